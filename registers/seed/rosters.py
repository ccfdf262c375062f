"""Who helps in each commune: its organisations, its volunteer team, its volunteers, and people not listed yet."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from aftercare.models import HelperKind
from cases.enums import Sex
from registers.seed.chance import chance
from registers.seed.ledgers import Ledgers
from registers.seed.names import full_name
from registers.seed.places import Place
from registers.seed.recording import Clerks

ORGANISATIONS = (
    "Hội Phụ nữ",
    "Đoàn Thanh niên",
    "Hội Cựu chiến binh",
    "Hội Nông dân",
    "Mặt trận Tổ quốc",
    "Hội Người cao tuổi",
)
TEAM = "Đội công tác xã hội tình nguyện"
VOLUNTEERS = 4


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who helps, as the decision names them; ``key``: the entry of the commune's list, if there is one."""

    name: str
    key: int | None
    place: Place


@dataclass(slots=True)
class _Roster:
    bodies: dict[str, Chosen] = field(default_factory=dict)
    volunteers: list[Chosen] = field(default_factory=list)


class Rosters:
    """The lists of helpers, entry by entry as somebody is asked for the first time. ``has_list``: false of a commune
    whose list another part of the register writes."""

    def __init__(self, rng: Random, ledgers: Ledgers, clerks: Clerks, first: date, has_list: Callable[[Place], bool]):
        self._rng, self._ledgers, self._clerks, self._first = rng, ledgers, clerks, first
        self._has_list = has_list
        self._rosters: dict[int, _Roster] = {}

    def choose(self, place: Place) -> Chosen:
        """Mostly a mass organisation, else the volunteer team, a volunteer, or somebody whom nobody has listed."""
        if not self._has_list(place):
            return Chosen(self._person(), None, place)
        roster = self._rosters.get(place.pk) or self._open(place)
        if chance(self._rng, 0.6):
            body = TEAM if chance(self._rng, 0.2) else self._rng.choice(ORGANISATIONS)
            if body not in roster.bodies:
                kind = HelperKind.TEAM if body == TEAM else HelperKind.ORGANISATION
                roster.bodies[body] = self._list(place, kind, f"{body} {place.local}")
            return roster.bodies[body]
        if chance(self._rng, 0.15):
            return Chosen(self._person(), None, place)
        if len(roster.volunteers) < VOLUNTEERS:
            roster.volunteers.append(self._list(place, HelperKind.VOLUNTEER, self._name(roster)))
        return self._rng.choice(roster.volunteers)

    def _open(self, place: Place) -> _Roster:
        """A new list; in some communes a volunteer has left it again."""
        roster = self._rosters[place.pk] = _Roster()
        if chance(self._rng, 0.25):
            left = self._list(place, HelperKind.VOLUNTEER, self._person())
            ends = self._starts(place) + timedelta(days=self._rng.randint(40, 300))
            record = self._clerks.commune(ends, place, "")
            if str(ends) <= record[0][:10]:
                self._ledgers.listed.update(left.key, record, ends=ends)
        return roster

    def _name(self, roster: _Roster) -> str:
        taken = {volunteer.name for volunteer in roster.volunteers}
        while (name := self._person()) in taken:
            pass
        return name

    def _list(self, place: Place, kind: HelperKind, name: str) -> Chosen:
        starts = self._starts(place)
        key = self._ledgers.listed.insert(
            self._clerks.commune(starts, place, ""),
            commune_id=place.pk,
            kind=kind,
            name=name,
            contact=f"Tổ dân phố {self._rng.randint(1, 20)}" if kind == HelperKind.VOLUNTEER else place.office,
            starts=starts,
        )
        return Chosen(name, key, place)

    def _starts(self, place: Place) -> date:
        return max(place.starts, self._first)

    def _person(self) -> str:
        sex = self._rng.choice((Sex.MALE, Sex.FEMALE))
        return f"{'Ông' if sex == Sex.MALE else 'Bà'} {full_name(self._rng, sex, 'Kinh')}"
