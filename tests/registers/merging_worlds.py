"""Two dossiers with a row in every table that hangs on a dossier, made from the tables themselves, so that a new table
is filled (or says here what it needs) before a test passes."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import models

from accounts.models import User
from aftercare.models import ClubSession, Helper, VocationalCourse
from areas.models import Area, Office
from cases.models import BulkRow, BulkRun, Dossier, Responsibility, Rule
from cases.services.papers import reindex
from cases.stage import refresh_stages
from core import calendar
from registers.merging.relations import in_order, links_of
from registers.models import OfficeList, OfficeListRow
from rehab.models import Facility
from tests.accounts.factories import officer
from tests.aftercare.factories import club, scheme
from tests.areas import factories as areas
from tests.cases import factories as cases
from tests.rehab.factories import facility

FIRST = date(2023, 4, 1)
NOT_MADE = {"cases.Responsibility", "cases.SuspectedPair", "cases.FormerNumber", "registers.Merge"}
"""Made by the acts that the tests are about."""

SAID: dict[str, dict[str, Any]] = {
    "aftercare.Contact": {"helper": None, "officer": "Cán bộ", "next_on": None},
    "aftercare.Enrolment": {"result_on": None, "result": ""},
    "aftercare.Need": {"closed_on": None, "closed_as": "", "closed_reason": ""},
    "aftercare.ReintegrationGoal": {"judged_on": None, "result": ""},
    "aftercare.ReintegrationReview": {"next_on": None},
    "aftercare.Aftercare": {"facility": None, "procedure": None},
    "cases.BulkRow": {"place": lambda world: BulkRow.objects.count() + 1},
    "cases.DrugTest": {"is_positive": True},
    "cases.Document": {"number": None, "symbol": ""},
    "cases.Clock": {"met_by": None, "void": False},
    "cases.LifeEvent": {"kind": "unknown", "expected_end": None, "ended": []},
    "cases.IdentityPaper": {"replaced_on": None},
    "cases.Step": {"undone_at": None, "undone_by": None, "undone_reason": ""},
    "cases.Transfer": {
        "state": "withdrawn",
        "starts": None,
        "answered_by": lambda world: world.by,
        "target": lambda world: areas.area(areas.NEIGHBOUR),
    },
    "cases.UserManagement": {"procedure": None},
    "cases.Procedure": {"term_starts": None, "term_months": None},
    "cases.ProposalAnswer": {"is_accepted": True},
    "rehab.Episode": {"facility": None, "modality": "home", "maintenance_on": None},
    "registers.OfficeListRow": {
        "number": lambda world: OfficeListRow.objects.count() + 1,
        "outcome": "matched",
        "decision": "",
        "reason": "",
        "decided_at": None,
    },
    "rehab.Dose": {"kind": "taken", "mg": 80, "days_home": 0},
}
"""What the checks of a table ask of its columns."""


@dataclass(frozen=True)
class World:
    by: User
    survivor: Dossier
    absorbed: Dossier
    shared: dict[type[models.Model], Any]

    def fill(self, dossier: Dossier, *, day: date, mark: str) -> dict[str, models.Model]:
        """A row in every table for one dossier, the days counted from ``day``, the texts with ``mark``."""
        made: dict[str, models.Model] = {"cases.Dossier": dossier}
        for model in in_order():
            label = model._meta.label
            if label not in NOT_MADE and label not in made:
                made[label] = model.objects.create(**self._values(model, made, day, mark))
        reindex(dossier)
        refresh_stages(Dossier.objects.filter(pk=dossier.pk))
        return made

    def _values(self, model: type[models.Model], made: dict, day: date, mark: str) -> dict[str, Any]:
        hung = {link.field.name for link in links_of(model)}
        said = SAID.get(model._meta.label, {})
        values = {name: value(self) if callable(value) else value for name, value in said.items()}
        for field in model._meta.concrete_fields:
            if field.primary_key or field.name in values:
                continue
            if field.name in hung:
                values[field.name] = made[field.related_model._meta.label]
            elif field.is_relation:
                values[field.name] = None if field.null else self.shared[field.related_model]
            else:
                values[field.name] = _value(field, day, mark)
        return values


def _value(field: models.Field, day: date, mark: str) -> Any:
    if field.name in ("ends", "closed_on"):
        return day + timedelta(days=20)
    if isinstance(field, models.DateTimeField):
        return calendar.now()
    if isinstance(field, models.DateField):
        return day
    if field.choices:
        return next(value for value, _ in field.flatchoices if value)
    if isinstance(field, models.CharField | models.TextField):
        return f"{field.name} {mark}"[: field.max_length or 40]
    if isinstance(field, models.BinaryField):
        return mark.encode()
    if field.has_default():
        return field.get_default()
    return None if field.null else False if isinstance(field, models.BooleanField) else 1


def build() -> World:
    """Two dossiers of one commune, the second also for a while of its neighbour, and what rows of any table name."""
    by = officer()
    survivor = cases.dossier(by=by, number="HS-1", full_name="Nguyễn Văn An")
    absorbed = cases.dossier(
        by=by, number="HS-2", full_name="Nguyễn An", opened_on=date(2023, 1, 5), occupation="Thợ mộc"
    )
    stay = absorbed.responsibilities.get()
    Responsibility.objects.filter(pk=stay.pk).update(ends=date(2023, 6, 1))
    Responsibility.objects.create(dossier=absorbed, commune=areas.area(areas.NEIGHBOUR), starts=date(2023, 6, 1))
    circle, model = club(by), scheme(by)
    place = facility()
    session = ClubSession.objects.create(club=circle, on=date(2023, 5, 1), topic="x", kind="club")
    course = VocationalCourse.objects.create(
        unit=areas.area(), trade="Mộc", giver="budget", provider="x", starts=FIRST, ends=date(2024, 1, 1), seats=9
    )
    shared = {
        type(circle): circle,
        type(model): model,
        ClubSession: session,
        VocationalCourse: course,
        Facility: place,
        Office: place.office,
        Area: areas.area(),
        User: by,
        Rule: Rule.objects.first(),
        Helper: None,
        BulkRun: BulkRun.objects.create(act="officer", requested_by=by, requested_at=calendar.now()),
        OfficeList: OfficeList.objects.create(
            name="danh-sach.xlsx", source="police", sha256="0" * 64, requested_by=by, requested_at=calendar.now()
        ),
    }
    return World(by, survivor, absorbed, shared)
