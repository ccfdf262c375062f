"""The term of compulsory rehabilitation: what prolongs and what shortens it, and who sees the person meanwhile."""

from datetime import date, timedelta

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.enums import Role
from cases.models import Dossier
from cases.procedures.manifest import manifests
from cases.procedures.reading import cards_of
from cases.procedures.telling import told_clocks
from rehab.models import Episode
from tests.accounts.factories import officer
from tests.refusals import refused
from tests.rehab import compulsory, factories
from tests.rehab.compulsory import DISTRICT, POLICE, STAGES
from tests.rehab.walking import Walk

pytestmark = pytest.mark.django_db
FACILITY = Role.FACILITY_OFFICER


def planned_end(case: Walk) -> date:
    """The day that the episode shows."""
    return Episode.objects.get(procedure=case.procedure).planned_end


def test_an_escape_of_forty_days_prolongs_a_term_of_twelve_months(on_day):
    on_day(date(2023, 12, 1))
    case = compulsory.admitted(date(2023, 3, 7), months=12)
    case.take("escape", date(2023, 5, 1), role=FACILITY)
    assert case.ends() is None
    assert case.due("complete") is None
    case.take("search", date(2023, 5, 2), {"order_number": "3"}, role=FACILITY)
    case.take("found_again", date(2023, 6, 10), role=FACILITY)
    assert case.ends() == planned_end(case) == date(2024, 3, 7) + timedelta(days=40) == date(2024, 4, 16)
    case.undo(role=FACILITY)
    assert case.ends() is None
    case.undo(role=FACILITY)
    case.undo(role=FACILITY)
    assert case.ends() == planned_end(case) == date(2024, 3, 7)


def test_custody_in_a_facility_shortens_the_term_and_lets_the_facility_see_the_dossier(on_day):
    on_day(date(2023, 3, 1))
    keeper = factories.facility("CS-02")
    staff = officer(Role.FACILITY_OFFICER, office=keeper.office)
    case = compulsory.found(date(2023, 2, 20))
    assert not Dossier.objects.visible_to(staff).exists()
    case.take("custody_facility", date(2023, 2, 21), {"facility": keeper}, role=POLICE)
    assert Dossier.objects.visible_to(staff).exists()
    case.take("make", date(2023, 2, 22), role=POLICE)
    case.take("notify", date(2023, 2, 22), role=POLICE)
    case.take("read", date(2023, 2, 23), {"outcome": "read"}, role=POLICE)
    case.take("send", date(2023, 2, 24), role=POLICE)
    case.take("pass_on", date(2023, 2, 24), role=DISTRICT)
    on_day(date(2023, 4, 1))
    case.take("court_accept", date(2023, 3, 1), {"case_number": "1"}, role=DISTRICT)
    case.take("court_decide", date(2023, 3, 8), compulsory.decision(12), role=DISTRICT)
    case.take("receive", date(2023, 3, 9), role=DISTRICT)
    case.take("admit", date(2023, 3, 10), role=DISTRICT)
    assert case.ends() == planned_end(case) == date(2024, 3, 10) - timedelta(days=17) == date(2024, 2, 22)
    assert not Dossier.objects.visible_to(staff).exists()


LEFT = {
    "escape_before": ({}, "found_before", POLICE),
    "postpone": ({"decision_number": "2", "until": date(2023, 6, 1), "ground": "ill"}, "postpone_end", DISTRICT),
}
"""Acts by which the person leaves the custody of a facility, and those that end them."""


