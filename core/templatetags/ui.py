"""Small words that templates need everywhere."""

from datetime import date, datetime
from typing import Any

from django import template
from django.template import Context
from django.utils import timezone

from core import calendar
from core.navigation import Entry, entries_for

register = template.Library()
DASH = "–"


@register.simple_tag(takes_context=True)
def menu(context: Context) -> list[Entry]:
    """The entries of the menu for who is signed in; nobody: none."""
    request = context.get("request")
    if request is None or not getattr(request, "user", None) or not request.user.is_authenticated:
        return []
    return entries_for(request.user, request.path)


@register.simple_tag
def fixed_day() -> date | None:
    """The day a training site stands on; None on a real one."""
    return calendar.today() if calendar.is_fixed() else None


@register.simple_tag
def today() -> date:
    return calendar.today()


@register.filter
def day(value: date | datetime | None) -> str:
    """20/06/2024; of a moment, its day in Vietnam; a dash for none."""
    if value is None or value == "":
        return DASH
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    return f"{value:%d/%m/%Y}"


@register.filter
def shown(value: Any) -> Any:
    """A value as read by people: có or không, a dash for nothing."""
    if value is None or value == "":
        return DASH
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return value


@register.simple_tag
def span(starts: date, ends: date | None) -> str:
    """01/02/2023 – 01/08/2023, or “từ 01/02/2023”."""
    return f"{day(starts)} – {day(ends)}" if ends else f"từ {day(starts)}"
