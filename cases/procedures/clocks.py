"""When a step is due and when a term is over: pure functions of days, rules and the working-day calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from django.utils import timezone

from cases.models.law import DeadlineUnit
from core.calendar import add_months
from core.workdays import DAY, WorkCalendar


class Stretch(Protocol):
    starts: date
    ends: date | None


class Deadline(Protocol):
    amount: int | None
    unit: str
    extension: int | None


@dataclass(frozen=True)
class Due:
    """The last day of a step (and its hour, where the law counts hours), with the way it was computed."""

    on: date
    at: datetime | None
    inputs: dict[str, Any]


def due(
    rule: Deadline,
    starts_on: date,
    starts_at: datetime | None,
    calendar: WorkCalendar,
    held: int = 0,
    *,
    extended: bool = False,
) -> Due:
    """When a step is due whose clock began on ``starts_on``; ``held`` days during which the clock stood still come on
    top. Hours run from ``starts_at``; where only the day is known they are granted until the end of the day on which
    they end at the latest. ``extended``: with what the rule allows on top of its deadline."""
    amount = rule.amount + ((rule.extension or 0) if extended else 0)
    inputs = {"amount": amount, "unit": rule.unit, "from": starts_on.isoformat(), "held": held}
    start = starts_on + DAY * held
    if rule.unit == DeadlineUnit.HOUR:
        if starts_at is None:
            return Due(start + DAY * -(-amount // 24), None, inputs)
        moment = calendar.hours_later(starts_at + DAY * held, amount)
        return Due(timezone.localtime(moment).date(), moment, inputs | {"at": starts_at.isoformat()})
    if rule.unit == DeadlineUnit.WORKING_DAY:
        on = calendar.after(start, amount)
    elif rule.unit == DeadlineUnit.MONTH:
        on = calendar.months_later(start, amount)
    else:
        on = calendar.days_later(start, amount)
    if rule.unit in (DeadlineUnit.DAY, DeadlineUnit.MONTH):
        plain = add_months(start, amount) if rule.unit == DeadlineUnit.MONTH else start + DAY * amount
        return Due(on, None, inputs | ({"put_off": plain.isoformat()} if plain != on else {}))
    skipped = [day.isoformat() for day in _days(start, on) if not calendar.is_working(day)]
    return Due(on, None, inputs | {"skipped": skipped})


def due_by(last: date) -> Due:
    """A step due on a day that an earlier step named, such as the end of a postponement."""
    return Due(last, None, {"until": last.isoformat()})


def due_from_end(rule: Deadline, term_ends: date, calendar: WorkCalendar) -> Due:
    """When a step is due that is counted from the end of a term: before it with a negative amount. What must be done
    so many days before is not put off by a holiday."""
    if rule.unit == DeadlineUnit.WORKING_DAY:
        on = calendar.after(term_ends, rule.amount)
    elif rule.unit == DeadlineUnit.MONTH:
        on = add_months(term_ends, rule.amount)
    else:
        on = term_ends + DAY * rule.amount
    return Due(on, None, {"amount": rule.amount, "unit": rule.unit, "end": term_ends.isoformat()})


def term_end(
    starts: date,
    months: int,
    *,
    remitted: int = 0,
    prolonging: Iterable[Stretch] = (),
    shortening: Iterable[Stretch] = (),
) -> date | None:
    """First day on which a term is over: months from its start, less the months remitted, plus the days not counted
    (escape, absence without leave; NĐ116/2021 art. 56, 79), less those served before (custody in a facility; art. 48).
    A day in two stretches counts once. None while a prolonging stretch lasts: nobody can say."""
    prolonging = list(prolonging)
    if any(stretch.ends is None for stretch in prolonging):
        return None
    end = add_months(starts, max(months - remitted, 0))
    return end + DAY * (days_covered(prolonging) - days_covered(shortening))


def days_covered(stretches: Iterable[Stretch], since: date = date.min) -> int:
    """Days from ``since`` on that lie in at least one of the stretches, which are half-open and have ended."""
    total, reached = timedelta(), since
    for starts, ends in sorted((stretch.starts, stretch.ends) for stretch in stretches if stretch.ends):
        starts = max(starts, reached)
        if ends > starts:
            total += ends - starts
            reached = ends
    return total.days


def _days(first: date, last: date) -> Iterable[date]:
    """The days after ``first`` up to ``last``."""
    return (first + DAY * number for number in range(1, (last - first).days + 1))
