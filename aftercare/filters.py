"""By what the list of clubs can be narrowed."""

from datetime import date
from typing import Any

import django_filters
from django.db.models import Q, QuerySet

from aftercare.models import Club
from cases.filters import FilterForm
from core import calendar

STATES = [("active", "Đang hoạt động"), ("dissolved", "Đã giải thể")]


class ClubFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Tên hoặc mã câu lạc bộ", method="find")
    state = django_filters.ChoiceFilter(label="Tình trạng", choices=STATES, method="of_state", empty_label="— tất cả —")

    class Meta:
        model = Club
        fields: list[str] = []
        form = FilterForm

    def find(self, queryset: QuerySet[Club], name: str, value: str) -> QuerySet[Club]:
        return queryset.filter(Q(name__icontains=value) | Q(code__icontains=value))

    def of_state(self, queryset: Any, name: str, value: str) -> QuerySet[Club]:
        today: date = calendar.today()
        return queryset.on(today) if value == "active" else queryset.filter(ends__lte=today)
