"""By hand only what was decided before the dossier is here, and by the law of that day; the rest by the procedure."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from aftercare.services import correct_aftercare, enter_aftercare
from areas.queries import unit_for
from cases.procedures import by_hand
from cases.services import change_determination, change_user_management, enter_determination, enter_user_management
from rehab.enums import Modality
from rehab.rules import END_OTHER_FIRST
from rehab.services import correct_entered_episode, enter_episode
from tests.accounts.factories import officer
from tests.areas.factories import COMMUNE, area
from tests.cases import factories as cases
from tests.refusals import refused
from tests.rehab import factories

pytestmark = pytest.mark.django_db
CHAIR = "Chủ tịch UBND cấp xã"
POLICE = "Trưởng Công an cấp xã (biên bản tiếp nhận)"
ENTERED, BEFORE = date(2024, 6, 20), date(2024, 6, 19)
"""The day on which the tests stand is that on which their dossiers are first written."""


@pytest.fixture
def clerk():
    return officer()


@pytest.fixture
def person(clerk):
    return factories.dossier(clerk)


def entered(person, by, **changes):
    paper = {"modality": Modality.HOME, "starts": BEFORE, "months": 6, "decider": CHAIR, **changes}
    return enter_episode(dossier=person, by=by, **paper)


def since(title: str) -> str:
    return by_hand.SINCE.format(entered=ENTERED, on=ENTERED, title=title)


HOME_TITLE = "Cai nghiện tự nguyện tại gia đình, cộng đồng"


def test_what_was_decided_the_day_before_is_entered_and_what_that_very_day_is_not(person, clerk):
    assert refused(lambda: entered(person, clerk, starts=ENTERED), "starts", since(HOME_TITLE))
    assert refused(lambda: entered(person, clerk, starts=ENTERED, decided_on=ENTERED), "decided_on", since(HOME_TITLE))
    episode = entered(person, clerk, starts=ENTERED, decided_on=BEFORE)
    assert (episode.starts, episode.decided_on) == (ENTERED, BEFORE)


def test_a_dossier_that_is_here_for_years_is_past_its_papers(clerk, on_day):
    on_day(date(2023, 3, 1))
    person = factories.dossier(clerk)
    on_day(ENTERED)
    assert by_hand.entered_on(person) == date(2023, 3, 1)
    assert refused(lambda: entered(person, clerk, starts=date(2023, 3, 1)), "starts")
    assert entered(person, clerk, starts=date(2023, 2, 28)).pk


def test_a_child_below_the_age_of_the_procedure_has_no_such_episode(clerk):
    child = factories.dossier(clerk, birth_date=date(2012, 6, 19))
    sentence = refused(lambda: entered(child, clerk, starts=date(2024, 6, 18)), "starts")
    assert "11 tuổi" in sentence
    assert "từ đủ 12 tuổi" in sentence
    assert entered(child, clerk, starts=BEFORE).pk


def test_what_is_abolished_on_the_day_of_the_decision_is_not_entered(person, clerk):
    gone = {"modality": Modality.COMMUNITY_COMPULSORY, "ends": date(2022, 6, 1), "end_reason": "completed"}
    sentence = refused(lambda: entered(person, clerk, starts=date(2022, 1, 1), **gone), "starts")
    assert sentence.startswith("Pháp luật ngày 01/01/2022 không có")
    assert entered(person, clerk, starts=date(2021, 12, 31), **gone).pk


def test_only_whom_the_law_of_the_day_names_decides(person, clerk, on_day):
    sentence = refused(lambda: entered(person, clerk, decider=POLICE), "decider")
    assert f"do {CHAIR} quyết định" in sentence
    assert refused(lambda: entered(person, clerk, decider=by_hand.OTHER), "decider")
    assert entered(person, clerk).pk
    on_day(date(2026, 8, 3))
    late = cases.dossier(unit_for(area(COMMUNE, BEFORE), date(2026, 8, 3)), opened_on=date(2026, 1, 5))
    assert "do Trưởng Công an" in refused(lambda: entered(late, clerk, starts=date(2026, 7, 1)), "decider")
    assert entered(late, clerk, starts=date(2026, 6, 30)).pk


def test_before_all_rules_somebody_else_decided(clerk):
    person = factories.dossier(clerk, opened_on=date(2008, 1, 1), birth_date=date(1980, 1, 1))
    past = {"starts": date(2009, 5, 4), "ends": date(2009, 11, 4), "end_reason": "completed"}
    assert entered(person, clerk, decider=by_hand.OTHER, **past).pk


def test_nobody_is_entered_at_home_who_is_in_a_facility(person, clerk):
    at = factories.facility()
    factories.episode(person, clerk, Modality.FACILITY_COMPULSORY, at=at, starts=date(2024, 1, 2), months=18)
    assert END_OTHER_FIRST in refused(lambda: entered(person, clerk), "starts")


def test_a_correction_goes_back_and_not_forward_into_the_time_of_the_procedures(person, clerk):
    episode = entered(person, clerk)

    def corrected(**data):
        return correct_entered_episode(episode=episode, version=episode.version, data=data, by=clerk)

    assert refused(lambda: corrected(starts=ENTERED), "starts", since(HOME_TITLE))
    assert refused(lambda: corrected(starts=date(2001, 6, 1)), "starts")
    episode = corrected(starts=date(2024, 6, 3), decision_number="5/QĐ")
    assert (episode.starts, episode.decision_number) == (date(2024, 6, 3), "5/QĐ")


def test_what_was_imported_later_is_still_corrected_in_its_words(person, clerk):
    episode = factories.episode(person, clerk, starts=ENTERED)
    corrected = correct_entered_episode(episode=episode, version=1, data={"decision_number": "6/QĐ"}, by=clerk)
    assert corrected.decision_number == "6/QĐ"
    back = correct_entered_episode(episode=corrected, version=2, data={"starts": BEFORE}, by=clerk)
    assert back.starts == BEFORE


def test_management_of_users_by_hand(person, clerk):
    def managed(starts, decider=CHAIR):
        return enter_user_management(dossier=person, starts=starts, decider=decider, by=clerk)

    assert "“Quản lý người sử dụng" in refused(lambda: managed(ENTERED), "starts")
    assert refused(lambda: managed(BEFORE, "Trưởng Công an cấp xã"), "decider")
    found = managed(BEFORE)
    change = {"management": found, "version": 1, "decision_number": "", "ends": None, "reason": "", "by": clerk}
    assert refused(lambda: change_user_management(**change, starts=ENTERED), "starts")
    assert change_user_management(**change, starts=date(2024, 6, 3)).starts == date(2024, 6, 3)


def test_determinations_by_hand(person, clerk):
    def determined(on):
        return enter_determination(dossier=person, on=on, result="addicted", by=clerk)

    assert "“Xác định tình trạng nghiện" in refused(lambda: determined(ENTERED), "on")
    found = determined(BEFORE)
    change = {"determination": found, "version": 1, "result": "addicted", "agency": "", "by": clerk}
    assert refused(lambda: change_determination(**change, on=ENTERED), "on")
    assert change_determination(**change, on=date(2024, 6, 3)).on == date(2024, 6, 3)


def test_aftercare_by_hand(person, clerk):
    factories.completed(person, clerk, starts=date(2023, 1, 1), ends=date(2023, 7, 1))

    def decided(starts, decider=CHAIR):
        return enter_aftercare(dossier=person, starts=starts, months=12, decider=decider, by=clerk)

    assert "“Quản lý sau cai" in refused(lambda: decided(ENTERED), "starts")
    assert refused(lambda: decided(BEFORE, by_hand.OTHER), "decider")
    found = decided(BEFORE)
    change = {"aftercare": found, "version": 1, "by": clerk}
    assert refused(lambda: correct_aftercare(**change, data={"starts": ENTERED}), "starts")
    assert correct_aftercare(**change, data={"starts": date(2024, 6, 3)}).starts == date(2024, 6, 3)


def test_who_decided_is_kept_with_the_fact_and_shown(client, person, clerk):
    facts = [
        entered(
            person,
            clerk,
            starts=date(2023, 6, 1),
            decided_on=date(2023, 6, 1),
            ends=date(2023, 12, 1),
            end_reason="completed",
        ),
        enter_aftercare(dossier=person, starts=date(2023, 12, 4), months=12, decider=CHAIR, by=clerk),
        enter_user_management(dossier=person, starts=date(2023, 5, 4), decider=CHAIR, by=clerk),
    ]
    for fact in facts:
        fact.refresh_from_db()
        assert fact.decider == CHAIR
    client.force_login(clerk)
    page = client.get(reverse("cases:dossier_detail", args=[person.pk])).text
    assert page.count(f'<div class="muted small">{CHAIR}</div>') == 3


def test_the_pages_tell_the_way(client, person, clerk):
    client.force_login(clerk)
    for name, kind in (
        ("rehab:episode_start", "voluntary_home"),
        ("aftercare:aftercare_open", "aftercare"),
        ("cases:user_management_create", "user_management"),
        ("cases:determination_create", "determination"),
    ):
        page = client.get(reverse(name, args=[person.pk]))
        assert "20/06/2024, là ngày hồ sơ được nhập vào hệ thống" in page.content.decode()
        ways = {way.url.split("/mo/")[-1].split("/")[0] for way in page.context["ways"]}
        assert ways <= {kind, ""}
    page = client.get(reverse("rehab:care_episode_start", args=[person.pk])).content.decode()
    assert "Cai nghiện bắt buộc" in page
    assert "từ đủ 12 đến dưới 18" not in page


def test_a_facility_admits_without_a_decision_of_before_by_the_procedure_alone(client, person, clerk):
    centre = factories.facility()
    client.force_login(officer(Role.FACILITY_OFFICER, office=centre.office))
    find = reverse("rehab:admission_find", args=[centre.pk])
    found = client.post(find, {"number": person.number, "birth_year": person.birth_date.year}).url
    typed = {"modality": "facility_voluntary", "starts": "20/06/2024", "months": "6"}
    refusal = client.post(found, typed).context["form"].errors["starts"][0]
    assert "“Cai nghiện tự nguyện tại cơ sở”" in refusal
    assert client.post(found, {**typed, "decided_on": "19/06/2024"}).status_code == 302
