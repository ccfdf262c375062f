"""Compulsory rehabilitation from 18: days of the steps, and who is refused."""

from datetime import date

import pytest

from accounts.enums import Role
from rehab.enums import EpisodeEnd, Modality
from rehab.models import Episode
from tests.refusals import refused
from tests.rehab import compulsory, factories
from tests.rehab.compulsory import ADULT, DISTRICT, POLICE
from tests.rehab.walking import walk

pytestmark = pytest.mark.django_db
FACILITY = Role.FACILITY_OFFICER


def test_three_working_days_to_read_across_tet_2023(on_day):
    on_day(date(2023, 2, 20))
    case = compulsory.found(date(2023, 1, 13))
    assert case.due("make") == date(2023, 1, 27)
    case.take("make", date(2023, 1, 18), role=POLICE)
    case.take("notify", date(2023, 1, 19), role=POLICE)
    assert case.due("read") == date(2023, 1, 31)
    sentence = refused(lambda: case.take("read", date(2023, 1, 30), {"outcome": "over"}, role=POLICE))
    assert "31/01/2023" in sentence
    case.take("read", date(2023, 1, 31), {"outcome": "over"}, role=POLICE)
    assert case.due("send") == date(2023, 2, 1)


def test_seventeen_years_and_364_days_is_sent_to_the_procedure_of_minors(on_day):
    on_day(date(2024, 6, 20))
    case = compulsory.found(date(2024, 3, 8), birth_date=date(2006, 3, 12))
    sentence = refused(lambda: case.take("make", date(2024, 3, 11), role=POLICE))
    assert "mới 17 tuổi" in sentence
    assert "từ đủ 12 đến dưới 18 tuổi" in sentence
    case.take("make", date(2024, 3, 12), role=POLICE)


def test_who_will_not_be_18_by_the_last_day_of_the_request_is_refused_at_the_finding():
    case = walk(ADULT, addicted_on=date(2024, 2, 1), birth_date=date(2006, 3, 16))
    data = {"ground": "not_registered", "breach_on": date(2024, 3, 8)}
    sentence = refused(lambda: case.take("find", date(2024, 3, 8), data, role=POLICE))
    assert "từ đủ 12 đến dưới 18 tuổi" in sentence


@pytest.mark.parametrize(
    ("which", "words"),
    [("no_capacity", "năng lực"), ("pregnant", "mang thai"), ("sole_carer", "36 tháng")],
)
def test_whom_the_law_spares_is_refused(which, words):
    case = compulsory.found(date(2024, 3, 1), sex="female")
    assert words in refused(lambda: case.take("make", date(2024, 3, 1), {"exclusions": [which]}, role=POLICE))


def test_a_patient_in_substitution_is_refused_until_expelled():
    case = compulsory.found(date(2024, 3, 4))
    treatment = factories.episode(
        case.dossier, case.clerk, Modality.METHADONE, at=factories.clinic(), starts=date(2023, 1, 5), months=None
    )
    assert "05/01/2023" in refused(lambda: case.take("make", date(2024, 3, 5), role=POLICE))
    treatment.ends, treatment.end_reason = date(2024, 3, 5), EpisodeEnd.EXPELLED
    treatment.save()
    case.take("make", date(2024, 3, 5), role=POLICE)


def test_who_is_in_a_facility_already_is_refused():
    case = compulsory.found(date(2024, 3, 4))
    factories.episode(
        case.dossier, case.clerk, Modality.FACILITY_VOLUNTARY, at=factories.facility(), starts=date(2024, 2, 1)
    )
    assert "01/02/2024" in refused(lambda: case.take("make", date(2024, 3, 5), role=POLICE))


def test_a_breach_three_months_ago_is_in_time_until_the_next_working_day(on_day):
    on_day(date(2024, 6, 20))
    case = walk(ADULT, addicted_on=date(2024, 2, 1))
    case.take("find", date(2024, 4, 26), {"ground": "not_registered", "breach_on": date(2024, 2, 1)}, role=POLICE)
    assert "02/05/2024" in refused(lambda: case.take("make", date(2024, 5, 3), role=POLICE)), "01/05 is a holiday"
    case.take("make", date(2024, 5, 2), role=POLICE)


def test_the_office_returns_the_file_and_counts_anew_after_the_supplement(on_day):
    on_day(date(2023, 6, 1))
    case = compulsory.found(date(2023, 3, 6))
    case.take("make", date(2023, 3, 6), role=POLICE)
    case.take("notify", date(2023, 3, 6), role=POLICE)
    case.take("read", date(2023, 3, 7), {"outcome": "read"}, role=POLICE)
    case.take("send", date(2023, 3, 8), role=POLICE)
    assert case.due("pass_on") == date(2023, 3, 10)
    case.take("return", date(2023, 3, 10), {"reason": "thiếu lý lịch"}, role=DISTRICT)
    assert case.due("supplement") == date(2023, 3, 14)
    case.take("supplement", date(2023, 3, 14), role=POLICE)
    assert case.due("pass_on") == date(2023, 3, 16)
    case.take("pass_on", date(2023, 3, 16), role=DISTRICT)
    assert case.owes() == set()


@pytest.mark.parametrize("months", [11, 25])
def test_the_court_decides_on_twelve_to_twenty_four_months(on_day, months):
    on_day(date(2023, 6, 1))
    case = compulsory.at_court(date(2023, 3, 6))
    case.take("court_accept", date(2023, 3, 6), {"case_number": "1"}, role=DISTRICT)
    data = compulsory.decision(months)
    assert "từ 12 đến 24 tháng" in refused(lambda: case.take("court_decide", date(2023, 3, 7), data, role=DISTRICT))


