"""A list of dossiers as CSV and as a workbook, with who took it out and what for in it.

In the workbook this stands above the table and on the foot of every printed page. In a CSV file the headings must be
the first line, for whoever sorts or reads it by a program: there it stands below the table after an empty line, so that
a file which broke off is known by the want of it."""

import csv
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from tempfile import TemporaryFile

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.worksheet import Worksheet

from cases.enums import ExportFormat
from cases.models import ListExport
from core.workbooks import TEXT_FORMAT, defused, text_cell

Chunks = Iterable[list[list[str]]]
TITLE = "DANH SÁCH HỒ SƠ"
PRIVATE = "Có dữ liệu cá nhân: chỉ dùng cho mục đích đã ghi, không chuyển cho người không có thẩm quyền."
CONTENT_TYPES = {
    ExportFormat.CSV: "text/csv; charset=utf-8",
    ExportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
BOM = "\ufeff"
_BLOCK = 64 * 1024
_WIDEST, _NARROWEST, _LOOKED_AT = 44, 10, 200


def file_name(export: ListExport) -> str:
    return f"danh-sach-ho-so_{export.code}_{timezone.localtime(export.exported_at):%Y%m%d}.{export.format}"


def watermark(export: ListExport) -> list[str]:
    """Who took it out, when, from which post, what for; which list it is."""
    at = timezone.localtime(export.exported_at)
    found = "; ".join(f"{label}: {value}" for label, value in export.conditions)
    return [
        f"Lần xuất {export.code}, {at:%H:%M ngày %d/%m/%Y}, {export.total} hồ sơ, {export.order}",
        f"Người xuất: {_who(export)}, {export.post_label}",
        f"Mục đích: {export.purpose_words}",
        f"Tìm, lọc: {found or 'không, mọi hồ sơ trong địa bàn'}",
        PRIVATE,
    ]


def csv_pieces(export: ListExport, chunks: Chunks) -> Iterator[bytes]:
    """UTF-8 with the mark by which Excel knows it, commas, every cell harmless in a spreadsheet (``defused``)."""
    yield (BOM + _lines([export.columns])).encode()
    for rows in chunks:
        yield _lines([defused(text) for text in row] for row in rows).encode()
    yield _lines([[], *([defused(line)] for line in watermark(export))]).encode()


def xlsx_pieces(export: ListExport, chunks: Chunks) -> Iterator[bytes]:
    """Written row by row into a file that nobody else can open and that goes with its end, then sent. All cells are
    text, so that no number loses a zero and nothing is ever reckoned."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    above = watermark(export)
    heading = len(above) + 3
    rows = (row for chunk in chunks for row in chunk)
    first = [row for row, _ in zip(rows, range(_LOOKED_AT), strict=False)]
    _lay_out(sheet, export, heading, first)
    bold = Font(bold=True)
    for line, font in [(TITLE, bold), *((line, None) for line in above)]:
        sheet.append([_styled(sheet, line, font)])
    sheet.append([])
    sheet.append([_styled(sheet, label, bold) for label in export.columns])
    style = WriteOnlyCell(sheet)
    style.number_format = TEXT_FORMAT
    last = heading
    for part in (first, rows):
        for row in part:
            sheet.append([text_cell(sheet, text, style) if text else None for text in row])
            last += 1
    sheet.auto_filter.ref = f"A{heading}:{get_column_letter(len(export.columns))}{last}"
    with TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        while block := file.read(_BLOCK):
            yield block


WRITERS: dict[str, Callable[[ListExport, Chunks], Iterator[bytes]]] = {
    ExportFormat.CSV: csv_pieces,
    ExportFormat.XLSX: xlsx_pieces,
}


def _who(export: ListExport) -> str:
    return f"{export.exported_by} ({export.exported_by.username})"


def _lines(rows: Iterable[Iterable[str]]) -> str:
    output = StringIO()
    csv.writer(output).writerows(rows)
    return output.getvalue()


def _styled(sheet: WriteOnlyWorksheet, text: str, font: Font | None) -> WriteOnlyCell:
    cell = text_cell(sheet, text, WriteOnlyCell(sheet))
    if font:
        cell.font = font
    return cell


def _lay_out(sheet: WriteOnlyWorksheet, export: ListExport, heading: int, first: list[list[str]]) -> None:
    """Columns as wide as what stands in the first rows; the headings, and whose file it is, on every printed page."""
    sheet.freeze_panes = f"B{heading + 1}"
    for place, label in enumerate(export.columns, start=1):
        longest = max(map(len, (label, *(row[place - 1] for row in first))))
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width = min(max(longest + 2, _NARROWEST), _WIDEST)
        dimension.number_format = TEXT_FORMAT
    sheet.print_title_rows = f"{heading}:{heading}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    at = timezone.localtime(export.exported_at)
    sheet.oddHeader.center.text = _on_paper(f"{TITLE} – có dữ liệu cá nhân")
    sheet.oddFooter.left.text = _on_paper(f"{export.code} – {_who(export)} – {at:%H:%M %d/%m/%Y}")
    sheet.oddFooter.right.text = "Trang &P/&N"


def _on_paper(text: str) -> str:
    """For head and foot, where ``&`` begins a command and 255 characters are the limit."""
    return text[:150].replace("&", "&&")
