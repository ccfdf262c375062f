"""Walks a person through a legal procedure, for tests: papers and scans are at hand unless a test says otherwise."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from accounts.enums import Role
from accounts.models import User
from areas.enums import OfficeKind
from areas.models import Office
from areas.queries import unit_for
from cases.documents.issuing import forms_of, taken_in
from cases.documents.numbers import number_offered
from cases.models import Dossier, Procedure, Step
from cases.procedures.manifest import Act, manifests
from cases.procedures.scans import NewScan
from cases.procedures.standing import Standing
from cases.services import open_procedure, record_determination, take_step, undo_step
from core.calendar import today
from tests.accounts.factories import officer
from tests.cases.document_worlds import issued
from tests.rehab import factories

Path = tuple[tuple[str, Role, str, dict[str, Any], str], ...]
"""Steps: day, role, act, what is asked, and the last day by which the step is owed."""
SCAN = b"%PDF-1.7 signed"


@dataclass
class Walk:
    """One procedure of one person, and the officers who take its steps; each is made when first asked for."""

    kind: str
    dossier: Dossier
    clerk: User
    officers: dict[Role, User] = field(default_factory=dict)
    procedure: Procedure | None = None

    def by(self, role: Role) -> User:
        if role not in self.officers:
            at_home = role in (Role.COMMUNE_OFFICER, Role.POLICE_OFFICER)
            self.officers[role] = officer(role, office=_office_of(self.dossier) if at_home else None)
        return self.officers[role]

    def take(
        self, act: str, on: date, data: dict[str, Any] | None = None, *, role: Role, at: datetime | None = None
    ) -> Step:
        """Take a step with all its papers."""
        wanted = manifests[self.kind].act(act)
        words = {
            "act": act,
            "on": on,
            "at": at,
            "by": self.by(role),
            "data": data or {},
            "papers": tuple(paper.slug for paper in wanted.papers if not paper.scan),
            "scans": _scans(wanted),
        }
        if self.procedure is None:
            step = open_procedure(dossier=self.dossier, kind=self.kind, **words)
        else:
            self.procedure.refresh_from_db()
            step = take_step(procedure=self.procedure, version=self.procedure.version, **words)
        self.procedure = step.procedure
        return step

    def follow(self, path: Path, on_day: Callable[[date], None], *, printing: bool = False) -> list[str]:
        """Take the steps of a path, each on its day, and see that each was offered, and owed by the day that the path
        says. The forms printed before each step, when they are asked for; it then bears the number of its paper."""
        printed = []
        for day, role, act, data, due in path:
            on_day(date.fromisoformat(day))
            assert self.offers(act, date.fromisoformat(day)), act
            if due:
                assert self.due(act) == date.fromisoformat(due), act
            wanted = manifests[self.kind].act(act)
            forms = sorted(forms_of(wanted, taken_in(self.procedure))) if printing else []
            for form in forms:
                issued(self.dossier, form, self.by(role), on=date.fromisoformat(day))
            printed += forms
            number = number_offered(wanted, self.dossier, self.procedure)
            self.take(act, date.fromisoformat(day), {**data, **number}, role=role)
        return printed

    def offers(self, act: str, day: date) -> bool:
        """Whether an act is worth a button on a day."""
        offered = manifests[self.kind].act(act).offered
        return self.procedure is None or offered is None or offered(Standing(self.procedure, day))

    def undo(self, *, role: Role) -> None:
        """Take the last step back."""
        self.procedure.refresh_from_db()
        step = self.procedure.steps.standing().last()
        undo_step(step=step, version=self.procedure.version, reason="ghi nhầm", by=self.by(role))
        self.procedure.refresh_from_db()

    def due(self, act: str) -> date | None:
        """The last day of a step that is still owed."""
        return self.procedure.clocks.open().get(act=act).due_on

    def owes(self) -> set[str]:
        """The steps still owed."""
        return set(self.procedure.clocks.open().values_list("act", flat=True))

    def ends(self) -> date | None:
        """The first day after the term."""
        self.procedure.refresh_from_db()
        return self.procedure.term_ends


def walk(kind: str, *, addicted_on: date, **person: Any) -> Walk:
    """A person found addicted on a day, about whom nothing has been begun."""
    clerk = officer(Role.PROVINCE_OFFICER)
    dossier = factories.dossier(clerk, **person)
    record_determination(dossier=dossier, on=addicted_on, result="addicted", agency="Trạm y tế", by=clerk)
    return Walk(kind, dossier, clerk)


def _office_of(dossier: Dossier) -> Office:
    """The office of the commune that answers for the person on the system's day."""
    commune = dossier.responsibilities.get(ends=None).commune
    return Office.objects.get(area=unit_for(commune, today()), kind=OfficeKind.COMMUNE)


def _scans(act: Act) -> tuple[NewScan, ...]:
    return tuple(NewScan(paper.slug, f"{paper.slug}.pdf", SCAN) for paper in act.papers if paper.scan)
