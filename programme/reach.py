"""Whose rows a user reads and whose they keep."""

from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from accounts.enums import Permission
from accounts.scope import Scope, scope_of
from areas.enums import AREA_OFFICES, Level, OfficeKind
from areas.models import Area, AreaLink, Office
from areas.queries import map_on
from core import calendar


def offices_above(scope: Scope) -> QuerySet[Office]:
    """The offices of the units above (and of) those of the scope: what they publish or ask is for the units below."""
    above = AreaLink.objects.filter(descendant__in=scope.units).values("ancestor")
    return Office.objects.filter(kind__in=AREA_OFFICES, area__in=above)


def kept_offices(user: Any) -> QuerySet[Office]:
    """The offices whose rows the user keeps: those of their posts of today, and those that these took over (a
    province also the districts of its earlier tree)."""
    scope = scope_of(user, Permission.WRITE_PROGRAMME)
    mapped = map_on(calendar.today()).filter(unit__in=scope.units).values("area")
    return Office.objects.filter(
        Q(pk__in=scope.facilities)
        | Q(kind__in=AREA_OFFICES, area__in=mapped)
        | Q(kind=OfficeKind.DISTRICT, valid_to__lte=calendar.today(), area__parent__in=mapped)
    )


def standing_offices(user: Any) -> QuerySet[Office]:
    """Of those, the ones that stand today: for what is newly entered."""
    return kept_offices(user).valid_on(calendar.today()).select_related("area").order_by("code")


def communes_of(office: Office, day: date) -> QuerySet[Area]:
    """The communes of the tree of ``day`` that lie in the unit of an office; of a district that is no more, none."""
    unit = map_on(day).filter(area=office.area_id).values("unit")
    return (
        Area.objects.valid_on(day)
        .filter(level=Level.COMMUNE, ancestor_links__ancestor__in=unit)
        .select_related("parent")
        .order_by(F("parent__code"), "code")
    )
