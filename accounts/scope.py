"""Where a user's posts of today reach: the one answer from which every ``visible_to`` starts."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet

from accounts.enums import Permission
from areas.enums import AREA_OFFICES, CARE_OFFICES, Level, OfficeKind
from areas.models import Area, AreaLink, Office
from areas.queries import map_on
from core import calendar


@dataclass(frozen=True)
class Scope:
    """Units (of today's tree) and facilities of the posts that carry a permission. Empty sets: nothing visible."""

    units: frozenset[int]
    facilities: frozenset[int]

    @property
    def is_empty(self) -> bool:
        return not self.units and not self.facilities

    def communes(self) -> QuerySet:
        """Keys of all units, of today's tree or an earlier one, that today lie in the scope."""
        return _mapped_below(AreaLink.objects.filter(ancestor__in=self.units))

    @cached_property
    def commune_keys(self) -> list[int]:
        """The same, read once: the database plans a search over 25,000 dossiers well only with the keys at hand."""
        return list(self.communes().values_list("area", flat=True))

    def units_below(self) -> QuerySet[Area]:
        """The units of today's tree in the scope."""
        return Area.objects.filter(ancestor_links__ancestor__in=self.units).distinct()

    def offices(self) -> QuerySet[Office]:
        """The offices in the scope: of the units, and every facility lying in them, and one's own facility."""
        return Office.objects.filter(area__in=self.communes()) | Office.objects.filter(pk__in=self.facilities)

    def senders(self) -> QuerySet[Office]:
        """The offices whose reports are read here: those of the units (in a province also of its districts of
        an earlier tree), one's own facility, and in a province each facility, which reports to nobody else."""
        units = self.communes()
        provinces = AreaLink.objects.filter(ancestor__in=self.units, ancestor__level=Level.PROVINCE)
        return Office.objects.filter(
            Q(pk__in=self.facilities)
            | Q(kind__in=AREA_OFFICES, area__in=units)
            | Q(kind=OfficeKind.DISTRICT, area__parent__in=units)
            | Q(kind__in=CARE_OFFICES, area__in=_mapped_below(provinces))
        )


def _mapped_below(links: QuerySet[AreaLink]) -> QuerySet:
    """Keys of all units that stand, in today's tree, for a unit at the lower end of ``links``."""
    return map_on(calendar.today()).filter(unit__in=links.values("descendant")).values("area")


def scope_of(user: Any, permission: Permission = Permission.VIEW_DOSSIER) -> Scope:
    """The scope of ``user`` for ``permission``; nobody signed in, inactive or without a post: empty. Like the posts
    of today, it is remembered with the user."""
    if not user.is_authenticated or not user.is_active:
        return Scope(frozenset(), frozenset())
    offices = [post.office for post in user.posts_today if post.office and permission in post.permissions]
    units = frozenset(office.area_id for office in offices if not office.is_care)
    facilities = frozenset(office.pk for office in offices if office.is_care)
    known = user.__dict__.setdefault("_scopes", {})
    return known.setdefault((calendar.today(), units, facilities), Scope(units, facilities))
