"""Procedures that run in the commune of a demonstration, so that deadlines and “Việc cần làm” have something to show.
They are written by the services themselves, as the officers would."""

from datetime import date, timedelta

from django.db.models import QuerySet

from accounts.enums import Role
from accounts.models import User
from aftercare.enums import PROCEDURE
from aftercare.handover import REPORT, waiting
from aftercare.models import Aftercare
from aftercare.services import adopt_aftercare
from areas.enums import OfficeKind
from cases.enums import Stage
from cases.models import Dossier, Procedure
from cases.procedures.manifest import manifests
from cases.procedures.rules import RuleBook
from cases.procedures.scans import NewScan
from cases.services import open_procedure, take_step
from core.errors import DomainError
from core.workdays import DAY
from rehab.enums import Modality
from rehab.models import Episode
from rehab.services import adopt_episode

HOME = "voluntary_home"
SCAN = b"%PDF-1.4\n% made up for the demonstration\n%%EOF\n"
WAITING, DECIDED = (1, 2, 5, 8, 13), (21, 34)
"""Days since the registrations that still wait for a decision, and since those that were decided at once."""
REPORTED = (1, 9)
"""Days since those who completed rehabilitation reported at the commune."""


def begin_procedures(day: date) -> int:
    """Take up the running episodes at home of the demonstration's commune, and register some more people; returns how
    many procedures run."""
    officers = {post.role: user for user in _officers() for post in user.posts_today}
    clerk = officers.get(Role.COMMUNE_OFFICER)
    if clerk is None:
        return 0
    mine = Dossier.objects.visible_to(clerk)
    at_home = Episode.objects.on(day).filter(dossier__in=mine, modality__in=(Modality.HOME, Modality.COMMUNITY))
    for episode in at_home.filter(procedure=None).order_by("pk"):
        adopt_episode(episode=episode, by=clerk)
    for decision in Aftercare.objects.on(day).filter(dossier__in=mine, procedure=None).order_by("pk"):
        adopt_aftercare(aftercare=decision, by=clerk)
    _report_back(mine, day, officers)
    people = iter(mine.filter(stage=Stage.ADDICT).order_by("pk"))
    for ago in WAITING:
        _registered(people, day - timedelta(days=ago), officers)
    for ago in DECIDED:
        if procedure := _registered(people, day - timedelta(days=ago), officers):
            _decided(procedure, procedure.opened_on + DAY, officers)
    return Procedure.objects.open().count()


def _report_back(mine: QuerySet[Dossier], day: date, officers: dict[str, User]) -> None:
    """The last to have completed rehabilitation report: of the dossier that is due next, one is late."""
    act = manifests[PROCEDURE].act(REPORT)
    waits = waiting(mine).filter(is_expected=False).order_by("-since", "pk")
    for person, ago in zip(waits[: len(REPORTED)], REPORTED, strict=False):
        open_procedure(
            dossier=person,
            kind=PROCEDURE,
            act=act.slug,
            on=max(day - timedelta(days=ago), person.since),
            by=_who(act.slug, day, officers, PROCEDURE),
            papers=tuple(paper.slug for paper in act.papers),
        )


def _officers() -> list[User]:
    return list(User.objects.filter(posts__office__kind=OfficeKind.COMMUNE).order_by("pk").distinct())


def _registered(people, on: date, officers: dict[str, User]) -> Procedure | None:
    """The next person who may register on the day; None when nobody is left."""
    act = manifests[HOME].act("register")
    for person in people:
        try:
            step = open_procedure(
                dossier=person,
                kind=HOME,
                act=act.slug,
                on=on,
                by=_who("register", on, officers),
                data={"place": Modality.HOME.value},
                papers=tuple(paper.slug for paper in act.papers),
            )
        except DomainError:
            continue
        return step.procedure
    return None


def _decided(procedure: Procedure, on: date, officers: dict[str, User]) -> None:
    book = RuleBook.of(HOME)
    least, _ = book.at("", on).months(again=True)
    take_step(
        procedure=procedure,
        version=procedure.version,
        act="decide",
        on=on,
        by=_who("decide", on, officers),
        data={"decision_number": f"{procedure.pk:02d}/QĐ-UBND", "months": least},
        scans=(NewScan("form_24", "quyet-dinh.pdf", SCAN),),
    )


def _who(act: str, on: date, officers: dict[str, User], kind: str = HOME) -> User:
    """The officer of the demonstration who takes the act by the law of the day."""
    return next(officers[role] for role in RuleBook.of(kind).at(act, on).roles if role in officers)
