"""Rows to an Excel file."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from core.workbooks import TEXT_FORMAT, text_cell
from registers.workbook.kinds import BirthDay, Day, Whole
from registers.workbook.sheets import Sheet, written

DAY_FORMAT = "dd/mm/yyyy"
_WIDTHS = {"full_name": 28, "name": 40, "permanent_address": 40, "present_address": 40, "present": 60}
_WIDTH = 18


def write_workbook(sheets: Iterable[tuple[Sheet, Iterable[dict[str, Any]]]]) -> bytes:
    """The workbook of these sheets. Codes and names are text cells, so that Excel takes nothing from them."""
    book = Workbook(write_only=True)
    for sheet, rows in sheets:
        worksheet = book.create_sheet(sheet.name)
        _lay_out(worksheet, sheet)
        worksheet.append([_heading(worksheet, column.heading) for column in sheet.columns])
        day = WriteOnlyCell(worksheet)
        day.number_format = DAY_FORMAT
        text = WriteOnlyCell(worksheet)
        text.number_format = TEXT_FORMAT
        for values in rows:
            worksheet.append([_cell(worksheet, value, day, text) for value in written(sheet, values)])
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def _lay_out(worksheet: WriteOnlyWorksheet, sheet: Sheet) -> None:
    worksheet.freeze_panes = "B2"
    for place, column in enumerate(sheet.columns, start=1):
        dimension = worksheet.column_dimensions[get_column_letter(place)]
        dimension.width = _WIDTHS.get(column.name, _WIDTH)
        if isinstance(column.kind, Day) and not isinstance(column.kind, BirthDay):
            dimension.number_format = DAY_FORMAT
        elif not isinstance(column.kind, Day | Whole):
            dimension.number_format = TEXT_FORMAT


def _heading(worksheet: WriteOnlyWorksheet, heading: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(worksheet, heading)
    cell.font = Font(bold=True)
    return cell


def _cell(worksheet: WriteOnlyWorksheet, value: Any, day: WriteOnlyCell, text: WriteOnlyCell) -> Any:
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, date):
        cell = WriteOnlyCell(worksheet, value)
        cell._style = day._style
        return cell
    return text_cell(worksheet, value, text)
