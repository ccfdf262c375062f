"""Writing the plain rows of the programme's activities into the database."""

from datetime import date, datetime, time

from django.utils import timezone

from areas.enums import REFORM_2025
from areas.models import Area, Office
from programme.enums import Employment
from programme.models import (
    CommunicationEvent,
    Course,
    EventCommune,
    ListPosting,
    Participation,
    Provider,
    ProviderStep,
    StaffMember,
)
from tests.reporting.oracle.register import Register, Staff


def write_activities(register: Register) -> None:
    offices = _Offices(register)
    staff = _staff(register, offices)
    for row in register.courses:
        course = Course.objects.create(
            office_id=offices.find(row.office, row.first_day),
            topic="Tập huấn",
            first_day=row.first_day,
            last_day=row.last_day,
        )
        Participation.objects.bulk_create(Participation(course=course, staff=staff[code]) for code in row.present)
    for row in register.events:
        event = CommunicationEvent.objects.create(
            office_id=offices.find(row.office, row.on), on=row.on, topic="Tuyên truyền", listeners=row.listeners
        )
        EventCommune.objects.bulk_create(
            EventCommune(event=event, commune_id=offices.commune(code, row.on)) for code in row.communes
        )
    ListPosting.objects.bulk_create(
        ListPosting(office_id=offices.find(row.office, row.starts), starts=row.starts, ends=row.ends, place="Trụ sở")
        for row in register.postings
    )
    _providers(register, offices)


class _Offices:
    """Offices by the code of their unit, read in the tree of a day; facilities by their own."""

    def __init__(self, register: Register) -> None:
        rows = (*register.staff, *register.courses, *register.events, *register.postings, *register.providers)
        codes = {row.office for row in rows} | {row.commune for row in register.providers}
        codes |= {code for row in register.events for code in row.communes}
        offices = Office.objects.filter(code__in=codes).values_list("code", "valid_from", "pk", "area_id", "kind")
        self._cares = {code: pk for code, _, pk, _, kind in offices if kind in ("facility", "clinic")}
        self._known = {(code, since >= REFORM_2025): pk for code, since, pk, _, _ in offices}
        areas = Area.objects.filter(code__in=codes).values_list("code", "valid_from", "pk")
        self._areas = {(code, since >= REFORM_2025): pk for code, since, pk in areas}

    def find(self, code: str, day: date) -> int:
        return self._cares.get(code) or self._known[code, day >= REFORM_2025]

    def commune(self, code: str, day: date) -> int:
        return self._areas[code, day >= REFORM_2025]


def _staff(register: Register, offices: _Offices) -> dict[str, StaffMember]:
    def made(row: Staff) -> StaffMember:
        return StaffMember.objects.create(
            office_id=offices.find(row.office, row.starts),
            full_name=row.code,
            employment=Employment.PART_TIME,
            starts=row.starts,
            ends=row.ends,
        )

    return {row.code: made(row) for row in register.staff}


def _providers(register: Register, offices: _Offices) -> None:
    for row in register.providers:
        first = row.steps[0].on
        provider = Provider.objects.create(
            office_id=offices.find(row.office, first), name=row.code, commune_id=offices.commune(row.commune, first)
        )
        for step in row.steps:
            ProviderStep.objects.create(
                provider=provider,
                act=step.act,
                on=step.on,
                months=3 if step.act == "suspend" else None,
                undone_at=timezone.make_aware(datetime.combine(step.on, time(9))) if step.undone else None,
                undone_reason="nhầm" if step.undone else "",
            )
