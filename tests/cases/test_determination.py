"""The determination of addiction: six criteria, a conclusion that follows from them, and the registration owed."""

from datetime import date

import pytest

from accounts.enums import Role
from cases.enums import DeterminationResult, Stage
from cases.procedures import determination as rules
from cases.services import (
    note_registration,
    record_determination,
    record_drug_test,
    take_back_registration,
    undo_step,
)
from core.errors import NotAllowedError
from tests.accounts.factories import officer
from tests.cases import factories
from tests.cases.procedures import due, opened, owed, taken
from tests.refusals import refused

pytestmark = pytest.mark.django_db
KIND = "determination"
REQUESTED, RECEIVED, CONCLUDED = date(2024, 1, 8), date(2024, 1, 9), date(2024, 1, 12)
THREE = ["craving", "tolerance", "withdrawal"]


@pytest.fixture
def police():
    return officer(Role.POLICE_OFFICER)


@pytest.fixture
def health():
    return officer(Role.HEALTH_OFFICER)


@pytest.fixture
def person():
    return factories.dossier()


def found_using(person, by, on=REQUESTED):
    record_drug_test(dossier=person, on=on, occasion="found_using", is_positive=True, by=by)
    return person


def requested(person, by, on=REQUESTED):
    found_using(person, by, on)
    return by_the_police(person, by, on)


def by_the_police(person, by, on=REQUESTED):
    return opened(person, KIND, "request_police", on, by, data={"ground": "no_residence", "to": "Trạm y tế"})


def examined(person, police, health, criteria=THREE):
    procedure = requested(person, police)
    taken(procedure, "receive", RECEIVED, health, data={"agency": "Trạm y tế"})
    return taken(procedure, "examine", RECEIVED, health, data={"criteria": criteria})


def concluded(procedure, by, conclusion="addicted", on=CONCLUDED, reason=""):
    data = {"conclusion": conclusion, "agency": "Trạm y tế", "reason": reason}
    return taken(procedure, "conclude", on, by, data=data)


def test_a_request_of_the_police_and_the_person_received_start_their_clocks(person, police, health):
    procedure = requested(person, police)
    assert due(procedure, "receive") == date(2024, 1, 9)
    taken(procedure, "receive", RECEIVED, health, data={"agency": "Trạm y tế"})
    assert owed(procedure) == {"conclude"}
    # Five days end on Sunday 14/01, and so with Monday.
    assert due(procedure, "conclude") == date(2024, 1, 15)


def test_who_comes_of_their_own_will_is_not_waited_for(person, health):
    procedure = opened(person, KIND, "request_person", REQUESTED, health)
    assert owed(procedure) == set()


@pytest.mark.parametrize(
    ("criteria", "conclusion"), [(THREE, "addicted"), (THREE[:2], "not_addicted"), ([], "not_addicted")]
)
def test_the_conclusion_follows_from_the_criteria(person, police, health, criteria, conclusion):
    procedure = concluded(examined(person, police, health, criteria), health, conclusion)
    assert procedure.state == conclusion
    assert person.determinations.get().result == conclusion
    assert person.determinations.get().on == CONCLUDED


@pytest.mark.parametrize(("criteria", "conclusion"), [(THREE, "not_addicted"), (THREE[:2], "addicted")])
def test_another_conclusion_needs_a_reason(person, police, health, criteria, conclusion):
    procedure = examined(person, police, health, criteria)
    computed = DeterminationResult.ADDICTED if len(criteria) == 3 else DeterminationResult.NOT_ADDICTED
    sentence = refused(lambda: concluded(procedure, health, conclusion))
    assert f"“{computed.label}”" in sentence
    assert f"{len(criteria)} trên 6" in sentence
    assert not person.determinations.exists()
    assert concluded(procedure, health, conclusion, reason="bệnh án kèm theo").state == conclusion


def test_the_last_examination_counts(person, police, health):
    procedure = examined(person, police, health, THREE[:1])
    taken(procedure, "examine", date(2024, 1, 11), health, data={"criteria": THREE})
    assert concluded(procedure, health).state == "addicted"


