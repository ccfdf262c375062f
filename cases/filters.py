"""By what the list of dossiers can be narrowed."""

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict

from areas.models import Area
from cases.enums import Drug, Sex, Stage
from cases.models import Dossier, Responsibility
from cases.queries import communes_in, units_to_filter
from core import calendar
from core.forms import DayField, LongSelect, PlainForm

ANY = "— tất cả —"
NOT_KNOWN = "chưa rõ"


class FilterForm(PlainForm, forms.Form):
    pass


class DayFilter(django_filters.Filter):
    field_class = DayField


class UnitField(forms.ModelChoiceField):
    widget = LongSelect

    def label_from_instance(self, area: Area) -> str:
        return f"{area.name} ({area.parent})" if area.parent_id else area.name


class UnitFilter(django_filters.ModelChoiceFilter):
    field_class = UnitField


class DossierFilter(django_filters.FilterSet):
    """Search by name, number or paper; state, place, person and drug; opened in a period."""

    q = django_filters.CharFilter(label="Họ tên, số hồ sơ hoặc số giấy tờ", method="find")
    stage = django_filters.ChoiceFilter(label="Giai đoạn", choices=Stage.choices, empty_label=ANY)
    unit = UnitFilter(label="Địa bàn", queryset=Area.objects.none(), method="in_unit", empty_label=ANY)
    sex = django_filters.ChoiceFilter(label="Giới tính", choices=Sex.choices, empty_label=ANY)
    age_from = django_filters.NumberFilter(label="Tuổi từ", method="at_least", min_value=0, max_value=130)
    age_to = django_filters.NumberFilter(label="Tuổi đến", method="at_most", min_value=0, max_value=130)
    drug = django_filters.ChoiceFilter(
        label="Chất chính", field_name="main_drug", choices=Drug.choices, empty_label=ANY
    )
    people = django_filters.ChoiceFilter(
        label="Dân tộc",
        choices=[("kinh", "Kinh"), ("minority", "Dân tộc khác"), ("unknown", NOT_KNOWN)],
        method="of_people",
        empty_label=ANY,
    )
    opened_from = DayFilter(label="Lập từ ngày", field_name="opened_on", lookup_expr="gte")
    opened_to = DayFilter(label="Lập đến ngày", field_name="opened_on", lookup_expr="lte")

    class Meta:
        model = Dossier
        fields: list[str] = []
        form = FilterForm

    def __init__(self, data: QueryDict | None, queryset: QuerySet[Dossier], *, user: Any):
        super().__init__(data, queryset)
        self.filters["unit"].queryset = units_to_filter(user)

    @property
    def has_more(self) -> bool:
        """Whether anything but the search box narrows the list."""
        return any(value for name, value in self.data.items() if name in self.filters and name != "q")

    def filter_queryset(self, queryset: QuerySet[Dossier]) -> QuerySet[Dossier]:
        """A filter that cannot be read finds nothing, rather than everything."""
        return super().filter_queryset(queryset) if self.form.is_valid() else queryset.none()

    def find(self, queryset: QuerySet[Dossier], name: str, value: str) -> QuerySet[Dossier]:
        return queryset.search(value)

    def in_unit(self, queryset: QuerySet[Dossier], name: str, value: Area) -> QuerySet[Dossier]:
        now = Responsibility.objects.filter(dossier=OuterRef("pk"), ends=None, commune__in=communes_in(value))
        return queryset.filter(Exists(now))

    def at_least(self, queryset: QuerySet[Dossier], name: str, value: int) -> QuerySet[Dossier]:
        return queryset.filter(birth_date__lte=_years_ago(int(value)))

    def at_most(self, queryset: QuerySet[Dossier], name: str, value: int) -> QuerySet[Dossier]:
        return queryset.filter(birth_date__gt=_years_ago(int(value) + 1))

    def of_people(self, queryset: QuerySet[Dossier], name: str, value: str) -> QuerySet[Dossier]:
        kinh, unknown = Q(ethnicity__iexact="kinh"), Q(ethnicity="")
        return queryset.filter({"kinh": kinh, "unknown": unknown}.get(value, ~kinh & ~unknown))


def _years_ago(years: int) -> date:
    """Whoever was born on this day or before is at least so many years old today."""
    return calendar.add_months(calendar.today(), -12 * years)