def test_the_court_has_fifteen_days_or_thirty_in_a_complex_case(on_day):
    on_day(date(2023, 6, 1))
    case = compulsory.at_court(date(2023, 3, 6))
    case.take("court_accept", date(2023, 3, 6), {"case_number": "1"}, role=DISTRICT)
    assert case.due("court_decide") == date(2023, 3, 21)
    case.undo(role=DISTRICT)
    case.take("court_accept", date(2023, 3, 6), {"case_number": "1", "complex": True}, role=DISTRICT)
    assert case.due("court_decide") == date(2023, 4, 5)


def test_five_days_to_bring_in_and_the_term_runs_from_the_day_of_admission(on_day):
    on_day(date(2023, 6, 1))
    case = compulsory.received(date(2023, 3, 7), months=12)
    assert case.due("admit") == date(2023, 3, 13), "12/03 is a Sunday"
    case.take("admit", date(2023, 3, 13), role=DISTRICT)
    episode = Episode.objects.get(procedure=case.procedure)
    assert (episode.modality, episode.facility, episode.starts) == (
        Modality.FACILITY_COMPULSORY,
        factories.facility(),
        date(2023, 3, 13),
    )
    assert case.ends() == date(2024, 3, 13)
    assert case.due("notice") == date(2024, 2, 27)
    assert case.due("complete") == date(2024, 3, 13)


def test_a_postponement_of_three_months_holds_the_bringing_in(on_day):
    on_day(date(2023, 9, 1))
    case = compulsory.received(date(2023, 3, 7))
    asked = {"request": "postpone", "ground": "ill"}
    late = refused(lambda: case.take("apply", date(2023, 3, 10), asked, role=DISTRICT))
    assert "09/03/2023" in late
    case.take("apply", date(2023, 3, 9), asked, role=DISTRICT)
    data = {"decision_number": "2", "until": date(2023, 6, 10), "ground": "ill"}
    case.take("postpone", date(2023, 3, 10), data, role=DISTRICT)
    assert case.due("admit") is None
    case.take("apply", date(2023, 6, 5), {"request": "exempt", "ground": "clean"}, role=DISTRICT)
    case.take("postpone_end", date(2023, 6, 10), role=DISTRICT)
    assert case.due("admit") == date(2023, 6, 12), "07/03 + 92 days + 5 days"


def test_nothing_is_postponed_that_was_not_applied_for(on_day):
    on_day(date(2023, 9, 1))
    case = compulsory.received(date(2023, 3, 7))
    data = {"decision_number": "2", "until": date(2023, 6, 10), "ground": "ill"}
    assert "Nhận đơn" in refused(lambda: case.take("postpone", date(2023, 3, 10), data, role=DISTRICT))


def test_a_full_facility_holds_the_bringing_in_for_three_months_at_most(on_day):
    on_day(date(2023, 9, 1))
    case = compulsory.received(date(2023, 3, 7))
    case.take("facility_full", date(2023, 3, 9), {"reason": "hết chỗ"}, role=DISTRICT)
    assert case.due("room") == date(2023, 6, 9)
    assert case.due("admit") is None
    case.take("room", date(2023, 3, 30), role=DISTRICT)
    assert case.due("admit") == date(2023, 4, 3), "07/03 + 21 days + 5 days is 02/04, a Sunday"


def test_escape_before_entry_holds_the_bringing_in_and_costs_no_term(on_day):
    on_day(date(2023, 9, 1))
    case = compulsory.received(date(2023, 3, 7))
    case.take("escape_before", date(2023, 3, 8), role=POLICE)
    case.take("search_before", date(2023, 3, 9), {"order_number": "1"}, role=POLICE)
    case.take("found_before", date(2023, 4, 7), role=POLICE)
    assert case.due("admit") == date(2023, 4, 11), "07/03 + 30 days + 5 days"
    case.take("admit", date(2023, 4, 10), role=DISTRICT)
    assert case.ends() == date(2024, 4, 10)


def test_a_dossier_of_2016_runs_under_the_law_of_before_without_later_deadlines(on_day):
    on_day(date(2024, 6, 20))
    case = walk(ADULT, addicted_on=date(2016, 2, 1), opened_on=date(2016, 1, 4))
    day = date(2016, 3, 7)
    case.take("find", day, {"ground": "not_registered", "breach_on": day}, role=POLICE)
    assert case.owes() == set()
    case.take("make", day, role=POLICE)
    case.take("notify", day, role=POLICE)
    case.take("read", day, {"outcome": "read"}, role=POLICE)
    case.take("send", day, role=POLICE)
    case.take("pass_on", day, role=DISTRICT)
    case.take("court_accept", day, {"case_number": "1"}, role=DISTRICT)
    outside = compulsory.decision(11)
    assert "từ 12 đến 24 tháng" in refused(lambda: case.take("court_decide", day, outside, role=DISTRICT))
    case.take("court_decide", day, compulsory.decision(12), role=DISTRICT)
    case.take("receive", day, role=DISTRICT)
    case.take("admit", day, role=DISTRICT)
    assert (case.owes(), case.due("complete")) == ({"complete"}, date(2017, 3, 7))
    case.take("complete", date(2017, 3, 7), {"certificate_number": "1"}, role=DISTRICT)


def test_nothing_is_begun_under_a_law_that_is_not_known():
    case = walk(ADULT, addicted_on=date(2013, 2, 1), opened_on=date(2013, 1, 4))
    data = {"ground": "not_registered", "breach_on": date(2013, 12, 31)}
    assert "không có bước" in refused(lambda: case.take("find", date(2013, 12, 31), data, role=POLICE))
