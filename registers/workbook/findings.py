"""What is wrong with a workbook: every fault and warning with its place, in words for the person who typed it."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

WHOLE = 0
"""Row number of a finding that concerns a whole sheet or the whole file."""


@dataclass(frozen=True)
class Finding:
    sheet: str
    row: int
    column: str
    value: str
    message: str

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass
class Findings:
    """Faults refuse the workbook; warnings do not."""

    faults: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)

    def fault(self, sheet: str, row: int, column: str, value: Any, message: str) -> None:
        self.faults.append(Finding(sheet, row, column, shown(value), message))

    def warn(self, sheet: str, row: int, column: str, value: Any, message: str) -> None:
        self.warnings.append(Finding(sheet, row, column, shown(value), message))

    def sort(self, headings: dict[str, list[str]]) -> None:
        """In the order in which a person goes through the workbook: sheet by sheet, row by row, cell by cell.
        ``headings`` are those of each sheet."""
        sheets = list(headings)
        columns = {(sheet, heading): place for sheet in sheets for place, heading in enumerate(headings[sheet])}

        def key(finding: Finding) -> tuple:
            sheet = sheets.index(finding.sheet) if finding.sheet in sheets else len(sheets)
            return (
                bool(finding.sheet),
                sheet,
                finding.sheet,
                finding.row,
                columns.get((finding.sheet, finding.column), -1),
            )

        self.faults = sorted(dict.fromkeys(self.faults), key=key)
        self.warnings = sorted(dict.fromkeys(self.warnings), key=key)


def shown(value: Any) -> str:
    """A cell's value as a person sees it."""
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
