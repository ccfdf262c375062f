"""Bàn giao sau cai: who has completed rehabilitation, or came back, and is not managed yet (L2021 art. 40; NĐ116/2021
art. 62, 77, 78). Nobody leaves this queue but by a decision, by a new rehabilitation, or by a recorded reason; after a
move the person stands in the queue of the new commune."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Count, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Greatest

from aftercare.enums import PROCEDURE, AftercareEnd
from aftercare.models import Aftercare, HandoverExit
from areas.models import Area
from cases.models import (
    ENDING_KINDS,
    Clock,
    Dossier,
    LifeEvent,
    LifeEventKind,
    Procedure,
    Responsibility,
    Rule,
    Step,
)
from cases.procedures.clocks import due
from cases.procedures.rules import in_force, work_calendar
from cases.queries import units_today
from core import calendar
from core.workdays import WorkCalendar
from rehab.enums import ABOLISHED_ON, EpisodeEnd
from rehab.models import Episode
from rehab.queries import leaving

AHEAD = timedelta(days=15)
"""NĐ116/2021 art. 62: the facility gives notice at least so many days before the end."""
REPORT, PROPOSE = "report", "propose"
RETURNS = (LifeEventKind.IMPRISONED, LifeEventKind.MISSING, LifeEventKind.UNKNOWN)


def unserved(today: date) -> QuerySet[Episode]:
    """The completed episodes, since the law of 2021, after which nothing that the law knows has followed."""
    completed = Episode.objects.completed().filter(ends__gte=ABOLISHED_ON, ends__lte=today)
    return completed.filter(_nothing_since("ends"))


def returned(today: date) -> QuerySet[LifeEvent]:
    """Releases from prison and returns from an absence of those who had completed rehabilitation before and have not
    served their aftercare, or whose rehabilitation or aftercare was broken off by it."""
    own = OuterRef("dossier")
    served = Aftercare.objects.filter(dossier=own, end_reason=AftercareEnd.TERM_SERVED, starts__gte=OuterRef("ends"))
    completed = Episode.objects.completed().filter(dossier=own, ends__lte=OuterRef("ends")).filter(~Exists(served))
    broken_off = Episode.objects.filter(dossier=own, ends=OuterRef("starts"), end_reason=EpisodeEnd.IMPRISONED)
    back = LifeEvent.objects.filter(kind__in=RETURNS, ends__gte=ABOLISHED_ON, ends__lte=today)
    return back.filter(Exists(completed) | Exists(broken_off), _nothing_since("ends"))


def waiting(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """Who waits, the longest first, each with ``since``: the day of the completion or return, or, with ``is_expected``,
    the day on which the person is to leave; ``reported_on``, when compulsory rehabilitation knows of the report; and
    ``has_completed``: whether aftercare can follow at all, or first the next rehabilitation must be decided."""
    today = calendar.today()
    own = Q(dossier=OuterRef("pk"))
    completed_on = Subquery(unserved(today).filter(own).order_by("-ends").values("ends")[:1])
    returned_on = Subquery(returned(today).filter(own).order_by("-ends").values("ends")[:1])
    leaves_on = Subquery(leaving(today + AHEAD).filter(own).order_by("leaves").values("leaves")[:1])
    here = Exists(unserved(today).filter(own)) | Exists(returned(today).filter(own))
    coming = Exists(leaving(today + AHEAD).filter(own))
    gone = LifeEvent.objects.filter(dossier=OuterRef("pk"), kind__in=ENDING_KINDS, ends__isnull=True)
    running = Aftercare.objects.filter(dossier=OuterRef("pk"), ends__isnull=True)
    rows = dossiers.filter(here | coming).filter(~Exists(gone), ~Exists(running))
    reports = Step.objects.standing().filter(procedure__dossier=OuterRef("pk"), act="report_back")
    rows = rows.annotate(
        is_expected=Case(When(coming, then=Value(True)), default=Value(False)),
        came_on=Greatest(completed_on, returned_on, output_field=DateField()),
        reported_on=Subquery(reports.order_by("-on").values("on")[:1]),
        has_completed=Exists(Episode.objects.completed().filter(dossier=OuterRef("pk"))),
    )
    return rows.annotate(since=Case(When(is_expected=True, then=leaves_on), default=F("came_on"))).order_by(
        "since", "pk"
    )


def back_and_waiting(dossier: Dossier) -> Dossier | None:
    """One person as they stand in the queue; None who does not wait, or is only expected. Remembered with the dossier
    while a page is made."""
    known = dossier.__dict__
    if "_waiting" not in known:
        known["_waiting"] = waiting(Dossier.objects.filter(pk=dossier.pk)).filter(is_expected=False).first()
    return known["_waiting"]


def _holds_after(since: OuterRef) -> Q:
    """A decision on aftercare that was taken since, or that was taken before and held on."""
    return Q(starts__gte=since) | Q(ends__gt=since) | Q(ends__isnull=True)


def _nothing_since(day: str) -> Q:
    """No decision that holds after the day in ``day``, no rehabilitation and no recorded reason from it on. A relapse
    alone lets nobody out of sight."""
    since, own = OuterRef(day), OuterRef("dossier")
    followed = (
        Aftercare.objects.filter(_holds_after(since), dossier=own),
        Episode.objects.filter(dossier=own, starts__gte=since),
        HandoverExit.objects.filter(dossier=own, on__gte=since),
    )
    return Q(*[~Exists(rows) for rows in followed])


@dataclass(frozen=True)
class NextStep:
    """What is owed about one who waits: the step, its last day, its law."""

    label: str
    due_on: date | None
    article: str
    days_late: int
    procedure: Procedure | None = None


class Deadlines:
    """The legal clock of the queue: the person reports within 5 working days, the dossier is made within 3, decided
    within 2; where the procedure runs its own clocks tell."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._days: WorkCalendar = work_calendar()
        known = in_force(today, (REPORT, PROPOSE))
        self._report, self._propose = known.get((PROCEDURE, REPORT)), known.get((PROCEDURE, PROPOSE))

    def late(self, rows: QuerySet[Dossier]) -> QuerySet[Dossier]:
        """Those of the queue whose next step is overdue."""
        clocks = Clock.objects.open().filter(
            procedure__dossier=OuterRef("pk"), procedure__kind=PROCEDURE, due_on__lt=self.today
        )
        begun = Procedure.objects.open().filter(dossier=OuterRef("pk"), kind=PROCEDURE)
        reported = Q(reported_on__gte=F("since"))
        not_begun = (reported & Q(reported_on__lte=self._last_late(self._propose))) | (
            (~reported | Q(reported_on__isnull=True)) & Q(since__lte=self._last_late(self._report))
        )
        owing = Q(is_expected=False, has_completed=True)
        return rows.filter(Exists(clocks) | (~Exists(begun) & not_begun & owing))

    def of(self, rows: list[Dossier]) -> dict[int, NextStep]:
        """The next step of each of some rows of the queue; two statements."""
        running = Procedure.objects.open().filter(kind=PROCEDURE, dossier__in=rows)
        procedures = {procedure.dossier_id: procedure for procedure in running}
        clocks = Clock.objects.open().filter(procedure__in=procedures.values()).select_related("rule")
        first: dict[int, Clock] = {}
        for clock in clocks.order_by(F("due_on").desc(nulls_first=True)):
            first[clock.procedure_id] = clock
        return {row.pk: self._next(row, procedures.get(row.pk), first) for row in rows}

    def _next(self, row: Dossier, procedure: Procedure | None, clocks: dict[int, Clock]) -> NextStep:
        if procedure:
            clock = clocks.get(procedure.pk)
            label = "Quyết định quản lý sau cai" if procedure.state == "proposed" else "Lập hồ sơ đề nghị"
            return self._owed(label, clock.due_on if clock else None, clock.rule if clock else None, procedure)
        if row.is_expected:
            return NextStep("Chuẩn bị đón về", row.since, self._report.article if self._report else "", 0)
        if not row.has_completed:
            return NextStep("Xét biện pháp tiếp theo", None, "", 0)
        if row.reported_on and row.reported_on >= row.since:
            return self._owed("Lập hồ sơ đề nghị", self._due(self._propose, row.reported_on), self._propose)
        return self._owed("Trình diện", self._due(self._report, row.since), self._report)

    def _owed(self, label: str, on: date | None, rule: Rule | None, procedure: Procedure | None = None) -> NextStep:
        days_late = max((self.today - on).days, 0) if on else 0
        return NextStep(label, on, rule.article if rule else "", days_late, procedure)

    def _due(self, rule: Rule | None, since: date) -> date | None:
        """The last day of a step; None where the law of today sets none."""
        return due(rule, since, None, self._days).on if rule and rule.amount is not None else None

    def _last_late(self, rule: Rule | None) -> date:
        """The latest beginning whose deadline is over today; before all where the law sets none."""
        if self._due(rule, self.today) is None:
            return date.min
        day = self.today
        while self._due(rule, day) >= self.today:
            day -= timedelta(days=1)
        return day


