"""The table of a report as a workbook: real numbers, headings in Vietnamese, one sheet for each table."""

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from core.workbooks import workbook_bytes
from reporting.models import Report
from reporting.numbers import NONE
from reporting.tables import Line, Section, sections_of
from reporting.units import form_for

THIN = Side(style="thin", color="FF8A8A8A")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
BOLD = Font(bold=True)
GREY = PatternFill("solid", fgColor="FFE9E9E9")
HEAD = PatternFill("solid", fgColor="FFEEF1F5")
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
WHOLE = "#,##0"
ONE_PLACE = "#,##0.0"


def render_xlsx(report: Report, *, note: str = "") -> bytes:
    """The workbook of a compiled report; ``note`` stands above its table."""
    book = Workbook()
    book.remove(book.active)
    form = form_for(report.form, report.window)
    sections = sections_of(report)
    for number, section in enumerate(sections, 1):
        sheet = book.create_sheet(report.form if len(sections) == 1 else f"{report.form} ({number})")
        first = _titles(sheet, report, form.title, note)
        _table(sheet, section, first)
    return workbook_bytes(book)


def _titles(sheet: Worksheet, report: Report, title: str, note: str) -> int:
    window = report.window
    lines = (
        f"{report.get_form_display()}. {title}",
        report.office.name,
        f"{window.title} (số liệu từ ngày {window.starts:%d/%m/%Y} đến ngày {window.ends:%d/%m/%Y})",
        *([note] if note else []),
    )
    for row, words in enumerate(lines, 1):
        sheet.cell(row, 1, words).font = BOLD
    return len(lines) + 2


def _table(sheet: Worksheet, section: Section, first: int) -> None:
    row = _head(sheet, section, first)
    sheet.freeze_panes = sheet.cell(row, 3)
    sheet.print_title_rows = f"{first}:{row - 1}"
    width = len(section.headings) + 2
    for block in section.blocks:
        if block.title:
            for column in range(1, width + 1):
                sheet.cell(row, column).fill = HEAD
            sheet.cell(row, 1, block.title).font = BOLD
            row += 1
        for line in block.lines:
            _line(sheet, line, row)
            row += 1
    sheet.column_dimensions["A"].width = 9
    sheet.column_dimensions["B"].width = 46
    for column in range(3, width + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 13


def _head(sheet: Worksheet, section: Section, row: int) -> int:
    """The headings, below those that they share; returns the row after them."""
    column = 3
    for over, span in section.overs:
        _heading(sheet, row, column, over)
        sheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=column + span - 1)
        column += span
    row += bool(section.overs)
    _heading(sheet, row, 1, "Mã")
    _heading(sheet, row, 2, section.stub)
    for column, heading in enumerate(section.headings, 3):
        _heading(sheet, row, column, f"{heading.label}\n{heading.note}" if heading.note else heading.label)
    return row + 1


def _heading(sheet: Worksheet, row: int, column: int, words: str) -> None:
    cell = sheet.cell(row, column, words)
    cell.font, cell.alignment, cell.border, cell.fill = BOLD, CENTRE, BOX, HEAD


def _line(sheet: Worksheet, line: Line, row: int) -> None:
    sheet.cell(row, 1, line.code).border = BOX
    label = sheet.cell(row, 2, line.label)
    label.border = BOX
    label.alignment = Alignment(indent=1 if line.is_detail else 0, wrap_text=True)
    for column, figure in enumerate(line.figures, 3):
        cell = sheet.cell(row, column)
        cell.border = BOX
        if not figure.exists:
            cell.fill = GREY
        elif figure.value is None or isinstance(figure.value, str):
            cell.value, cell.alignment = figure.value or NONE, Alignment(horizontal="right")
        else:
            cell.value = figure.value
            cell.number_format = ONE_PLACE if isinstance(figure.value, float) else WHOLE
    if line.is_sum:
        for cell in sheet[row]:
            cell.font = BOLD
