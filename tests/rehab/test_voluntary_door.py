"""The file for voluntary rehabilitation that a facility takes from somebody at its gate."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from cases.models import Dossier
from cases.services import record_determination
from core.errors import NotAllowedError
from rehab.enums import FacilityKind
from rehab.services import take_file
from tests.accounts.factories import officer
from tests.refusals import refused
from tests.rehab import factories
from tests.rehab.walking import Walk

pytestmark = pytest.mark.django_db
COMMUNE, FACILITY = Role.COMMUNE_OFFICER, Role.FACILITY_OFFICER
PAPERS = ("form_22", "id_copy")
TODAY = date(2024, 1, 8)


@pytest.fixture
def centre(on_day):
    on_day(TODAY)
    return factories.facility("TN-01", FacilityKind.VOLUNTARY)


@pytest.fixture
def staff(centre):
    return officer(FACILITY, office=centre.office)


@pytest.fixture
def person(centre):
    clerk = officer(COMMUNE)
    dossier = factories.dossier(clerk)
    record_determination(dossier=dossier, on=date(2024, 1, 2), result="addicted", agency="Trạm y tế", by=clerk)
    return dossier


def taken(centre, person, by, **more):
    return take_file(**{"facility": centre, "dossier": person, "on": TODAY, "papers": PAPERS, "by": by, **more})


def sees(user, person):
    return Dossier.objects.visible_to(user).filter(pk=person.pk).exists()


def test_the_facility_sees_the_person_from_the_file_on_and_goes_on_to_the_contract(centre, staff, person, on_day):
    assert not sees(staff, person)
    step = taken(centre, person, staff)
    assert sees(staff, person)
    place = person.places_of_care.get()
    assert (place.office, place.reason, place.ends) == (centre.office, f"procedure:{step.procedure_id}", None)
    case = Walk("voluntary_facility", person, staff, {FACILITY: staff}, step.procedure)
    case.take("contract", TODAY, {"decision_number": "1/HĐ", "months": 6}, role=FACILITY)
    case.take("send_copy", TODAY, role=FACILITY)
    assert case.due("enter_ledger") == TODAY
    case.take("enter_ledger", TODAY, {"ledger_number": "5"}, role=COMMUNE)
    on_day(date(2024, 1, 9))
    case.take("admit", date(2024, 1, 9), role=FACILITY)
    assert person.episodes.get().facility == centre


def test_the_copy_is_sent_by_the_facility_and_entered_by_the_commune(centre, staff, person):
    step = taken(centre, person, staff)
    case = Walk("voluntary_facility", person, staff, {FACILITY: staff}, step.procedure)
    case.take("contract", TODAY, {"decision_number": "1/HĐ", "months": 6}, role=FACILITY)
    with pytest.raises(NotAllowedError):
        case.take("send_copy", TODAY, role=COMMUNE)
    with pytest.raises(NotAllowedError):
        case.take("enter_ledger", TODAY, {"ledger_number": "5"}, role=FACILITY)


def test_a_file_taken_back_closes_the_dossier_again(centre, staff, person):
    step = taken(centre, person, staff)
    case = Walk("voluntary_facility", person, staff, {FACILITY: staff}, step.procedure)
    case.undo(role=FACILITY)
    assert not sees(staff, person)


def test_a_facility_takes_files_for_itself_alone(centre, person):
    colleague = officer(FACILITY, office=factories.facility("TN-02", FacilityKind.VOLUNTARY).office)
    with pytest.raises(NotAllowedError):
        taken(centre, person, colleague)
    assert not sees(colleague, person)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"papers": ("form_22",)}, "Bản sao giấy tờ tùy thân"),
        ({"papers": ("id_copy",)}, "Bản đăng ký"),
        ({"on": date(2024, 1, 9)}, "tương lai"),
        ({"on": date(2024, 1, 1)}, "Chưa có kết quả xác định"),
    ],
)
def test_what_is_missing_is_refused_and_nobody_is_let_in(centre, staff, person, changes, words):
    assert words in refused(lambda: taken(centre, person, staff, **changes))
    assert not sees(staff, person)


def test_who_registered_at_the_commune_for_another_facility_is_refused(centre, staff, person):
    Walk("voluntary_facility", person, staff).take("register", TODAY, {"facility": factories.facility()}, role=COMMUNE)
    assert "mở ngày 08/01/2024" in refused(lambda: taken(centre, person, staff))
    assert not sees(staff, person)


def test_the_desk_takes_the_file_of_the_person_exactly_named(client, centre, staff, person):
    client.force_login(staff)
    find = reverse("rehab:admission_find", args=[centre.pk])
    page = client.post(find, {"number": person.number, "birth_year": person.birth_date.year}, follow=True)
    link = page.context["token"]
    address = reverse("rehab:voluntary_file", args=[centre.pk, link])
    assert address in page.content.decode()
    form = client.get(address).content.decode()
    assert 'name="facility"' not in form
    assert 'name="guardian"' in form
    answer = client.post(address, {"on": "08/01/2024", "paper_form_22": "on"})
    assert "Bản sao giấy tờ tùy thân" in answer.content.decode()
    answer = client.post(address, {"on": "08/01/2024", "paper_form_22": "on", "paper_id_copy": "on"})
    procedure = person.procedures.get()
    assert answer.url == reverse("cases:procedure_detail", args=[person.pk, procedure.pk])
    assert sees(staff, person)


def test_a_clinic_takes_no_such_file(client, person):
    clinic = factories.clinic()
    client.force_login(officer(Role.CLINIC_OFFICER, office=clinic.office))
    find = reverse("rehab:admission_find", args=[clinic.pk])
    token = client.post(find, {"number": person.number, "birth_year": person.birth_date.year}).url.split("/")[-2]
    assert client.get(reverse("rehab:voluntary_file", args=[clinic.pk, token])).status_code == 404
