"""By what the list of reports can be narrowed."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from areas.models import Office
from core.forms import PlainForm
from reporting.enums import FormCode, ReportState
from reporting.models import Report
from reporting.periods import window_of

ANY = "— tất cả —"


class FilterForm(PlainForm, forms.Form):
    pass


class ReportFilter(django_filters.FilterSet):
    """Form, office, period and state."""

    form = django_filters.ChoiceFilter(label="Biểu", choices=FormCode.choices, empty_label=ANY)
    office = django_filters.ModelChoiceFilter(label="Cơ quan", queryset=Office.objects.none(), empty_label=ANY)
    period = django_filters.ChoiceFilter(label="Kỳ", empty_label=ANY)
    state = django_filters.ChoiceFilter(label="Trạng thái", choices=ReportState.choices, empty_label=ANY)

    class Meta:
        model = Report
        fields: list[str] = []
        form = FilterForm

    def __init__(self, data: QueryDict | None, queryset: QuerySet[Report]):
        """Offices and periods to choose from are those of the reports there are."""
        super().__init__(data, queryset)
        periods = queryset.order_by("-ends").values_list("period", flat=True)
        self.filters["period"].extra["choices"] = [
            (period, window_of(period).title) for period in dict.fromkeys(periods)
        ]
        self.filters["office"].queryset = Office.objects.filter(reports__in=queryset).distinct()

    @property
    def is_narrow(self) -> bool:
        return any(self.data.get(name) for name in self.filters)

    def filter_queryset(self, queryset: QuerySet[Report]) -> QuerySet[Report]:
        """A filter that cannot be read finds nothing, rather than everything."""
        return super().filter_queryset(queryset) if self.form.is_valid() else queryset.none()