@pytest.mark.parametrize("act", LEFT)
def test_custody_ends_when_the_person_escapes_or_is_postponed(on_day, act):
    on_day(date(2023, 4, 3))
    keeper = factories.facility("CS-02")
    staff = officer(FACILITY, office=keeper.office)
    case = compulsory.at_court(date(2023, 3, 1))
    case.take("court_accept", date(2023, 3, 1), {"case_number": "1"}, role=DISTRICT)
    case.take("custody_facility", date(2023, 3, 1), {"facility": keeper}, role=POLICE)
    case.take("court_decide", date(2023, 3, 1), compulsory.decision(), role=DISTRICT)
    case.take("receive", date(2023, 3, 1), role=DISTRICT)
    case.take("apply", date(2023, 3, 2), {"request": "postpone", "ground": "ill"}, role=DISTRICT)
    assert Dossier.objects.visible_to(staff).exists()
    data, end, role = LEFT[act]
    case.take(act, date(2023, 4, 1), data, role=role)
    assert not Dossier.objects.visible_to(staff).exists()
    case.undo(role=role)
    assert case.procedure.pauses.get().ends is None
    assert Dossier.objects.visible_to(staff).exists()
    on_day(date(2023, 6, 1))
    case.take(act, date(2023, 4, 1), data, role=role)
    case.take(end, date(2023, 6, 1), role=role)
    case.take("admit", date(2023, 6, 1), role=DISTRICT)
    assert case.ends() == planned_end(case) == date(2024, 6, 1) - timedelta(days=31) == date(2024, 5, 1)
    places = case.dossier.places_of_care.filter(office=keeper.office)
    assert [(place.starts, place.ends) for place in places] == [(date(2023, 3, 1), date(2023, 4, 1))]


def test_custody_given_back_to_the_family_ends_the_days_that_are_deducted(on_day):
    on_day(date(2023, 4, 1))
    case = compulsory.found(date(2023, 2, 20))
    case.take("custody_facility", date(2023, 2, 21), {"facility": factories.facility()}, role=POLICE)
    case.take("custody_end", date(2023, 2, 28), {"reason": "gia đình nhận"}, role=POLICE)
    case.take("custody_family", date(2023, 2, 28), {"keeper": "mẹ"}, role=POLICE)
    pause = case.procedure.pauses.get()
    assert (pause.starts, pause.ends) == (date(2023, 2, 21), date(2023, 2, 28))


def test_the_facility_named_sees_the_person_before_admission_and_until_the_end(on_day):
    on_day(date(2023, 3, 7))
    staff = officer(Role.FACILITY_OFFICER)
    case = compulsory.at_court(date(2023, 3, 6))
    assert not Dossier.objects.visible_to(staff).exists()
    case.take("court_accept", date(2023, 3, 6), {"case_number": "1"}, role=DISTRICT)
    case.take("court_decide", date(2023, 3, 7), compulsory.decision(), role=DISTRICT)
    assert Dossier.objects.visible_to(staff).exists()
    case.take("receive", date(2023, 3, 7), role=DISTRICT)
    case.officers[FACILITY] = staff
    on_day(date(2023, 3, 9))
    case.take("admit", date(2023, 3, 9), role=FACILITY)
    places = case.dossier.places_of_care.order_by("starts")
    assert [(place.starts, place.ends) for place in places] == [
        (date(2023, 3, 7), date(2023, 3, 9)),
        (date(2023, 3, 9), None),
    ]
    case.undo(role=FACILITY)
    place = case.dossier.places_of_care.get()
    assert (place.starts, place.ends) == (date(2023, 3, 7), None)
    case.take("stop", date(2023, 3, 9), {"reason": "dead"}, role=DISTRICT)
    assert case.dossier.places_of_care.get().ends == date(2023, 3, 9)


def test_a_term_is_reduced_after_its_half(on_day):
    on_day(date(2024, 1, 10))
    case = compulsory.admitted(date(2023, 3, 7), months=12)
    data = {"decision_number": "9", "months": 3, "rated": True}
    assert "Đề nghị giảm" in refused(lambda: case.take("reduce", date(2023, 9, 6), data, role=FACILITY))
    compulsory.proposed(case, "reduce", date(2023, 9, 5))
    assert "06/09/2023" in refused(lambda: case.take("reduce", date(2023, 9, 5), data, role=FACILITY))
    more = data | {"months": 4}
    assert "từ 1 đến 3 tháng" in refused(lambda: case.take("reduce", date(2023, 9, 6), more, role=FACILITY))
    case.take("reduce", date(2023, 9, 6), data, role=FACILITY)
    assert case.ends() == planned_end(case) == date(2023, 12, 7)
    assert case.due("notice") == date(2023, 11, 22)
    case.undo(role=FACILITY)
    assert case.ends() == date(2024, 3, 7)
    case.take("reduce", date(2023, 9, 6), data | {"months": 6, "merit": True}, role=FACILITY)
    assert case.ends() == date(2023, 9, 7)


