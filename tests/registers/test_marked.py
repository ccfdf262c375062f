"""The marked copy of a faulty workbook, and how long files are kept."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from accounts.enums import Role
from core import calendar
from registers.enums import ImportState
from registers.models import RegisterImport
from registers.services import FILE_GONE, IMPORT_KEPT, expire_imports, upload_register
from registers.tasks import import_register_task
from registers.workbook.findings import Finding
from registers.workbook.marking import mark_workbook
from registers.workbook.reading import LIST_OF_FAULTS
from tests.accounts.factories import officer
from tests.registers.books import Book, run

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return officer(Role.COMMUNE_OFFICER, "00001")


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def faulty() -> Book:
    book = Book()
    book.dossier("H-2", sex="?", birth="31/02/1990", other_name="=A2", ethnicity="Tày")
    book.book["XacDinh"].delete_cols(4)
    book.book["CLB"]["G9"] = "ngoài bảng"
    return book


def judged(user, book: Book) -> RegisterImport:
    work = upload_register(content=book.content, name="sổ phường.xlsx", by=user)
    import_register_task(work.pk)
    work.refresh_from_db()
    return work


def test_faulty_cells_are_marked_and_say_what_is_wrong(user):
    work = judged(user, faulty())
    answer = client_of(user).get(reverse("registers:import_marked", args=[work.pk]))
    assert "s%E1%BB%95%20ph%C6%B0%E1%BB%9Dng-loi.xlsx" in answer["Content-Disposition"]
    copy = load_workbook(BytesIO(answer.content))
    sheet = copy["HoSo"]
    marked = {cell.coordinate: cell.comment.text for row in sheet for cell in row if cell.comment}
    assert marked.keys() == {"C3", "D3", "E3"}
    assert marked["D3"] == "Không có trong danh sách. Chỉ nhận: Nam, Nữ."
    assert (sheet["C3"].value, sheet["D3"].value, sheet["G3"].value) == ("=A2", "?", "Tày")
    assert sheet["E2"].value.date() == date(1990, 3, 4)
    assert sheet["D3"].fill.fgColor.rgb.endswith("FFC7CE")
    assert sheet["D2"].fill.fill_type is None
    assert copy["XacDinh"]["A1"].comment.text.startswith("Cơ quan: Thiếu cột này")
    assert copy["CLB"]["G9"].value == "ngoài bảng"
    listed = list(copy[LIST_OF_FAULTS].iter_rows(min_row=2, values_only=True))
    assert len(listed) == len(work.faults)
    assert listed[0][:5] == ("HoSo", 3, "Tên gọi khác", "C3", "=A2")


def test_a_mended_marked_copy_comes_in_clean(user):
    book = Book()
    book.dossier("H-2", sex="?")
    copy = load_workbook(BytesIO(mark_workbook(book.content, run(book, user).findings.faults)))
    copy["HoSo"]["D3"].value = "Nữ"
    output = BytesIO()
    copy.save(output)
    findings = run(output.getvalue(), user).findings
    assert (findings.faults, findings.warnings) == ([], [])


def test_many_faults_are_all_marked_and_some_commented():
    book = Book(empty=True)
    for number in range(4_000):
        book.book["HoSo"].append([f"H-{number}", None])
    faults = [Finding("HoSo", row, "Họ và tên", "", "Thiếu “Họ và tên”.") for row in range(2, 4_002)]
    sheet = load_workbook(BytesIO(mark_workbook(book.content, faults)))["HoSo"]
    cells = [sheet.cell(row, 2) for row in range(2, 4_002)]
    assert all(cell.fill.fill_type == "solid" for cell in cells)
    assert sum(cell.comment is not None for cell in cells) == 3_000


def test_a_file_that_cannot_be_opened_has_no_copy(user):
    work = judged(user, Book())
    RegisterImport.objects.filter(pk=work.pk).update(content=b"PK", state=ImportState.WAITING, claimed_by="")
    import_register_task(work.pk)
    work.refresh_from_db()
    assert (work.state, work.marked) == (ImportState.REFUSED, None)


def test_the_file_is_its_owners_and_goes_after_a_while(user):
    book = Book()
    work = judged(user, book)
    address = reverse("registers:import_file", args=[work.pk])
    assert client_of(user).get(address).content == bytes(work.content)
    colleague = officer(Role.COMMUNE_OFFICER, "00001")
    assert client_of(colleague).get(address).status_code == 404
    RegisterImport.objects.update(requested_at=calendar.now() - IMPORT_KEPT + timedelta(minutes=5))
    assert expire_imports() == 0
    RegisterImport.objects.update(requested_at=calendar.now() - IMPORT_KEPT - timedelta(minutes=1))
    assert expire_imports() == 1
    work.refresh_from_db()
    assert (work.state, work.content, len(work.sha256)) == (ImportState.EXPIRED, None, 64)
    assert FILE_GONE.format(days=90) in client_of(user).get(address, follow=True).content.decode()
