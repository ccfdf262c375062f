"""The tables of a report in words as a workbook: a sheet for each part that has any, and for each annex."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from core.zipped import settled
from reporting.narrative.blocks import Block, Cell, Chart, Table, Text, beside
from reporting.narrative.document import Document
from reporting.numbers import NONE
from reporting.xlsx import BOLD, BOX, CENTRE, HEAD, ONE_PLACE, WHOLE


def render_xlsx(document: Document) -> bytes:
    """The workbook; the same document gives the same bytes."""
    book = Workbook()
    book.remove(book.active)
    main = ""
    for part in document.parts:
        main = part.mark if part.level == 1 else main
        name = part.mark if part.level == 1 else f"{main}.{part.mark}"
        _sheet(book, f"Phần {name}", part.heading, document, part.blocks)
    for annex in document.annexes:
        _sheet(book, annex.mark, annex.title, document, annex.blocks)
    if not book.worksheets:
        book.create_sheet("Báo cáo").cell(1, 1, document.head["title"])
    file = BytesIO()
    book.save(file)
    return settled(file.getvalue())


def _sheet(book: Workbook, name: str, title: str, document: Document, blocks: list[Block]) -> None:
    tables = [beside(block) if isinstance(block, Chart) else block for block in blocks if not isinstance(block, Text)]
    if not tables:
        return
    sheet = book.create_sheet(name)
    head = document.head
    for row, words in enumerate((title, f"{head['office']}, {head['period'].lower()}"), 1):
        sheet.cell(row, 1, words).font = BOLD
    row = 4
    for table in tables:
        row = _table(sheet, table, row) + 1
    stubs = max(table.stubs for table in tables)
    for column in range(1, sheet.max_column + 1):
        narrow = stubs > 1 and column == 1
        sheet.column_dimensions[get_column_letter(column)].width = 9 if narrow else 44 if column <= stubs else 14


def _table(sheet: Worksheet, table: Table, row: int) -> int:
    if table.title:
        sheet.cell(row, 1, table.title).font = BOLD
        row += 1
    for column, words in enumerate(table.heads, 1):
        cell = sheet.cell(row, column, words)
        cell.font, cell.alignment, cell.border, cell.fill = BOLD, CENTRE, BOX, HEAD
    for number, line in enumerate(table.rows):
        row += 1
        for column, value in enumerate(line, 1):
            _cell(sheet, row, column, value)
            if number in table.bold:
                sheet.cell(row, column).font = BOLD
    return row + 1


def _cell(sheet: Worksheet, row: int, column: int, value: Cell) -> None:
    cell = sheet.cell(row, column)
    cell.border = BOX
    if isinstance(value, str):
        cell.value, cell.data_type = value, "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    elif value is None:
        cell.value, cell.alignment = NONE, Alignment(horizontal="right")
    else:
        cell.value = value
        cell.number_format = ONE_PLACE if isinstance(value, float) else WHOLE
