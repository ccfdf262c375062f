"""Whom a facility or clinic has a procedure in hand of, and does not care for: who sends them, by which decision, from
where, and what is owed by when."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.enums import Role
from areas.models import Area
from cases.models import Clock, Dossier, PlaceOfCare, Procedure, Step
from cases.procedures.manifest import Manifest, manifests
from cases.queries import communes_today, with_commune
from core import calendar
from rehab.models import Facility
from rehab.queries import EXPECTED, persons_expected

CARE = {Role.FACILITY_OFFICER.value, Role.CLINIC_OFFICER.value}


@dataclass(frozen=True)
class Expectation:
    """One person as the facility's desk shows them. ``sent_by``: the step that named the facility; ``decision``: the
    last one with a number; ``owed``: the next deadline, the facility's own before that of others."""

    person: Dossier
    commune: Area | None
    procedure: Procedure
    manifest: Manifest
    sent_by: Step | None
    decision: Step | None
    owed: Clock | None

    @property
    def state(self) -> str:
        return self.manifest.state_label(self.procedure.state)

    @property
    def sent_label(self) -> str:
        return self.manifest.act(self.sent_by.act).label if self.sent_by else ""

    @property
    def owed_label(self) -> str:
        return self.manifest.act(self.owed.act).label if self.owed else ""

    @property
    def is_own(self) -> bool:
        """Whether the facility itself takes the step that is owed next."""
        return self.owed is not None and bool(CARE & set(self.owed.rule.roles))

    @property
    def days_late(self) -> int:
        due = self.owed and self.owed.due_on
        return max((calendar.today() - due).days, 0) if due else 0


def duties_of(procedure: Procedure, clocks: Iterable[Clock]) -> list[Clock]:
    """What is owed, without what the person only may ask for."""
    manifest = manifests[procedure.kind]
    return [clock for clock in clocks if manifest.act(clock.act).is_duty]


def expectations(user: Any, facility: Facility) -> list[Expectation]:
    """Everybody expected at the facility, the next to be late first; as many statements for many as for few."""
    people = {person.pk: person for person in with_commune(persons_expected(user, facility))}
    places = PlaceOfCare.objects.on(calendar.today()).filter(EXPECTED, office=facility.office_id, dossier__in=people)
    keys = {int(reason.split(":")[1]) for reason in places.values_list("reason", flat=True)}
    procedures = list(Procedure.objects.filter(pk__in=keys))
    communes = communes_today(people.values())
    steps = _by_procedure(Step.objects.standing().filter(procedure__in=keys).select_related("rule"))
    clocks = _by_procedure(Clock.objects.open().filter(procedure__in=keys).select_related("rule"))
    found = [
        Expectation(
            person=people[procedure.dossier_id],
            commune=communes.get(procedure.dossier_id),
            procedure=procedure,
            manifest=manifests[procedure.kind],
            sent_by=_last_with("facility", steps[procedure.pk]),
            decision=_last_with("decision_number", steps[procedure.pk]),
            owed=_next(duties_of(procedure, clocks[procedure.pk])),
        )
        for procedure in procedures
    ]
    return sorted(found, key=lambda row: (_due(row.owed), row.person.sort_key, row.procedure.pk))


def _by_procedure(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.procedure_id].append(row)
    return found


def _last_with(name: str, steps: list[Step]) -> Step | None:
    """The last step that says something."""
    return next((step for step in reversed(steps) if step.data.get(name)), None)


def _next(clocks: list[Clock]) -> Clock | None:
    return min(clocks, key=lambda clock: (not CARE & set(clock.rule.roles), _due(clock)), default=None)


def _due(clock: Clock | None) -> date:
    return clock.due_on or date.max if clock else date.max
