"""Who can look after a dossier, and who does."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from accounts.enums import Role
from accounts.models import Post, User
from areas.models import Area
from areas.queries import unit_for
from cases.models import CaseOfficer, Dossier
from cases.queries import communes_of
from core import calendar

OFFICERS = (Role.COMMUNE_OFFICER, Role.POLICE_OFFICER, Role.HEALTH_OFFICER)
"""The roles of a commune among which it divides its dossiers."""


@dataclass(frozen=True)
class InCharge:
    """``is_there``: whether the officer still holds a post of the responsible commune."""

    row: CaseOfficer
    is_there: bool

    def __str__(self) -> str:
        return str(self.row.officer) if self.is_there else f"{self.row.officer} (không còn ở xã)"


def officers_of(units: Collection[int], day: date) -> QuerySet[User]:
    """Who holds on a day a post of one's own in one of the communes, each with ``role`` and the name of ``office``."""
    posts = Post.objects.in_force(day).filter(role__in=OFFICERS, office__area__in=units, deputy_for=None)
    own = posts.filter(user=OuterRef("pk")).order_by("pk")
    officers = User.objects.filter(pk__in=posts.values("user"), is_active=True)
    named = officers.annotate(role=Subquery(own.values("role")[:1]), office=Subquery(own.values("office__name")[:1]))
    return named.order_by("office", "full_name", "username")


def holds_post(officer: User, commune: Area, day: date) -> bool:
    """Whether the officer holds on a day a post in what a commune was then."""
    unit = unit_for(commune, day)
    return unit is not None and officers_of([unit.pk], day).filter(pk=officer.pk).exists()


def in_charge(dossiers: Sequence[Dossier]) -> dict[int, InCharge]:
    """By key of the dossier who looks after it today, for all in three statements at most."""
    rows = list(CaseOfficer.objects.on(calendar.today()).filter(dossier__in=dossiers).select_related("officer"))
    if not rows:
        return {}
    held = set(_held(row.officer_id for row in rows))
    units = communes_of([dossier for dossier in dossiers if dossier.pk in {row.dossier_id for row in rows}])
    return {row.dossier_id: InCharge(row, (row.officer_id, units[row.dossier_id].pk) in held) for row in rows}


def _held(officers: Iterable[int]) -> QuerySet:
    """Officer and unit of every post held today."""
    posts = Post.objects.in_force(calendar.today()).filter(role__in=OFFICERS, deputy_for=None, user__is_active=True)
    return posts.filter(user__in=set(officers)).values_list("user", "office__area")
