"""Narrowing the queue, and leaving it with a reason."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from aftercare.handover import Deadlines
from aftercare.models import HandoverExit, NotManaged
from areas.models import Area
from cases.filters import ANY, FilterForm, UnitFilter
from cases.models import Dossier, Responsibility
from cases.queries import communes_in, units_to_filter
from core.forms import DayField, FactForm

LATE, DUE, EXPECTED = "late", "due", "expected"
SHOWN = [(LATE, "Đã quá hạn"), (DUE, "Đã về, chưa có quyết định"), (EXPECTED, "Sắp về")]


class UnitQueue(django_filters.FilterSet):
    """The unit, of today, in which the person's commune lies."""

    unit = UnitFilter(label="Địa bàn", queryset=Area.objects.none(), method="in_unit", empty_label=ANY)

    class Meta:
        model = Dossier
        fields: list[str] = []
        form = FilterForm

    def __init__(self, data: Any, queryset: QuerySet[Dossier], *, user: Any):
        super().__init__(data, queryset)
        self.filters["unit"].queryset = units_to_filter(user)

    def filter_queryset(self, queryset: QuerySet[Dossier]) -> QuerySet[Dossier]:
        """A filter that cannot be read finds nothing."""
        return super().filter_queryset(queryset) if self.form.is_valid() else queryset.none()

    def in_unit(self, queryset: QuerySet[Dossier], name: str, value: Area) -> QuerySet[Dossier]:
        now = Responsibility.objects.filter(ends=None, commune__in=communes_in(value))
        return queryset.filter(pk__in=now.values("dossier"))


class QueueFilter(UnitQueue):
    """All who wait, those overdue, those who are back, those who are to come."""

    show = django_filters.ChoiceFilter(label="Xem", choices=SHOWN, method="shown", empty_label="— tất cả —")

    def __init__(self, data: Any, queryset: QuerySet[Dossier], *, user: Any, deadlines: Deadlines):
        super().__init__(data, queryset, user=user)
        self.deadlines = deadlines

    def shown(self, queryset: QuerySet[Dossier], name: str, value: str) -> QuerySet[Dossier]:
        if value == LATE:
            return self.deadlines.late(queryset)
        return queryset.filter(is_expected=value == EXPECTED)


class LeaveQueueForm(FactForm):
    class Meta:
        model = HandoverExit
        fields = ["on", "reason", "note"]
        field_classes = {"on": DayField}
        widgets = {"reason": forms.RadioSelect}
        help_texts = {"note": "ví dụ: giấy của nơi khác, số và ngày văn bản"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = NotManaged.choices
