"""Reads that span models: rows of the list, communes to choose from, what a page has to warn of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import F, Prefetch, QuerySet

from accounts.enums import Permission
from accounts.models import User
from accounts.scope import scope_of
from areas.enums import Level
from areas.models import Area, AreaLink
from areas.queries import map_on, tree_on
from cases.enums import AddressKind, PaperKind
from cases.identity import cccd_warnings
from cases.models import Dossier, IndexCard, PastAddress, Responsibility
from core import calendar
from core.text import fold

MOST_FOUND = 30


def with_commune(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """Each dossier with ``current``: a list of its one responsibility of today."""
    now = Responsibility.objects.filter(ends=None).select_related("commune")
    return dossiers.prefetch_related(Prefetch("responsibilities", queryset=now, to_attr="current"))


def communes_today(dossiers: Iterable[Dossier]) -> dict[int, Area]:
    """For dossiers read ``with_commune``: the unit that answers today, where the commune itself was succeeded too."""
    communes = {dossier.pk: dossier.current[0].commune for dossier in dossiers if dossier.current}
    return dict(zip(communes, units_today(communes.values()), strict=True))


def communes_of(dossiers: Iterable[Dossier]) -> dict[int, Area]:
    """The unit that answers today for each of some dossiers."""
    cards = IndexCard.objects.filter(dossier__in=[dossier.pk for dossier in dossiers], commune__isnull=False)
    communes = {card.pk: card.commune for card in cards.select_related("commune")}
    return dict(zip(communes, units_today(communes.values()), strict=True))


def units_today(areas: Iterable[Area]) -> list[Area]:
    """The unit of today's tree for each of some units, in one query when any of them has been succeeded."""
    areas = list(areas)
    today = calendar.today()
    gone = {area.pk for area in areas if area.valid_to and area.valid_to <= today}
    if not gone:
        return areas
    heirs = {row.area_id: row.unit for row in map_on(today).filter(area__in=gone).select_related("unit")}
    return [heirs.get(area.pk, area) for area in areas]


def communes_for_entry(user: User) -> QuerySet[Area]:
    """The communes for which the user may open a dossier: those of today first, then those they succeeded."""
    scope = scope_of(user, Permission.WRITE_DOSSIER)
    if not scope.units:
        return Area.objects.none()
    communes = Area.objects.filter(pk__in=scope.communes(), level=Level.COMMUNE)
    return communes.order_by(F("valid_to").desc(nulls_first=True), "code")


def units_to_filter(user: User) -> QuerySet[Area]:
    """The units of today, below the user's own, by which the list can be narrowed."""
    scope = scope_of(user)
    if not scope.units:
        return Area.objects.none()
    return scope.units_below().filter(level__in=(Level.DISTRICT, Level.COMMUNE)).select_related("parent")


def communes_in(*units: Area) -> QuerySet:
    """Keys of all units, of today's tree or an earlier one, that today lie in one of ``units``."""
    below = AreaLink.objects.filter(ancestor__in=units).values("descendant")
    return map_on(calendar.today()).filter(unit__in=below).values("area")


def communes_matching(text: str, on: date) -> list[tuple[int, str]]:
    """Key and full name of the communes, of the tree of ``on``, in which every word typed begins a word."""
    words = fold(text).replace(",", " ").split()
    if not words:
        return []
    rows = _commune_words(tree_on(on).starts)
    found = [(key, label) for key, label, folded in rows if all(f" {word}" in folded for word in words)]
    return sorted(found, key=lambda row: (not fold(row[1]).startswith(fold(text)), len(row[1])))[:MOST_FOUND]


@lru_cache(maxsize=4)
def _commune_words(tree_starts: date) -> tuple[tuple[int, str, str], ...]:
    """Key, full name and folded name of every commune of a tree, whose rows are never rewritten."""
    communes = Area.objects.valid_on(tree_starts).filter(level=Level.COMMUNE)
    rows = communes.values_list("pk", "code", "name", "parent__name", "parent__parent__name")
    found = []
    for pk, code, *names in rows:
        label = ", ".join(name for name in names if name)
        found.append((pk, label, f" {fold(label).replace(',', ' ')} {code}"))
    return tuple(found)


def full_name_of(area: Area) -> str:
    """Phường Trúc Bạch, Quận Ba Đình, Thành phố Hà Nội: in one query."""
    return ", ".join(Area.objects.above(area).values_list("name", flat=True))


def paper_warnings(dossier: Dossier) -> list[str]:
    """Where the digits of the CCCD in use contradict the dossier."""
    numbers = dossier.papers.filter(kind=PaperKind.CCCD, replaced_on=None).values_list("number", flat=True)
    return [
        warning
        for number in numbers
        for warning in cccd_warnings(number, sex=dossier.sex, birth_year=dossier.birth_date.year)
    ]


@dataclass(frozen=True)
class Residence:
    """One of the two residences: the address of today, since when, and those before."""

    kind: AddressKind
    address: str
    since: date
    past: list[PastAddress]

    @property
    def label(self) -> str:
        return str(self.kind.label)


def residences_of(dossier: Dossier) -> list[Residence]:
    """Registered and present residence as dated facts (the place of treatment is ``PlaceOfCare``). One query."""
    left = list(dossier.past_addresses.order_by("-ends"))
    found = []
    for kind in AddressKind:
        past = [row for row in left if row.kind == kind]
        since = past[0].ends if past else dossier.opened_on
        found.append(Residence(kind, getattr(dossier, kind.column), since, past))
    return found


def residence_of(dossier: Dossier, kind: AddressKind) -> Residence:
    """One of them."""
    return next(found for found in residences_of(dossier) if found.kind == kind)
