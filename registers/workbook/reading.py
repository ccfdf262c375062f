"""From bytes to rows of cells: headings found, blank rows left out, what Excel hides brought to light."""

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from zipfile import BadZipFile

from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from registers.workbook.cells import Broken, Merged, SheetCells, opened
from registers.workbook.findings import WHOLE, Findings
from registers.workbook.guard import NOT_A_WORKBOOK, RefusedFileError, check_file
from registers.workbook.kinds import BLANKS, as_text
from registers.workbook.letters import READINGS, converted, find_old_letters
from registers.workbook.sheets import SHEETS, Sheet

HEADING_ROW = 1
LIST_OF_FAULTS = "Danh sách lỗi"
"""The sheet that a marked copy has besides those of the workbook."""

UNKNOWN_SHEET = "Trang không thuộc sổ nên được bỏ qua. Các trang của sổ: {names}."
NO_SHEET = "Tệp không có trang nào của sổ. Các trang của sổ: {names}."
DUPLICATE_HEADING = "Tiêu đề có hai lần trong trang (cột {first} và {second})."
MISSING_HEADING = "Thiếu cột này. Dòng đầu của trang phải có đủ các tiêu đề, kể cả cột để trống."
UNKNOWN_HEADING = "Cột không thuộc sổ nên được bỏ qua."
NAMELESS_COLUMN = "Cột {letter} có dữ liệu nhưng không có tiêu đề."
MERGED = "Các ô {cells} bị gộp. Hãy bỏ gộp và ghi giá trị vào từng ô."
OLD_LETTERS = (
    "{count} ô của trang gõ bằng chữ {letters} cũ nên đã được đọc thành chữ Unicode, ví dụ “{before}” thành “{after}”. "
    "Hãy xem lại trước khi ghi."
)
TOO_MANY_ROWS = "Trang có quá nhiều dòng (nhiều nhất {most}). Hãy chia sổ thành nhiều tệp."
MAX_ROWS = 200_000
_BROKEN_FILE = (
    InvalidFileException,
    SyntaxError,
    BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    IndexError,
    TypeError,
    AttributeError,
    OSError,
    EOFError,
    NotImplementedError,
    OverflowError,
)
_TOLD_EVERY = 2_000
_NAMES = ("full_name", "name")


@dataclass
class RawSheet:
    sheet: Sheet
    columns: set[str]
    """Names of the columns whose heading is there."""
    rows: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    """Number in the workbook, and the cells that are not blank by name of column."""
    converted: dict[tuple[int, str], str] = field(default_factory=dict)
    """What a cell typed in old letters says, by row and name of column."""

    def texts(self) -> Iterator[tuple[int, str, Any]]:
        """Every cell that holds text: row, name of column, text."""
        for number, cells in self.rows:
            for name, value in cells.items():
                if isinstance(value, str):
                    yield number, name, value


def read_workbook(content: bytes, findings: Findings, progress: Callable[[int], None]) -> list[RawSheet]:
    """The sheets of a register workbook; what is wrong with the file or a sheet as a whole goes to ``findings``.
    ``progress`` is told how many rows are read."""
    try:
        check_file(content)
        return _read(content, findings, progress)
    except RefusedFileError as refusal:
        findings.fault("", WHOLE, "", "", str(refusal))
        return []


def _read(content: bytes, findings: Findings, progress: Callable[[int], None]) -> list[RawSheet]:
    known = {sheet.name.casefold(): sheet for sheet in SHEETS}
    names = ", ".join(sheet.name for sheet in SHEETS)
    found: list[RawSheet | None] = []
    with well_formed(), opened(content) as book:
        for title, cells in book.sheets():
            sheet = known.get(as_text(title).casefold())
            if sheet is None and title == LIST_OF_FAULTS:
                continue
            if sheet is None:
                findings.warn(title, WHOLE, "", "", UNKNOWN_SHEET.format(names=names))
                continue
            read = sum(len(raw.rows) for raw in found if raw)
            found.append(_read_sheet(sheet, cells, findings, lambda rows, before=read: progress(before + rows)))
    if not found:
        findings.fault("", WHOLE, "", "", NO_SHEET.format(names=names))
    return sorted((raw for raw in found if raw), key=lambda raw: SHEETS.index(raw.sheet))


@contextmanager
def well_formed() -> Iterator[None]:
    """Whatever a broken file makes the libraries say is said in one sentence."""
    try:
        yield
    except _BROKEN_FILE as error:
        raise RefusedFileError(NOT_A_WORKBOOK) from error


