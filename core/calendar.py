"""The only source of today. All days are days in Asia/Ho_Chi_Minh."""

from calendar import monthrange
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """The day the system stands on: ``SYSTEM_DATE`` of a training site, else the real day."""
    return settings.SYSTEM_DATE or timezone.localdate()


def now() -> datetime:
    """The fixed day with the real time of day, or the real moment. For recorded times, never for sign-in."""
    moment = timezone.localtime()
    day = today()
    return moment.replace(year=day.year, month=day.month, day=day.day)


def is_fixed() -> bool:
    """Whether this is a training site that stands on a fixed day (shown by a banner on every page)."""
    return settings.SYSTEM_DATE is not None


def add_months(day: date, months: int) -> date:
    """The same day number ``months`` later (or earlier), or the last day of that month when it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
