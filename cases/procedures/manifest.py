"""What a procedure of law is made of. Each procedure declares its states and acts as data and is registered by code;
services, pages and clocks ask the manifest and know no procedure by name. Deadlines, deciders, forms and articles are
not here: they are dated rules (``cases.models.Rule``), one row for each act and day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, wraps
from pathlib import Path
from typing import Any

from accounts.models import User
from cases.enums import Sex
from cases.models import Dossier, LifeEventKind, Pause, Procedure, Rule, Step
from cases.procedures.standing import Offered
from core.registry import Registry

NOT_BEGUN = ""
"""The state of a procedure before its first act."""
WITHDRAWN = "withdrawn"
"""The state of a procedure whose first step was taken back."""
BROKEN_OFF = "broken_off"
"""The state of a procedure that an event in the person's life broke off."""


@dataclass
class Taking:
    """One act being taken: what checks and effects are given. ``step`` is set once it is written; an effect may set
    the days of the term on ``procedure``, which is saved after it."""

    procedure: Procedure
    dossier: Dossier
    act: "Act"
    rule: Rule
    on: date
    at: datetime | None
    data: dict[str, Any]
    by: User
    step: Step | None = None


Check = Callable[[Taking], Iterable[str]]
"""Gives the sentences that refuse the act; nothing when it may be taken."""


class Beside(str):
    """A sentence that refuses an act for the sake of one thing on its form: ``field``, an ask or the day ("on")."""

    field: str


def about(field: str) -> Callable[[Check], Check]:
    """The sentences of a check stand beside a field of the form, where it has it."""

    def wrap(check: Check) -> Check:
        @wraps(check)
        def told(taking: Taking) -> Iterable[str]:
            for sentence in check(taking):
                beside = Beside(sentence)
                beside.field = field
                yield beside

        return told

    return wrap


Effect = Callable[[Taking], None]
"""What follows from the act, in the same transaction: facts pushed down, an episode begun or ended. As ``undo``: takes
that back when the step is taken back (``data`` is then what was stored); raises ``DomainError`` when something was
built on it."""

Prefill = Callable[[Dossier, Procedure | None], dict[str, Any]]
"""What the dossier knows already of what an act asks: filled into its form beforehand, to be checked by the officer."""


@dataclass(frozen=True)
class Ask:
    """One thing that the form of an act asks. ``kind`` names a field of ``cases.procedures.asks``; ``counted_by``: the
    act whose rule says how many of the choices there must be (``at_least``). ``women_only``: choices that there are for
    women alone. ``hint``: what the law of the day says of it, told beneath its field."""

    slug: str
    label: str
    kind: str = "text"
    required: bool = True
    choices: tuple[tuple[str, str], ...] = ()
    help: str = ""
    counted_by: str = ""
    women_only: tuple[str, ...] = ()
    hint: Callable[[Taking], str] | None = None

    def choices_for(self, sex: str) -> list[tuple[str, str]]:
        """The choices that there are for somebody of this sex."""
        return [choice for choice in self.choices if sex == Sex.FEMALE or choice[0] not in self.women_only]


@dataclass(frozen=True)
class Paper:
    """A paper without which the act may not be taken. ``scan``: the signed paper itself must be attached; else the
    officer says that it lies in the dossier. ``document`` names the form that the system prints for it. ``since``: the
    first day of the law that knows it, where it came later than the act."""

    slug: str
    label: str
    scan: bool = False
    required: bool = True
    document: str = ""
    since: date | None = None


@dataclass(frozen=True)
class PauseOpening:
    """The act begins a stretch of days that prolongs or shortens the term, or holds up the deadline of ``act``."""

    kind: str
    effect: Pause.Effect
    act: str = ""


