"""Which commune answers for a dossier on a day, and the days on which a unit holds a fact."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from tests.reporting.oracle.days import DAY, walk
from tests.reporting.oracle.register import Dossier, Move, Register
from tests.reporting.oracle.trees import REFORM, Trees


@dataclass(frozen=True)
class Unit:
    """A unit of the tree of the last day: the communes below it, and the facilities that lie in it."""

    communes: frozenset[str] = frozenset()
    facilities: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Segment:
    """Consecutive days of a fact in one unit; ``ends`` is the first day no longer in it, if that has come."""

    fact: Any
    starts: date
    ends: date | None

    def holds(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or self.ends > day)

    @property
    def is_moved_in(self) -> bool:
        return self.starts > self.fact.starts

    @property
    def is_moved_out(self) -> bool:
        return self.ends != self.fact.ends


class Holding:
    """A register looked at from the last day of a period."""

    def __init__(self, register: Register, trees: Trees, end: date) -> None:
        self.register, self.trees, self.end = register, trees, end
        self.dossiers: dict[str, Dossier] = {dossier.number: dossier for dossier in register.dossiers}
        self.moves: dict[str, list[Move]] = defaultdict(list)
        for move in sorted(register.moves, key=lambda move: move.on):
            self.moves[move.dossier].append(move)
        self.commune_on = cache(self._commune_on)
        self.ever = cache(self._ever)

    def row_on(self, number: str, day: date) -> tuple[str, date]:
        """The commune code that is valid on ``day`` and the day of its row."""
        dossier = self.dossiers[number]
        code, row_day = dossier.commune, dossier.opened_on
        for move in self.moves[number]:
            if move.on <= day:
                code, row_day = move.to, move.on
        return code, row_day

    def choice(self, number: str) -> dict[str, str]:
        """A move of the day of the reform to a successor of the commune of the day before chooses that successor."""
        for move in self.moves[number]:
            if move.on == REFORM and self.dossiers[number].opened_on < REFORM:
                code, _ = self.row_on(number, REFORM - DAY)
                if move.to in self.trees.successors[code]:
                    return {code: move.to}
        return {}

    def _commune_on(self, number: str, day: date) -> str | None:
        if day < self.dossiers[number].opened_on:
            return None
        code, row_day = self.row_on(number, day)
        return self.trees.stands_for(code, row_day, self.end, self.choice(number))

    def _ever(self, number: str) -> frozenset[str | None]:
        """The communes that have answered for a dossier up to the last day."""
        starts = [self.dossiers[number].opened_on, *(move.on for move in self.moves[number])]
        return frozenset(self.commune_on(number, day) for day in starts if day <= self.end)

    def held(self, unit: Unit, number: str, day: date) -> bool:
        return self.commune_on(number, day) in unit.communes

    def segments(self, unit: Unit, fact: Any) -> list[Segment]:
        """The segments of a fact in the communes of a unit, found by walking its days."""
        if not unit.communes & self.ever(fact.dossier):
            return []
        return self._walk(fact, lambda day: self.held(unit, fact.dossier, day))

    def segments_in_care(self, unit: Unit, fact: Any) -> list[Segment]:
        """The segments of a fact in the facilities of a unit."""
        return self._walk(fact, lambda day: True) if fact.facility in unit.facilities else []

    def _walk(self, fact: Any, is_here: Any) -> list[Segment]:
        found: list[Segment] = []
        since: date | None = None
        for day in walk(fact.starts, self.end):
            here = (fact.ends is None or day < fact.ends) and is_here(day)
            if here and since is None:
                since = day
            if not here and since is not None:
                found.append(Segment(fact, since, day))
                since = None
            if fact.ends == day:
                break
        return found if since is None else [*found, Segment(fact, since, None)]
