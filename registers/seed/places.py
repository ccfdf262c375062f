"""Where the made-up people live: real communes of each tree of the years seeded, weighted as people are."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from random import Random

from areas.enums import Level
from areas.models import Area, AreaTree, Succession
from registers.seed.chance import Odds
from registers.seed.scales import Scale

URBAN = {"Phường": 3.0, "Thị": 2.0}
"""How many times more people a phường, or a thị trấn, has than a xã (first word of the name)."""

CROWD = 15
"""Softens the Zipf curve: the largest commune has about a fiftieth of the people, not a tenth."""


@dataclass(frozen=True, slots=True)
class Place:
    """A commune of one tree. ``group`` is its district's code; of a later tree, that of its first predecessor."""

    pk: int
    code: str
    name: str
    starts: date
    group: str
    above: str
    province: str

    @property
    def local(self) -> str:
        """The name inside a sentence: ``phường Vỹ Dạ``."""
        return self.name[0].lower() + self.name[1:]

    @property
    def office(self) -> str:
        """The name of its office (areas.load)."""
        return f"UBND {self.local}"

    @property
    def address(self) -> str:
        return f"{self.name}, {self.above}"


Country = tuple[list[date], dict[int, list[int]], dict[int, Place]]
"""The first days of the trees, the successors of each commune, and all communes of all trees."""


def read_country(today: date) -> Country:
    """All communes of the trees up to today."""
    trees = list(AreaTree.objects.filter(starts__lte=today).order_by("starts").values_list("starts", flat=True))
    heirs = _load_heirs(trees)
    return trees, heirs, _load_places(trees, heirs)


