"""Words of printed forms: what is not known is a dotted line, to be completed by hand."""

from datetime import date
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from areas.letterhead import written_day

register = template.Library()
UNKNOWN_DAY = "ngày ……… tháng ……… năm …………"
BREAKABLE = "…\u200b"
BLANK_LINE = '<span class="blank"></span>'


@register.filter
def dots(value: Any, length: int = 14) -> Any:
    """The value, or a stretch of dots that may break anywhere. Numbers are years and counts, without points."""
    if value in (None, ""):
        return BREAKABLE * length
    return str(value) if isinstance(value, int) else value


@register.filter
def lines(value: Any, count: int = 2) -> Any:
    """The value, or some dotted lines."""
    return mark_safe(BLANK_LINE * count) if value in (None, "") else value


@register.filter
def keep_end(value: str) -> str:
    """The last two words of a name stay together: Cơ sở số 9."""
    return "\u00a0".join(value.rsplit(" ", 1))


@register.filter
def on_day(value: date | str | None) -> SafeString | str:
    """ngày 05 tháng 01 năm 2024, or the same with dots."""
    if isinstance(value, str):
        return value or UNKNOWN_DAY
    return written_day(value) if value else UNKNOWN_DAY


@register.filter
def short_day(value: date | str | None) -> str:
    """05/01/2024, or dots."""
    if isinstance(value, str):
        return value or "…/…/……"
    return f"{value:%d/%m/%Y}" if value else "…/…/……"
