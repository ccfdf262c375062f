"""The full lawful path of the voluntary modalities, of management and of determination: day by day, every deadline
looked at, every form printed on its day."""

from datetime import date

import pytest

from accounts.enums import Role
from cases.enums import DeterminationResult
from cases.services import record_drug_test
from rehab.enums import EpisodeEnd, FacilityKind
from rehab.models import Episode
from tests.rehab import factories
from tests.rehab.walking import Path, walk

pytestmark = pytest.mark.django_db

COMMUNE, POLICE, HEALTH = Role.COMMUNE_OFFICER, Role.POLICE_OFFICER, Role.HEALTH_OFFICER
FACILITY = Role.FACILITY_OFFICER
PLAN = {"goals": "Cắt cơn, ổn định sức khỏe, có việc làm."}
DONE = {"certificate_number": "12/GXN"}


def stage(name: str, starts: str) -> dict:
    return {"stage": name, "starts": date.fromisoformat(starts), "result": "passed"}


AT_HOME: Path = (
    ("2023-01-18", COMMUNE, "register", {"place": "home"}, ""),
    ("2023-01-18", COMMUNE, "enter_ledger", {"ledger_number": "1/2023"}, "2023-01-18"),
    ("2023-01-30", COMMUNE, "decide", {"decision_number": "03/QĐ-UBND", "months": 6}, "2023-01-30"),
    ("2023-01-30", COMMUNE, "assign_carer", {"carer": "Bà Lê Thị Đỡ", "organisation": "Hội Phụ nữ"}, ""),
    ("2023-01-31", COMMUNE, "plan", PLAN, ""),
    ("2023-02-01", COMMUNE, "use_service", {"provider": "Hội quán Phúc Xá"}, ""),
    ("2023-02-08", COMMUNE, "service_begun_notice", {}, "2023-02-08"),
    ("2023-02-10", COMMUNE, "stage", stage("intake", "2023-01-30"), ""),
    ("2023-03-01", COMMUNE, "stage", stage("detox", "2023-02-10"), ""),
    ("2023-06-01", COMMUNE, "stage", stage("education", "2023-03-01"), ""),
    ("2023-06-01", COMMUNE, "leave_service", {"outcome": "completed"}, ""),
    ("2023-06-05", COMMUNE, "service_left_notice", {"notice_number": "7"}, "2023-06-08"),
    ("2023-06-05", COMMUNE, "transfer", {"to": "Phường Trúc Bạch, quận Ba Đình", "reason": "chuyển nơi ở"}, ""),
    ("2023-07-30", COMMUNE, "complete", DONE, "2023-07-30"),
    ("2023-08-10", COMMUNE, "support", {"amount": 1_800_000}, ""),
)
IN_FACILITY: Path = (
    ("2023-02-01", COMMUNE, "register", {"facility": "CS-01"}, ""),
    ("2023-02-02", FACILITY, "contract", {"decision_number": "HĐ-05", "months": 6}, ""),
    ("2023-02-02", FACILITY, "send_copy", {}, ""),
    ("2023-02-02", COMMUNE, "enter_ledger", {"ledger_number": "2/2023"}, "2023-02-02"),
    ("2023-02-03", FACILITY, "admit", {}, ""),
    ("2023-02-06", FACILITY, "plan", PLAN, ""),
    ("2023-03-01", FACILITY, "stage", stage("intake", "2023-02-03"), ""),
    ("2023-04-01", FACILITY, "stage", stage("detox", "2023-03-01"), ""),
    ("2023-08-01", FACILITY, "stage", stage("education", "2023-04-01"), ""),
    ("2023-08-03", FACILITY, "complete", DONE, "2023-08-03"),
)
TEAM = {"decision_number": "07/QĐ-UBND", "head": "Trưởng Công an phường"}
MANAGED: Path = (
    ("2023-01-16", POLICE, "receive_test", {}, ""),
    ("2023-01-19", POLICE, "verify", {"residence": "Số 5 ngõ 12", "stable": "yes"}, "2023-01-19"),
    ("2023-01-31", POLICE, "notify", {}, "2023-01-31"),
    ("2023-02-03", COMMUNE, "decide", TEAM, "2023-02-03"),
    ("2023-03-03", POLICE, "check_residence", {"found": "present"}, "2023-03-03"),
    ("2023-04-03", POLICE, "check_residence", {"found": "present"}, "2023-04-03"),
    ("2024-02-03", COMMUNE, "end", {"decision_number": "09/QĐ-UBND"}, "2024-02-03"),
    ("2024-02-07", POLICE, "send", {}, "2024-02-07"),
)
DETERMINED: Path = (
    ("2023-03-01", POLICE, "request_police", {"ground": "no_residence", "to": "Trạm Y tế phường"}, ""),
    ("2023-03-02", HEALTH, "receive", {"agency": "Trạm Y tế phường"}, "2023-03-02"),
    ("2023-03-03", HEALTH, "examine", {"criteria": ["craving", "control", "tolerance"]}, ""),
    ("2023-03-07", HEALTH, "conclude", {"conclusion": "addicted", "agency": "Trạm Y tế phường"}, "2023-03-07"),
    ("2023-03-15", COMMUNE, "not_registered", {}, ""),
)


