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

    def sort(self, sheets: list[str]) -> None:
        """In the order in which a person goes through the workbook: sheet by sheet, row by row."""
        places = {name: place for place, name in enumerate(sheets)}

        def key(finding: Finding) -> tuple:
            return (places.get(finding.sheet, -1 if not finding.sheet else len(places)), finding.sheet, finding.row)

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
