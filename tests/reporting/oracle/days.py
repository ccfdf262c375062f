"""Arithmetic of days and numbers, as the forms want it."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

DAY = timedelta(days=1)


def active(starts: date, ends: date | None, day: date) -> bool:
    """Half-open: the end day is the first day on which it no longer holds."""
    return starts <= day and (ends is None or ends > day)


def walk(first: date, last: date) -> Iterator[date]:
    """Every day from ``first`` to ``last``, both among them."""
    day = first
    while day <= last:
        yield day
        day += DAY


def two_years_before(day: date) -> date:
    """24 months before: the same day number, or the last day of that month."""
    return date(day.year - 2, day.month, min(day.day, monthrange(day.year - 2, day.month)[1]))


def age(born: date, year_only: bool, day: date) -> int:
    """Whole years on ``day``; born on 31/12 when only the year is known."""
    month, number = (12, 31) if year_only else (born.month, born.day)
    return day.year - born.year - (1 if (day.month, day.day) < (month, number) else 0)


def whole_months(first: date, last: date) -> list[tuple[date, date]]:
    """First and last day of every month that lies wholly in the days from ``first`` to ``last``."""
    months = []
    for day in walk(first, last):
        end = date(day.year, day.month, monthrange(day.year, day.month)[1])
        if day.day == 1 and end <= last:
            months.append((day, end))
    return months


def percent(part: int, whole: int) -> float | None:
    """One decimal, half up; nothing when there is nothing to divide by."""
    if whole == 0:
        return None
    tenths, rest = divmod(Fraction(1000 * part, whole), 1)
    return (tenths + (1 if rest >= Fraction(1, 2) else 0)) / 10


def millions(amount: int) -> float:
    """Đồng as millions, one decimal, half up of the binary quotient: so do the worked examples."""
    return float(Decimal(amount / 1e6).quantize(Decimal("0.1"), ROUND_HALF_UP))
