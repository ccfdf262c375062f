"""When the law lets compulsory rehabilitation be proposed, and when not."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from cases.models import Procedure
from cases.services import record_determination, record_drug_test, withdraw_fact
from rehab.enums import EpisodeEnd, FacilityKind, Modality
from rehab.models import UrineTest
from rehab.services import adopt_episode, end_episode
from tests.accounts.factories import officer
from tests.cases.procedures import opened, taken
from tests.cases.proposals import proposed
from tests.rehab import factories

pytestmark = pytest.mark.django_db
FOUND, TESTED = date(2024, 1, 8), date(2024, 4, 2)
WARD = "00004"  # of the tree since 01/07/2025


@pytest.fixture
def by():
    return officer()


def addict(by, **fields):
    found = factories.dossier(by, **fields)
    record_determination(dossier=found, on=FOUND, result="addicted", agency="", by=by)
    return found


@pytest.fixture
def person(by):
    return addict(by)


def positive(person, by, on=TESTED):
    return record_drug_test(dossier=person, on=on, occasion="found_using", is_positive=True, by=by)


def left(episode, by, reason=EpisodeEnd.ABANDONED, on=TESTED):
    return end_episode(episode=episode, version=episode.version, ends=on, reason=reason, by=by)


def test_a_use_during_voluntary_rehabilitation_proposes_the_dossier_of_an_adult(person, by):
    factories.episode(person, by)
    assert "compulsory" not in proposed(person)
    test = positive(person, by)
    found = proposed(person)["compulsory"].proposal
    assert (found.kind, found.evidence) == ("compulsory_adult", f"drug_test:{test.pk}")
    assert found.have == ("Kết quả xét nghiệm ngày 02/04/2024", "Phiếu kết quả xác định ngày 08/01/2024")
    assert "Biên bản vi phạm (Mẫu 27)" in found.missing
    assert not any("mang thai" in words for words in found.exclusions)


def test_a_minors_dossier_wants_the_parents_opinion(by):
    child = addict(by, birth_date=date(2008, 6, 21))
    factories.episode(child, by)
    positive(child, by)
    found = proposed(child)["compulsory"].proposal
    assert found.kind == "compulsory_minor"
    assert found.missing[-1] == "Ý kiến của cha, mẹ hoặc người giám hộ"


@pytest.mark.parametrize(
    ("birth", "kind"),
    [(date(2006, 6, 20), "compulsory_adult"), (date(2006, 6, 21), "compulsory_minor"), (date(2012, 6, 21), "")],
)
def test_the_branch_is_chosen_by_the_age_of_today(by, birth, kind):
    child = addict(by, birth_date=birth)
    factories.episode(child, by)
    positive(child, by)
    standing = proposed(child).get("compulsory")
    assert (standing.proposal.kind if standing else "") == kind


@pytest.mark.parametrize("day", [date(2024, 1, 9), date(2024, 6, 3)])
def test_a_use_outside_the_episode_is_no_breach_of_it(person, by, day):
    left(factories.episode(person, by), by, EpisodeEnd.OTHER, date(2024, 6, 3))
    positive(person, by, day)
    assert "compulsory" not in proposed(person)


@pytest.mark.parametrize("modality", [Modality.HOME, Modality.METHADONE])
def test_who_left_of_their_own_accord_is_proposed(person, by, modality):
    at = factories.clinic() if modality == Modality.METHADONE else None
    episode = left(factories.episode(person, by, modality, at=at, months=None), by)
    found = proposed(person)["compulsory"].proposal
    assert found.evidence == f"episode:{episode.pk}"
    assert "02/04/2024" in found.sentence


def test_who_was_expelled_from_substitution_is_proposed(person, by):
    episode = factories.episode(person, by, Modality.METHADONE, at=factories.clinic(), months=None)
    left(episode, by, EpisodeEnd.EXPELLED)
    assert "compulsory" in proposed(person)


def test_who_is_in_substitution_is_not(person, by):
    factories.episode(person, by)
    positive(person, by)
    factories.episode(person, by, Modality.METHADONE, at=factories.clinic(), months=None)
    assert "compulsory" not in proposed(person)


def test_another_episode_since_then_answers_the_breach(person, by):
    left(factories.episode(person, by), by)
    assert "compulsory" in proposed(person)
    factories.episode(person, by, starts=date(2024, 5, 2))
    assert "compulsory" not in proposed(person)


def test_once_the_dossier_is_open_it_is_not_proposed_again(person, by):
    left(factories.episode(person, by), by)
    data = {"ground": "not_registered", "breach_on": TESTED}
    opened(person, "compulsory_adult", "find", date(2024, 4, 3), officer(Role.POLICE_OFFICER), data=data)
    assert "compulsory" not in proposed(person)


def test_who_did_not_register_is_proposed(by):
    person = factories.dossier(by)
    police, health = officer(Role.POLICE_OFFICER), officer(Role.HEALTH_OFFICER)
    day = date(2024, 6, 3)
    asked = {"ground": "no_residence", "to": "Trạm y tế"}
    record_drug_test(dossier=person, on=day, occasion="found_using", is_positive=True, by=by)
    procedure = opened(person, "determination", "request_police", day, police, data=asked)
    taken(procedure, "receive", day, health, data={"agency": "Trạm y tế"})
    taken(procedure, "examine", day, health, data={"criteria": ["craving", "neglect", "tolerance"]})
    taken(procedure, "conclude", day, health, data={"conclusion": "addicted", "agency": "Trạm y tế"})
    assert "compulsory" not in proposed(person)
    taken(procedure, "not_registered", date(2024, 6, 11), police)
    assert proposed(person)["compulsory"].proposal.evidence == f"procedure:{procedure.pk}"


@pytest.mark.parametrize(("day", "is_proposed"), [(date(2024, 3, 20), True), (date(2024, 3, 19), False)])
def test_after_three_months_the_breach_is_too_old(person, by, day, is_proposed):
    factories.episode(person, by)
    positive(person, by, day)
    assert ("compulsory" in proposed(person)) is is_proposed


def test_without_a_result_of_addiction_the_sheet_is_missing(by):
    person = factories.dossier(by)
    factories.episode(person, by)
    positive(person, by)
    assert "Phiếu kết quả xác định tình trạng nghiện" in proposed(person)["compulsory"].proposal.missing


def test_a_test_taken_out_takes_its_proposal_with_it(person, by):
    factories.episode(person, by)
    test = positive(person, by)
    withdraw_fact(fact=test, version=1, reason="ghi nhầm", by=by)
    assert "compulsory" not in proposed(person)


def test_from_01_07_2026_the_third_breach_ends_it_and_proposes_the_dossier(on_day):
    on_day(date(2026, 12, 21))
    police = officer(Role.POLICE_OFFICER, WARD)
    person = factories.dossier(police, area_code=WARD, opened_on=date(2026, 1, 5))
    record_determination(dossier=person, on=date(2026, 7, 1), result="addicted", agency="", by=police)
    procedure = opened(person, "voluntary_home", "register", date(2026, 7, 2), police, data={"place": "home"})
    decision = {"decision_number": "1/BB", "months": 24}
    procedure = taken(procedure, "decide", date(2026, 7, 3), police, data=decision)
    assert "breach" not in proposed(person)
    for month, act in ((8, "remind"), (9, "review"), (10, "violate")):
        positive(person, police, date(2026, month, 4))
        found = proposed(person)
        assert found["breach"].proposal.url.endswith(f"/{act}/")
        assert "compulsory" not in found
        data = {"breach": "used", "reason": "xét nghiệm dương tính"}
        procedure = taken(procedure, act, date(2026, month, 5), police, data=data)
        assert "breach" not in proposed(person)
    assert procedure.state == "violated"
    found = proposed(person)["compulsory"].proposal
    assert "Biên bản vi phạm (Mẫu 27)" in found.have


def test_a_step_of_the_police_is_no_button_for_the_clerk(on_day, client):
    on_day(date(2026, 12, 21))
    police, clerk = officer(Role.POLICE_OFFICER, WARD), officer(area_code=WARD)
    person = factories.dossier(police, area_code=WARD, opened_on=date(2026, 1, 5))
    record_determination(dossier=person, on=date(2026, 7, 1), result="addicted", agency="", by=police)
    procedure = opened(person, "voluntary_home", "register", date(2026, 7, 2), police, data={"place": "home"})
    taken(procedure, "decide", date(2026, 7, 3), police, data={"decision_number": "1/BB", "months": 24})
    positive(person, police, date(2026, 8, 4))
    for user, is_shown in ((police, True), (clerk, False)):
        client.force_login(user)
        page = client.get(reverse("cases:dossier_detail", args=[person.pk])).text
        assert ("Chấp nhận, mở biểu mẫu" in page) is is_shown
        assert ("Bước này do " in page) is not is_shown


def test_a_breach_of_substitution_is_reminded_and_its_end_answered_by_the_clinic(on_day, client):
    on_day(date(2026, 12, 21))
    police = officer(Role.POLICE_OFFICER, WARD)
    person = factories.dossier(police, area_code=WARD, opened_on=date(2026, 1, 5))
    clinic = factories.facility("MMT-09", FacilityKind.METHADONE, area_code=WARD)
    episode = factories.episode(person, police, Modality.METHADONE, at=clinic, starts=date(2026, 8, 3), months=None)
    procedure = adopt_episode(episode=episode, by=police)
    Procedure.objects.filter(pk=procedure.pk).update(term_starts=date(2026, 8, 3), term_months=12)
    UrineTest.objects.create(episode=episode, on=date(2026, 9, 1), is_opioid_positive=False)
    assert "breach" not in proposed(person)
    test = UrineTest.objects.create(episode=episode, on=date(2026, 9, 2), is_opioid_positive=True)
    found = proposed(person)["breach"].proposal
    assert found.evidence == f"urinetest:{test.pk}"
    assert found.url.endswith("/remind/")
    for month, act in ((9, "remind"), (10, "review")):
        data = {"breach": "used", "reason": "xét nghiệm dương tính"}
        procedure = taken(procedure, act, date(2026, month, 5), police, data=data)
        test = UrineTest.objects.create(episode=episode, on=date(2026, month, 20), is_opioid_positive=True)
    assert proposed(person)["breach"].proposal.url.endswith("/expel/")
    client.force_login(officer(Role.CLINIC_OFFICER, office=clinic.office))
    refusing = reverse("cases:proposal_refuse", args=[person.pk, "breach", f"urinetest:{test.pk}"])
    assert refusing in client.get(reverse("cases:dossier_detail", args=[person.pk])).text
    assert client.post(refusing, {"reason": "xét nghiệm lại âm tính"}).status_code == 302
    assert person.proposal_answers.get().reason == "xét nghiệm lại âm tính"
