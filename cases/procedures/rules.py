"""Which rule of law holds for a step on a day, and the calendar of working days; both read from the database."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from django.db import connection

from cases.models import Procedure, Rule, SpecialDay
from core.workdays import WorkCalendar

_HISTORY = "SELECT current_setting('app.known_at', true), count(*), max(pgh_id), max(xmin::text::bigint) FROM {}"
"""Of the rules' history, which no change passes by: another answer means other rules."""


class RuleBook:
    """All rules of a procedure: from the first day of each row until the next row of the same step. One book serves
    everybody who asks until a rule is changed, so whoever changes a rule reads it for himself."""

    _kept: ClassVar[dict[str, tuple[tuple, "RuleBook"]]] = {}

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rows: dict[str, list[Rule]] = defaultdict(list)
        for rule in rules:
            self._rows[rule.step].append(rule)

    @classmethod
    def of(cls, procedure: str) -> "RuleBook":
        """The book of one procedure, as the rules stand now (or stood, inside ``core.known.known_at``)."""
        stamp = _state_of_the_law()
        kept = cls._kept.get(procedure)
        if kept is None or kept[0] != stamp:
            kept = cls._kept[procedure] = stamp, cls(Rule.objects.of(procedure))
        return kept[1]

    def at(self, step: str, day: date) -> Rule | None:
        """The rule of a step (or of the whole, with ``step`` empty) on a day; None when the law knows none then."""
        rows = self._rows.get(step, [])
        place = bisect_right(rows, day, key=lambda rule: rule.valid_from)
        rule = rows[place - 1] if place else None
        return rule if rule and rule.in_force else None

    def first(self, step: str) -> Rule | None:
        """The oldest rule of a step."""
        return next(iter(self._rows.get(step, [])), None)

    def rows(self, step: str) -> list[Rule]:
        """All rules that a step ever had, the oldest first."""
        return list(self._rows.get(step, []))

    def ever(self, step: str) -> set[str]:
        """The roles that took the step under any law: papers of before are entered late."""
        return {role for rule in self._rows.get(step, []) for role in rule.roles}

    def governing(self, step: str, procedure: Procedure, on: date) -> Rule | None:
        """The rule that governs a step taken on a day: that of the day of the decision, once there is one; a file not
        decided yet follows the law of the day itself (L2025 art. 56). A step that the law of the decision did not know
        follows that of the day too: only the term is kept from before."""
        return self.at(step, procedure.decided_on or on) or self.at(step, on)

    def doing(self, step: str, procedure: Procedure, on: date) -> Rule | None:
        """The rule that says who takes the step: always that of the day on which it is taken, since an office acts
        with the powers it has then; where that law knows the step no more, that of the decision."""
        return self.at(step, on) or self.governing(step, procedure, on)


def _state_of_the_law() -> tuple:
    with connection.cursor() as cursor:
        cursor.execute(_HISTORY.format(Rule.pgh_event_model._meta.db_table))
        return cursor.fetchone()


def books_of(procedures: Iterable[str]) -> dict[str, RuleBook]:
    """The books of several procedures, read at once."""
    rules: dict[str, list[Rule]] = {procedure: [] for procedure in procedures}
    for rule in Rule.objects.filter(procedure__in=rules).order_by("procedure", "step", "valid_from"):
        rules[rule.procedure].append(rule)
    return {procedure: RuleBook(rows) for procedure, rows in rules.items()}


def in_force(day: date, steps: Iterable[str] | None = None) -> dict[tuple[str, str], Rule]:
    """What the law of a day knows, by procedure and step: all of it, or of the given steps only. One query."""
    rules = Rule.objects.filter(valid_from__lte=day)
    if steps is not None:
        rules = rules.filter(step__in=steps)
    latest = rules.order_by("procedure", "step", "-valid_from").distinct("procedure", "step")
    return {(rule.procedure, rule.step): rule for rule in latest if rule.in_force}


def work_calendar() -> WorkCalendar:
    """The calendar of working days as it stands now."""
    rows = list(SpecialDay.objects.values_list("day", "is_working"))
    return WorkCalendar(
        days_off=frozenset(day for day, is_working in rows if not is_working),
        worked=frozenset(day for day, is_working in rows if is_working),
    )
