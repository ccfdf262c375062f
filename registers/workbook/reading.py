"""From bytes to rows of cells: headings found, blank rows left out, what Excel hides brought to light."""

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

from registers.workbook.findings import WHOLE, Findings
from registers.workbook.guard import NOT_A_WORKBOOK, RefusedFileError, check_file
from registers.workbook.kinds import as_text
from registers.workbook.sheets import SHEETS, Sheet

HEADING_ROW = 1

UNKNOWN_SHEET = "Trang không thuộc sổ nên được bỏ qua. Các trang của sổ: {names}."
NO_SHEET = "Tệp không có trang nào của sổ. Các trang của sổ: {names}."
DUPLICATE_HEADING = "Tiêu đề có hai lần trong trang (cột {first} và {second})."
MISSING_HEADING = "Thiếu cột này. Dòng đầu của trang phải có đủ các tiêu đề, kể cả cột để trống."
UNKNOWN_HEADING = "Cột không thuộc sổ nên được bỏ qua."
NAMELESS_COLUMN = "Cột {letter} có dữ liệu nhưng không có tiêu đề."
MERGED = "Các ô {cells} bị gộp. Hãy bỏ gộp và ghi giá trị vào từng ô."
NO_VALUE = "Công thức chưa có giá trị. Hãy mở tệp bằng Excel, lưu lại, hoặc thay công thức bằng giá trị."
EMPTY_VALUE = 'Công thức cho kết quả rỗng (=""). Hãy xóa ô hoặc thay bằng giá trị.'
ERROR_VALUE = "Ô báo lỗi {value}. Hãy thay bằng giá trị đúng."
TOO_MANY_ROWS = "Trang có quá nhiều dòng (nhiều nhất {most})."
MAX_ROWS = 1_000_000


@dataclass(frozen=True)
class Broken:
    """A cell whose content is no value: a formula without one, or an error."""

    text: str
    message: str
    is_blank: bool = False


@dataclass
class RawSheet:
    sheet: Sheet
    columns: set[str]
    """Names of the columns whose heading is there."""
    rows: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    """Number in the workbook, and the cells that are not blank by name of column."""


class _Parser(WorkSheetParser):
    """Reads values, and tells a formula without a value from a blank cell."""

    def parse_cell(self, element: Element) -> dict[str, Any]:
        cell = super().parse_cell(element)
        formula = element.find(FORMULA_TAG)
        if formula is not None and cell["value"] in (None, ""):
            text = "=" + (formula.text or "")
            blank = element.get("t") == "str" or text == '=""'
            cell["value"] = Broken(text, EMPTY_VALUE if blank else NO_VALUE, is_blank=blank)
        elif cell["data_type"] == "e":
            cell["value"] = Broken(str(cell["value"]), ERROR_VALUE.format(value=cell["value"]))
        return cell


def read_workbook(content: bytes, findings: Findings, progress: Callable[[float], None]) -> list[RawSheet]:
    """The sheets of a register workbook; what is wrong with the file or a sheet as a whole goes to ``findings``."""
    try:
        check_file(content)
        return _read(content, findings, progress)
    except RefusedFileError as refusal:
        findings.fault("", WHOLE, "", "", str(refusal))
        return []


def _read(content: bytes, findings: Findings, progress: Callable[[float], None]) -> list[RawSheet]:
    known = {sheet.name.casefold(): sheet for sheet in SHEETS}
    names = ", ".join(sheet.name for sheet in SHEETS)
    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = _open(content)
        try:
            for place, worksheet in enumerate(book.worksheets):
                sheet = known.get(as_text(worksheet.title).casefold())
                if sheet is None:
                    findings.warn(worksheet.title, WHOLE, "", "", UNKNOWN_SHEET.format(names=names))
                    continue
                found.append(_read_sheet(sheet, worksheet, findings))
                progress((place + 1) / len(book.worksheets))
        except (SyntaxError, BadZipFile, KeyError, ValueError, IndexError, TypeError, OSError, EOFError) as error:
            raise RefusedFileError(NOT_A_WORKBOOK) from error
        finally:
            book.close()
    if not found:
        findings.fault("", WHOLE, "", "", NO_SHEET.format(names=names))
    return sorted((raw for raw in found if raw), key=lambda raw: SHEETS.index(raw.sheet))


def _open(content: bytes) -> Workbook:
    try:
        return load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except (InvalidFileException, SyntaxError, BadZipFile, KeyError, ValueError, TypeError, OSError, EOFError) as error:
        raise RefusedFileError(NOT_A_WORKBOOK) from error


def _read_sheet(sheet: Sheet, worksheet: ReadOnlyWorksheet, findings: Findings) -> RawSheet | None:
    book = worksheet.parent
    with worksheet._get_source() as source:
        parser = _Parser(
            source,
            worksheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        rows = [(number, cells) for number, cells in _cells(parser) if any(not _is_blank(c) for c in cells.values())]
    if not rows:
        return None
    if len(rows) > MAX_ROWS:
        findings.fault(sheet.name, WHOLE, "", len(rows), TOO_MANY_ROWS.format(most=MAX_ROWS))
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
        kept = {names[place]: value for place, value in cells.items() if place in names and value is not None}
        if kept:
            raw.rows.append((number, kept))
    _report_merged(sheet, parser, raw, {place: sheet[name].heading for place, name in names.items()}, findings)
    return raw


def _cells(parser: WorkSheetParser) -> Iterator[tuple[int, dict[int, Any]]]:
    for number, cells in parser.parse():
        filled = {}
        for cell in cells:
            value = cell["value"]
            if value is not None and not (isinstance(value, str) and not as_text(value)):
                filled[cell["column"]] = value
        if filled:
            yield number, filled


def _is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, Broken) and value.is_blank)


def _headings(sheet: Sheet, cells: dict[int, Any], findings: Findings) -> dict[int, str]:
    """Name of the column by its place; an unknown heading's is empty."""
    known = {heading: column.name for column in sheet.columns for heading in (column.heading, column.also) if heading}
    found: dict[int, str] = {}
    for place, value in sorted(cells.items()):
        text = " ".join(as_text(value.text if isinstance(value, Broken) else value).split()).rstrip(" *")
        name = known.get(text, "")
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


def _report_merged(
    sheet: Sheet, parser: WorkSheetParser, raw: RawSheet, headings: dict[int, str], findings: Findings
) -> None:
    """Merged cells are a fault where there is anything at all to read: from the headings to the last row."""
    last = raw.rows[-1][0] if raw.rows else HEADING_ROW
    rows = dict(raw.rows)
    for merged in parser.merged_cells.mergeCell if parser.merged_cells else ():
        if merged.min_row > last:
            continue
        heading = headings.get(merged.min_col, get_column_letter(merged.min_col))
        cells = rows.get(merged.min_row, {})
        value = next((value for name, value in cells.items() if sheet[name].heading == heading), "")
        sentence = MERGED.format(cells=merged.ref)
        findings.fault(sheet.name, merged.min_row, heading, getattr(value, "text", value), sentence)