@dataclass(frozen=True)
class CommuneQueue:
    """How many of a commune wait, and how many of them beyond the deadline."""

    commune: Area
    waiting: int
    late: int


def by_commune(queue: QuerySet[Dossier], deadlines: Deadlines) -> list[CommuneQueue]:
    """The queue commune by commune of today's tree, the slowest first; three statements."""
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for place, rows in enumerate((queue, deadlines.late(queue))):
        now = Responsibility.objects.filter(ends=None, dossier__in=rows.order_by().values("pk"))
        for commune, number in now.values_list("commune").annotate(number=Count("pk")):
            counts[commune][place] += number
    areas = list(Area.objects.filter(pk__in=counts).select_related("parent"))
    today: dict[Area, list[int]] = defaultdict(lambda: [0, 0])
    for area, unit in zip(areas, units_today(areas), strict=True):
        today[unit] = [total + part for total, part in zip(today[unit], counts[area.pk], strict=True)]
    rows = [CommuneQueue(unit, waiting, late) for unit, (waiting, late) in today.items()]
    return sorted(rows, key=lambda row: (-row.late, -row.waiting, row.commune.name))


@dataclass(frozen=True)
class YearOfCompletions:
    """The 100 % that the plans want: of the persons who completed in a year, who is managed, who is excused, who is
    missing. Each a queryset of dossiers."""

    completed: QuerySet[Dossier]
    managed: QuerySet[Dossier]
    excused: QuerySet[Dossier]
    missing: QuerySet[Dossier]


