"""The ways out of compulsory rehabilitation: on which grounds, on whose request, and the report back home."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from cases.models import Dossier
from rehab.enums import EpisodeEnd
from rehab.models import Episode
from rehab.queries import persons_expected, persons_in_care
from tests.refusals import refused
from tests.rehab import compulsory, factories
from tests.rehab.compulsory import DISTRICT, POLICE, STAGES
from tests.rehab.walking import Walk

pytestmark = pytest.mark.django_db
FACILITY = Role.FACILITY_OFFICER
NUMBER = {"decision_number": "2"}


def stages_passed(case: Walk, on: date) -> None:
    """All five stages of the process."""
    for stage in STAGES:
        entry = {"stage": stage, "starts": date(2023, 3, 7), "result": "passed"}
        case.take("stage", on, entry, role=FACILITY)


def completed() -> Walk:
    """The certificate was handed out on the last day of the term."""
    case = compulsory.admitted(date(2023, 3, 7))
    stages_passed(case, date(2024, 2, 1))
    case.take("complete", date(2024, 3, 7), {"certificate_number": "1"}, role=FACILITY)
    return case


def test_nobody_failed_to_report_before_the_last_day_is_over(on_day):
    on_day(date(2024, 4, 1))
    case = completed()
    assert case.due("report_back") == date(2024, 3, 14)
    why = {"reason": "không về"}
    for day in (date(2024, 3, 7), date(2024, 3, 14)):
        assert "14/03/2024" in refused(lambda day=day: case.take("not_reported", day, why, role=POLICE))
    step = case.take("not_reported", date(2024, 3, 15), why, role=POLICE)
    clock = case.procedure.clocks.get(act="report_back")
    assert (clock.met_by, clock.void) == (step, False)


def test_nothing_is_left_to_stop_after_the_certificate(on_day):
    on_day(date(2024, 4, 1))
    case = completed()
    sentence = refused(lambda: case.take("stop", date(2024, 3, 8), {"reason": "dead"}, role=DISTRICT))
    assert "Bước làm được bây giờ" in sentence


@pytest.mark.parametrize(
    ("request_for", "ground", "words"),
    [("postpone", "pregnant", "ốm nặng"), ("postpone", "exam", "ốm nặng"), ("exempt", "ill", "bệnh hiểm nghèo")],
)
def test_each_request_has_its_own_grounds(on_day, request_for, ground, words):
    on_day(date(2023, 6, 1))
    case = compulsory.received(date(2023, 3, 7), sex="female")
    data = {"request": request_for, "ground": ground}
    assert words in refused(lambda: case.take("apply", date(2023, 3, 8), data, role=DISTRICT))


def test_a_decision_stands_on_the_same_grounds_as_its_request(on_day):
    on_day(date(2023, 6, 1))
    case = compulsory.received(date(2023, 3, 7))
    case.take("apply", date(2023, 3, 8), {"request": "postpone", "ground": "hardship"}, role=DISTRICT)
    until = NUMBER | {"until": date(2023, 6, 10)}
    wrong = until | {"ground": "fatal_illness"}
    assert "căn cứ gồm" in refused(lambda: case.take("postpone", date(2023, 3, 9), wrong, role=DISTRICT))
    case.take("postpone", date(2023, 3, 9), until | {"ground": "hardship"}, role=DISTRICT)


def test_no_longer_addicted_is_a_ground_during_a_postponement_only(on_day):
    on_day(date(2023, 6, 1))
    case = compulsory.received(date(2023, 3, 7))
    clean = {"request": "exempt", "ground": "clean"}
    assert "Được hoãn" in refused(lambda: case.take("apply", date(2023, 3, 8), clean, role=DISTRICT))
    exemption = NUMBER | {"ground": "clean"}
    assert "Được hoãn" in refused(lambda: case.take("exempt", date(2023, 3, 8), exemption, role=DISTRICT))
    case.take("apply", date(2023, 3, 8), {"request": "postpone", "ground": "ill"}, role=DISTRICT)
    data = NUMBER | {"until": date(2023, 6, 10), "ground": "ill"}
    case.take("postpone", date(2023, 3, 9), data, role=DISTRICT)
    case.take("apply", date(2023, 5, 8), clean, role=DISTRICT)
    case.take("exempt", date(2023, 5, 9), exemption, role=DISTRICT)


@pytest.mark.parametrize("ground", ["progress", "little_left"])
def test_progress_exempts_from_the_rest_during_a_suspension_only(on_day, ground):
    on_day(date(2023, 12, 1))
    case = compulsory.admitted(date(2023, 3, 7))
    data = NUMBER | {"ground": ground}
    compulsory.proposed(case, "exempt_rest", date(2023, 6, 1))
    assert "Tạm đình chỉ" in refused(lambda: case.take("exempt_rest", date(2023, 6, 2), data, role=FACILITY))
    compulsory.proposed(case, "suspend", date(2023, 6, 12))
    case.take("suspend", date(2023, 6, 12), NUMBER | {"ground": "ill"}, role=FACILITY)
    case.take("exempt_rest", date(2023, 7, 3), data, role=FACILITY)


def test_who_is_sentenced_to_prison_while_out_for_the_proceedings_is_exempted_from_the_rest(on_day):
    on_day(date(2023, 12, 1))
    case = compulsory.admitted(date(2023, 3, 7))
    case.take("extract", date(2023, 5, 4), {"authority": "CQĐT", "reason": "điều tra"}, role=FACILITY)
    compulsory.proposed(case, "exempt_rest", date(2023, 8, 1))
    case.take("exempt_rest", date(2023, 8, 3), NUMBER | {"ground": "imprisoned"}, role=FACILITY)
    episode = Episode.objects.get(procedure=case.procedure)
    assert (episode.ends, episode.end_reason) == (date(2023, 8, 3), EpisodeEnd.EXEMPTED)
    assert case.owes() == set()


def test_a_term_that_ends_during_a_suspension_is_served(on_day):
    on_day(date(2024, 4, 1))
    case = compulsory.admitted(date(2023, 3, 7))
    stages_passed(case, date(2023, 12, 1))
    compulsory.proposed(case, "suspend", date(2024, 1, 2))
    case.take("suspend", date(2024, 1, 2), NUMBER | {"ground": "ill"}, role=FACILITY)
    data = {"certificate_number": "1"}
    assert "07/03/2024" in refused(lambda: case.take("complete", date(2024, 3, 6), data, role=FACILITY))
    case.take("complete", date(2024, 3, 7), data, role=FACILITY)
    assert case.owes() == {"report_back"}


def test_an_escape_during_a_suspension_prolongs_the_term(on_day):
    on_day(date(2023, 12, 1))
    case = compulsory.admitted(date(2023, 3, 7))
    compulsory.proposed(case, "suspend", date(2023, 6, 1))
    case.take("suspend", date(2023, 6, 1), NUMBER | {"ground": "inpatient"}, role=FACILITY)
    case.take("escape", date(2023, 6, 5), role=FACILITY)
    case.take("found_again", date(2023, 6, 15), role=FACILITY)
    assert (case.procedure.state, case.ends()) == ("in_rehab", date(2024, 3, 17))


def test_one_request_serves_once(on_day):
    on_day(date(2023, 12, 1))
    case = compulsory.admitted(date(2023, 3, 7))
    compulsory.proposed(case, "suspend", date(2023, 6, 1))
    suspension = NUMBER | {"ground": "ill"}
    case.take("suspend", date(2023, 6, 1), suspension, role=FACILITY)
    case.take("resume", date(2023, 7, 3), role=FACILITY)
    assert "Chưa có bước" in refused(lambda: case.take("suspend", date(2023, 8, 1), suspension, role=FACILITY))
    compulsory.proposed(case, "suspend", date(2023, 8, 1))
    case.take("suspend", date(2023, 8, 1), suspension, role=FACILITY)


def test_a_facility_sees_the_dossier_for_thirty_days_after_it_recorded_the_end(on_day, client):
    """A completion of 07/03 recorded on 01/04: the paper is handed out and taken back from there."""
    on_day(date(2024, 4, 1))
    case = completed()
    staff = case.by(FACILITY)
    client.force_login(staff)
    page = client.get(reverse("cases:procedure_detail", args=[case.dossier.pk, case.procedure.pk])).content.decode()
    assert "Đã hoàn thành, chờ trình diện" in page
    assert "Thu hồi bước này" in page
    facility = factories.facility()
    assert not persons_in_care(staff, facility).exists()
    assert not persons_expected(staff, facility).exists()
    for day, sees in ((date(2024, 4, 30), True), (date(2024, 5, 1), False)):
        on_day(day)
        assert Dossier.objects.visible_to(staff).exists() is sees
    on_day(date(2024, 4, 2))
    case.undo(role=FACILITY)
    assert [place.standing for place in case.dossier.places_of_care.filter(ends=None)] == [""]
    panel = client.get(reverse("cases:dossier_detail", args=[case.dossier.pk])).content.decode()
    assert "Cơ sở đã và đang điều trị" not in panel


def test_what_the_certificate_lacks_is_told_before_it_is_printed(on_day, client):
    on_day(date(2024, 3, 7))
    case = compulsory.admitted(date(2023, 3, 7))
    client.force_login(case.by(FACILITY))
    act = reverse("cases:procedure_step", args=[case.dossier.pk, case.procedure.pk, "complete"])
    detail = reverse("cases:procedure_detail", args=[case.dossier.pk, case.procedure.pk])
    for address in (act, detail):
        assert "Mới hoàn thành 0 giai đoạn" in client.get(address).content.decode()
    stages_passed(case, date(2024, 3, 7))
    for address in (act, detail):
        assert "Mới hoàn thành" not in client.get(address).content.decode()


def test_the_months_that_the_law_allows_stand_beneath_their_field(on_day, client):
    on_day(date(2024, 3, 7))
    case = compulsory.at_court(date(2024, 3, 6))
    case.take("court_accept", date(2024, 3, 6), {"case_number": "1"}, role=DISTRICT)
    client.force_login(case.by(DISTRICT))
    act = reverse("cases:procedure_step", args=[case.dossier.pk, case.procedure.pk, "court_decide"])
    assert "Theo pháp luật ngày 07/03/2024: từ 12 đến 24 tháng" in client.get(act).content.decode()
    case.take("court_decide", date(2024, 3, 6), compulsory.decision(), role=DISTRICT)
    case.take("receive", date(2024, 3, 6), role=DISTRICT)
    case.take("admit", date(2024, 3, 6), role=DISTRICT)
    client.force_login(case.by(FACILITY))
    act = reverse("cases:procedure_step", args=[case.dossier.pk, case.procedure.pk, "reduce"])
    assert "Được giảm từ 1 đến 3 tháng; có lập công: từ 3 đến 6 tháng" in client.get(act).content.decode()
