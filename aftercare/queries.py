"""Reads of aftercare that span models."""

from datetime import date

from django.db.models import F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery

from aftercare.models import Attendance, Club, ClubMembership, ClubSession, Need
from cases.models import Dossier
from core import calendar
from rehab.models import Episode


def latest_completion(dossier: Dossier, on: date) -> Episode | None:
    """The completed episode from which aftercare decided ``on`` follows: the latest to end on or before that day,
    on a tie the one that started later."""
    return Episode.objects.completed().filter(dossier=dossier, ends__lte=on).order_by("-ends", "-starts", "-pk").first()


def completions_without_aftercare(dossier: Dossier) -> QuerySet[Episode]:
    """The completed episodes after which no aftercare was decided."""
    return Episode.objects.completed().filter(dossier=dossier).exclude(dossier__aftercares__starts__gte=F("ends"))


def unmet_needs(dossier: Dossier) -> QuerySet[Need]:
    return Need.objects.filter(dossier=dossier, support__isnull=True)


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
    """Each session with ``present`` and ``members``, the members of its day."""
    members = ClubMembership.objects.filter(
        Q(ends__isnull=True) | Q(ends__gt=OuterRef("on")), club=OuterRef("club"), starts__lte=OuterRef("on")
    )
    return sessions.annotate(present=_count(Attendance.objects.filter(session=OuterRef("pk"))), members=_count(members))


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
