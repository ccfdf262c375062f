"""A copy of a workbook whose faulty cells are marked, and say in a comment what is wrong: to be mended and handed in
again. Values and places are those of the file; its colours and widths are not kept."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from itertools import chain
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from registers.workbook.cells import Broken, SheetCells, opened
from registers.workbook.findings import WHOLE, Finding
from registers.workbook.kinds import as_text
from registers.workbook.reading import HEADING_ROW, LIST_OF_FAULTS
from registers.workbook.writing import DAY_FORMAT, TEXT_FORMAT

AUTHOR = "Phục Hồi"
MOST_COMMENTS = 3_000
"""Of one sheet; more make Excel slow. Every fault stands in the list too."""

_MARK = PatternFill("solid", fgColor="FFC7CE")
_WIDTH, _HEIGHT, _LINE, _LETTERS = 320, 30, 18, 45
_HEADINGS = ("Trang", "Dòng", "Cột", "Ô", "Đang ghi", "Lỗi")
_WIDTHS = (18, 8, 24, 8, 30, 90)

Marks = dict[int, dict[int, list[str]]]
"""What is wrong, by row and column."""


def mark_workbook(content: bytes, faults: list[Finding], heading_row: int = HEADING_ROW) -> bytes:
    """The marked copy, with a list of all faults as its last sheet."""
    by_sheet: dict[str, list[Finding]] = defaultdict(list)
    for fault in faults:
        by_sheet[fault.sheet.casefold()].append(fault)
    copy = Workbook(write_only=True)
    cells: dict[Finding, str] = {}
    with opened(content) as book:
        for title, source in book.sheets():
            if title != LIST_OF_FAULTS:
                found = by_sheet.get(as_text(title).casefold(), [])
                _copy_sheet(copy.create_sheet(title), source, found, cells, heading_row)
    _write_list(copy.create_sheet(LIST_OF_FAULTS), faults, cells)
    output = BytesIO()
    copy.save(output)
    return output.getvalue()


def _copy_sheet(
    sheet: WriteOnlyWorksheet, source: SheetCells, faults: list[Finding], cells: dict[Finding, str], heading_row: int
) -> None:
    sheet.freeze_panes = f"A{heading_row + 1}"
    rows = iter(source.rows())
    first = list(_up_to(rows, heading_row))
    places = _places(dict(first).get(heading_row, {}))
    marks = _marks(faults, places, cells, heading_row)
    written = comments = 0
    for number, row in chain(first, rows):
        for blank in range(written + 1, number):
            comments += _write(sheet, blank, {}, marks, comments)
        written = number
        comments += _write(sheet, number, row, marks, comments)


def _up_to(rows: Iterator[tuple[int, dict[int, Any]]], last: int) -> Iterator[tuple[int, dict[int, Any]]]:
    """The rows until the one numbered ``last`` or beyond it, which is the last taken."""
    for number, row in rows:
        yield number, row
        if number >= last:
            return


def _places(headings: dict[int, Any]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, value in headings.items():
        found.setdefault(" ".join(as_text(getattr(value, "text", value)).split()).rstrip(" *"), place)
    return found


def _marks(faults: list[Finding], places: dict[str, int], cells: dict[Finding, str], heading_row: int) -> Marks:
    """What has no cell of its own is said at the first heading."""
    marks: Marks = defaultdict(lambda: defaultdict(list))
    for fault in faults:
        place = places.get(fault.column, 1)
        row = fault.row or heading_row
        marks[row][place].append(fault.message if fault.column in places else f"{fault.column}: {fault.message}")
        if fault.row != WHOLE and fault.column in places:
            cells[fault] = f"{get_column_letter(place)}{row}"
    return marks


def _write(sheet: WriteOnlyWorksheet, number: int, row: dict[int, Any], marks: Marks, comments: int) -> int:
    """Append a row; returns how many comments it took."""
    marked = marks.get(number, {})
    values: list[Any] = [None] * max([*row, *marked], default=0)
    for place, value in row.items():
        values[place - 1] = _cell(sheet, value)
    taken = 0
    for place, messages in marked.items():
        cell = values[place - 1]
        if not isinstance(cell, Cell):
            cell = WriteOnlyCell(sheet, cell)
        cell.fill = _MARK
        if comments + taken < MOST_COMMENTS:
            cell.comment = _comment(messages)
            taken += 1
        values[place - 1] = cell
    sheet.append(values)
    return taken


def _comment(messages: list[str]) -> Comment:
    text = "\n".join(dict.fromkeys(messages))
    lines = sum(len(line) // _LETTERS + 1 for line in text.splitlines())
    return Comment(text, AUTHOR, width=_WIDTH, height=_HEIGHT + _LINE * lines)


def _cell(sheet: WriteOnlyWorksheet, value: Any) -> Any:
    if isinstance(value, Broken):
        return value.text
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = DAY_FORMAT
        return cell
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"
    cell.number_format = TEXT_FORMAT
    return cell


def _write_list(sheet: WriteOnlyWorksheet, faults: list[Finding], cells: dict[Finding, str]) -> None:
    """Every fault in the order of the workbook."""
    sheet.freeze_panes = "A2"
    for place, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    bold = []
    for heading in _HEADINGS:
        cell = WriteOnlyCell(sheet, heading)
        cell.font = Font(bold=True)
        bold.append(cell)
    sheet.append(bold)
    for fault in faults:
        said = (fault.sheet, fault.row or "", fault.column, cells.get(fault, ""), fault.value, fault.message)
        sheet.append([_cell(sheet, value) for value in said])
