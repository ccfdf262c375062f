"""Which commune answers for a dossier on each day: where it was opened, moves, and the choice of an heir
where a new tree divided the commune."""

from dataclasses import dataclass
from datetime import date
from random import Random

from registers.seed.chance import chance
from registers.seed.places import Place, Places
from registers.seed.scales import Scale


@dataclass(frozen=True, slots=True)
class Stay:
    """From a day on, a commune answers for the dossier."""

    since: date
    place: Place


def residence(rng: Random, places: Places, scale: Scale, opened: date, last: date) -> list[Stay]:
    """The communes that answer for a dossier from its opening to ``last``, in order."""
    arriving = chance(rng, scale.incoming)
    start = _origin(rng, places, opened) if arriving else places.home(rng, opened)
    stays = [Stay(opened, start)]
    for day, divides in _turning_days(rng, places, opened, last, arriving=arriving):
        here = stays[-1].place
        there = _heir(rng, places, here) if divides else _destination(rng, places, here, day)
        if there and places.unit(here, day) != there:
            stays.append(Stay(day, there))
    return stays


def _turning_days(rng: Random, places: Places, opened: date, last: date, *, arriving: bool) -> list[tuple[date, bool]]:
    """The days of moves, and (marked) those on which a new tree divided communes."""
    divisions = [tree for tree in places.trees[1:] if opened < tree <= last]
    days = dict.fromkeys(divisions, True)
    span = (last - opened).days
    moves = 1 if arriving else 0
    while chance(rng, 0.10):
        moves += 1
    for _ in range(moves):
        if span > 30:
            day = opened.fromordinal(opened.toordinal() + rng.randint(20, span))
            days.setdefault(day, False)
    return sorted(days.items())


def _origin(rng: Random, places: Places, day: date) -> Place:
    """Outside the area: another commune of the province if the area is smaller, else another province."""
    place = places.countryman(rng, day)
    return places.stranger(rng, day) if places.holds(place) or chance(rng, 0.3) else place


def _heir(rng: Random, places: Places, place: Place) -> Place | None:
    """The successor in which this person's house stands, when it is not the default one."""
    others = places.heirs(place)[1:]
    return rng.choice(others) if others and chance(rng, 0.35) else None


def _destination(rng: Random, places: Places, place: Place, day: date) -> Place:
    if not places.holds(place):
        return places.home(rng, day)
    draw = rng.random()
    if draw < 0.40:
        return places.neighbour(rng, place, day)
    if draw < 0.62:
        return places.home(rng, day)
    if draw < 0.84:
        return places.countryman(rng, day)
    return places.stranger(rng, day)
