"""The calendar of the reports and the runs of the night on the management site."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from core.admin import ReadOnlyAdmin, SiteAdmin
from core.errors import DomainError
from reporting.models import JobRun, ReportingStart, ReportSchedule
from reporting.services import check_schedule, set_reporting_start, set_schedule


class ScheduleForm(forms.ModelForm):
    """A row of the calendar; days that do not fit are refused beside their field."""

    class Meta:
        model = ReportSchedule
        fields = [
            "calendar",
            "form",
            "sender",
            "part",
            "area",
            "from_year",
            "to_year",
            "is_owed",
            "before_day",
            "month_offset",
            "cutoff_day",
            "cutoff_month_offset",
            "source",
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors:
            try:
                check_schedule(ReportSchedule(**data))
            except DomainError as refusal:
                for field, sentence in refusal.fields.items():
                    self.add_error(field, sentence)
        return data


class OfAnArea(SiteAdmin):
    """Rows for the whole country or for a unit and all below it."""

    autocomplete_fields = ["area"]
    list_select_related = ["area", "changed_by"]


@admin.register(ReportSchedule)
class ReportScheduleAdmin(OfAnArea):
    form = ScheduleForm
    list_display = [
        "form",
        "sender",
        "part",
        "calendar",
        "place",
        "from_year",
        "to_year",
        "days",
        "source",
        "changed_by",
    ]
    list_filter = ["calendar", "form", "sender"]

    @admin.display(description="địa bàn")
    def place(self, row: ReportSchedule) -> str:
        return row.area.name if row.area else "Cả nước"

    @admin.display(description="hạn nộp")
    def days(self, row: ReportSchedule) -> str:
        return row.words

    def save_model(self, request: HttpRequest, obj: ReportSchedule, form: Any, change: bool) -> None:
        set_schedule(schedule=obj, by=request.user)


@admin.register(ReportingStart)
class ReportingStartAdmin(OfAnArea):
    fields = ["area", "first_on"]
    list_display = ["first_on", "place", "changed_by"]

    @admin.display(description="địa bàn")
    def place(self, row: ReportingStart) -> str:
        return row.area.name if row.area else "Cả nước"

    def save_model(self, request: HttpRequest, obj: ReportingStart, form: Any, change: bool) -> None:
        set_reporting_start(start=obj, by=request.user)


@admin.register(JobRun)
class JobRunAdmin(ReadOnlyAdmin):
    list_display = ["job", "area", "for_day", "started_at", "ended_at", "outcome", "counts", "failure"]
    list_filter = ["job", "outcome"]
    list_select_related = ["area"]