class Places:
    """The communes of the seeded area in each tree up to today, their neighbours, and the rest of the country."""

    def __init__(self, rng: Random, area: Area, scale: Scale, today: date, country: Country | None = None):
        self.trees, self._heirs, self.all = country or read_country(today)
        self._default = {pk: heirs[0] for pk, heirs in self._heirs.items()}
        self.inside = self._inside(area)
        self._keys = {tree: frozenset(place.pk for place in places) for tree, places in self.inside.items()}
        self._weights = self._weigh(rng, scale)
        self._homes = {tree: self._odds(places) for tree, places in self.inside.items()}
        self._ring = self._rings()

    def tree_of(self, day: date) -> date:
        return next(starts for starts in reversed(self.trees) if starts <= day)

    def home(self, rng: Random, day: date) -> Place:
        """Where somebody of the area lives on that day."""
        return self._homes[self.tree_of(day)].draw(rng)

    def busiest(self, day: date, count: int) -> list[Place]:
        """The communes of the area with the most people, most first."""
        places = self.inside[self.tree_of(day)]
        return sorted(places, key=lambda place: (-self._weights[place.pk], place.code))[:count]

    def holds(self, place: Place) -> bool:
        """Whether the place lies in the area."""
        return place.pk in self._keys[place.starts]

    def same_province(self, place: Place) -> bool:
        """Whether the place lies in the area's province."""
        return place.province in self._provinces[place.starts]

    @property
    def birthplaces(self) -> list[str]:
        """Codes of the provinces of the first tree, which stay on identity papers for life."""
        return sorted({place.province for place in self.all.values() if place.starts == self.trees[0]})

    @property
    def province_name(self) -> str:
        """Of the area's province today, without the word for its kind."""
        words = self.inside[self.trees[-1]][0].above.rsplit(", ", 1)[-1]
        return words.removeprefix("Tỉnh ").removeprefix("Thành phố ")

    def unit(self, place: Place, day: date) -> Place:
        """What stands for the place on a later day: itself, or its default successor."""
        tree = self.tree_of(day)
        while place.starts < tree:
            place = self.all[self._default[place.pk]]
        return place

    def heirs(self, place: Place) -> list[Place]:
        """All successors of a place, the default one first."""
        return [self.all[pk] for pk in self._heirs.get(place.pk, [])]

    def neighbour(self, rng: Random, place: Place, day: date) -> Place:
        """A commune of the same old district, or of the same province when there is none."""
        tree = self.tree_of(day)
        near = self._ring[tree].get(self.unit(place, day).group)
        return rng.choice(near) if near else self.countryman(rng, day)

    def countryman(self, rng: Random, day: date) -> Place:
        """A commune of the area's province."""
        return rng.choice(self._province_communes[self.tree_of(day)])

    def stranger(self, rng: Random, day: date) -> Place:
        """A commune of another province."""
        return rng.choice(self._abroad[self.tree_of(day)])

    def _inside(self, area: Area) -> dict[date, list[Place]]:
        """The area's communes today, and in each earlier tree those whose default successors they are."""
        keys = set(Area.objects.under(area).filter(level=Level.COMMUNE).values_list("pk", flat=True))
        inside = {}
        for tree in reversed(self.trees):
            inside[tree] = [place for place in self.all.values() if place.starts == tree and place.pk in keys]
            keys = {pk for pk, heir in self._default.items() if heir in keys}
        return inside

    def _weigh(self, rng: Random, scale: Scale) -> dict[int, float]:
        """Zipf among the communes of the first tree, towns before villages; a later commune has its predecessors'."""
        first = self.inside[self.trees[0]]
        size = {place.pk: rng.expovariate(1) * URBAN.get(place.name.split(" ")[0], 1.0) for place in first}
        ranked = sorted(first, key=lambda place: -size[place.pk])
        peopled = len(ranked) - int(len(ranked) * scale.bare)
        weights: dict[int, float] = defaultdict(float)
        for rank, place in enumerate(ranked):
            weights[place.pk] = (rank + CROWD) ** -0.9 if rank < peopled else 0.0
        weights[ranked[0].pk] *= scale.foremost
        for tree in self.trees[1:]:
            heirs = {place.pk for place in self.inside[tree]}
            for pk, heir in self._default.items():
                if heir in heirs:
                    weights[heir] += weights[pk]
        return weights

    def _odds(self, places: list[Place]) -> Odds[Place]:
        return Odds.of((self._weights[place.pk], place) for place in places)

    def _rings(self) -> dict[date, dict[str, list[Place]]]:
        ring: dict[date, dict[str, list[Place]]] = {}
        self._provinces: dict[date, frozenset[str]] = {}
        self._province_communes: dict[date, list[Place]] = {}
        self._abroad: dict[date, list[Place]] = {}
        for tree, inside in self.inside.items():
            provinces = self._provinces[tree] = frozenset(place.province for place in inside)
            standing = [place for place in self.all.values() if place.starts == tree]
            at_home = [place for place in standing if place.province in provinces]
            self._province_communes[tree] = at_home
            self._abroad[tree] = [place for place in standing if place.province not in provinces]
            ring[tree] = defaultdict(list)
            for place in at_home:
                ring[tree][place.group].append(place)
        return ring


def _load_heirs(trees: list[date]) -> dict[int, list[int]]:
    heirs: dict[int, list[int]] = defaultdict(list)
    rows = Succession.objects.filter(predecessor__level=Level.COMMUNE, successor__valid_from__in=trees)
    ordered = rows.order_by("predecessor__code", "-is_default", "successor__code")
    for predecessor, successor in ordered.values_list("predecessor_id", "successor_id"):
        heirs[predecessor].append(successor)
    return heirs


def _load_places(trees: list[date], heirs_of: dict[int, list[int]]) -> dict[int, Place]:
    origin = {heir: pk for pk, heirs in reversed(heirs_of.items()) for heir in reversed(heirs)}
    names = {
        pk: (code, name, parent)
        for pk, code, name, parent in Area.objects.exclude(level=Level.COMMUNE).values_list(
            "pk", "code", "name", "parent_id"
        )
    }
    places: dict[int, Place] = {}
    communes = Area.objects.filter(level=Level.COMMUNE, valid_from__in=trees).order_by("valid_from", "code")
    for pk, code, name, starts, parent in communes.values_list("pk", "code", "name", "valid_from", "parent_id"):
        parent_code, parent_name, top = names[parent]
        if top:
            province, province_name, _ = names[top]
            group, above = parent_code, f"{parent_name}, {province_name}"
        else:
            province, above = parent_code, parent_name
            group = places[origin[pk]].group if pk in origin else code
        places[pk] = Place(pk, code, name, starts, group, above, province)
    return places
