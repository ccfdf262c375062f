"""Hiding small numbers in a table that goes out (``docs/reports.md``): counts of 1 to 4 are hidden, and with them what
would give them away. Pure: knows keys, values and the identities that everybody may know of the table.

Why nothing hidden can be computed back: for each hidden cell *another table* is found that differs in this cell, keeps
every identity, and reads the same on paper. The cheapest such table is looked for; whatever it needs that was still
shown is hidden too.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import heappop, heappush
from itertools import count

LEAST_SHOWN = 5
MOST_TRIED = 60_000
PER_OPEN = 2.5
"""What an identity that does not hold yet is reckoned to cost still."""
Key = Hashable
CANNOT = "Không che được bảng này mà không để lộ ô “{}”; hãy công bố ở cấp cao hơn."


class Mark(StrEnum):
    """What stands on paper instead of the number."""

    SMALL = "<5"
    OTHER = "*"


@dataclass(frozen=True)
class Identity:
    """What everybody knows of the table: the values times 1 or -1 add up to nought. ``slack`` makes a limit of it: so
    much, known to nobody and never below nought, is to be taken away."""

    terms: tuple[tuple[Key, int], ...]
    slack: int = 0


class CannotProtectError(Exception):
    """No other table was found that reads the same."""


def suppress(
    values: Mapping[Key, int], identities: Collection[Identity], shown: Collection[Key] = ()
) -> dict[Key, Mark]:
    """The cells to hide and what stands for them; those in ``shown`` are in the open whatever they are."""
    table = _Table(values, identities, frozenset(shown))
    for key in sorted(table.marks, key=lambda key: (values[key], str(key))):
        if key not in table.covered:
            table.protect(key)
    return table.marks


class _Table:
    """The table with what is hidden so far; ``covered`` are the hidden cells that another table differs in."""

    def __init__(self, values: Mapping[Key, int], identities: Collection[Identity], shown: frozenset[Key]) -> None:
        self.values: dict[Key, int] = dict(values)
        self.shown = shown
        self.marks = {key: Mark.SMALL for key, value in values.items() if 0 < value < LEAST_SHOWN and key not in shown}
        self.covered: set[Key] = set()
        self.slacks: set[Key] = set()
        self.terms: list[Sequence[tuple[Key, int]]] = []
        self.where: dict[Key, list[tuple[int, int]]] = {key: [] for key in values}
        for identity in identities:
            self._add(identity)

    def _add(self, identity: Identity) -> None:
        place, terms = len(self.terms), list(identity.terms)
        if identity.slack:
            slack = ("slack", place)
            self.values[slack], self.where[slack] = identity.slack - 1, []
            self.slacks.add(slack)
            terms.append((slack, -1))
        self.terms.append(terms)
        for key, sign in terms:
            self.where[key].append((place, sign))

    def protect(self, key: Key) -> None:
        """Find the cheapest other table that differs in the cell, and hide whatever it changes."""
        for changed in self._other_table(key):
            after = self.values[changed[0]] + changed[1]
            if changed[0] in self.slacks:
                continue
            small = self.marks.get(changed[0]) == Mark.SMALL and 0 < after < LEAST_SHOWN
            self.marks[changed[0]] = Mark.SMALL if small else Mark.OTHER
            self.covered.add(changed[0])

    def _other_table(self, key: Key) -> list[tuple[Key, int]]:
        """The changes by one, in as few and as cheap cells as can be, that leave every identity true."""
        order, seen = count(), set()
        heap: list[tuple] = []
        for step in (1, -1):
            self._push(heap, order, seen, 0.0, {}, {}, key, step)
        for _ in range(MOST_TRIED):
            if not heap:
                break
            _, _, cost, changes, open_ = heappop(heap)
            if not open_:
                return list(changes.items())
            place = min(open_, key=lambda place: (len(self.terms[place]), place))
            for other, sign in self.terms[place]:
                if other not in changes:
                    step = -sign if open_[place] > 0 else sign
                    self._push(heap, order, seen, cost, changes, open_, other, step)
        raise CannotProtectError(CANNOT.format(key))

    def _push(self, heap, order, seen, cost, changes, open_, key, step) -> None:
        price = self._price(key, step)
        if price is None:
            return
        changes = {**changes, key: step}
        known = frozenset(changes.items())
        if known in seen:
            return
        seen.add(known)
        open_ = dict(open_)
        for place, sign in self.where[key]:
            left = open_.pop(place, 0) + sign * step
            if left:
                open_[place] = left
        heappush(heap, (cost + price + PER_OPEN * len(open_), next(order), cost + price, changes, open_))

    def _price(self, key: Key, step: int) -> float | None:
        """What it costs to let a cell be one more or one less; None: it cannot be."""
        before = self.values[key]
        after = before + step
        if after < 0 or key in self.shown:
            return None
        if key in self.slacks or self.marks.get(key) == Mark.OTHER:
            return 1.0
        if key in self.marks:
            return 1.0 if 0 < after < LEAST_SHOWN else 4.0
        return 6.0 + min(before, 1000) / 200 + (3.0 if before == 0 else 0.0)
