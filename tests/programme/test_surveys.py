"""A survey: written, sent, answered, summed up, with who has not answered."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from core.errors import DomainError
from programme.models import Survey
from programme.queries import offices_asked, silent_offices, summary_of, surveys_to_answer
from programme.services import answer_survey, change_reply, change_survey, draft_survey, send_survey
from programme.services import surveys as services
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.programme.factories import office_of
from tests.refusals import refused

pytestmark = pytest.mark.django_db
DUE = date(2024, 7, 1)
QUESTIONS = [("Bao nhiêu người?", "number"), ("Có điểm tư vấn?", "yes_no"), ("Khó khăn?", "text")]


@pytest.fixture
def district():
    return officer(Role.DISTRICT_OFFICER)


def draft(by, **fields) -> Survey:
    known = {"title": "Khảo sát", "due_on": DUE, "questions": QUESTIONS}
    return draft_survey(office=office_of(by), by=by, **{**known, **fields})


def sent(by) -> Survey:
    return send_survey(survey=draft(by), version=1, by=by)


def answers(survey: Survey, *typed: str) -> dict[str, str]:
    return {str(question.pk): words for question, words in zip(survey.questions.all(), typed, strict=True)}


def test_a_draft_is_seen_above_and_not_below(district):
    survey, commune = draft(district), officer()
    assert not Survey.objects.visible_to(commune).exists()
    assert Survey.objects.visible_to(officer(Role.PROVINCE_OFFICER)).get() == survey
    send_survey(survey=survey, version=1, by=district)
    assert Survey.objects.visible_to(commune).get() == survey
    assert not Survey.objects.visible_to(officer(area_code=areas.OTHER_COMMUNE)).exists()
    assert surveys_to_answer(commune) == [survey]


def test_what_a_survey_must_have(district):
    assert refused(lambda: draft(district, questions=[(" ", "number")]), "questions", services.NO_QUESTION)
    assert "cấp dưới" in refused(lambda: draft(officer()), "office")
    past = draft(district, due_on=date(2024, 6, 19))
    assert "19/06/2024" in refused(lambda: send_survey(survey=past, version=1, by=district))
    assert sent(district).sent_on == date(2024, 6, 20)


def test_once_sent_it_stays(district):
    survey = draft(district)
    change = {"survey": survey, "title": "Khác", "due_on": DUE, "by": district}
    change_survey(**change, version=1, questions=QUESTIONS[:1])
    assert survey.questions.count() == 1
    send_survey(survey=survey, version=2, by=district)
    assert "20/06/2024" in refused(lambda: change_survey(**change, version=3, questions=QUESTIONS))
    assert "20/06/2024" in refused(lambda: send_survey(survey=survey, version=3, by=district))


def test_every_commune_of_the_area_is_asked_and_answers_once(district):
    survey = sent(district)
    one, two = officer(), officer(area_code=areas.NEIGHBOUR)
    assert offices_asked(survey).count() == silent_offices(survey).count() == 13
    answer_survey(survey=survey, office=office_of(one), answers=answers(survey, "4", "True", "ít cán bộ"), by=one)
    reply = answer_survey(survey=survey, office=office_of(two), answers=answers(survey, "3", "False", "x"), by=two)
    again = answers(survey, "5", "True", "x")
    assert refused(lambda: answer_survey(survey=survey, office=office_of(two), answers=again, by=two))
    change_reply(reply=reply, version=1, answers=again, by=two)
    number, yes_no, text = summary_of(survey, survey.replies.all())
    assert (number.total, number.answered) == (9, 2)
    assert (yes_no.yes, yes_no.answered) == (2, 2)
    assert text.words[0] == (office_of(one).name, "ít cán bộ")
    assert silent_offices(survey).count() == 11
    assert surveys_to_answer(one) == []


def test_answers_are_whole_and_in_their_kind(district):
    survey, by = sent(district), officer()
    first, second, third = (str(question.pk) for question in survey.questions.all())
    with pytest.raises(DomainError) as caught:
        answer_survey(survey=survey, office=office_of(by), answers={first: "vài", third: " "}, by=by)
    assert caught.value.fields == {
        first: services.NO_NUMBER,
        second: services.NOT_ANSWERED,
        third: services.NOT_ANSWERED,
    }


def test_who_was_not_asked_does_not_answer(district):
    survey, other = sent(district), officer(area_code=areas.OTHER_COMMUNE)
    typed = answers(survey, "4", "True", "x")
    assert "Phúc Tân" in refused(lambda: answer_survey(survey=survey, office=office_of(other), answers=typed, by=other))
    unsent = draft(district)
    assert refused(
        lambda: answer_survey(survey=unsent, office=office_of(officer()), answers={}, by=other), "", services.NOT_SENT
    )


def test_of_two_officers_who_answer_for_one_commune_the_second_is_told(district, client):
    survey, one = sent(district), officer()
    url = reverse("programme:survey_answer", args=[survey.pk])
    client.force_login(one)
    assert 'name="version"' in client.get(url).text
    office = office_of(one)
    answer_survey(survey=survey, office=office, answers=answers(survey, "4", "True", "ít cán bộ"), by=officer())
    typed = {"office": office.pk, "version": 0, **answers(survey, "9", "False", "khác")}
    page = client.post(url, typed)
    assert page.status_code == 200
    assert "ít cán bộ" in page.text
    assert survey.replies.get().version == 1
    assert client.post(url, {**typed, "version": 1}).status_code == 302
    assert survey.replies.get().version == 2