def _read_sheet(
    sheet: Sheet, source: SheetCells, findings: Findings, progress: Callable[[int], None]
) -> RawSheet | None:
    rows = []
    for number, cells in source.rows():
        filled = {place: value for place, value in cells.items() if not _is_nothing(value)}
        if any(not _is_blank(value) for value in filled.values()):
            rows.append((number, filled))
            if not len(rows) % _TOLD_EVERY:
                progress(len(rows))
            if len(rows) > MAX_ROWS:
                findings.fault(sheet.name, WHOLE, "", "", TOO_MANY_ROWS.format(most=MAX_ROWS))
                return None
    if not rows:
        return None
    heading_cells = rows.pop(0)[1] if rows[0][0] == HEADING_ROW else {}
    headings = _headings(sheet, heading_cells, findings)
    names = {place: column for place, column in headings.items() if column}
    raw = RawSheet(sheet, set(names.values()))
    filled = {place for _number, cells in rows for place, value in cells.items() if not _is_blank(value)}
    for place in sorted(filled - headings.keys() if headings else ()):
        letter = get_column_letter(place)
        findings.fault(sheet.name, HEADING_ROW, letter, "", NAMELESS_COLUMN.format(letter=letter))
    for number, cells in rows:
        if kept := {names[place]: value for place, value in cells.items() if place in names}:
            raw.rows.append((number, kept))
    convert_old_letters(raw, findings)
    _report_merged(sheet, source.merged, raw, {place: sheet[name].heading for place, name in names.items()}, findings)
    return raw


def convert_old_letters(raw: RawSheet, findings: Findings) -> None:
    """Read TCVN3 and VNI letters as Unicode; a warning of the sheet shows one text before and after, a name if any."""
    found = list(find_old_letters(raw.texts()))
    raw.converted = {(cell.row, cell.column): cell.after for cell in found}
    for letters in READINGS:
        if cells := [cell for cell in found if cell.letters == letters]:
            shown = next((cell for cell in cells if cell.column in _NAMES), cells[0])
            sentence = OLD_LETTERS.format(count=len(cells), letters=letters, before=shown.before, after=shown.after)
            findings.warn(raw.sheet.name, shown.row, raw.sheet[shown.column].heading, shown.before, sentence)


def _is_nothing(value: Any) -> bool:
    return isinstance(value, str) and not value.strip(BLANKS)


def _is_blank(value: Any) -> bool:
    return isinstance(value, Broken) and value.is_blank


def _headings(sheet: Sheet, cells: dict[int, Any], findings: Findings) -> dict[int, str]:
    """Name of the column by its place; an unknown heading's is empty."""
    known = {heading: column.name for column in sheet.columns for heading in (column.heading, column.also) if heading}
    found: dict[int, str] = {}
    for place, value in sorted(cells.items()):
        text = " ".join(as_text(value.text if isinstance(value, Broken) else value).split()).rstrip(" *")
        name = known.get(text) or _in_old_letters(text, known)
        if not name:
            findings.warn(sheet.name, HEADING_ROW, text, text, UNKNOWN_HEADING)
        elif name in found.values():
            first = next(place for place, other in found.items() if other == name)
            sentence = DUPLICATE_HEADING.format(first=get_column_letter(first), second=get_column_letter(place))
            findings.fault(sheet.name, HEADING_ROW, sheet[name].heading, text, sentence)
            name = ""
        found[place] = name
    for column in sheet.columns:
        if column.name not in found.values():
            findings.fault(sheet.name, HEADING_ROW, column.heading, "", MISSING_HEADING)
    return found


def _in_old_letters(text: str, known: dict[str, str]) -> str:
    return next((known[read] for letters in READINGS if (read := converted(text, letters)) in known), "")


def _report_merged(
    sheet: Sheet, found: list[Merged], raw: RawSheet, headings: dict[int, str], findings: Findings
) -> None:
    """Merged cells are a fault where there is anything at all to read: from the headings to the last row."""
    last = raw.rows[-1][0] if raw.rows else HEADING_ROW
    rows = dict(raw.rows)
    for merged in found:
        if merged.min_row > last:
            continue
        heading = headings.get(merged.min_col, get_column_letter(merged.min_col))
        cells = rows.get(merged.min_row, {})
        value = next((value for name, value in cells.items() if sheet[name].heading == heading), "")
        sentence = MERGED.format(cells=merged.ref)
        findings.fault(sheet.name, merged.min_row, heading, getattr(value, "text", value), sentence)
