"""When, and by whose post, a fact of the seeded register was written down."""

from datetime import date, timedelta
from random import Random
from uuid import UUID

from registers.seed.chance import Odds, workday
from registers.seed.facilities import House
from registers.seed.places import Place

DELAYS = Odds((60, (0, 3)), (26, (4, 12)), (11, (13, 45)), (3, (46, 150)))
"""Days from a fact to its record: mostly at once, some after the month's report has gone."""

OFFICE_HOURS = (7, 8, 8, 9, 9, 10, 10, 11, 13, 14, 14, 15, 15, 16)

Record = tuple[str, str]
"""Recorded time (text of a timestamptz) and key of the change history's context."""


class Clerks:
    """Nothing is recorded later than ``last``, the day before today, nor before what it builds on."""

    def __init__(self, rng: Random, last: date):
        self._rng = rng
        self._last = last
        self._contexts: dict[str, tuple[str, str]] = {}

    def commune(self, day: date, place: Place, floor: str) -> Record:
        """Written down by the commune some days after ``day``."""
        return self._record(self._delayed(day), f"Cán bộ LĐ-TB&XH xã – {place.office}", floor)

    def police(self, day: date, place: Place, floor: str) -> Record:
        """Written down by the commune's police."""
        return self._record(self._delayed(day), f"Công an xã – {place.office}", floor)

    def district(self, day: date, place: Place, floor: str) -> Record:
        """Written down by the district on behalf of its commune."""
        district = place.above.split(", ")[0]
        office = f"Phòng LĐ-TB&XH {district[0].lower()}{district[1:]}"
        return self._record(self._delayed(day), f"Cán bộ Phòng LĐ-TB&XH huyện – {office}", floor)

    def house(self, day: date, house: House, floor: str) -> Record:
        """Written down by the facility, which has the person before its eyes."""
        role = "Cán bộ cơ sở methadone" if house.code.startswith("MMT") else "Cán bộ cơ sở cai nghiện"
        return self._record(min(workday(day), self._last), f"{role} – {house.name}", floor)

    def corrected(self, record: Record) -> Record | None:
        """The same post puts a mistake right weeks later; None when that day is still to come."""
        day = workday(date.fromisoformat(record[0][:10]) + timedelta(days=self._rng.randint(5, 120)))
        return (self._moment(day), record[1]) if day <= self._last else None

    def contexts(self) -> list[tuple[str, str, str]]:
        """Key, words of the post, and first recorded time of every context used."""
        return [(key, label, at) for label, (key, at) in self._contexts.items()]

    def _delayed(self, day: date) -> date:
        low, high = DELAYS.draw(self._rng)
        return min(workday(day + timedelta(days=self._rng.randint(low, high))), self._last)

    def _record(self, day: date, label: str, floor: str) -> Record:
        at = max(self._moment(day), floor)
        key, first = self._contexts.get(label, ("", at))
        if not key:
            key = str(UUID(int=self._rng.getrandbits(128), version=4))
        self._contexts[label] = key, min(first, at)
        return at, key

    def _moment(self, day: date) -> str:
        rng = self._rng
        hour = rng.choice(OFFICE_HOURS)
        minute, second = divmod(int(rng.random() * 3600), 60)
        return f"{day} {hour:02d}:{minute:02d}:{second:02d}+07"
