"""Lists as other offices send them: a title above, headings of their own, no codes."""

from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook

HEADINGS = ("STT", "Họ tên người nghiện", "Nam/Nữ", "Năm sinh", "Số CMND/CCCD", "HKTT", "Ghi chú")
ROWS = (
    (1, "Nguyễn Văn An", "Nam", 1990, "001090000001", "Tổ 3", "x"),
    (2, "Trần Thị Bình", "Nữ", date(1985, 2, 3), "001185000002", "Tổ 4", None),
)


def plain_list(rows: tuple[tuple[Any, ...], ...] = ROWS, headings: tuple[str, ...] = HEADINGS) -> bytes:
    """Headings in the fourth row, below what an office writes above its lists."""
    book = Workbook()
    sheet = book.active
    sheet.title = "DS2024"
    sheet["A1"] = "CÔNG AN PHƯỜNG"
    sheet["C2"] = "DANH SÁCH NGƯỜI NGHIỆN MA TÚY"
    for place, heading in enumerate(headings, start=1):
        sheet.cell(4, place, heading)
    for number, row in enumerate(rows, start=5):
        for place, value in enumerate(row, start=1):
            sheet.cell(number, place, value)
    output = BytesIO()
    book.save(output)
    return output.getvalue()
