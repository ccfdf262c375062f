"""Reads of aftercare that span models."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Case,
    DecimalField,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    When,
)
from django.db.models.functions import Cast, NullIf, Round

from aftercare.enums import BoardRole
from aftercare.models import (
    Aftercare,
    Attendance,
    BoardMember,
    Club,
    ClubMembership,
    ClubSession,
    Need,
    Participant,
    Reach,
    Scheme,
)
from aftercare.regularity import Regularity, regularity_of
from cases.models import Dossier
from core import calendar
from rehab.models import Episode

MOST_FOUND = 20
LATEST_MONTHS = 6


def latest_completion(dossier: Dossier, on: date) -> Episode | None:
    """The completed episode from which aftercare decided ``on`` follows: the latest to end on or before that day,
    on a tie the one that started later."""
    return Episode.objects.completed().filter(dossier=dossier, ends__lte=on).order_by("-ends", "-starts", "-pk").first()


def completions_without_aftercare(dossier: Dossier) -> QuerySet[Episode]:
    """The completed episodes after which no aftercare was decided."""
    return Episode.objects.completed().filter(dossier=dossier).exclude(dossier__aftercares__starts__gte=F("ends"))


def unmet_needs(dossier: Dossier) -> QuerySet[Need]:
    return Need.objects.unmet().filter(dossier=dossier)


def members_on(club: Club, day: date) -> QuerySet[Dossier]:
    """The members of a club on a day, in the order of their names."""
    return Dossier.objects.filter(pk__in=ClubMembership.objects.on(day).filter(club=club).values("dossier"))


def _count(rows: QuerySet) -> Subquery:
    """The number of rows of a subquery that is not grouped by anything."""
    return Subquery(
        rows.order_by().annotate(n=Func(F("pk"), function="COUNT")).values("n"),
        output_field=IntegerField(),
    )


def sessions_with_attendance(sessions: QuerySet[ClubSession]) -> QuerySet[ClubSession]:
    """Each session with ``present``, ``members`` of its day, and ``share``: percent of them who were present."""
    members = ClubMembership.objects.filter(
        Q(ends__isnull=True) | Q(ends__gt=OuterRef("on")), club=OuterRef("club"), starts__lte=OuterRef("on")
    )
    counted = sessions.annotate(
        present=_count(Attendance.objects.filter(session=OuterRef("pk"))), members=_count(members)
    )
    return counted.annotate(share=_percent(F("present"), F("members")))


def _percent(part: Any, whole: Any) -> Round:
    """One decimal, half up; none of nothing."""
    number = DecimalField(max_digits=12, decimal_places=4)
    return Round(Cast(part * 100, number) / Cast(NullIf(whole, 0), number), precision=1)


def attendance_of_year(club: Club, year: int) -> dict[str, Any]:
    """``sessions`` of the year and ``attendance``: percent present of the members on the day of each session."""
    held = sessions_with_attendance(ClubSession.objects.filter(club=club, on__year=year))
    counts = held.values_list("present", "members")
    members = sum(members for _, members in counts)
    share = sum(present for present, _ in counts) * 100 / members if members else None
    return {"sessions": len(counts), "attendance": share}


def regularity_in(club: Club, year: int) -> list[tuple[str, Regularity]]:
    """The year as far as it has gone; where it is this one, also the last whole months. Each with its title."""
    today = calendar.today()
    if year < today.year:
        return [(f"Năm {year}", regularity_of([club], date(year, 1, 1), date(year, 12, 31))[club.pk])]
    this_month = today.replace(day=1)
    first = calendar.add_months(this_month, -LATEST_MONTHS)
    lately = regularity_of([club], first, this_month - timedelta(days=1))[club.pk]
    return [
        (f"Năm {year} đến hôm nay", regular_this_year([club])[club.pk]),
        (f"{LATEST_MONTHS} tháng trọn gần nhất", lately),
    ]


def regular_this_year(clubs: Collection[Club]) -> dict[int, Regularity]:
    """Each club of a list, in this year so far."""
    today = calendar.today()
    return regularity_of(clubs, date(today.year, 1, 1), today)


def board_of(club: Club) -> QuerySet[BoardMember]:
    """Who is on the board, by rank, then who was, the latest to leave first."""
    rank = Case(*(When(role=role, then=place) for place, role in enumerate(BoardRole.values)))
    return club.board.order_by(F("ends").desc(nulls_first=True), rank, "starts", "pk")


def memberships_of(club: Club) -> QuerySet[ClubMembership]:
    """Who is a member, by name, then who was, the latest to leave first."""
    return club.memberships.select_related("dossier").order_by(
        F("ends").desc(nulls_first=True), "dossier__sort_key", "pk"
    )


def ever_members(club: Club) -> QuerySet[Dossier]:
    return Dossier.objects.filter(pk__in=ClubMembership.objects.filter(club=club).values("dossier"))


def people_to_join(people: QuerySet[Dossier], joined: QuerySet, words: str) -> list[Dossier]:
    """The first people found by the words typed, each with ``is_member``: whether among the ``joined`` of today."""
    today = joined.filter(dossier=OuterRef("pk"))
    return list(people.search(words).annotate(is_member=Exists(today))[:MOST_FOUND])


def clubs_with_numbers(clubs: QuerySet[Club]) -> QuerySet[Club]:
    """Each club with ``members`` of today, ``last_session`` and the sessions of this year."""
    today = calendar.today()
    members = ClubMembership.objects.on(today).filter(club=OuterRef("pk"))
    sessions = ClubSession.objects.filter(club=OuterRef("pk"))
    return clubs.annotate(
        members=_count(members),
        sessions_this_year=_count(sessions.filter(on__year=today.year)),
        last_session=Subquery(sessions.order_by("-on").values("on")[:1]),
    ).select_related("commune__parent")


def aftercares_of(dossier: Dossier) -> list[Aftercare]:
    """The person's decisions, the latest first, with their helpers."""
    rows = (
        Aftercare.objects.filter(dossier=dossier)
        .select_related("facility__office", "procedure")
        .prefetch_related("helpers")
    )
    return list(rows.order_by("-starts"))


def schemes_with_numbers(schemes: QuerySet[Scheme]) -> QuerySet[Scheme]:
    """Each model with who takes part today (``taking_part``) and the others ``reached`` this year."""
    today = calendar.today()
    reaches = Reach.objects.filter(scheme=OuterRef("pk"), on__year=today.year).order_by()
    reached = reaches.annotate(n=Func(F("people"), function="SUM")).values("n")
    return schemes.annotate(
        taking_part=_count(Participant.objects.on(today).filter(scheme=OuterRef("pk"))),
        reached=Subquery(reached, output_field=IntegerField()),
    ).select_related("commune__parent")


def participants_of(scheme: Scheme) -> QuerySet[Participant]:
    """Who takes part, by name, then who did, the latest to leave first."""
    return scheme.participants.select_related("dossier").order_by(
        F("ends").desc(nulls_first=True), "dossier__sort_key", "pk"
    )


def reached_in(scheme: Scheme, year: int) -> int:
    """How many other persons were reached in a year; who came twice counts twice."""
    return scheme.reaches.filter(on__year=year).aggregate(people=Sum("people"))["people"] or 0
