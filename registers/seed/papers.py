"""Identity papers of invented people: CCCD of twelve digits (TT07/2016/TT-BCA art. 7), CMND of nine before it."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from cases.enums import PaperKind, Sex
from registers.seed.chance import chance
from registers.seed.people import Person
from registers.seed.places import Place
from registers.seed.scales import PARTS

CHIP_CARDS = date(2021, 1, 1)
"""From then on nearly everybody changed the old card for a CCCD."""

POLICE = "Cục Cảnh sát quản lý hành chính về trật tự xã hội"


@dataclass(frozen=True, slots=True)
class Paper:
    kind: PaperKind
    number: str
    issued_on: date | None
    issued_by: str
    replaced_on: date | None = None


class PaperOffice:
    """Gives every number once."""

    def __init__(self, rng: Random, birthplaces: list[str], part: int | None = None):
        self._rng = rng
        self._part = part
        self._birthplaces = birthplaces
        self._given: set[str] = set()

    def papers(self, person: Person, home: Place, birthplace: str, opened: date, last: date) -> list[Paper]:
        """What the person has had until ``last``: an old card, a CCCD, an old card changed for a CCCD, or nothing."""
        rng = self._rng
        adult_on = date(person.birth_date.year + 15, 1, 1)
        draw = rng.random()
        if draw < 0.06 or adult_on >= opened:
            return []
        if opened >= CHIP_CARDS or draw < 0.25:
            return [self._cccd(person, birthplace, max(adult_on, date(2016, 1, 1)), opened)]
        old = Paper(
            PaperKind.CMND,
            self._once(lambda: f"{int(birthplace):02d}{self._serial(7)}"),
            _between(rng, max(adult_on, opened - timedelta(days=3650)), opened),
            f"Công an {home.above.rsplit(', ', 1)[-1]}"[:120],
        )
        if last < CHIP_CARDS + timedelta(days=60) or chance(rng, 0.3):
            return [old]
        card = self._cccd(person, birthplace, CHIP_CARDS, min(last, date(2023, 12, 31)))
        return [Paper(old.kind, old.number, old.issued_on, old.issued_by, card.issued_on), card]

    def birthplace(self, home: Place) -> str:
        """Code of the province of birth registration: mostly that of the home."""
        if chance(self._rng, 0.85) and home.province in self._birthplaces:
            return home.province
        return self._rng.choice(self._birthplaces)

    def _cccd(self, person: Person, birthplace: str, first: date, last: date) -> Paper:
        birth = person.birth_date
        century = (birth.year // 100 - 19) * 2 + (person.sex == Sex.FEMALE)
        stem = f"0{birthplace}{century}{birth.year % 100:02d}"
        number = self._once(lambda: f"{stem}{self._serial(6)}")
        return Paper(PaperKind.CCCD, number, _between(self._rng, min(first, last), last), POLICE)

    def _serial(self, digits: int) -> str:
        """Its last two digits say in which part of the register it was given."""
        if self._part is None:
            return f"{self._rng.randrange(10**digits):0{digits}d}"
        return f"{self._rng.randrange(10**digits // PARTS) * PARTS + self._part:0{digits}d}"

    def _once(self, draw) -> str:
        number = draw()
        while number in self._given:
            number = draw()
        self._given.add(number)
        return number


def _between(rng: Random, first: date, last: date) -> date:
    return first + timedelta(days=rng.randint(0, max((last - first).days, 0)))
