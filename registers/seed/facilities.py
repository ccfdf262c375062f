"""The houses that take people in: how many of which kind, where, and how many beds they turn out to need."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from random import Random

from areas.enums import OfficeKind
from registers.seed.chance import Odds
from registers.seed.places import Place, Places
from registers.seed.scales import Scale
from rehab.enums import FACILITY_KINDS, FacilityKind, Modality

FOUNDED = date(2010, 1, 1)
VOLUNTARY_NAMES = ("Bình Minh", "Hướng Thiện", "Ngày Mới", "An Tâm", "Hy Vọng")
_LEAST_BEDS = {
    FacilityKind.PUBLIC: 300,
    FacilityKind.VOLUNTARY: 60,
    FacilityKind.METHADONE: 80,
    FacilityKind.AFTERCARE: 40,
}
_STEP = 10


@dataclass(slots=True, eq=False)
class House:
    code: str
    name: str
    kind: FacilityKind
    place: Place
    office: int = 0
    key: int = 0
    spells: list[tuple[date, date | None]] = field(default_factory=list)

    @property
    def office_kind(self) -> OfficeKind:
        return OfficeKind.CLINIC if self.kind == FacilityKind.METHADONE else OfficeKind.FACILITY

    def capacity(self) -> int:
        """Enough for the fullest day there ever was, in round numbers; most days leave some beds empty."""
        changes: dict[date, int] = defaultdict(int)
        for starts, ends in self.spells:
            changes[starts] += 1
            if ends:
                changes[ends] -= 1
        inside = fullest = 0
        for day in sorted(changes):
            inside += changes[day]
            fullest = max(fullest, inside)
        return max(-(-fullest // _STEP) * _STEP, _LEAST_BEDS[self.kind])

    def inside_on(self, day: date) -> int:
        return sum(1 for starts, ends in self.spells if starts <= day and (ends is None or ends > day))


class Houses:
    """All houses of the seeded area."""

    def __init__(self, rng: Random, places: Places, scale: Scale):
        self._rng = rng
        self._places = places
        self.all = self._found(scale)
        self._for = {
            modality: [house for house in self.all if house.kind in kinds] for modality, kinds in FACILITY_KINDS.items()
        }
        self._odds = {
            modality: Odds.of((1 / (rank + 1.5), house) for rank, house in enumerate(houses))
            for modality, houses in self._for.items()
        }
        self._aftercare = [house for house in self.all if house.kind == FacilityKind.AFTERCARE]

    def serve(self, home: Place) -> bool:
        """The houses take in people of their province; somebody who moved away is treated there."""
        return self._places.same_province(home)

    def admit(self, modality: Modality, home: Place) -> House:
        """The house to which somebody of this place goes; for the daily methadone the clinic nearby."""
        if modality == Modality.METHADONE:
            near = [house for house in self._for[modality] if house.place.group == home.group]
            if near:
                return near[0]
        return self._odds[modality].draw(self._rng)

    def aftercare_centre(self) -> House | None:
        return self._rng.choice(self._aftercare) if self._aftercare else None

    def fullest(self, kind: FacilityKind, day: date) -> House:
        """The house of a kind with the most people inside."""
        return max((house for house in self.all if house.kind == kind), key=lambda house: house.inside_on(day))

    def _found(self, scale: Scale) -> list[House]:
        province = self._places.province_name
        village = self._village
        houses = [
            House(
                f"CS-{number:02d}{scale.mark}",
                f"Cơ sở cai nghiện ma túy số {number} {province}",
                FacilityKind.PUBLIC,
                village(),
            )
            for number in range(1, scale.public + 1)
        ]
        for name in VOLUNTARY_NAMES[: scale.voluntary]:
            code = f"CS-{len(houses) + 1:02d}{scale.mark}"
            houses.append(House(code, f"Cơ sở cai nghiện tự nguyện {name}", FacilityKind.VOLUNTARY, village()))
        for _ in range(scale.aftercare_centres):
            code = f"CS-{len(houses) + 1:02d}{scale.mark}"
            name = f"Cơ sở quản lý sau cai nghiện {province}"
            houses.append(House(code, name, FacilityKind.AFTERCARE, village()))
        for number, place in enumerate(self._sites(scale.clinics), start=1):
            name = f"Cơ sở điều trị methadone {place.local}"
            houses.append(House(f"MMT-{number:02d}{scale.mark}", name, FacilityKind.METHADONE, place))
        return houses

    def _village(self) -> Place:
        """Somewhere in the province, in the first tree."""
        return self._places.countryman(self._rng, self._places.trees[0])

    def _sites(self, count: int) -> list[Place]:
        """The busiest commune of each of the busiest districts."""
        first = self._places.trees[0]
        sites: dict[str, Place] = {}
        for place in self._places.busiest(first, len(self._places.inside[first])):
            sites.setdefault(place.group, place)
        return list(sites.values())[:count]
