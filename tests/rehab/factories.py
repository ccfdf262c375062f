"""Facilities and episodes, for tests: coherent rows written by the services themselves."""

from datetime import date

from accounts.models import User
from areas.enums import OfficeKind
from cases.models import Dossier
from rehab.enums import EpisodeEnd, FacilityKind, Modality
from rehab.models import Episode, Facility
from rehab.services import end_episode, start_episode
from tests.areas.factories import COMMUNE, care_office
from tests.cases import factories as cases

CLINIC_CODE = "MMT-01"
OPENED = date(2020, 1, 2)


def dossier(by: User, number: str = "", *, area_code: str = COMMUNE, **fields) -> Dossier:
    """A person whose dossier was opened on ``OPENED``, long enough ago for the law of before 2022."""
    named = {"number": number} if number else {}
    return cases.dossier(area_code, by=by, **{"opened_on": OPENED, **named, **fields})


def facility(
    code: str = "CS-01",
    kind: FacilityKind = FacilityKind.PUBLIC,
    *,
    area_code: str = COMMUNE,
    capacity: int | None = 100,
) -> Facility:
    """A facility of a kind; the same one for the same code."""
    office_kind = OfficeKind.CLINIC if kind == FacilityKind.METHADONE else OfficeKind.FACILITY
    found, _ = Facility.objects.get_or_create(
        office=care_office(code, area_code, kind=office_kind), defaults={"kind": kind, "capacity": capacity}
    )
    return found


def clinic(code: str = CLINIC_CODE) -> Facility:
    return facility(code, FacilityKind.METHADONE)


def episode(
    dossier: Dossier,
    by: User,
    modality: Modality = Modality.HOME,
    *,
    starts: date = date(2024, 1, 10),
    months: int | None = 6,
    at: Facility | None = None,
    **fields,
) -> Episode:
    """An episode in progress."""
    return start_episode(dossier=dossier, modality=modality, starts=starts, months=months, facility=at, by=by, **fields)


def completed(dossier: Dossier, by: User, *, starts: date, ends: date, **fields) -> Episode:
    """An episode completed on ``ends``."""
    found = episode(dossier, by, starts=starts, **fields)
    return end_episode(episode=found, version=found.version, ends=ends, reason=EpisodeEnd.COMPLETED, by=by)
