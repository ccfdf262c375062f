"""What an act names must be known to the dossier, and what the dossier knows is offered."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from cases.services import record_determination, record_drug_test, start_user_management
from tests.accounts.factories import officer
from tests.cases.procedures import opened, taken
from tests.refusals import refused
from tests.rehab import factories
from tests.rehab.compulsory import POLICE
from tests.rehab.walking import walk

pytestmark = pytest.mark.django_db
ON, USED_ON = date(2024, 6, 14), date(2024, 6, 10)


@pytest.fixture
def by():
    return officer()


@pytest.fixture
def person(by):
    found = factories.dossier(by)
    record_determination(dossier=found, on=date(2024, 1, 8), result="addicted", agency="Trạm y tế", by=by)
    return found


def positive(person, by, on=USED_ON):
    return record_drug_test(dossier=person, on=on, occasion="found_using", is_positive=True, by=by)


def offered(client, user, person, kind, act="", procedure=None) -> dict:
    client.force_login(user)
    if procedure:
        url = reverse("cases:procedure_step", args=[person.pk, procedure.pk, act])
    else:
        url = reverse("cases:procedure_open_act", args=[person.pk, kind, act])
    return client.get(url).context["form"].initial


def test_a_use_is_named_on_a_day_on_which_it_was_tested(person, by):
    find = {"ground": "used", "breach_on": date(2024, 6, 11)}
    case = walk("compulsory_adult", addicted_on=date(2024, 1, 8), number="HS-2")
    case.dossier = person
    sentence = refused(lambda: case.take("find", ON, find, role=POLICE), "breach_on")
    assert "dương tính ngày 11/06/2024" in sentence
    assert "các ngày đã ghi" not in sentence
    test = positive(person, by)
    assert "các ngày đã ghi: 10/06/2024" in refused(lambda: case.take("find", ON, find, role=POLICE), "breach_on")
    test.is_positive = False
    test.save()
    find["breach_on"] = USED_ON
    assert refused(lambda: case.take("find", ON, find, role=POLICE), "breach_on")
    test.is_positive = True
    test.save()
    assert case.take("find", ON, find, role=POLICE).target == "found"


def test_a_relapse_is_a_new_finding_or_a_test(person, by):
    case = walk("compulsory_adult", addicted_on=date(2024, 1, 8), number="HS-2")
    case.dossier = person
    find = {"ground": "relapsed", "breach_on": USED_ON}
    assert "hay xét nghiệm dương tính ngày 10/06/2024" in refused(
        lambda: case.take("find", ON, find, role=POLICE), "breach_on"
    )
    record_determination(dossier=person, on=USED_ON, result="addicted", agency="Trạm y tế", by=by)
    assert case.take("find", ON, find, role=POLICE).target == "found"


def in_rehab(person, by):
    procedure = opened(person, "voluntary_home", "register", date(2024, 5, 6), by, data={"place": "home"})
    return taken(procedure, "decide", date(2024, 5, 7), by, data={"decision_number": "01/QĐ", "months": 6})


@pytest.mark.parametrize(("tested", "is_known"), [(date(2024, 5, 6), False), (date(2024, 5, 7), True)])
def test_a_breach_by_use_was_tested_in_the_measure(person, by, client, tested, is_known):
    procedure = in_rehab(person, by)
    breach = {"breach": "used", "reason": "xét nghiệm đột xuất"}
    sentence = refused(lambda: taken(procedure, "violate", ON, by, data=breach), "breach")
    assert "Từ ngày 07/05/2024 đến ngày 14/06/2024" in sentence
    positive(person, by, tested)
    assert (offered(client, by, person, "", "violate", procedure).get("breach") == "used") == is_known
    if is_known:
        assert taken(procedure, "violate", ON, by, data=breach).state == "violated"
    else:
        assert refused(lambda: taken(procedure, "violate", ON, by, data=breach), "breach")


def test_the_use_in_voluntary_rehabilitation_is_offered_to_the_record(person, by, client):
    police = officer(Role.POLICE_OFFICER)
    positive(person, by, date(2024, 5, 2))
    assert "ground" not in offered(client, police, person, "compulsory_adult", "find")
    in_rehab(person, by)
    positive(person, by)
    form = offered(client, police, person, "compulsory_adult", "find")
    assert (form["ground"], form["breach_on"]) == ("used", USED_ON)


def test_the_police_name_a_test_and_a_management_that_are_recorded(person, by):
    police = officer(Role.POLICE_OFFICER)
    person.determinations.all().delete()
    asked = {"ground": "managed_again", "to": "Trạm y tế"}

    def ask():
        return opened(person, "determination", "request_police", ON, police, data=asked)

    assert "chưa có kết quả" in refused(ask, "ground")
    positive(person, by)
    assert "không đang bị quản lý" in refused(ask, "ground")
    start_user_management(dossier=person, decision_number="1", starts=date(2024, 6, 15), by=by)
    assert "không đang bị quản lý" in refused(ask, "ground")
    managed = person.user_managements.get()
    managed.starts = ON
    managed.save()
    assert ask().state == "requested"


def test_a_conclusion_does_not_contradict_the_register(person, by, client):
    health = officer(Role.HEALTH_OFFICER)
    procedure = opened(person, "determination", "request_person", USED_ON, health)
    procedure = taken(procedure, "receive", USED_ON, health, data={"agency": "Trung tâm Y tế"})
    procedure = taken(procedure, "examine", USED_ON, health, data={"criteria": []})
    assert offered(client, health, person, "", "conclude", procedure)["agency"] == "Trung tâm Y tế"
    record_determination(dossier=person, on=ON, result="addicted", agency="Bệnh viện", by=by)
    told = {"conclusion": "not_addicted", "agency": "Trung tâm Y tế"}
    sentence = refused(lambda: taken(procedure, "conclude", ON, health, data=told), "conclusion")
    assert "ngày 14/06/2024 là “Có nghiện” (Bệnh viện)" in sentence
    assert taken(procedure, "conclude", date(2024, 6, 13), health, data=told).state == "not_addicted"


def test_the_residence_is_offered_as_the_dossier_has_it(person, by, client):
    police = officer(Role.POLICE_OFFICER)
    person.determinations.all().delete()
    person.present_address, person.stable_residence = "Số 5 ngõ 12", True
    person.save()
    positive(person, by)
    procedure = opened(person, "user_management", "receive_test", ON, police)
    form = offered(client, police, person, "", "verify", procedure)
    assert (form["residence"], form["stable"]) == ("Số 5 ngõ 12", "yes")
    assert (
        "Đã điền theo hồ sơ"
        in client.get(reverse("cases:procedure_step", args=[person.pk, procedure.pk, "verify"])).content.decode()
    )
