"""The clocks of a procedure: which run, which were met and by which step, follows from the steps that stand. After a
step is taken or taken back, and after a rule, a pause or the calendar changed, they are derived anew from the steps and
what differs is written. A clock that was met keeps the day it had; one still open gets the day that holds now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cases.models import Clock, Pause, Procedure, Rule, Step
from cases.procedures.clocks import Due, days_covered, due, due_by, due_from_end, term_end
from cases.procedures.manifest import Manifest, manifests
from cases.procedures.rules import RuleBook, work_calendar
from cases.procedures.terms import term_followers
from core.workdays import WorkCalendar

Key = tuple[str, int | None]
"""The act owed, and the step that started its clock; no step for a clock that hangs on the end of the term."""


@dataclass
class Running:
    """A clock as it follows from the steps."""

    rule: Rule
    started_by: Step | None = None
    met_by: Step | None = None
    void: bool = False
    extended: bool = False
    until: str = ""


def sync_clocks(procedure: Procedure, manifest: Manifest, book: RuleBook, calendar: WorkCalendar) -> int:
    """Bring the stored clocks, and the end of the term on ``procedure`` (not saved here), in line with the steps.
    Returns how many open clocks got another day."""
    pauses, ended = list(procedure.pauses.all()), procedure.term_ends
    _set_term(procedure, pauses)
    if procedure.term_ends != ended:
        for follower in term_followers:
            follower.follow(procedure)
    stored = {(clock.act, clock.started_by_id): clock for clock in procedure.clocks.all()}
    expected = _expected(procedure, manifest, book)
    moved = 0
    changed: list[Clock] = []
    for key, running in expected.items():
        clock = stored.pop(key, None) or Clock(procedure=procedure, act=key[0], started_by=running.started_by)
        before = (clock.due_on, clock.met_by_id, clock.void, clock.rule_id)
        clock.met_by, clock.void = running.met_by, running.void
        if clock.pk is None or not (clock.met_by_id or clock.void):
            _put(clock, running, procedure, pauses, calendar)
            clock.void = running.void or (manifest.act(key[0]).within_term and _outlives(clock, procedure))
        if clock.pk is None or before != (clock.due_on, clock.met_by_id, clock.void, clock.rule_id):
            moved += clock.pk is not None and before[0] != clock.due_on
            changed.append(clock)
    for clock in stored.values():
        if clock.met_by_id or not clock.void:
            clock.met_by, clock.void = None, True
            changed.append(clock)
    for clock in sorted(changed, key=lambda clock: clock.met_by_id is None and not clock.void):
        clock.save()
    return moved


def recompute(procedures: Iterable[Procedure]) -> int:
    """Derive the clocks of procedures anew, after the calendar or a rule changed. Returns how many clocks moved."""
    calendar = work_calendar()
    books: dict[str, RuleBook] = {}
    moved = 0
    for procedure in procedures:
        if procedure.kind not in books:
            books[procedure.kind] = RuleBook.of(procedure.kind)
        before = procedure.term_ends
        moved += sync_clocks(procedure, manifests[procedure.kind], books[procedure.kind], calendar)
        if procedure.term_ends != before:
            procedure.save(update_fields=["term_ends"])
    return moved


def _expected(procedure: Procedure, manifest: Manifest, book: RuleBook) -> dict[Key, Running]:
    """Every clock that the standing steps started, in their order."""
    found: dict[Key, Running] = {}
    open_keys: dict[str, Key] = {}
    for step in procedure.steps.standing():
        act = manifest.act(step.act)
        for slug in (act.slug, *act.meets):
            if key := open_keys.pop(slug, None):
                found[key].met_by = step
        for owed in manifest.acts:
            rule = book.governing(owed.slug, procedure, step.on) if act.slug in owed.due_after else None
            until = step.data.get(owed.due_by, "")
            if rule is None or (rule.amount is None and not until):
                continue
            if earlier := open_keys.pop(owed.slug, None):
                found[earlier].void = True
            open_keys[owed.slug] = key = (owed.slug, step.pk)
            found[key] = Running(rule, step, extended=bool(step.data.get(owed.extended_by)), until=until)
        reachable = frozenset() if step.target in manifest.final else manifest.reachable(step.target)
        for slug in [slug for slug in open_keys if slug not in reachable]:
            found[open_keys.pop(slug)].void = True
    return found | _from_end(procedure, manifest, book)


def _from_end(procedure: Procedure, manifest: Manifest, book: RuleBook) -> dict[Key, Running]:
    """The clocks that hang on the end of the term."""
    if procedure.term_starts is None:
        return {}
    day = procedure.decided_on or procedure.term_starts
    reachable = frozenset() if procedure.closed_on else manifest.reachable(procedure.state)
    taken = {step.act: step for step in reversed(procedure.steps.standing())}
    found: dict[Key, Running] = {}
    for act in manifest.acts:
        rule = book.at(act.slug, day) if act.from_end else None
        if rule is None or rule.amount is None:
            continue
        met_by = next((taken[slug] for slug in (act.slug, *_answers(manifest, act.slug)) if slug in taken), None)
        found[act.slug, None] = Running(rule, None, met_by, void=met_by is None and act.slug not in reachable)
    return found


def _answers(manifest: Manifest, slug: str) -> list[str]:
    """Acts that stop the clock of another."""
    return [act.slug for act in manifest.acts if slug in act.meets]


def _set_term(procedure: Procedure, pauses: list[Pause]) -> None:
    if procedure.term_starts is None:
        procedure.term_ends = None
        return
    procedure.term_ends = term_end(
        procedure.term_starts,
        procedure.term_months,
        remitted=procedure.months_remitted,
        prolonging=[pause for pause in pauses if _prolongs(pause, procedure)],
        shortening=[pause for pause in pauses if pause.effect == Pause.Effect.SHORTENS],
    )


def _prolongs(pause: Pause, procedure: Procedure) -> bool:
    """Whether the days of the pause lie in the term that runs now: a new decision begins a whole year again."""
    return pause.effect == Pause.Effect.PROLONGS and pause.starts >= procedure.term_starts


def _put(clock: Clock, running: Running, procedure: Procedure, pauses: list[Pause], calendar: WorkCalendar) -> None:
    """The day by which the step is owed, and what it was computed from."""
    clock.rule = running.rule
    if running.started_by is None:
        clock.starts_on = procedure.term_starts
        found = due_from_end(running.rule, procedure.term_ends, calendar) if procedure.term_ends else None
    else:
        clock.starts_on, clock.starts_at = running.started_by.on, running.started_by.at
        found = _after_step(clock, running, pauses, calendar)
    clock.due_on, clock.due_at = (found.on, found.at) if found else (None, None)
    clock.inputs = found.inputs if found else {}


def _outlives(clock: Clock, procedure: Procedure) -> bool:
    """Whether the last day of a step lies after the term, which may have become shorter since."""
    return bool(clock.due_on and procedure.term_ends and clock.due_on >= procedure.term_ends)


def _after_step(clock: Clock, running: Running, pauses: list[Pause], calendar: WorkCalendar) -> Due | None:
    """The last day of a step that another one started; unknown while its clock stands still. Only days since then hold
    it up."""
    if running.until:
        return due_by(date.fromisoformat(running.until))
    held = [pause for pause in pauses if pause.effect == Pause.Effect.HOLDS and pause.act == clock.act]
    if not all(pause.ends for pause in held):
        return None
    days = days_covered(held, clock.starts_on)
    return due(running.rule, clock.starts_on, clock.starts_at, calendar, days, extended=running.extended)