def completions_of(year: int, dossiers: QuerySet[Dossier]) -> YearOfCompletions:
    """By the last completion of each person in the year. *Excused*: a recorded reason or a new rehabilitation came
    first, or the person died, is in prison or was declared missing."""
    done = Episode.objects.completed().filter(ends__year=year)
    last = done.filter(dossier=OuterRef("pk")).order_by("-ends").values("ends")[:1]
    rows = dossiers.filter(pk__in=done.values("dossier")).annotate(completed_on=Subquery(last))
    decided = Aftercare.objects.filter(_holds_after(OuterRef("completed_on")), dossier=OuterRef("pk"))
    managed = rows.filter(Exists(decided))
    open_ones = rows.filter(~Exists(decided))
    gone = LifeEvent.objects.filter(dossier=OuterRef("pk"), kind__in=ENDING_KINDS, ends__isnull=True)
    followed = (
        Episode.objects.filter(dossier=OuterRef("pk"), starts__gte=OuterRef("completed_on")),
        HandoverExit.objects.filter(dossier=OuterRef("pk"), on__gte=OuterRef("completed_on")),
        gone,
    )
    is_excused = Q(*[Exists(found) for found in followed], _connector=Q.OR)
    return YearOfCompletions(rows, managed, open_ones.filter(is_excused), open_ones.filter(~is_excused))
