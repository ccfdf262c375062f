"""Providers of services in law (NĐ116 art. 17-19): which act follows which, and what is due, as pure functions of
steps, rules and the calendar of working days. A provider is no dossier, so that the engine of procedures is not asked;
what the law says of an act on a day are the same dated rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cases.models import Rule
from cases.procedures.rules import RuleBook
from core.calendar import add_months
from core.workdays import WorkCalendar
from programme.enums import ProviderAct as Act
from programme.enums import ProviderState as State
from programme.models import ProviderStep

PROCEDURE = "provider"

MOVES: dict[Act, tuple[frozenset[State], State]] = {
    Act.REGISTER: (frozenset({State.NEW, State.REFUSED, State.WITHDRAWN}), State.REGISTERED),
    Act.PUBLISH: (frozenset({State.REGISTERED}), State.PUBLISHED),
    Act.REFUSE: (frozenset({State.REGISTERED}), State.REFUSED),
    Act.FIND: (frozenset({State.PUBLISHED}), State.FOUND),
    Act.RECORD: (frozenset({State.FOUND}), State.RECORDED),
    Act.SUSPEND: (frozenset({State.RECORDED}), State.SUSPENDED),
    Act.CLEAR: (frozenset({State.FOUND, State.RECORDED}), State.PUBLISHED),
    Act.REGISTER_AGAIN: (frozenset({State.SUSPENDED}), State.REGISTERED_AGAIN),
    Act.REPUBLISH: (frozenset({State.REGISTERED_AGAIN}), State.PUBLISHED),
    Act.REFUSE_AGAIN: (frozenset({State.REGISTERED_AGAIN}), State.SUSPENDED),
    Act.WITHDRAW: (
        frozenset({State.PUBLISHED, State.FOUND, State.RECORDED, State.SUSPENDED, State.REGISTERED_AGAIN}),
        State.WITHDRAWN,
    ),
}
"""From which states an act leads to which."""

OWED: dict[State, Act] = {
    State.REGISTERED: Act.PUBLISH,
    State.FOUND: Act.RECORD,
    State.RECORDED: Act.SUSPEND,
    State.REGISTERED_AGAIN: Act.REPUBLISH,
}
"""What the office owes in a state, counted from the step that led there."""

PUBLISHED = frozenset({State.PUBLISHED, State.FOUND, State.RECORDED})
SUSPENDED = frozenset({State.SUSPENDED, State.REGISTERED_AGAIN})


@dataclass(frozen=True)
class Due:
    """What is owed, by which day and by which rule; without a rule it is the end of a suspension."""

    words: str
    on: date
    rule: Rule | None = None

    def is_late(self, today: date) -> bool:
        return today > self.on


def state_after(steps: Sequence[ProviderStep]) -> State:
    """Where a provider stands after its standing steps."""
    return MOVES[Act(steps[-1].act)][1] if steps else State.NEW


def next_acts(steps: Sequence[ProviderStep]) -> list[Act]:
    """The acts that may follow, in the order of the law."""
    state = state_after(steps)
    return [act for act, (sources, _) in MOVES.items() if state in sources]


def due_after(steps: Sequence[ProviderStep], book: RuleBook, days: WorkCalendar) -> Due | None:
    """What is due next: an act of the office within its working days, else the end of the suspension. A deadline that
    runs when the law changes keeps the rule of the day on which it began."""
    state = state_after(steps)
    if state in OWED:
        act, begun = OWED[state], steps[-1].on
        rule = book.at(act, begun)
        return Due(act.label, days.after(begun, rule.amount), rule) if rule and rule.amount else None
    if state == State.SUSPENDED:
        until = suspended_until(steps)
        return Due("Hết thời hạn tạm đình chỉ", until) if until else None
    return None


def suspended_until(steps: Sequence[ProviderStep]) -> date | None:
    """The first day after the months of the latest suspension."""
    decided = next((step for step in reversed(steps) if step.act == Act.SUSPEND), None)
    return add_months(decided.on, decided.months) if decided else None
