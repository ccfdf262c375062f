"""How a foreign list is read: where its headings are, what its columns mean, what stands where it says nothing."""

from dataclasses import asdict, dataclass, field
from typing import Any, Self

from registers.lists.table import Table
from registers.workbook.findings import WHOLE, Finding, Findings
from registers.workbook.reading import RawSheet, convert_old_letters
from registers.workbook.sheets import HO_SO


@dataclass(frozen=True)
class Layout:
    """Chosen by an officer for one list; remembered for the next of the same headings."""

    heading_row: int
    columns: dict[int, str]
    """Name of the register's column by place."""
    defaults: dict[str, str] = field(default_factory=dict)
    """What holds for every row where the list says nothing, as it would be typed."""
    number_prefix: str = ""
    """Before the number of the row, where the list has no dossier numbers."""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """As it comes out of the database, whose keys are text."""
        return cls(**{**kept, "columns": {int(place): name for place, name in kept["columns"].items()}})

    def read(self, table: Table, findings: Findings) -> RawSheet:
        """The list as the sheet of dossiers, row numbers kept."""
        known = {name for name in self.columns.values() if name}
        raw = RawSheet(HO_SO, {column.name for column in HO_SO.columns})
        for number, cells in table.below(self.heading_row):
            said = {self.columns[place]: value for place, value in cells.items() if self.columns.get(place)}
            if said.keys() & {"full_name", "paper", "number"}:
                if "number" not in known and self.number_prefix:
                    said["number"] = f"{self.number_prefix}{number}"
                raw.rows.append((number, {**self.defaults, **said}))
        convert_old_letters(raw, findings)
        return raw

    def in_words_of(self, table: Table, found: Finding) -> Finding:
        """A finding with the list's own sheet and heading in place of the register's."""
        if found.sheet != HO_SO.name:
            return found
        headings = table.headings(self.heading_row)
        own = {HO_SO[name].heading: headings.get(place, "") for place, name in self.columns.items() if name}
        row = self.heading_row if found.row == WHOLE else found.row
        return Finding(
            table.title or HO_SO.title, row, own.get(found.column) or found.column, found.value, found.message
        )
