"""The workbook holds the cells of the report, as numbers."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from reporting.models import Report
from reporting.xlsx import render_xlsx
from tests.reporting.world import asked, counted


def book_of(report: Report):
    return load_workbook(BytesIO(render_xlsx(report)))


def test_every_cell_of_a_plain_form(commune_report):
    sheet = book_of(commune_report)["01-BCN"]
    lines = {row[0].value: row for row in sheet.iter_rows() if row[0].value in commune_report.cells}
    assert set(lines) == set(commune_report.cells)
    for code, cells in commune_report.cells.items():
        for place, column in enumerate(("total", "female", "under_18", "minority"), 2):
            assert lines[code][place].value == cells.get(column)
    assert lines["15.04v"][2].value == 12.5
    assert lines["15.04v"][2].number_format == "#,##0.0"
    assert sheet["A1"].value == "Biểu 01-BCN. Báo cáo cai nghiện ma túy và quản lý sau cai nghiện cấp xã"
    assert [cell.value for cell in sheet[5]] == ["Mã", "Chỉ tiêu", "Tổng số", "Nữ", "Dưới 18 tuổi", "Dân tộc thiểu số"]
    assert sheet.freeze_panes == "C6"


@pytest.mark.parametrize(("form", "by", "sheets"), [("03-BCN", "district", 1), ("04-BCN", "province", 2)])
def test_every_child_column(world, form, by, sheets):
    report = counted(asked(getattr(world, by), form))
    book = book_of(report)
    assert len(book.sheetnames) == sheets
    found = {}
    for sheet in book:
        heads = [(cell.value or "").split("\n")[-1] for cell in sheet[5]]
        heads[2:6] = ["total", "female", "under_18", "minority"]
        for row in sheet.iter_rows(min_row=6):
            if row[0].value in report.cells:
                found[row[0].value] = {
                    head: cell.value for head, cell in zip(heads[2:], row[2:], strict=True) if cell.value != "–"
                }
    for code, cells in report.cells.items():
        assert {column: value for column, value in found[code].items() if value is not None} == {
            column: value for column, value in cells.items() if value is not None
        }


def test_the_annex_by_commune_has_a_line_for_each(world):
    report = counted(asked(world.district, "PL-XA"))
    sheet = book_of(report)["PL-XA"]
    rows = [cell.value for cell in sheet[6][2:]]
    codes = [head.split("\n")[1] for head in rows]
    line = next(row for row in sheet.iter_rows() if row[0].value == "00001")
    assert {code: cell.value for code, cell in zip(codes, line[2:], strict=True)} == {
        code: report.cells[code]["00001"] for code in codes
    }
    assert "C5:F5" in [str(merged) for merged in sheet.merged_cells.ranges]
