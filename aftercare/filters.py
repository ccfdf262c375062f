"""By what the lists of clubs and of other models can be narrowed."""

from datetime import date
from typing import Any

import django_filters
from django.db.models import Q, QuerySet

from aftercare.enums import SchemeKind
from aftercare.models import Club, Scheme
from cases.filters import FilterForm
from core import calendar

STATES = [("active", "Đang hoạt động"), ("dissolved", "Đã giải thể")]


class FoundedFilter(django_filters.FilterSet):
    """By words of its name or code, and whether it stands today."""

    q = django_filters.CharFilter(label="Tên hoặc mã", method="find")
    state = django_filters.ChoiceFilter(label="Tình trạng", choices=STATES, method="of_state", empty_label="— tất cả —")

    def find(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(Q(name__icontains=value) | Q(code__icontains=value))

    def of_state(self, queryset: Any, name: str, value: str) -> QuerySet:
        today: date = calendar.today()
        return queryset.on(today) if value == "active" else queryset.filter(ends__lte=today)


class ClubFilter(FoundedFilter):
    class Meta:
        model = Club
        fields: list[str] = []
        form = FilterForm


class SchemeFilter(FoundedFilter):
    kind = django_filters.ChoiceFilter(label="Loại mô hình", choices=SchemeKind.choices, empty_label="— tất cả —")

    class Meta:
        model = Scheme
        fields: list[str] = []
        form = FilterForm
