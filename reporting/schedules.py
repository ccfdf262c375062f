"""From the rows of the calendar to days: pure functions of a row and a year."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from core.calendar import add_months
from core.errors import DomainError
from reporting.enums import Part
from reporting.models import ReportSchedule
from reporting.periods import CUTOFF_OUTSIDE, Window, window_of

DAY = timedelta(days=1)
EVERY_MONTH = range(1, 13)
DUE_BEFORE_CUTOFF = "Hạn nộp {:%d/%m/%Y} không được trước ngày chốt số liệu {:%d/%m/%Y}."


@dataclass(frozen=True)
class Due:
    """What one row of the calendar asks for one period: the window that is counted, the last day in time, and the day
    on which the report is opened (the first after the window)."""

    schedule: ReportSchedule
    window: Window
    due_on: date | None

    @property
    def opens_on(self) -> date:
        return self.window.ends + DAY


def last_day_before(ends: date, day: int, months: int) -> date:
    """The last day in time when something is due before the ``day``-th of the month that lies ``months`` after that of
    ``ends``. Before the 3rd: the 2nd; before the 1st: the last day of the month before. A day that the month lacks
    leaves the whole month."""
    first = add_months(ends.replace(day=1), months)
    return first + DAY * (min(day - 1, monthrange(first.year, first.month)[1]) - 1)


def cutoff_day(ends: date, day: int, months: int) -> date:
    """The day up to which is counted; the last of the month when it has no such day."""
    first = add_months(ends.replace(day=1), months)
    return first.replace(day=min(day, monthrange(first.year, first.month)[1]))


def periods_of(part: str, year: int) -> list[str]:
    """The period codes of a year that a row is about."""
    match part:
        case Part.MONTH:
            return [f"{year}-{month:02d}" for month in EVERY_MONTH]
        case Part.HALF:
            return [f"{year}-H1"]
        case Part.YEAR:
            return [f"{year}"]
    return [f"{year}-{part}"]


def dues_of(schedule: ReportSchedule, year: int) -> list[Due]:
    """What the row asks in a year that it is about; raises ``DomainError`` when its days do not fit the period."""
    return [_due(schedule, period) for period in periods_of(schedule.part, year)]


def dues_between(schedules: Iterable[ReportSchedule], first: date, last: date) -> Iterator[Due]:
    """What the rows ask of the periods that begin from ``first`` up to ``last``."""
    for schedule in schedules:
        from_year = max(schedule.from_year, first.year)
        to_year = min(schedule.to_year or last.year, last.year)
        for year in range(from_year, to_year + 1):
            yield from (due for due in dues_of(schedule, year) if first <= due.window.starts <= last)


def _due(schedule: ReportSchedule, period: str) -> Due:
    window = whole = window_of(period)
    if schedule.cutoff_day is not None:
        cutoff = cutoff_day(whole.ends, schedule.cutoff_day, schedule.cutoff_month_offset)
        if not whole.starts <= cutoff <= whole.ends:
            sentence = CUTOFF_OUTSIDE.format(cutoff, whole.starts, whole.ends)
            raise DomainError(sentence, fields={"cutoff_day": sentence})
        window = window_of(period, cutoff)
    if not schedule.is_owed:
        return Due(schedule, window, None)
    due_on = last_day_before(whole.ends, schedule.before_day, schedule.month_offset)
    if due_on < window.ends:
        sentence = DUE_BEFORE_CUTOFF.format(due_on, window.ends)
        raise DomainError(sentence, fields={"before_day": sentence})
    return Due(schedule, window, due_on)
