"""Faults of the file itself, of its sheets and headings; and what is no fault."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from accounts.enums import Role
from registers.workbook import guard, reading
from tests.accounts.factories import officer
from tests.registers.books import Book, imported, places, run

pytestmark = pytest.mark.django_db

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.fixture
def user():
    return officer(Role.COMMUNE_OFFICER, "00001")


def zipped(**parts: bytes) -> bytes:
    output = BytesIO()
    with ZipFile(output, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return output.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    output = BytesIO(content)
    with ZipFile(output, "a", ZIP_DEFLATED) as archive:
        archive.writestr(name, part)
    return output.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", guard.EMPTY),
        (b"So ho so,Ho va ten\n", guard.NOT_A_WORKBOOK),
        (b"PK\x03\x04 broken", guard.NOT_A_WORKBOOK),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), guard.NOT_A_WORKBOOK),
        (zipped(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}), guard.NOT_A_WORKBOOK),
        (zipped(**{"[Content_Types].xml": b"<Types>", "xl/workbook.xml": b"<"}), guard.NOT_A_WORKBOOK),
        (OLE + b"\0" * 600, guard.OLD_EXCEL),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), guard.ENCRYPTED),
    ],
)
def test_a_file_that_is_no_workbook(user, content, message):
    (fault,) = run(content, user).findings.faults
    assert (fault.sheet, fault.row, fault.column, fault.value, fault.message) == ("", 0, "", "", message)


def test_a_file_that_is_too_large(user, monkeypatch):
    monkeypatch.setattr(guard, "MAX_FILE", 1024**2)
    (fault,) = run(b"x" * (3 * 1024**2), user).findings.faults
    assert fault.message == guard.TOO_LARGE.format(size=3, most=1)


def test_a_decompression_bomb_is_not_opened(user):
    bomb = with_part(Book().content, "xl/media/zeros.bin", b"\0" * (guard.RATIO_FROM + 1))
    (fault,) = run(bomb, user).findings.faults
    assert fault.message == guard.BOMB


def test_many_parts_that_unpack_too_large(user, monkeypatch):
    monkeypatch.setattr(guard, "MAX_UNPACKED", 10_000)
    (fault,) = run(Book().content, user).findings.faults
    assert fault.message == guard.BOMB


def test_an_encrypted_part(user):
    content = bytearray(zipped(**{"[Content_Types].xml": b"<Types/>"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    (fault,) = run(bytes(content), user).findings.faults
    assert fault.message == guard.ENCRYPTED


def test_a_workbook_without_any_of_our_sheets(user):
    output = BytesIO()
    Workbook().save(output)
    findings = run(output.getvalue(), user).findings
    assert places(findings.faults) == [("", 0, "")]
    assert places(findings.warnings) == [("Sheet", 0, "")]


def test_an_unknown_sheet_is_a_warning(user):
    book = Book()
    book.book.create_sheet("Ghi chú").append(["tùy ý"])
    outcome = imported(book, user)
    assert places(outcome.findings.warnings) == [("Ghi chú", 0, "")]


def test_a_sheet_may_be_missing_or_wholly_blank(user):
    book = Book()
    del book.book["SauCai"]
    for row in book.book["HoTro"].iter_rows():
        for cell in row:
            cell.value = None
    assert imported(book, user).counts["imported"]["HoSo"] == 1


def test_a_missing_heading(user):
    book = Book()
    book.book["HoSo"].delete_cols(book.place("HoSo", "other_name"))
    book.book["XacDinh"].cell(1, 3).value = "Kết qủa"
    outcome = run(book, user)
    assert places(outcome.findings.faults) == [("HoSo", 1, "Tên gọi khác"), ("XacDinh", 1, "Kết quả")]
    assert places(outcome.findings.warnings) == [("XacDinh", 1, "Kết qủa")]


def test_a_sheet_without_headings(user):
    book = Book()
    book.book["XacDinh"].delete_rows(1)
    book.book["XacDinh"].append([None])
    book.book["XacDinh"].append(["H-1", date(2017, 1, 1), "Có nghiện"])
    assert [(f.sheet, f.row, f.message) for f in run(book, user).findings.faults] == [
        ("XacDinh", 1, reading.MISSING_HEADING)
    ] * 4


def test_the_heading_of_the_key_missing_blames_no_reference(user):
    book = Book()
    book.completed()
    book.book["HoSo"].cell(1, 1).value = "Số"
    assert places(run(book, user).findings.faults) == [("HoSo", 1, "Số hồ sơ")]


def test_a_duplicate_heading(user):
    book = Book()
    book.book["XacDinh"].cell(1, 5).value = " Ngày "
    (fault,) = run(book, user).findings.faults
    assert (fault.sheet, fault.row, fault.column) == ("XacDinh", 1, "Ngày")
    assert fault.message == reading.DUPLICATE_HEADING.format(first="B", second="E")


def test_a_column_with_cells_and_no_heading(user):
    book = Book()
    book.book["HoSo"].cell(2, 20).value = "?"
    (fault,) = run(book, user).findings.faults
    assert (fault.sheet, fault.row, fault.column) == ("HoSo", 1, "T")


def test_merged_cells(user):
    book = Book()
    for day in (1, 2, 3):
        book.add("XacDinh", number="H-1", on=date(2017, 1, day), result="Có nghiện", agency="Trạm Y tế")
    book.book["XacDinh"].merge_cells("D2:D4")
    book.book["XacDinh"].merge_cells("A90:D99")
    (fault,) = run(book, user).findings.faults
    assert (fault.sheet, fault.row, fault.column, fault.value) == ("XacDinh", 2, "Cơ quan", "Trạm Y tế")
    assert fault.message == reading.MERGED.format(cells="D2:D4")


def test_columns_in_any_order_and_blank_rows_anywhere(user):
    book = Book()
    sheet = book.book["XacDinh"]
    sheet.delete_rows(1)
    for row in (["Kết quả", "Cơ quan", "Số hồ sơ", "Ngày"], [], ["Có nghiện", None, "H-1", "01/02/2017"], [None, " "]):
        sheet.append(row)
    sheet.append(['=""', None, '=""'])
    assert imported(book, user).counts["imported"]["XacDinh"] == 1


def test_headings_and_text_that_are_not_composed(user):
    book = Book()
    book.book["HoSo"].cell(1, 2).value = "Ho\u0323 va\u0300 te\u0302n"
    book.set("HoSo", 2, "sex", "  Nam ")
    assert imported(book, user).counts["imported"]["HoSo"] == 1
