"""What differs between two records of the same report, figure by figure, and the dossiers that make the difference.
Pure of the database."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]
Value = int | float | None


@dataclass(frozen=True)
class Mover:
    """A dossier that one record counts in a figure and the other does not: how often, and since when."""

    dossier: int
    number: str
    since: str | None
    times: int


@dataclass(frozen=True)
class CellChange:
    """One figure that differs; dossiers that only the earlier (``gone``) or only the later record (``came``) counts."""

    row: str
    column: str
    old: Value
    new: Value
    gone: tuple[Mover, ...]
    came: tuple[Mover, ...]

    @property
    def has_movers(self) -> bool:
        return bool(self.gone or self.came)


def differences(old: Record, new: Record) -> list[CellChange]:
    """Every figure that differs, in the order of the form, own columns before those of children."""
    found = []
    for row in dict.fromkeys([*old["cells"], *new["cells"]]):
        before, after = old["cells"].get(row, {}), new["cells"].get(row, {})
        for column in dict.fromkeys([*before, *after]):
            if before.get(column) != after.get(column):
                gone, came = _movers(old, new, row, column)
                found.append(CellChange(row, column, before.get(column), after.get(column), gone, came))
    return sorted(found, key=lambda change: (change.row, change.column not in OWN, change.column))


OWN = ("total", "female", "under_18", "minority")
"""The columns of the unit itself; any other is the code of a child."""


def counted(record: Record, row: str, column: str) -> Counter:
    """The facts that a figure of the record counts, each as often as it is counted; a fact is known by its dossier and
    first day, since its last may not have been known yet."""
    child, flag = ("", column) if column in OWN else (column, "total")
    found: Counter = Counter()
    for number, dossier, codes, flags, since, *_ in record["facts"].get(child, []):
        if dossier is not None and (flag == "total" or flag in flags) and row in codes:
            found[dossier, number, since] += codes.count(row)
    return found


def _movers(old: Record, new: Record, row: str, column: str) -> tuple[tuple[Mover, ...], tuple[Mover, ...]]:
    before, after = counted(old, row, column), counted(new, row, column)
    return _listed(before - after), _listed(after - before)


def _listed(facts: Counter) -> tuple[Mover, ...]:
    order = sorted(facts.items(), key=lambda item: (item[0][1], item[0][2] or ""))
    return tuple(Mover(dossier, number, since, times) for (dossier, number, since), times in order)
