"""The dated rule of what a regular club is: a setting, changed by administrators."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from aftercare.models import ClubRule
from core import audit
from core.admin import SiteAdmin


@admin.register(ClubRule)
class ClubRuleAdmin(SiteAdmin):
    list_display = ["valid_from", "month_share", "sessions_a_month", "attendance_share"]
    fields = ["valid_from", "month_share", "sessions_a_month", "attendance_share"]

    def save_model(self, request: HttpRequest, obj: ClubRule, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        audit.record("set_club_rule", obj, by=request.user, fields=form.changed_data)