@dataclass(frozen=True)
class Act:
    """One step that somebody may take.

    ``sources``: the states in which it may be taken (``NOT_BEGUN`` opens the procedure); ``target``: the state after
    it, None when it changes none; ``target_by``: the ask whose answer is the state after it (a conclusion that may be
    one or the other); ``back_from``: the act which it answers and before whose last step it leads back (who was wanted
    is found). ``prefills``: what its form is filled in with from the dossier. ``due_after``: acts whose taking starts
    the clock of this one; ``extended_by``: the ask of such an act that grants the longer deadline; ``due_by``: the ask
    of such an act that names the last day itself; ``from_end``: its clock runs back (or on) from the end of the term.
    ``documents_after``: a form and the act without which it is not made (who asked for a determination).
    ``offered``: whether it leads anywhere as the procedure stands (its checks decide; this only spares a button).
    ``is_right``: nobody owes it, the person may ask for it until its day is over; ``is_wait``: its day is the first,
    not the last on which it may be taken (what was posted long enough); neither is ever late. ``within_term``: owed
    again and again while the term runs, and no more once it is over. ``foretold``: checks whose sentences the page
    tells before anybody fills in its form, because they ask nothing of it.
    ``meets``: other acts whose clocks it stops too (a refusal answers a request as a decision does). ``decides``: fixes
    the law that governs what follows.
    """

    slug: str
    label: str
    sources: tuple[str, ...]
    target: str | None = None
    target_by: str = ""
    back_from: str = ""
    asks: tuple[Ask, ...] = ()
    papers: tuple[Paper, ...] = ()
    due_after: tuple[str, ...] = ()
    extended_by: str = ""
    due_by: str = ""
    from_end: bool = False
    is_right: bool = False
    is_wait: bool = False
    within_term: bool = False
    meets: tuple[str, ...] = ()
    decides: bool = False
    checks: tuple[Check, ...] = ()
    foretold: tuple[Check, ...] = ()
    prefills: Prefill | None = None
    effect: Effect | None = None
    undo: Effect | None = None
    opens: PauseOpening | None = None
    closes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    documents_after: tuple[tuple[str, str], ...] = ()
    offered: Offered | None = None
    words: str = ""

    @property
    def is_duty(self) -> bool:
        """Whether somebody owes it by its day."""
        return not (self.is_right or self.is_wait)

    def target_from(self, state: str, data: dict[str, Any]) -> str:
        """The state after the act taken in ``state`` with these answers; one that leads back asks the steps."""
        if self.target_by:
            return data[self.target_by]
        return state if self.target is None else self.target


BREAK_OFF = Act(
    "break_off",
    "Khép lại vì chết, phạt tù hoặc mất tích",
    sources=(),
    target=BROKEN_OFF,
    asks=(Ask("cause", "Sự việc", "choice", choices=tuple(LifeEventKind.choices)),),
)
"""The step that stands in every procedure which such an event broke off; nobody takes it by itself."""


@dataclass(frozen=True)
class Manifest:
    """A procedure: its states with their labels, those in which it is closed, its acts, and the files of its rules.
    ``going_on``: the state in which one that began before this system is taken up; ``ages``: from which age and below
    which it is offered (its checks decide); ``begun_by``: the acts with which what it is about begins, where nobody
    decides on it."""

    slug: str
    order: int
    title: str
    states: dict[str, str]
    final: frozenset[str]
    acts: tuple[Act, ...]
    rules_files: tuple[Path, ...]
    going_on: str = ""
    ages: tuple[int, int] = (0, 200)
    begun_by: tuple[str, ...] = ()

    def act(self, slug: str) -> Act | None:
        """The act by its name; None when the procedure has none of it."""
        return self._by_slug.get(slug)

    @cached_property
    def _by_slug(self) -> dict[str, Act]:
        return {act.slug: act for act in (BREAK_OFF, *self.acts)}

    @property
    def founding(self) -> list[str]:
        """The acts that decide on what the procedure is about, or with which it begins."""
        return [act.slug for act in self.acts if act.decides or act.slug in self.begun_by]

    def state_label(self, state: str) -> str:
        """Words for a state."""
        general = {WITHDRAWN: "Đã thu hồi", BROKEN_OFF: "Đã khép lại giữa chừng"}
        return self.states.get(state) or general.get(state, "Chưa bắt đầu")

    def acts_from(self, state: str) -> list[Act]:
        """The acts that may be taken in a state, in their order in the law."""
        return [act for act in self.acts if state in act.sources]

    def targets_from(self, act: Act, state: str) -> list[str]:
        """Every state to which an act may lead from ``state``."""
        if act.back_from:
            return list(self.act(act.back_from).sources)
        if act.target_by:
            return [value for ask in act.asks if ask.slug == act.target_by for value, _ in ask.choices]
        return [act.target_from(state, {})]

    def reachable(self, state: str) -> frozenset[str]:
        """Names of all acts that may still come, now or later, from a state."""
        if state not in self._reached:
            self._reached[state] = self._reach(state)
        return self._reached[state]

    @cached_property
    def _reached(self) -> dict[str, frozenset[str]]:
        return {}

    def _reach(self, state: str) -> frozenset[str]:
        seen, waiting, found = set(), [state], set()
        while waiting:
            here = waiting.pop()
            if here in seen:
                continue
            seen.add(here)
            for act in self.acts_from(here):
                found.add(act.slug)
                waiting += self.targets_from(act, here)
        return frozenset(found)


manifests: Registry[Manifest] = Registry()
