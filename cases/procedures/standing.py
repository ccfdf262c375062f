"""A procedure as it stands on a day: what is asked before an act is offered on a page. An act that its own checks would
certainly refuse is no button; they decide all the same when it is taken."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from cases.models import Procedure, Step


@dataclass
class Standing:
    """One procedure on one day. Steps, stretches and deadlines are read once, when first asked for."""

    procedure: Procedure
    day: date

    @cached_property
    def steps(self) -> list[Step]:
        return list(self.procedure.steps.standing())

    @cached_property
    def running(self) -> set[str]:
        """The kinds of stretches that have begun and not ended."""
        return set(self.procedure.pauses.filter(ends__isnull=True).values_list("kind", flat=True))

    @cached_property
    def owed(self) -> dict[str, date | None]:
        """The acts owed, with their last days."""
        return dict(self.procedure.clocks.open().values_list("act", "due_on"))


Offered = Callable[[Standing], bool]
"""Whether an act is worth a button; an act without it always is."""


def term_is_over(standing: Standing) -> bool:
    """The term has run out; without a term there is nothing to wait for."""
    procedure = standing.procedure
    if procedure.term_starts is None:
        return True
    return procedure.term_ends is not None and procedure.term_ends <= standing.day


def while_running(kind: str) -> Offered:
    """During a stretch of days."""
    return lambda standing: kind in standing.running


def unless_running(kind: str) -> Offered:
    """When no such stretch runs already."""
    return lambda standing: kind not in standing.running


def after(asking: str, by: str, **said: Any) -> Offered:
    """When ``asking`` (with these answers) was taken since the last ``by``: each is answered once."""

    def offered(standing: Standing) -> bool:
        for step in reversed(standing.steps):
            if step.act == by:
                return False
            if step.act == asking and said.items() <= step.data.items():
                return True
        return False

    return offered


def unless_after(asking: str, by: str) -> Offered:
    """When ``asking`` was not taken since the last ``by``."""
    found = after(asking, by)
    return lambda standing: not found(standing)


def until(act: str) -> Offered:
    """As long as the act was not taken."""
    return lambda standing: all(step.act != act for step in standing.steps)


def once_waited(act: str, asking: str) -> Offered:
    """When ``asking`` was taken since the last ``act``, and the day is there from which the act may follow it."""
    asked = after(asking, act)
    return lambda standing: asked(standing) and (standing.owed.get(act) or standing.day) <= standing.day


def once_late(act: str) -> Offered:
    """When the last day of an act is over."""
    return lambda standing: (standing.owed.get(act) or date.min) < standing.day
