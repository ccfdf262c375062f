"""The result of a comparison as a workbook for the office whose list it was: its own rows and what came of them. Of
the persons only the register knows it says nothing."""

from collections.abc import Iterable
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from registers.models import OfficeList, OfficeListRow
from registers.workbook.sheets import HO_SO
from registers.workbook.writing import TEXT_FORMAT

_RESULT = ("Kết quả", "Khớp theo", "Chỗ khác nhau", "Đã xử lý", "Lý do")
_WIDTH = 24


def write_result(office_list: OfficeList, rows: Iterable[OfficeListRow]) -> bytes:
    names = [column.name for column in HO_SO.columns if column.name in (office_list.layout or {})["columns"].values()]
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Đối chiếu")
    sheet.freeze_panes = "A2"
    headings = ["Dòng", *(HO_SO[name].heading for name in names), *_RESULT]
    for place in range(2, len(headings) + 1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTH
    bold = []
    for heading in headings:
        cell = WriteOnlyCell(sheet, heading)
        cell.font = Font(bold=True)
        bold.append(cell)
    sheet.append(bold)
    for row in rows:
        differing = ", ".join(HO_SO[name].heading for name in row.differing)
        said = [row.values.get(name, "") for name in names]
        result = [row.get_outcome_display(), row.matched_by, differing, row.get_decision_display(), row.reason]
        cells = [row.number]
        for text in (*said, *result):
            cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
            cell.data_type = "s"
            cell.number_format = TEXT_FORMAT
            cells.append(cell)
        sheet.append(cells)
    output = BytesIO()
    book.save(output)
    return output.getvalue()