def test_a_list_is_posted_for_five_working_days_before_it_is_proposed(on_day):
    """From Friday 25/08/2023, across 01/09 to 04/09 (Quốc khánh): the fifth working day is 05/09."""
    on_day(date(2023, 9, 4))
    case = compulsory.admitted(date(2023, 3, 7), months=12)
    wish = {"proposal": "reduce"}
    assert "Chưa có bước" in refused(lambda: case.take("propose", date(2023, 9, 4), wish, role=FACILITY))
    case.take("post", date(2023, 8, 25), wish, role=FACILITY)
    assert case.due("propose") == date(2023, 9, 5)
    assert "05/09/2023" in refused(lambda: case.take("propose", date(2023, 9, 4), wish, role=FACILITY))
    card = cards_of(*seen_by(case))[0]
    waits = next(owed for owed in card.owed if owed.clock.act == "propose")
    assert "làm được từ ngày 05/09/2023" in render_to_string("cases/procedures/_owed.html", {"owed": waits})
    assert not case.offers("propose", date(2023, 9, 4))
    assert case.offers("propose", date(2023, 9, 5))
    told = next(found for found in told_clocks(case.procedure, manifests[case.kind]) if found.clock == waits.clock)
    assert (told.is_wait, told.days_late) == (True, 0)
    assert told.arithmetic.endswith("không tính 26/08–27/08/2023, 01/09–04/09/2023")
    on_day(date(2023, 9, 20))
    assert "propose" not in {owed.clock.act for owed in cards_of(*seen_by(case))[0].owed if owed.is_late}
    other = {"proposal": "suspend"}
    assert "Chưa có bước" in refused(lambda: case.take("propose", date(2023, 9, 5), other, role=FACILITY))
    case.take("propose", date(2023, 9, 5), wish, role=FACILITY)
    assert "Chưa có bước" in refused(lambda: case.take("propose", date(2023, 9, 5), wish, role=FACILITY)), "serves once"


def test_no_rating_is_owed_beyond_a_reduced_term(on_day):
    on_day(date(2024, 3, 1))
    case = compulsory.admitted(date(2023, 3, 29), months=12)
    for day in (date(2023, 6, 29), date(2023, 9, 29), date(2023, 12, 29)):
        case.take("review", day, {"rating": "good"}, role=FACILITY)
    assert "review" not in case.owes(), "29/03/2024 is the day on which the term is over"
    case.undo(role=FACILITY)
    case.take("review", date(2023, 12, 20), {"rating": "good"}, role=FACILITY)
    assert case.due("review") == date(2024, 3, 20)
    compulsory.proposed(case, "reduce", date(2024, 1, 9))
    data = {"decision_number": "9", "months": 1, "rated": True}
    case.take("reduce", date(2024, 1, 10), data, role=FACILITY)
    assert case.ends() == date(2024, 2, 29)
    assert "review" not in case.owes()
    assert cards_of(*seen_by(case))[0].term_changes == ["đã giảm 1 tháng"]
    case.undo(role=FACILITY)
    assert case.due("review") == date(2024, 3, 20)


def seen_by(case):
    """What a card is made of, for the facility."""
    case.procedure.refresh_from_db()
    return case.dossier, case.by(FACILITY), [case.procedure]


def test_an_escape_found_the_same_day_prolongs_nothing(on_day):
    on_day(date(2023, 12, 1))
    case = compulsory.admitted(date(2023, 3, 7), months=12)
    case.take("escape", date(2023, 5, 1), role=FACILITY)
    case.take("found_again", date(2023, 5, 1), role=FACILITY)
    assert case.ends() == planned_end(case) == date(2024, 3, 7)
    case.undo(role=FACILITY)
    assert case.ends() is None


