"""By what the list of facilities can be narrowed."""

import django_filters
from django.db.models import QuerySet

from cases.filters import FilterForm
from rehab.enums import FacilityKind
from rehab.models import Facility


class FacilityFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Tên hoặc mã cơ sở", method="find")
    kind = django_filters.ChoiceFilter(label="Loại", choices=FacilityKind.choices, empty_label="— tất cả —")

    class Meta:
        model = Facility
        fields: list[str] = []
        form = FilterForm

    def find(self, queryset: QuerySet[Facility], name: str, value: str) -> QuerySet[Facility]:
        return queryset.filter(office__name__icontains=value) | queryset.filter(office__code__icontains=value)