def test_found_addicted_one_is_on_the_list_and_owes_a_registration(person, police, health):
    procedure = concluded(examined(person, police, health), health)
    person.refresh_from_db()
    assert person.stage == Stage.ADDICT
    assert owed(procedure) == {"registered"}
    assert due(procedure, "registered") == date(2024, 1, 19)


def test_not_found_addicted_one_owes_nothing(person, police, health):
    procedure = concluded(examined(person, police, health, []), health, "not_addicted")
    assert procedure.closed_on == CONCLUDED
    assert owed(procedure) == set()


def test_the_result_taken_back_is_out_of_the_dossier(person, police, health):
    procedure = concluded(examined(person, police, health), health)
    undo_step(step=procedure.steps.last(), version=procedure.version, reason="ghi nhầm người", by=health)
    procedure.refresh_from_db()
    assert (procedure.state, procedure.decided_on) == ("examined", None)
    assert not person.determinations.exists()
    assert owed(procedure) == {"conclude"}


def test_a_second_result_of_the_same_day_is_refused_and_nothing_stays(person, police, health):
    procedure = examined(person, police, health)
    record_determination(dossier=person, on=CONCLUDED, result="addicted", agency="", by=health)
    assert "đã có một kết quả" in refused(lambda: concluded(procedure, health))
    procedure.refresh_from_db()
    assert procedure.state == "examined"


def test_the_police_do_not_conclude_and_health_does_not_request_for_them(person, police, health):
    procedure = examined(person, police, health)
    with pytest.raises(NotAllowedError, match="Người có thẩm quyền xác định"):
        concluded(procedure, police)
    with pytest.raises(NotAllowedError, match="Công an cấp xã"):
        requested(factories.dossier(), health)


def test_a_child_below_twelve_is_refused_on_the_eve_of_the_birthday(police):
    child = found_using(factories.dossier(birth_date=date(2012, 1, 9)), police)
    assert "11 tuổi" in refused(lambda: by_the_police(child, police))
    assert requested(child, police, date(2024, 1, 9)).state == "requested"


def test_under_the_law_of_2015_there_is_no_deadline(police, health):
    person = factories.dossier(opened_on=date(2016, 1, 4))
    procedure = requested(person, police, date(2019, 3, 4))
    assert owed(procedure) == set()
    before = date(2015, 8, 19)
    early = found_using(factories.dossier(opened_on=date(2014, 1, 6)), police, before)
    assert "không có bước" in refused(lambda: by_the_police(early, police, before), "on")


def test_a_registration_is_noted_where_it_is_waited_for(person, police, health):
    procedure = concluded(examined(person, police, health), health)
    step = note_registration(dossier=person, on=date(2024, 1, 15), by=police)
    procedure.refresh_from_db()
    assert (step.act, procedure.state, procedure.closed_on) == ("registered", "registered", date(2024, 1, 15))
    assert owed(procedure) == set()
    take_back_registration(dossier=person, on=date(2024, 1, 15), reason="ghi nhầm", by=police)
    procedure.refresh_from_db()
    assert (procedure.state, procedure.closed_on) == (rules.ADDICTED, None)
    assert owed(procedure) == {"registered"}


def test_where_none_is_waited_for_nothing_is_noted(person, police, health):
    assert note_registration(dossier=person, on=CONCLUDED, by=police) is None
    procedure = concluded(examined(person, police, health), health)
    assert note_registration(dossier=person, on=RECEIVED, by=police) is None
    take_back_registration(dossier=person, on=CONCLUDED, reason="không có gì", by=police)
    procedure.refresh_from_db()
    assert procedure.state == rules.ADDICTED


def test_nobody_is_late_before_the_last_day_is_over(person, police, health):
    procedure = concluded(examined(person, police, health), health)
    assert "19/01/2024" in refused(lambda: taken(procedure, "not_registered", date(2024, 1, 19), police))
    assert taken(procedure, "not_registered", date(2024, 1, 20), police).state == "not_registered"
    assert procedure.clocks.get(act="registered").met_by.act == "not_registered"


def test_a_request_is_withdrawn(person, police, health):
    procedure = taken(requested(person, police), "cancel", RECEIVED, police, data={"reason": "người đã chuyển đi"})
    assert procedure.closed_on == RECEIVED
    assert owed(procedure) == set()
