"""A cross-table as a workbook."""

from openpyxl import Workbook
from openpyxl.styles import Font

from core.workbooks import workbook_bytes
from reporting.crosstabs.counting import CrossTable

BOLD = Font(bold=True)
SUM = "Cộng"


def render_crosstab(table: CrossTable, unit: str) -> bytes:
    """Title, unit and days, then the table with its sums."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Bảng chéo"
    question = table.question
    sheet.append([question.measure.label])
    sheet.append([unit])
    sheet.append([f"Từ ngày {question.starts:%d/%m/%Y} đến hết ngày {question.ends:%d/%m/%Y}"])
    sheet.append([])
    sheet.append([f"{question.rows.label} \\ {question.columns.label}", *[words for _, words in table.columns], SUM])
    for _, words, counts, total in table.lines:
        sheet.append([words, *[count for _, count in counts], total])
    sheet.append([SUM, *[count for _, count in table.foot], table.total])
    for row in (1, 5, sheet.max_row):
        for cell in sheet[row]:
            cell.font = BOLD
    sheet.column_dimensions["A"].width = 44
    sheet.freeze_panes = "B6"
    return workbook_bytes(book)
