"""Compulsory rehabilitation from 12 to under 18: age, grounds, the hearing, the length."""

from datetime import date

import pytest

from cases.procedures.asks import missing
from cases.procedures.manifest import manifests
from cases.services import record_determination, record_drug_test
from tests.cases.proposals import proposed
from tests.refusals import refused
from tests.rehab import compulsory, factories
from tests.rehab.compulsory import DISTRICT, MINOR, POLICE
from tests.rehab.walking import walk

pytestmark = pytest.mark.django_db
BORN = date(2008, 5, 1)
OPINION = {"parents": "đồng ý"}


def at_the_judge(on: date):
    """The court took the dossier on."""
    case = compulsory.found(on, kind=MINOR, birth_date=BORN)
    case.take("make", on, OPINION, role=POLICE)
    case.take("notify", on, role=POLICE)
    case.take("read", on, {"outcome": "declined"}, role=POLICE)
    case.take("send", on, role=POLICE)
    case.take("pass_on", on, role=DISTRICT)
    case.take("court_accept", on, {"case_number": "1"}, role=DISTRICT)
    return case


@pytest.mark.parametrize(("born", "age"), [(date(2006, 3, 4), "18"), (date(2012, 3, 5), "11")])
def test_outside_of_twelve_to_seventeen_is_refused(born, age):
    case = walk(MINOR, addicted_on=date(2024, 2, 1), birth_date=born)
    data = {"ground": "not_registered", "breach_on": date(2024, 3, 4)}
    sentence = refused(lambda: case.take("find", date(2024, 3, 4), data, role=POLICE))
    assert f"{age} tuổi" in sentence


def test_who_turns_18_before_the_request_goes_to_the_procedure_of_adults():
    case = compulsory.found(date(2024, 3, 4), kind=MINOR, birth_date=date(2006, 3, 7))
    sentence = refused(lambda: case.take("make", date(2024, 3, 7), OPINION, role=POLICE))
    assert "“Cai nghiện bắt buộc (từ đủ 18 tuổi)”" in sentence
    case.take("make", date(2024, 3, 6), OPINION, role=POLICE)


def test_the_opinion_of_the_parents_belongs_to_the_dossier():
    assert "parents" in missing(manifests[MINOR].act("make"), {})


def test_a_relapse_in_aftercare_is_a_ground_since_july_2026(on_day):
    on_day(date(2026, 7, 20))
    case = walk(MINOR, addicted_on=date(2026, 6, 1), birth_date=date(2010, 5, 1))
    day = date(2026, 6, 30)
    for on in (day, date(2026, 7, 1)):
        record_determination(dossier=case.dossier, on=on, result="addicted", agency="Trạm y tế", by=case.clerk)
    assert refused(lambda: case.take("find", day, {"ground": "relapsed", "breach_on": day}, role=POLICE))
    day = date(2026, 7, 1)
    case.take("find", day, {"ground": "relapsed", "breach_on": day}, role=POLICE)


def test_the_opening_is_sent_three_working_days_before_the_hearing(on_day):
    on_day(date(2024, 6, 20))
    case = at_the_judge(date(2024, 3, 14))
    assert case.due("court_open") == date(2024, 3, 19)
    case.take("court_open", date(2024, 3, 18), role=DISTRICT)
    assert case.due("hearing") == date(2024, 3, 27)
    assert refused(lambda: case.take("hearing", date(2024, 3, 22), role=DISTRICT))
    case.take("send_opening", date(2024, 3, 20), role=DISTRICT)
    assert "25/03/2024" in refused(lambda: case.take("hearing", date(2024, 3, 22), role=DISTRICT))
    case.take("hearing", date(2024, 3, 25), role=DISTRICT)


def test_only_since_july_2026_the_dossier_is_barred_after_three_months(on_day):
    on_day(date(2026, 8, 20))
    case = walk(MINOR, addicted_on=date(2026, 2, 1), birth_date=date(2010, 5, 1))
    case.take("find", date(2026, 6, 29), {"ground": "not_registered", "breach_on": date(2026, 2, 2)}, role=POLICE)
    assert "04/05/2026" in refused(lambda: case.take("make", date(2026, 7, 1), OPINION, role=POLICE)), "02/05: Saturday"
    case.take("make", date(2026, 6, 30), OPINION, role=POLICE)


@pytest.mark.parametrize(("birth", "is_proposed"), [(date(2006, 6, 20), False), (date(2006, 6, 21), True)])
def test_a_breach_of_february_2024_is_still_proposed_for_a_minor_in_june(on_day, birth, is_proposed):
    on_day(date(2024, 6, 20))
    case = walk(MINOR, addicted_on=date(2024, 1, 8), birth_date=birth)
    factories.episode(case.dossier, case.clerk, starts=date(2024, 1, 15))
    record_drug_test(dossier=case.dossier, on=date(2024, 2, 5), occasion="rehab", is_positive=True, by=case.clerk)
    assert ("compulsory" in proposed(case.dossier)) == is_proposed


@pytest.mark.parametrize("months", [5, 13])
def test_the_court_decides_on_six_to_twelve_months(on_day, months):
    on_day(date(2024, 6, 20))
    case = at_the_judge(date(2024, 3, 14))
    case.take("court_open", date(2024, 3, 14), role=DISTRICT)
    case.take("send_opening", date(2024, 3, 14), role=DISTRICT)
    case.take("hearing", date(2024, 3, 19), role=DISTRICT)
    data = compulsory.decision(months)
    sentence = refused(lambda: case.take("court_decide", date(2024, 3, 19), data, role=DISTRICT))
    assert "từ 6 đến 12 tháng" in sentence


def test_a_complaint_is_made_within_five_working_days(on_day):
    on_day(date(2024, 6, 20))
    case = at_the_judge(date(2024, 3, 14))
    case.take("court_open", date(2024, 3, 14), role=DISTRICT)
    case.take("send_opening", date(2024, 3, 14), role=DISTRICT)
    case.take("hearing", date(2024, 3, 19), role=DISTRICT)
    case.take("court_decide", date(2024, 3, 19), compulsory.decision(6), role=DISTRICT)
    assert case.due("receive") == date(2024, 3, 21)
    case.take("receive", date(2024, 3, 20), role=DISTRICT)
    data = {"complainant": "mẹ", "reason": "không đồng ý"}
    assert "27/03/2024" in refused(lambda: case.take("complain", date(2024, 3, 28), data, role=DISTRICT))
    case.take("facility_full", date(2024, 3, 21), {"reason": "hết chỗ"}, role=DISTRICT)
    case.take("complain", date(2024, 3, 27), data, role=DISTRICT)
