"""From cells to typed rows, and the faults that a row shows by itself."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from registers.workbook.cells import Broken
from registers.workbook.findings import Findings
from registers.workbook.kinds import CellFault
from registers.workbook.reading import RawSheet
from registers.workbook.sheets import Sheet

REQUIRED = "Thiếu “{heading}”."
SAME_KEY = "Trùng với dòng {row}: cùng {what}."


@dataclass(slots=True)
class Row:
    """A row of a sheet: read values by name of column (None: blank, or not readable)."""

    sheet: Sheet
    number: int
    values: dict[str, Any]
    raw: dict[str, Any]
    broken: frozenset[str] = frozenset()
    """Names of the columns that have a fault: what depends on them is not judged. Most rows share the one empty set."""

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name)

    @property
    def key(self) -> tuple:
        return tuple(self.values.get(name) for name in self.sheet.key)

    @property
    def has_key(self) -> bool:
        """Whether the row names its record: what must be there of the key is there and readable."""
        return not any(
            name in self.broken or (self.values.get(name) is None and self.sheet[name].required)
            for name in self.sheet.key
        )


class Staged:
    """All rows of a workbook, and where its findings go."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.sheets: dict[str, list[Row]] = defaultdict(list)
        self.columns: dict[str, set[str]] = {}

    def __getitem__(self, sheet: Sheet) -> list[Row]:
        return self.sheets[sheet.name]

    def keyed(self, sheet: Sheet) -> Iterator[Row]:
        """The rows that name a record and do not repeat an earlier row."""
        return (row for row in self.sheets[sheet.name] if row.has_key)

    def fault(self, row: Row, column: str, message: str, *, value: Any = None) -> None:
        row.broken |= {column}
        self.findings.fault(*self._place(row, column, value), message)

    def warn(self, row: Row, column: str, message: str, *, value: Any = None) -> None:
        self.findings.warn(*self._place(row, column, value), message)

    def _place(self, row: Row, column: str, value: Any) -> tuple[str, int, str, Any]:
        shown = row.raw.get(column) if value is None else value
        return row.sheet.name, row.number, row.sheet[column].heading, getattr(shown, "text", shown)


def stage(sheets: list[RawSheet], findings: Findings) -> Staged:
    """Read every cell; then tell apart rows that name the same record."""
    staged = Staged(findings)
    for raw in sheets:
        staged.columns[raw.sheet.name] = raw.columns
        for number, cells in raw.rows:
            staged.sheets[raw.sheet.name].append(_read_row(raw, number, cells, staged))
        _report_repeated(staged, raw.sheet)
    return staged


def _read_row(raw: RawSheet, number: int, cells: dict[str, Any], staged: Staged) -> Row:
    row = Row(raw.sheet, number, {}, cells)
    for column in raw.sheet.columns:
        value = cells.get(column.name)
        if isinstance(value, Broken):
            staged.fault(row, column.name, value.message)
        elif value is not None:
            try:
                row.values[column.name] = column.kind.read(raw.converted.get((number, column.name), value))
            except CellFault as fault:
                staged.fault(row, column.name, str(fault))
        elif column.required and column.name in raw.columns:
            staged.fault(row, column.name, REQUIRED.format(heading=column.heading))
    return row


def _report_repeated(staged: Staged, sheet: Sheet) -> None:
    first: dict[tuple, Row] = {}
    what = ", ".join(f"“{sheet[name].heading}”" for name in sheet.key)
    for row in staged.keyed(sheet):
        earlier = first.setdefault(row.key, row)
        if earlier is not row:
            place = next(name for name in reversed(sheet.key) if row[name] is not None)
            staged.fault(row, place, SAME_KEY.format(row=earlier.number, what=what))
