"""A ledger as a file: PDF by the layout of NĐ30/2020, and workbook."""

from django.template.loader import render_to_string
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from areas.letterhead import issuer_on
from areas.models import Area, Office
from core.calendar import today
from core.pdf import html_to_pdf
from core.workbooks import workbook_bytes
from reporting.ledgers import Filled
from reporting.letterhead import SIGNERS
from reporting.xlsx import BOLD, BOX, CENTRE, HEAD

WIDE_FROM = 12
"""From so many columns on the letters are small."""
PARTS_A_LETTER = 1.1


def ledger_html(filled: Filled, unit: Area | Office) -> str:
    """The ledger as it is printed: heads repeated on every page, totals and signatures at the end."""
    office = unit if isinstance(unit, Office) else Office.objects.select_related("area").get(area=unit, kind=unit.level)
    on_behalf, signer = SIGNERS[office.kind]
    whole = sum(column.width for column in filled.ledger.columns)
    context = {
        "filled": filled,
        "ledger": filled.ledger,
        "head": issuer_on(office, min(filled.closed, today())),
        "on_behalf": on_behalf,
        "signer": signer,
        "is_small": len(filled.ledger.columns) >= WIDE_FROM,
        "widths": [round(column.width * 100 / whole) for column in filled.ledger.columns],
    }
    return render_to_string("reporting/pdf/ledger.html", context)


def ledger_pdf(filled: Filled, unit: Area | Office) -> bytes:
    """The same as PDF."""
    return html_to_pdf(ledger_html(filled, unit))


def ledger_xlsx(filled: Filled) -> bytes:
    """The same as a workbook, with real days and numbers."""
    book = Workbook()
    sheet = book.active
    sheet.title = filled.ledger.code
    opening = f"Mở sổ ngày {filled.opened:%d/%m/%Y}; khóa sổ ngày {filled.closed:%d/%m/%Y}"
    for row, words in enumerate((filled.ledger.label, filled.unit_name, opening), 1):
        sheet.cell(row, 1, words).font = BOLD
    row = _head(sheet, filled, 5)
    sheet.freeze_panes = sheet.cell(row, 3)
    sheet.print_title_rows = f"5:{row - 1}"
    sheet.page_setup.orientation = "landscape"
    for number, entry in enumerate(filled.entries, 1):
        for column, value in enumerate((number, *entry.cells), 1):
            cell = sheet.cell(row, column)
            cell.value = None if value == "" else value
            cell.border, cell.alignment = BOX, Alignment(wrap_text=True, vertical="top")
            if hasattr(value, "year"):
                cell.number_format = "DD/MM/YYYY"
            elif isinstance(value, str):
                cell.data_type = "s"
        row += 1
    for words, count in filled.totals:
        row += 1
        sheet.cell(row, 2, words).font = BOLD
        sheet.cell(row, 3, count).font = BOLD
    sheet.cell(row + 2, 2, filled.ledger.note).font = Font(italic=True)
    return workbook_bytes(book)


def _head(sheet: Worksheet, filled: Filled, row: int) -> int:
    """The headings, below those that they share; returns the row after them."""
    column = 1
    for over, span in filled.ledger.overs:
        if over:
            _heading(sheet, row, column, over)
            sheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=column + span - 1)
        column += span
    row += bool(filled.ledger.overs)
    for place, heading in enumerate(filled.ledger.columns, 1):
        _heading(sheet, row, place, heading.label)
        sheet.column_dimensions[get_column_letter(place)].width = heading.width * PARTS_A_LETTER + 2
    return row + 1


def _heading(sheet: Worksheet, row: int, column: int, words: str) -> None:
    cell = sheet.cell(row, column, words)
    cell.font, cell.alignment, cell.border, cell.fill = BOLD, CENTRE, BOX, HEAD
