"""What differs between two records of the same report, figure by figure, and the dossiers that make the difference.
Pure of the database."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]
Value = int | float | None
Place = tuple[str, str]
"""A row and a column."""


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


def differences(old: Record, new: Record) -> list[CellChange]:
    """Every figure that differs, in the order of the form, own columns before those of children."""
    cells = _differing(old, new)
    before, after = counted(old, cells), counted(new, cells)
    found = []
    for row, column in cells:
        gone, came = before[row, column] - after[row, column], after[row, column] - before[row, column]
        values = (record["cells"].get(row, {}).get(column) for record in (old, new))
        found.append(CellChange(row, column, *values, _listed(gone), _listed(came)))
    return sorted(found, key=lambda change: (change.row, change.column not in OWN, change.column))


OWN = ("total", "female", "under_18", "minority")
"""The columns of the unit itself; any other is the code of a child."""


def _differing(old: Record, new: Record) -> list[Place]:
    return [
        (row, column)
        for row in dict.fromkeys([*old["cells"], *new["cells"]])
        for column in dict.fromkeys([*old["cells"].get(row, {}), *new["cells"].get(row, {})])
        if old["cells"].get(row, {}).get(column) != new["cells"].get(row, {}).get(column)
    ]


def counted(record: Record, cells: Iterable[Place]) -> dict[Place, Counter]:
    """The facts that each of some figures of the record counts, each as often as it is counted; a fact is known by its
    dossier and first day, since its last may not have been known yet."""
    found: dict[Place, Counter] = {cell: Counter() for cell in cells}
    rows = defaultdict(set)
    for row, column in found:
        rows["" if column in OWN else column].add(row)
    for child, wanted in rows.items():
        for number, dossier, codes, flags, since, *_ in record["facts"].get(child, []):
            if dossier is None:
                continue
            for row in wanted.intersection(codes):
                for column in [child] if child else {"total", *flags}:
                    if (row, column) in found:
                        found[row, column][dossier, number, since] += codes.count(row)
    return found


def _listed(facts: Counter) -> tuple[Mover, ...]:
    order = sorted(facts.items(), key=lambda item: (item[0][1], item[0][2] or ""))
    return tuple(Mover(dossier, number, since, times) for (dossier, number, since), times in order)