@pytest.mark.parametrize(
    ("on", "rating", "is_refused"),
    [(date(2023, 6, 6), "poor", False), (date(2023, 6, 7), "poor", True), (date(2023, 8, 7), "fair", False)],
)
def test_a_rating_below_fair_in_the_latest_three_months_bars_the_reduction(on_day, on, rating, is_refused):
    on_day(date(2024, 1, 10))
    case = compulsory.admitted(date(2023, 3, 7), months=12)
    case.take("review", on, {"rating": rating}, role=FACILITY)
    compulsory.proposed(case, "reduce", date(2023, 9, 5))
    data = {"decision_number": "9", "months": 3, "rated": True}
    if is_refused:
        assert "07/06/2023 là “Kém”" in refused(lambda: case.take("reduce", date(2023, 9, 6), data, role=FACILITY))
        assert case.ends() == date(2024, 3, 7)
    else:
        case.take("reduce", date(2023, 9, 6), data, role=FACILITY)
        assert case.ends() == date(2023, 12, 7)


def test_after_a_suspension_the_rest_is_served_only_when_three_months_are_left(on_day):
    on_day(date(2024, 3, 1))
    case = compulsory.admitted(date(2023, 3, 7), months=12)
    compulsory.proposed(case, "suspend", date(2023, 9, 14))
    case.take("suspend", date(2023, 9, 14), {"decision_number": "1", "ground": "ill"}, role=FACILITY)
    assert "07/03/2024" in refused(lambda: case.take("resume", date(2023, 12, 8), role=FACILITY))
    case.take("resume", date(2023, 12, 7), role=FACILITY)
    assert case.ends() == date(2024, 3, 7)


def test_a_transfer_goes_on_under_the_same_decision(on_day):
    on_day(date(2023, 12, 1))
    case = compulsory.admitted(date(2023, 3, 7))
    other = factories.facility("CS-09")
    case.take("transfer", date(2023, 6, 1), {"facility": other, "decision_number": "1"}, role=FACILITY)
    assert Episode.objects.get(procedure=case.procedure).facility == other
    assert planned_end(case) == case.ends()
    case.officers[FACILITY] = officer(FACILITY, office=other.office)
    case.undo(role=FACILITY)
    assert Episode.objects.get(procedure=case.procedure).facility == factories.facility()


def test_a_facility_that_lets_somebody_go_to_another_is_told_that_it_sees_the_dossier_no_more(on_day, client):
    on_day(date(2023, 9, 1))
    case = compulsory.admitted(date(2023, 3, 7))
    client.force_login(case.by(FACILITY))
    case.procedure.refresh_from_db()
    address = reverse("cases:procedure_step", args=[case.dossier.pk, case.procedure.pk, "transfer"])
    other = factories.facility("CS-02")
    typed = {"on": "01/09/2023", "facility": other.pk, "decision_number": "5", "version": case.procedure.version}
    page = client.post(address, typed, follow=True)
    assert page.redirect_chain[-1][0] == reverse("cases:dossier_list")
    assert f"hồ sơ {case.dossier.number} không còn do đơn vị của bạn theo dõi" in page.text


def test_the_certificate_needs_the_term_and_all_five_stages(on_day):
    on_day(date(2024, 3, 7))
    case = compulsory.admitted(date(2023, 3, 7))
    data = {"certificate_number": "1"}
    early = refused(lambda: case.take("complete", date(2024, 3, 6), data, role=FACILITY))
    assert "07/03/2024" in early
    for stage in STAGES[:4]:
        entry = {"stage": stage, "starts": date(2023, 3, 7), "result": "passed"}
        case.take("stage", date(2024, 2, 1), entry, role=FACILITY)
    lacking = refused(lambda: case.take("complete", date(2024, 3, 7), data, role=FACILITY))
    assert "4 giai đoạn" in lacking
    assert "còn: đ) Chuẩn bị" in lacking


def test_no_review_is_owed_while_the_person_is_gone(on_day):
    on_day(date(2023, 12, 1))
    case = compulsory.admitted(date(2023, 3, 7))
    assert case.due("review") == date(2023, 6, 7)
    case.take("escape", date(2023, 5, 1), role=FACILITY)
    assert "review" not in case.owes()
    case.take("found_again", date(2023, 6, 10), role=FACILITY)
    assert case.due("review") == date(2023, 9, 11), "10/09 is a Sunday"
