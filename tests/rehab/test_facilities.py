"""Facilities, their occupancy, and the question at their door."""

from datetime import date, timedelta

import pytest

from accounts.enums import Role
from areas.enums import OfficeKind
from core.calendar import today
from core.errors import DomainError, StaleVersionError
from core.models import AuditEvent
from rehab.enums import FacilityKind, Modality
from rehab.models import Facility
from rehab.queries import facilities_with_occupancy, persons_in_care
from rehab.services import change_facility, end_episode, find_for_admission, open_facility
from tests.accounts.factories import officer
from tests.areas.factories import COMMUNE, FAR_COMMUNE, NEIGHBOUR, area
from tests.rehab import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return officer()


@pytest.fixture
def chief():
    return officer(Role.PROVINCE_OFFICER)


def opened(chief, **changes) -> Facility:
    fields = {
        "code": "CS-10",
        "name": "  Cơ sở   số 10 ",
        "kind": FacilityKind.PUBLIC,
        "commune": area(COMMUNE),
        "valid_from": date(2024, 1, 1),
        "capacity": 50,
    }
    return open_facility(**{**fields, **changes}, by=chief)


def changed(facility, chief, **changes) -> Facility:
    fields = {
        "name": facility.office.name,
        "kind": facility.kind,
        "commune": facility.office.area,
        "capacity": facility.capacity,
        "version": facility.version,
    }
    return change_facility(facility=facility, **{**fields, **changes}, by=chief)


def test_a_facility_is_an_office_with_beds(chief):
    facility = opened(chief)
    assert (facility.office.kind, facility.office.name) == (OfficeKind.FACILITY, "Cơ sở số 10")
    assert opened(chief, code="MMT-9", kind=FacilityKind.METHADONE).office.kind == OfficeKind.CLINIC
    assert AuditEvent.objects.get(object_id=str(facility.pk), action="open_facility").actor == chief


def test_a_code_is_given_once_and_a_commune_must_stand(chief):
    opened(chief)
    with pytest.raises(DomainError, match="đã có"):
        opened(chief, kind=FacilityKind.METHADONE)
    with pytest.raises(DomainError) as caught:
        opened(chief, code="CS-11", commune=area("00004", date(2025, 7, 1)))
    assert "valid_from" in caught.value.fields


def test_a_facility_changes_and_a_stale_form_does_not(chief):
    facility = opened(chief)
    changed(facility, chief, name="Tên mới", commune=area(NEIGHBOUR), capacity=None, kind=FacilityKind.VOLUNTARY)
    facility = Facility.objects.select_related("office").get()
    assert (facility.office.name, facility.office.area.code, facility.capacity, facility.kind, facility.version) == (
        "Tên mới",
        NEIGHBOUR,
        None,
        FacilityKind.VOLUNTARY,
        2,
    )
    with pytest.raises(StaleVersionError):
        changed(facility, chief, version=1, capacity=9)


def test_a_kind_stays_while_episodes_need_it_and_a_clinic_stays_a_clinic(chief, clerk):
    facility = factories.facility()
    factories.episode(factories.dossier(clerk), clerk, Modality.FACILITY_COMPULSORY, at=facility)
    for kind in (FacilityKind.VOLUNTARY, FacilityKind.METHADONE):
        with pytest.raises(DomainError) as caught:
            changed(facility, chief, kind=kind)
        assert "kind" in caught.value.fields


def test_occupancy_is_the_number_of_persons_in_care_today(chief, clerk):
    facility, empty = factories.facility(), factories.facility("CS-02")
    staff = officer(Role.FACILITY_OFFICER, office=facility.office)
    for number in range(3):
        person = factories.dossier(clerk, full_name=f"Trần Văn {number}")
        episode = factories.episode(person, clerk, Modality.FACILITY_VOLUNTARY, at=facility)
    end_episode(episode=episode, version=1, ends=today(), reason="abandoned", by=clerk)
    occupancy = {row.pk: row.occupancy for row in facilities_with_occupancy(Facility.objects.all())}
    assert occupancy == {facility.pk: 2, empty.pk: 0}
    in_care = list(persons_in_care(staff, facility))
    assert len(in_care) == occupancy[facility.pk]
    assert all(len(person.episodes_here) == 1 for person in in_care)


def test_a_person_with_two_episodes_at_one_facility_is_one_person(clerk):
    clinic = factories.clinic()
    staff = officer(Role.CLINIC_OFFICER, office=clinic.office)
    person = factories.dossier(clerk)
    factories.episode(person, clerk, Modality.METHADONE, at=clinic, months=None)
    assert persons_in_care(staff, clinic).count() == 1


def asked(facility, by, number, year):
    return find_for_admission(facility=facility, number=number, birth_year=year, by=by)


def test_a_person_is_found_by_exact_number_or_cccd_with_the_year_of_birth(clerk):
    facility = factories.facility()
    staff = officer(Role.FACILITY_OFFICER, office=facility.office)
    person = factories.dossier(clerk, "HS-0007", cccd="001090000001")
    assert asked(facility, staff, "HS-0007", 1990) == person
    assert asked(facility, staff, " hs-0007 ", 1990) == person
    assert asked(facility, staff, "001 090 000 001", 1990) == person
    for number, year in [("HS-0007", 1991), ("HS-000", 1990), ("001090000001", 1989), ("Nguyễn Văn An", 1990)]:
        assert asked(facility, staff, number, year) is None
    found = list(AuditEvent.objects.filter(action="ask_for_admission").order_by("pk").values_list("details", flat=True))
    assert [event["dossier"] for event in found] == [person.pk] * 3 + [None] * 4
    assert found[3] == {"asked": "HS-0007", "birth_year": 1991, "dossier": None}


def test_a_facility_sees_its_person_until_the_day_of_discharge(clerk):
    facility = factories.facility()
    staff = officer(Role.FACILITY_OFFICER, office=facility.office)
    person = factories.dossier(clerk)
    assert not type(person).objects.visible_to(staff).exists()
    episode = factories.episode(person, clerk, Modality.FACILITY_VOLUNTARY, at=facility)
    assert type(person).objects.visible_to(staff).get() == person
    end_episode(episode=episode, version=1, ends=today() - timedelta(days=1), reason="completed", by=clerk)
    assert not type(person).objects.visible_to(staff).exists()


def test_facilities_are_visible_in_their_province_to_who_keeps_them(chief):
    near = factories.facility()
    factories.facility("CS-99", area_code=FAR_COMMUNE)
    assert list(Facility.objects.visible_to(chief)) == [near]
    assert not Facility.objects.visible_to(officer()).exists()
