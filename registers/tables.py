"""What an import's page shows: counts of each sheet, and one page of findings."""

from collections import Counter
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from registers.models import RegisterImport
from registers.workbook.sheets import BY_NAME, SHEETS

ON_A_PAGE = 50
FAULTS, WARNINGS = "loi", "luu-y"
WHOLE_FILE = "Cả tệp"


@dataclass(frozen=True)
class SheetCount:
    """What became, or will become, of the rows of a sheet."""

    name: str
    title: str
    imported: int
    updated: int
    unchanged: int


@dataclass(frozen=True)
class Tab:
    """A sheet that has findings, and how many."""

    name: str
    label: str
    count: int


@dataclass(frozen=True)
class FindingsTable:
    """One page of the faults or warnings of an import, of one sheet or of all."""

    kind: str
    sheet: str
    tabs: list[Tab]
    page: Page


def counts_of(work: RegisterImport) -> list[SheetCount]:
    """The sheets that have rows."""
    found = []
    for sheet in SHEETS:
        numbers = [work.counts.get(outcome, {}).get(sheet.name, 0) for outcome in ("imported", "updated", "unchanged")]
        if any(numbers):
            found.append(SheetCount(sheet.name, sheet.title, *numbers))
    return found


def changes_anything(work: RegisterImport) -> bool:
    return any(any(work.counts.get(outcome, {}).values()) for outcome in ("imported", "updated"))


def findings_of(work: RegisterImport, *, kind: str, sheet: str, page: str | None) -> FindingsTable:
    """``kind`` is faults or warnings; where there is only one of them, that."""
    kind = kind if kind in (FAULTS, WARNINGS) else FAULTS if work.faults else WARNINGS
    found = work.faults if kind == FAULTS else work.warnings
    counted = Counter(finding["sheet"] for finding in found)
    tabs = [
        Tab(name, f"{name} – {BY_NAME[name].title}" if name in BY_NAME else name or WHOLE_FILE, count)
        for name, count in counted.items()
    ]
    if sheet in counted:
        found = [finding for finding in found if finding["sheet"] == sheet]
    else:
        sheet = "*"
    return FindingsTable(kind, sheet, tabs, Paginator(found, ON_A_PAGE).get_page(page))
