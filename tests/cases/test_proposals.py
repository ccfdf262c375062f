"""The next lawful step is proposed, never taken; an officer takes it up or says why not."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from cases.enums import DeterminationResult
from cases.models import ProposalAnswer
from cases.services import (
    answer_proposal,
    end_user_management,
    record_determination,
    record_drug_test,
    start_user_management,
)
from cases.services import proposals as rules
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases import factories
from tests.cases.procedures import opened, taken
from tests.cases.proposals import proposed
from tests.refusals import refused

pytestmark = pytest.mark.django_db
STARTED, TESTED = date(2023, 8, 1), date(2024, 2, 5)


@pytest.fixture
def by():
    return officer()


@pytest.fixture
def police():
    return officer(Role.POLICE_OFFICER)


@pytest.fixture
def person(by):
    return factories.dossier(by=by)


def positive(person, by, on=TESTED):
    return record_drug_test(dossier=person, on=on, occasion="found_using", is_positive=True, by=by)


def managed(person, by, starts=STARTED):
    return start_user_management(dossier=person, decision_number="1", starts=starts, by=by)


def by_procedure(person, by, police):
    """Managed since 15/08/2023 by the steps of the law."""
    positive(person, by, date(2023, 8, 7))
    procedure = opened(person, "user_management", "receive_test", date(2023, 8, 7), police)
    taken(procedure, "verify", date(2023, 8, 8), police, data={"residence": "Số 1", "stable": "yes"})
    taken(procedure, "notify", date(2023, 8, 9), police)
    return taken(procedure, "decide", date(2023, 8, 15), by, data={"decision_number": "9", "head": "CA"})


def test_nothing_is_proposed_for_whom_nothing_was_found(person, by):
    record_drug_test(dossier=person, on=TESTED, occasion="other", is_positive=False, by=by)
    assert proposed(person) == {}


def test_who_is_found_using_is_to_be_managed(person, by):
    test = positive(person, by)
    found = proposed(person)
    assert set(found) == {"manage_user"}
    assert found["manage_user"].proposal.evidence == f"drug_test:{test.pk}"
    assert "05/02/2024" in found["manage_user"].proposal.sentence


@pytest.mark.parametrize("fact", ["managed", "listed", "running"])
def test_who_is_managed_or_an_addict_already_is_not(person, by, police, fact):
    positive(person, by)
    if fact == "managed":
        managed(person, by, TESTED)
    elif fact == "listed":
        record_determination(dossier=person, on=TESTED, result=DeterminationResult.ADDICTED, by=by)
    else:
        opened(person, "user_management", "receive_test", TESTED, police)
    assert "manage_user" not in proposed(person)


def test_a_use_during_management_is_to_be_determined(person, by, police):
    managed(person, by)
    positive(person, by)
    assert set(proposed(person)) == {"determine_user"}
    opened(person, "determination", "request_police", TESTED, police, data={"ground": "managed_again", "to": "TYT"})
    assert proposed(person) == {}


def test_the_test_from_which_management_came_is_no_new_use(person, by):
    positive(person, by)
    managed(person, by, TESTED)
    assert proposed(person) == {}


def test_a_use_during_a_procedure_also_calls_for_a_new_decision(person, by, police):
    procedure = by_procedure(person, by, police)
    assert proposed(person) == {}
    positive(person, by)
    assert set(proposed(person)) == {"determine_user", "manage_again"}
    record_determination(dossier=person, on=TESTED, result=DeterminationResult.NOT_ADDICTED, by=by)
    assert set(proposed(person)) == {"manage_again"}
    taken(procedure, "renew", date(2024, 2, 8), by, data={"decision_number": "10"})
    assert proposed(person) == {}


def test_when_the_year_is_over_its_end_is_proposed(person, by, police, on_day):
    procedure = by_procedure(person, by, police)
    on_day(date(2024, 8, 14))
    assert proposed(person) == {}
    on_day(date(2024, 8, 15))
    found = proposed(person)["end_management"].proposal
    assert found.url == reverse("cases:procedure_step", args=[person.pk, procedure.pk, "end"])


def test_papers_of_before_end_by_hand(person, by, on_day):
    management = managed(person, by)
    on_day(date(2024, 8, 1))
    found = proposed(person)["end_management"].proposal
    assert found.url == reverse("cases:user_management_end", args=[person.pk, management.pk])
    end_user_management(management=management, version=1, ends=date(2024, 8, 1), reason="term_over", by=by)
    assert proposed(person) == {}


def answered(person, by, is_accepted, reason=""):
    evidence = proposed(person)["manage_user"].proposal.evidence
    return answer_proposal(
        dossier=person, proposal="manage_user", evidence=evidence, is_accepted=is_accepted, reason=reason, by=by
    )


def test_a_refusal_says_why_and_stands(person, by):
    positive(person, by)
    assert refused(lambda: answered(person, by, False), "reason", rules.NEEDS_REASON)
    answer = answered(person, by, False, "kết quả nhầm người")
    assert proposed(person)["manage_user"].answer == answer
    event = AuditEvent.objects.get(action="refuse_proposal")
    assert (event.actor, event.details["proposal"]) == (by, "manage_user")
    sentence = rules.ANSWERED.format(who=by, on=answer.on)
    assert refused(lambda: answered(person, officer(), True), sentence=sentence)
    positive(person, by, date(2024, 3, 4))
    assert proposed(person)["manage_user"].answer is None


def test_what_was_taken_up_may_still_be_refused(person, by):
    positive(person, by)
    answered(person, by, True)
    assert answered(person, by, False, "đã chuyển đi").is_accepted is False


def test_a_proposal_that_is_gone_cannot_be_answered(person, by):
    assert refused(
        lambda: answer_proposal(
            dossier=person, proposal="manage_user", evidence="drug_test:1", is_accepted=True, by=by
        ),
        sentence=rules.GONE,
    )


def test_on_the_page_it_is_taken_up_or_refused(client, person, by):
    test = positive(person, by)
    client.force_login(by)
    page = client.get(reverse("cases:dossier_detail", args=[person.pk])).content.decode()
    assert "Đề xuất bước tiếp theo" in page
    assert "Thông báo (Mẫu 04)" in page
    named = [person.pk, "manage_user", f"drug_test:{test.pk}"]
    answer = client.post(reverse("cases:proposal_accept", args=named))
    assert answer.url == reverse("cases:procedure_open_act", args=[person.pk, "user_management", "receive_test"])
    page = client.get(reverse("cases:dossier_detail", args=[person.pk])).content.decode()
    assert "Đã chấp nhận" in page
    url = reverse("cases:proposal_refuse", args=named)
    assert "Xét nghiệm" in client.get(url).content.decode() or client.get(url).status_code == 200
    assert "bắt buộc" in client.post(url, {"reason": ""}).content.decode()
    client.post(url, {"reason": "người này đã đi nơi khác"})
    answer = ProposalAnswer.objects.get()
    assert (answer.is_accepted, answer.reason) == (False, "người này đã đi nơi khác")
    page = client.get(reverse("cases:dossier_detail", args=[person.pk])).content.decode()
    assert "người này đã đi nơi khác" in page
    assert "Chấp nhận, mở biểu mẫu" not in page


def test_who_may_not_write_sees_it_and_answers_nothing(client, person, by):
    test = positive(person, by)
    client.force_login(officer(Role.HEALTH_OFFICER))
    page = client.get(reverse("cases:dossier_detail", args=[person.pk])).content.decode()
    assert "Đề xuất bước tiếp theo" in page
    assert "Không chấp nhận…" not in page
    named = [person.pk, "manage_user", f"drug_test:{test.pk}"]
    assert client.post(reverse("cases:proposal_accept", args=named)).status_code == 403
    client.force_login(officer(area_code=areas.NEIGHBOUR))
    assert client.post(reverse("cases:proposal_accept", args=named)).status_code == 404
    assert client.get(reverse("cases:proposal_refuse", args=named)).status_code == 404


def test_a_proposal_that_is_not_there_is_not_found(client, person, by):
    client.force_login(by)
    named = [person.pk, "manage_user", "drug_test:1"]
    assert client.post(reverse("cases:proposal_accept", args=named)).status_code == 404
    assert client.get(reverse("cases:proposal_refuse", args=named)).status_code == 404
