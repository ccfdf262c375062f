"""The survey that an office asks of the communes below it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import User
from areas.enums import OfficeKind
from areas.models import Office
from core.calendar import today
from core.errors import DomainError
from programme.enums import AnswerKind
from programme.models import Question, Reply, Survey
from programme.queries import offices_asked
from programme.writing import fill, opened, refusal, write

NO_QUESTION = "Khảo sát phải có ít nhất một câu hỏi."
NOT_ABOVE = "{office} không có đơn vị cấp dưới để khảo sát."
SENT_ALREADY = "Khảo sát đã gửi ngày {day:%d/%m/%Y}; câu hỏi không sửa được nữa."
NOT_SENT = "Khảo sát chưa được gửi."
NOT_ASKED = "{office} không thuộc các đơn vị được hỏi của khảo sát này."
DUE_PAST = "Hạn trả lời {due:%d/%m/%Y} đã qua; hãy đặt hạn từ hôm nay {today:%d/%m/%Y} trở đi."
NOT_ANSWERED = "Câu hỏi này chưa được trả lời."
NO_NUMBER = "Hãy nhập một số từ 0 trở lên, không có chữ."


@transaction.atomic
def draft_survey(*, office: Office, title: str, due_on: date, questions: Sequence[tuple[str, str]], by: User) -> Survey:
    """Write a survey: its questions as (words, kind of answer). Nobody below sees it before it is sent."""
    if office.kind not in (OfficeKind.PROVINCE, OfficeKind.DISTRICT):
        raise refusal(NOT_ABOVE.format(office=office), "office")
    survey = fill(Survey(office=office), {"title": title, "due_on": due_on})
    write("draft_survey", survey, by)
    _ask(survey, questions)
    return survey


@transaction.atomic
def change_survey(
    *, survey: Survey, version: int, title: str, due_on: date, questions: Sequence[tuple[str, str]], by: User
) -> Survey:
    """Write it anew, as long as it was not sent."""
    survey = opened(survey, version, {"title": title, "due_on": due_on})
    if survey.sent_on:
        raise DomainError(SENT_ALREADY.format(day=survey.sent_on))
    write("change_survey", survey, by)
    survey.questions.all().delete()
    _ask(survey, questions)
    return survey


@transaction.atomic
def send_survey(*, survey: Survey, version: int, by: User) -> Survey:
    """Send it today to every commune of the office's area."""
    survey = opened(survey, version, {})
    if survey.sent_on:
        raise DomainError(SENT_ALREADY.format(day=survey.sent_on))
    if survey.due_on < today():
        raise DomainError(DUE_PAST.format(due=survey.due_on, today=today()))
    survey.sent_on = today()
    return write("send_survey", survey, by)


@transaction.atomic
def answer_survey(*, survey: Survey, office: Office, answers: dict[str, Any], by: User) -> Reply:
    """Answer for an office that was asked; ``answers`` by the key of the question, as typed."""
    if survey.sent_on is None:
        raise DomainError(NOT_SENT)
    if not offices_asked(survey).filter(pk=office.pk).exists():
        raise DomainError(NOT_ASKED.format(office=office))
    reply = Reply(survey=survey, office=office, on=today(), answers=_read(survey, answers))
    return write("answer_survey", reply, by, survey=survey.pk)


@transaction.atomic
def change_reply(*, reply: Reply, version: int, answers: dict[str, Any], by: User) -> Reply:
    """Answer anew."""
    reply = opened(reply, version, {"on": today(), "answers": _read(reply.survey, answers)})
    return write("change_reply", reply, by, survey=reply.survey_id)


def _ask(survey: Survey, questions: Sequence[tuple[str, str]]) -> None:
    asked = [(text.strip(), kind) for text, kind in questions if text.strip()]
    if not asked:
        raise refusal(NO_QUESTION, "questions")
    Question.objects.bulk_create(
        Question(survey=survey, place=place, text=text, kind=kind) for place, (text, kind) in enumerate(asked, 1)
    )


def _read(survey: Survey, answers: dict[str, Any]) -> dict[str, Any]:
    """The answers as they are kept; all that are wrong are told at once."""
    found, wrong = {}, {}
    for question in survey.questions.all():
        name = str(question.pk)
        typed = answers.get(name)
        if typed is None or str(typed).strip() == "":
            wrong[name] = NOT_ANSWERED
        elif question.kind == AnswerKind.NUMBER and not str(typed).strip().isdecimal():
            wrong[name] = NO_NUMBER
        else:
            found[name] = _kept(question, typed)
    if wrong:
        raise DomainError(" ".join(sorted(set(wrong.values()))), fields=wrong)
    return found


def _kept(question: Question, typed: Any) -> Any:
    if question.kind == AnswerKind.NUMBER:
        return int(typed)
    if question.kind == AnswerKind.YES_NO:
        return str(typed) == "True"
    return str(typed).strip()
