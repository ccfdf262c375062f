"""Whose row it is."""

from typing import Any

from registers.workbook.facts import Fact, Person
from registers.workbook.sheets import HO_SO
from registers.workbook.staging import Row, Staged
from registers.workbook.world import World

UNKNOWN_NUMBER = "Không có hồ sơ mang số này trong tệp và trong sổ."
FOREIGN_NUMBER = "Số hồ sơ này đã thuộc một hồ sơ ngoài địa bàn của bạn."


def person_of(world: World, staged: Staged, row: Row) -> Person | None:
    """Whose row it is; None, and a fault, where that is nobody the user may write about."""
    if row["number"] is None:
        return None
    person = world.persons[row["number"]]
    if person.is_foreign:
        staged.fault(row, "number", FOREIGN_NUMBER)
        return None
    if person.dossier is None:
        if HO_SO.name not in staged.columns or "number" in staged.columns[HO_SO.name]:
            staged.fault(row, "number", UNKNOWN_NUMBER)
        return None
    return person


def set_readable(fact: Fact, values: dict[str, Any]) -> None:
    """Set what the row says, as far as it can be read."""
    fact.set(**{name: value for name, value in values.items() if name not in fact.row.broken})