def test_at_home(on_day):
    case = walk("voluntary_home", addicted_on=date(2023, 1, 16))
    assert case.follow(AT_HOME, on_day, printing=True) == [f"116-{form}" for form in "22 24 20 25 26a".split()]
    episode = Episode.objects.get(procedure=case.procedure)
    assert (episode.starts, episode.ends, episode.end_reason) == (
        date(2023, 1, 30),
        date(2023, 7, 30),
        EpisodeEnd.COMPLETED,
    )
    assert not case.owes()


def test_in_a_facility(on_day):
    place = factories.facility(kind=FacilityKind.VOLUNTARY)
    case = walk("voluntary_facility", addicted_on=date(2023, 1, 16))
    path = tuple(
        (*step[:3], {**step[3], "facility": place} if "facility" in step[3] else step[3], step[4])
        for step in IN_FACILITY
    )
    assert case.follow(path, on_day, printing=True) == [f"116-{form}" for form in "22 28 20 26b".split()]
    episode = Episode.objects.get(procedure=case.procedure)
    assert (episode.facility, episode.starts, episode.ends) == (place, date(2023, 2, 3), date(2023, 8, 3))


def test_managed_as_a_user_for_a_year(on_day):
    case = walk("user_management", addicted_on=date(2020, 3, 2))
    case.dossier.determinations.all().delete()
    record_drug_test(
        dossier=case.dossier, on=date(2023, 1, 13), occasion="found_using", is_positive=True, by=case.by(POLICE)
    )
    assert case.follow(MANAGED, on_day, printing=True) == [f"105-{form}" for form in "03 04 05 06 07 10".split()]
    management = case.dossier.user_managements.get()
    assert (management.starts, management.ends, management.end_reason) == (
        date(2023, 2, 3),
        date(2024, 2, 3),
        "term_over",
    )


def test_determined_at_the_own_wish(on_day):
    case = walk("determination", addicted_on=date(2020, 3, 2))
    own = (("2023-03-01", HEALTH, "request_person", {}, ""), *DETERMINED[1:4])
    path = tuple((*step[:4], "") if step[2] == "receive" else step for step in own)
    assert case.follow(path, on_day, printing=True) == ["109-04"]
    assert case.procedure.state == "addicted"


def test_determined_and_not_registered(on_day):
    case = walk("determination", addicted_on=date(2020, 3, 2))
    tested = date(2023, 3, 1)
    record_drug_test(dossier=case.dossier, on=tested, occasion="found_using", is_positive=True, by=case.by(POLICE))
    assert case.follow(DETERMINED, on_day, printing=True) == ["109-05", "116-27"]
    found = case.dossier.determinations.get(on=date(2023, 3, 7))
    assert found.result == DeterminationResult.ADDICTED
    assert case.procedure.state == "not_registered"
