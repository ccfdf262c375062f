"""Facilities, and finding the person who stands at their door."""

from datetime import date

from django.db import transaction

from accounts.models import User
from areas.enums import OfficeKind
from areas.models import Area, Office
from cases.enums import PaperKind
from cases.identity import clean_number
from cases.models import Dossier
from core import audit
from core.errors import DomainError
from core.saving import checked_save, locked, require_version
from core.text import clean
from rehab.enums import FACILITY_KINDS, FacilityKind
from rehab.models import Episode, Facility

COMMUNE_NOT_THEN = "{commune} không có vào ngày {day:%d/%m/%Y}; hãy chọn ngày khác hoặc đơn vị khác."
OTHER_OFFICE = "Cơ sở methadone và cơ sở cai nghiện là hai loại cơ quan khác nhau; hãy lập một cơ sở mới."
KIND_IN_USE = "Cơ sở đã có {count} đợt mà loại “{kind}” không tiếp nhận; không đổi được loại."


@transaction.atomic
def open_facility(
    *, code: str, name: str, kind: str, commune: Area, valid_from: date, capacity: int | None = None, by: User
) -> Facility:
    """Enter a facility or clinic: the office that lies in a commune, and its beds."""
    if commune.valid_from > valid_from or (commune.valid_to and commune.valid_to <= valid_from):
        sentence = COMMUNE_NOT_THEN.format(commune=commune, day=valid_from)
        raise DomainError(sentence, fields={"valid_from": sentence})
    office = Office(kind=_office_kind(kind), code=clean(code), name=clean(name), area=commune, valid_from=valid_from)
    checked_save(office)
    facility = checked_save(Facility(office=office, kind=kind, capacity=capacity))
    audit.record("open_facility", facility, by=by, code=office.code)
    return facility


@transaction.atomic
def change_facility(
    *, facility: Facility, version: int, name: str, kind: str, commune: Area, capacity: int | None, by: User
) -> Facility:
    """Change what a facility is called, what it takes, where it lies and how many beds it has."""
    facility = locked(facility)
    require_version(facility, version)
    _check_kind(facility, kind)
    office = locked(facility.office)
    office.name, office.area = clean(name), commune
    checked_save(office)
    facility.kind, facility.capacity = kind, capacity
    checked_save(facility)
    audit.record("change_facility", facility, by=by, code=office.code)
    return facility


@transaction.atomic
def find_for_admission(*, facility: Facility, number: str, birth_year: int, by: User) -> Dossier | None:
    """The person who stands at the facility's door: by the exact dossier number or CCCD together with the year of
    birth. Tells nothing otherwise; every question is written into the log."""
    typed = clean_number(number)
    by_paper = Dossier.objects.filter(papers__kind=PaperKind.CCCD, papers__number=typed, birth_date__year=birth_year)
    by_number = Dossier.objects.filter(number__iexact=clean(number), birth_date__year=birth_year)
    found = by_number.first() or by_paper.first()
    audit.record(
        "ask_for_admission",
        facility,
        by=by,
        asked=clean(number)[:40],
        birth_year=birth_year,
        dossier=found.pk if found else None,
    )
    return found


def _office_kind(kind: str) -> OfficeKind:
    return OfficeKind.CLINIC if kind == FacilityKind.METHADONE else OfficeKind.FACILITY


def _check_kind(facility: Facility, kind: str) -> None:
    if kind == facility.kind:
        return
    if _office_kind(kind) != _office_kind(facility.kind):
        raise DomainError(OTHER_OFFICE, fields={"kind": OTHER_OFFICE})
    taken = [modality for modality, kinds in FACILITY_KINDS.items() if kind in kinds]
    count = Episode.objects.filter(facility=facility).exclude(modality__in=taken).count()
    if count:
        sentence = KIND_IN_USE.format(count=count, kind=FacilityKind(kind).label)
        raise DomainError(sentence, fields={"kind": sentence})
