"""Reads that span rows of the programme."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum

from areas.enums import OfficeKind
from areas.models import Area, Office
from areas.queries import tree_on
from cases.models import Rule
from cases.procedures.rules import RuleBook, work_calendar
from core.calendar import today
from programme.enums import AnswerKind, OfferKind, ProviderState
from programme.models import (
    CommunicationEvent,
    Course,
    Finding,
    Offer,
    Provider,
    ProviderStep,
    Question,
    Reply,
    StaffMember,
    Survey,
)
from programme.provider_law import PROCEDURE, Due, due_after, next_acts, state_after, suspended_until
from programme.reach import communes_of, kept_offices


@dataclass(frozen=True)
class Standing:
    """A provider, where it stands, and what is due."""

    provider: Provider
    state: ProviderState
    since: date | None
    due: Due | None
    until: date | None
    is_late: bool


def standing_of(providers: Iterable[Provider]) -> list[Standing]:
    """Where each of the providers stands today: three queries for all."""
    providers = list(providers)
    steps: dict[int, list[ProviderStep]] = {provider.pk: [] for provider in providers}
    for step in ProviderStep.objects.standing().filter(provider__in=steps):
        steps[step.provider_id].append(step)
    book, days, day = RuleBook.of(PROCEDURE), work_calendar(), today()
    found = []
    for provider in providers:
        own = steps[provider.pk]
        due, state = due_after(own, book, days), state_after(own)
        late = due is not None and due.is_late(day)
        until = suspended_until(own) if state == ProviderState.SUSPENDED else None
        found.append(Standing(provider, state, own[-1].on if own else None, due, until, late))
    return found


def acts_open(provider: Provider) -> list[Any]:
    """What may be recorded of a provider next."""
    return next_acts(list(provider.steps.standing()))


def offices_asked(survey: Survey) -> QuerySet[Office]:
    """The commune offices of the survey's area on the day on which it was sent; today while it is not."""
    day = survey.sent_on or today()
    return Office.objects.filter(kind=OfficeKind.COMMUNE, area__in=communes_of(survey.office, day)).valid_on(day)


@dataclass(frozen=True)
class Summed:
    """What the units answered to a question: the sum of numbers, how many said yes, or their words."""

    question: Question
    total: int | None
    yes: int | None
    answered: int
    words: tuple[tuple[str, str], ...]


def summary_of(survey: Survey, replies: Iterable[Reply]) -> list[Summed]:
    """The answers of the replies, question by question."""
    replies = list(replies)
    found = []
    for question in survey.questions.all():
        given = [(reply.office.name, reply.answers[str(question.pk)]) for reply in replies]
        values = [value for _, value in given]
        is_number, is_yes_no = question.kind == AnswerKind.NUMBER, question.kind == AnswerKind.YES_NO
        found.append(
            Summed(
                question=question,
                total=sum(values) if is_number else None,
                yes=sum(values) if is_yes_no else None,
                answered=len(values),
                words=() if is_number or is_yes_no else tuple(given),
            )
        )
    return found


def silent_offices(survey: Survey) -> QuerySet[Office]:
    """Who was asked and has not answered."""
    answered = Reply.objects.filter(survey=survey, office=OuterRef("pk"))
    return offices_asked(survey).filter(~Exists(answered)).order_by("code")


def communes_without_certified(communes: QuerySet[Area], day: date) -> QuerySet[Area]:
    """Communes in which no health worker on the staff may determine addiction on a day."""
    of_tree = {"office__area__maps__tree": tree_on(day), "office__area__maps__unit": OuterRef("pk")}
    able = StaffMember.objects.certified_on(day).filter(office__kind=OfficeKind.COMMUNE, **of_tree)
    return communes.filter(~Exists(able))


def courses_with_numbers(courses: QuerySet[Course]) -> QuerySet[Course]:
    """Courses with the number of staff who attended."""
    return courses.annotate(attended=Count("participations")).select_related("office").order_by("-last_day", "pk")


def trained_since(staff: QuerySet[StaffMember], first: date, last: date) -> int:
    """How many of the staff attended a course that ended between two days."""
    inside = Q(participations__course__last_day__range=(first, last))
    return staff.filter(inside).values("pk").distinct().count()


def late_findings(findings: QuerySet[Finding]) -> QuerySet[Finding]:
    """What was to be mended before today."""
    return findings.late_on(today()).select_related("inspection__office").order_by("due_on")


def places_by_kind(offers: QuerySet[Offer], year: int) -> list[tuple[str, int, int]]:
    """Words of each kind of offer, places and places filled in a year."""
    rows = offers.filter(year=year).order_by().values_list("kind").annotate(Sum("places"), Sum("filled"))
    sums = {kind: (places, filled) for kind, places, filled in rows}
    return [(str(kind.label), *sums.get(kind.value, (0, 0))) for kind in OfferKind]


def partners_with_places(partners: QuerySet, year: int) -> QuerySet:
    """Partners with the places of a year."""
    of_year = Q(offers__year=year)
    numbered = partners.annotate(
        places=Sum("offers__places", filter=of_year, default=0),
        filled=Sum("offers__filled", filter=of_year, default=0),
        free=F("places") - F("filled"),
    )
    return numbered.select_related("office").order_by("name", "pk")


def events_with_numbers(events: QuerySet[CommunicationEvent]) -> QuerySet[CommunicationEvent]:
    """Events with the number of communes that they reached."""
    return events.annotate(reached=Count("communes")).select_related("office").order_by("-on", "pk")


def rule_words(rule: Rule | None) -> str:
    """“10 ngày làm việc, NĐ 116/2021/NĐ-CP, Điều 17”; nothing without a rule."""
    return f"{rule.deadline}, {rule.article}" if rule else ""


def surveys_to_answer(user: Any) -> list[Survey]:
    """Sent surveys that ask a commune office of the user's and have no answer of it yet."""
    offices = list(kept_offices(user).filter(kind=OfficeKind.COMMUNE).values_list("pk", flat=True))
    if not offices:
        return []
    sent = Survey.objects.visible_to(user).filter(sent_on__isnull=False).select_related("office").order_by("due_on")
    return [survey for survey in sent if silent_offices(survey).filter(pk__in=offices).exists()]
