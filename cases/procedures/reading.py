"""Where the procedures of a person stand, and what may be done next: read for the dossier's page and the page of one
procedure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from accounts.enums import Permission
from accounts.models import User
from cases.models import Clock, Dossier, Procedure
from cases.perms import rights_on, roles_in, roles_over
from cases.procedures import gate
from cases.procedures.manifest import NOT_BEGUN, Act, Manifest, Taking, manifests
from cases.procedures.rules import RuleBook, books_of, in_force
from cases.procedures.standing import Standing
from cases.proposals import Standing as Proposed
from core import calendar

SOON = 7
"""A step owed within so many days is put first."""


@dataclass(frozen=True)
class OwedStep:
    """A running deadline as it is shown."""

    clock: Clock
    label: str
    may_take: bool
    days_left: int | None
    act: Act

    @property
    def is_late(self) -> bool:
        return self.act.is_duty and (self.days_late > 0 or self.is_past_hour)

    @property
    def is_past_hour(self) -> bool:
        """Due today at an hour that is over."""
        return self.days_left == 0 and self.clock.due_at is not None and self.clock.due_at < calendar.now()

    @property
    def days_late(self) -> int:
        return max(-self.days_left, 0) if self.days_left is not None else 0


@dataclass(frozen=True)
class NextAct:
    """An act that may be taken now by this user; ``is_urgent``: its deadline is near, or it is the
    next step of the lawful path; ``lacks``: what must be done first, told of these alone."""

    act: Act
    is_urgent: bool
    lacks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Waited:
    """The next step of the lawful path where somebody else takes it: which one ("" when several lead on), and who."""

    label: str
    decider: str


@dataclass(frozen=True)
class Opening:
    """A procedure that this user may open for the person today."""

    manifest: Manifest
    act: Act


@dataclass
class Card:
    """One procedure: its state, deadlines and next acts."""

    procedure: Procedure
    manifest: Manifest
    owed: list[OwedStep] = field(default_factory=list)
    next_acts: list[NextAct] = field(default_factory=list)
    waits_for: list[Waited] = field(default_factory=list)

    @property
    def state(self) -> str:
        return self.manifest.state_label(self.procedure.state)

    @property
    def term_changes(self) -> list[str]:
        """What made the term other than its months: months remitted, days that do not count, days served before."""
        procedure = self.procedure
        remitted, changes = procedure.months_remitted, []
        if remitted:
            changes.append(f"đã giảm {remitted} tháng")
        if procedure.term_ends:
            plain = calendar.add_months(procedure.term_starts, max(procedure.term_months - remitted, 0))
            days = (procedure.term_ends - plain).days
            if days:
                changes.append(f"cộng {days} ngày không tính" if days > 0 else f"trừ {-days} ngày đã ở cơ sở")
        return changes


def cards_of(dossier: Dossier, user: User, procedures: Iterable[Procedure]) -> list[Card]:
    """The given procedures of a person, as the user sees them."""
    procedures = [procedure for procedure in procedures if procedure.kind in _slugs()]
    books = books_of({procedure.kind for procedure in procedures})
    clocks: dict[int, list[Clock]] = defaultdict(list)
    for clock in Clock.objects.open().filter(procedure__in=procedures).select_related("rule"):
        clocks[clock.procedure_id].append(clock)
    found = []
    for procedure in procedures:
        procedure.dossier = dossier
        found.append(_card(procedure, user, books[procedure.kind], clocks[procedure.pk]))
    return found


def openings_for(dossier: Dossier, user: User) -> list[Opening]:
    """The procedures that the user may open for the person today: none that runs already."""
    running = {procedure.kind for procedure in dossier.procedures.all() if procedure.closed_on is None}
    today = calendar.today()
    age = dossier.age_on(today)
    startable = [
        manifest
        for manifest in manifests
        if manifest.slug not in running and manifest.ages[0] <= age < manifest.ages[1]
    ]
    wanted = [(manifest, act) for manifest in startable for act in manifest.acts_from(NOT_BEGUN)]
    rules = in_force(today, {act.slug for _, act in wanted})
    roles = roles_over(user, dossier)
    found = []
    for manifest, act in wanted:
        book = RuleBook(rule for (kind, _), rule in rules.items() if kind == manifest.slug)
        begun = Procedure(dossier=dossier, kind=manifest.slug, state=NOT_BEGUN)
        refused = gate.refusal(procedure=begun, manifest=manifest, act=act, book=book, roles=roles, on=today)
        if refused is None and (act.offered is None or act.offered(Standing(begun, today))):
            found.append(Opening(manifest, act))
    return found


@dataclass(frozen=True)
class Way:
    """Where a procedure goes on, or is opened; without an address somebody else opens it."""

    title: str
    url: str = ""


def way_by_procedure(dossier: Dossier, user: User, kind: str) -> Way | None:
    """The way to what is entered by hand only where it is of before; none for a procedure that is not of the person's
    age."""
    running = dossier.procedures.open().filter(kind=kind).first()
    if running:
        return Way(manifests[kind].title, reverse("cases:procedure_detail", args=[dossier.pk, running.pk]))
    least, below = manifests[kind].ages
    if not least <= dossier.age_on(calendar.today()) < below:
        return None
    opening = next((found for found in openings_for(dossier, user) if found.manifest.slug == kind), None)
    address = reverse("cases:procedure_open_act", args=[dossier.pk, kind, opening.act.slug]) if opening else ""
    return Way(manifests[kind].title, address)


def ahead_of(act: Act, procedure: Procedure, book: RuleBook, day: date, user: User) -> Taking | None:
    """The act as it would be taken on a day, before anything of its form is known; None where the law of the day has
    none of it."""
    rule = book.governing(act.slug, procedure, day)
    return rule and Taking(procedure, procedure.dossier, act, rule, day, None, {}, user)


def foretold(ahead: Taking | None) -> list[str]:
    """What would refuse the act whatever its form says."""
    return [sentence for check in ahead.act.foretold for sentence in check(ahead)] if ahead else []


def taker_of(procedure: Procedure, act: str, user: User) -> tuple[bool, str]:
    """Whether the user takes a step of a running procedure today, and who does by the law of the day."""
    rule = RuleBook.of(procedure.kind).doing(act, procedure, calendar.today())
    return gate.may_take(roles_in(user, procedure), rule), rule.decider if rule else ""


def may_answer(standing: Proposed, dossier: Dossier, user: User) -> bool:
    """A proposal is answered by whoever writes the dossier, and by whoever takes the step that it proposes (the clinic
    that must end the treatment)."""
    if Permission.WRITE_DOSSIER in rights_on(user, dossier):
        return True
    step = standing.proposal.step
    return bool(step) and taker_of(*step, user)[0]


def _card(procedure: Procedure, user: User, book: RuleBook, clocks: list[Clock]) -> Card:
    today, manifest, roles = calendar.today(), manifests[procedure.kind], roles_in(user, procedure)
    acts = [] if procedure.closed_on else manifest.acts_from(procedure.state)
    rules = {act.slug: book.doing(act.slug, procedure, today) for act in acts}
    given = {"procedure": procedure, "manifest": manifest, "book": book, "roles": roles, "on": today}
    takeable = [act for act in acts if gate.refusal(act=act, **given) is None]
    standing = Standing(procedure, today)
    worth = [act for act in takeable if act.offered is None or act.offered(standing)]
    slugs = {act.slug for act in worth}
    owed = [
        OwedStep(
            clock,
            manifest.act(clock.act).label,
            clock.act in slugs,
            (clock.due_on - today).days if clock.due_on else None,
            manifest.act(clock.act),
        )
        for clock in sorted(clocks, key=lambda clock: clock.due_on or date.max)
    ]
    owed = [step for step in owed if not (step.act.is_right and step.days_late)]
    duties = [step for step in owed if step.act.is_duty]
    urgent = {step.clock.act for step in duties if step.days_left is not None and step.days_left <= SOON}
    urgent = urgent & slugs or _leading_on(worth, procedure, manifest)
    lacking = {slug: foretold(ahead_of(manifest.act(slug), procedure, book, today, user)) for slug in urgent}
    next_acts = [NextAct(act, act.slug in urgent, lacking.get(act.slug, [])) for act in worth]
    next_acts.sort(key=lambda item: not item.is_urgent)
    lawful = [act for act in acts if rules[act.slug]]
    ahead = {step.clock.act for step in duties} & {act.slug for act in lawful}
    ahead = ahead or _leading_on(lawful, procedure, manifest)
    waited = [
        Waited(act.label, rules[act.slug].decider)
        for act in lawful
        if act.slug in ahead and act not in takeable and (act.offered is None or act.offered(standing))
    ]
    if not takeable and not waited:
        waited = [Waited("", decider) for decider in sorted({rule.decider for rule in rules.values() if rule})]
    return Card(procedure, manifest, owed, next_acts, [item for item in waited if item.decider])


def _leading_on(acts: list[Act], procedure: Procedure, manifest: Manifest) -> set[str]:
    """The first act that leads on to a further state: the next step of the lawful path. While a term runs nothing does
    but the way back into it."""
    order = {name: place for place, name in enumerate(manifest.states)}
    here = order.get(procedure.state, -1)
    for act in acts:
        if not act.target or act.target == procedure.state or act.target in manifest.final:
            continue
        is_back = order[act.target] < here
        if is_back or not (procedure.term_starts or _interrupts(act, procedure.state, manifest)):
            return {act.slug}
    return set()


def _interrupts(act: Act, state: str, manifest: Manifest) -> bool:
    """Whether what follows first upon the act leads back to where the procedure stands."""
    first = next((found for found in manifest.acts_from(act.target) if found.target or found.back_from), None)
    return first is not None and (first.target == state or first.back_from == act.slug)


def _slugs() -> set[str]:
    return {manifest.slug for manifest in manifests}
