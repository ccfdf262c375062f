"""What a reform touches, and what follows its units: told by the apps that know."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from areas.models import Area, AreaMap, Office
from areas.queries import map_on
from areas.reform.proposal import Fault, Proposal, Row
from core.registry import Registry


@dataclass(frozen=True)
class Touch:
    """Rows of one kind that lie in units that end. ``find`` is given their keys and the day of the reform and gives,
    for each row, the key of its unit and a word by which it is known (no name of a person)."""

    slug: str
    order: int
    label: str
    find: Callable[[list[int], date], list[tuple[int, str]]]


@dataclass(frozen=True)
class Follower:
    """What goes over to the successors by an act of its own: ``follow`` is called with the day and who acts, after the
    tree stands, and gives how many rows it wrote."""

    slug: str
    order: int
    label: str
    follow: Callable[[date, Any], int]


@dataclass(frozen=True)
class Chooser:
    """What belongs to one of several successors of a divided unit, as a list says. ``judge`` tells what is wrong with
    the list before the tree stands; ``choose`` is given its lines, the day and who acts, once it is in force, and gives
    how many rows went to a successor other than the default, and the lines that no longer can be followed."""

    slug: str
    order: int
    label: str
    judge: Callable[[Proposal], list[Fault]]
    choose: Callable[[list[Row], date, Any], tuple[int, list[Fault]]]


touches: Registry[Touch] = Registry()
followers: Registry[Follower] = Registry()
choosers: Registry[Chooser] = Registry()


@dataclass(frozen=True)
class Touched:
    """One kind: how many rows, and which, by the key of the unit that ends."""

    slug: str
    label: str
    rows: list[tuple[int, str]]


def touched_by(areas: list[Area], day: date) -> list[Touched]:
    """Everything in the units that end, kind by kind."""
    keys = [area.pk for area in areas]
    return [Touched(touch.slug, touch.label, touch.find(keys, day)) for touch in touches]


def older_than(keys: list[int], day: date) -> QuerySet[AreaMap]:
    """The units, of any tree before the day, that stand for these on its eve."""
    return map_on(day - timedelta(days=1)).filter(unit__in=keys)


def rows_in(rows: Iterable[tuple[int, str]], keys: list[int], day: date) -> list[tuple[int, str]]:
    """Rows given with the unit, of any older tree, in which they lie: those in the units that end, by these."""
    units = dict(older_than(keys, day).values_list("area", "unit"))
    return [(units[area], word) for area, word in rows if area in units]


def heirs_of(offices: Iterable[Office], day: date) -> dict[int, Office]:
    """The offices that take the place of those that ended with their unit, by the keys of these: that of the default
    successor, in a province that of the one which took most of it."""
    offices = list(offices)
    units = dict(map_on(day).filter(area__in={office.area_id for office in offices}).values_list("area", "unit"))
    standing = {
        (office.area_id, office.kind): office
        for office in Office.objects.valid_on(day).filter(area__in=set(units.values())).select_related("area")
    }
    found = {office.pk: standing.get((units.get(office.area_id), office.kind)) for office in offices}
    return {key: heir for key, heir in found.items() if heir}


def _facilities(keys: list[int], day: date) -> list[tuple[int, str]]:
    return rows_in(Office.objects.care().valid_on(day).order_by("code").values_list("area", "code"), keys, day)


touches.register(Touch("facilities", 40, "Cơ sở điều trị", _facilities))
