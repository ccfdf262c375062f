"""The pages: hand in, see what is wrong, save; ask for a file, fetch it. Each test does the worker's part itself:
nothing commits, so nothing is sent to another."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from cases.models import Dossier
from core import calendar
from core.claims import take
from core.models import AuditEvent
from registers.enums import ExportState, ImportState
from registers.models import RegisterExport, RegisterImport
from registers.production import NO_LONGER
from registers.services import ALREADY_SAVED, HAS_FAULTS, NOT_READY, expire_exports
from registers.tasks import export_register_task, import_register_task
from registers.workbook.sheets import SHEETS
from tests.accounts.factories import officer
from tests.areas.factories import area
from tests.registers.books import Book, cells

pytestmark = pytest.mark.django_db

LIST = reverse("registers:import_list")


@pytest.fixture
def user():
    return officer(Role.COMMUNE_OFFICER, "00001")


@pytest.fixture
def client(user):
    client = Client()
    client.force_login(user)
    return client


def hand_in(client: Client, book: Book | bytes, name: str = "sổ phường.xlsx"):
    content = book if isinstance(book, bytes) else book.content
    return client.post(LIST, {"file": SimpleUploadedFile(name, content)}, follow=True)


def handed_in(client: Client, book: Book) -> RegisterImport:
    hand_in(client, book)
    work = RegisterImport.objects.latest("pk")
    import_register_task(work.pk)
    work.refresh_from_db()
    return work


def page_of(client: Client, work, **query: str) -> str:
    kind = "import" if isinstance(work, RegisterImport) else "export"
    return client.get(reverse(f"registers:{kind}_detail", args=[work.pk]), query).content.decode()


def approve(client: Client, work: RegisterImport):
    return client.post(reverse("registers:import_approve", args=[work.pk]), follow=True)


def test_hand_in_check_and_save(client, user):
    answer = hand_in(client, Book())
    work = RegisterImport.objects.get()
    assert (work.state, work.name, work.requested_by) == (ImportState.WAITING, "sổ phường.xlsx", user)
    assert "Đang chờ đến lượt" in answer.content.decode()
    assert 'hx-trigger="every 1s"' in answer.content.decode()
    import_register_task(work.pk)
    assert not Dossier.objects.exists()
    shown = page_of(client, work)
    assert "Tệp không có lỗi" in shown
    assert "hx-trigger" not in shown
    approve(client, work)
    import_register_task(work.pk)
    work.refresh_from_db()
    assert (work.state, work.content is None, work.counts["imported"]["HoSo"]) == (ImportState.DONE, False, 1)
    assert Dossier.objects.count() == 1
    assert "Đã ghi vào sổ" in page_of(client, work)
    actions = list(AuditEvent.objects.filter(object_type="registers.registerimport").values_list("action", flat=True))
    assert sorted(actions) == ["approve_import", "import_register", "upload_register"]
    assert ALREADY_SAVED.split("{")[0] in approve(client, work).content.decode()
    assert Dossier.objects.count() == 1


def test_a_faulty_workbook_shows_all_its_faults_and_cannot_be_saved(client):
    book = Book()
    for number in range(60):
        book.dossier(f"H-9{number}", sex="?")
    book.episode(facility="F-1")
    work = handed_in(client, book)
    shown = page_of(client, work)
    assert (work.state, len(work.faults)) == (ImportState.REFUSED, 61)
    assert "tệp có 61 lỗi" in shown
    assert "Trang 1 / 2" in shown
    assert "HoSo – Hồ sơ (60)" in shown
    one = page_of(client, work, xem="loi", trang="CaiNghien")
    assert "hãy xóa mã cơ sở" in one
    assert "Giới tính" not in one
    assert HAS_FAULTS in approve(client, work).content.decode()
    assert not Dossier.objects.exists()


def test_warnings_and_faults_side_by_side(client):
    book = Book()
    book.episode(months=60)
    book.dossier("H-2", sex="?")
    work = handed_in(client, book)
    assert "Lỗi phải sửa" in page_of(client, work)
    assert "Thời hạn 60 tháng khác thường" in page_of(client, work, xem="luu-y")


def test_nothing_new_is_nothing_to_save(client):
    work = handed_in(client, Book())
    approve(client, work)
    import_register_task(work.pk)
    again = handed_in(client, Book())
    shown = page_of(client, again)
    assert "Mọi dòng của tệp đã có trong sổ" in shown
    assert "import_approve" not in shown
    assert "Ghi vào sổ</button>" not in shown


def test_saving_before_the_check_is_refused_kindly(client):
    hand_in(client, Book())
    assert NOT_READY in approve(client, RegisterImport.objects.get()).content.decode()


@pytest.mark.parametrize(
    ("content", "words"), [(b"hello", "Tệp không phải là sổ Excel"), (b"", "Tệp trống."), (None, "Hãy chọn một tệp.")]
)
def test_a_file_that_is_no_workbook_is_refused_at_the_door(client, content, words):
    answer = client.post(LIST, {}) if content is None else hand_in(client, content)
    assert words in answer.content.decode()
    assert not RegisterImport.objects.exists()


def test_rights_lost_meanwhile(client, user):
    hand_in(client, Book())
    work = RegisterImport.objects.get()
    user.posts.update(valid_to=calendar.today())
    import_register_task(work.pk)
    work.refresh_from_db()
    assert (work.state, work.failure) == (ImportState.FAILED, NO_LONGER)
    assert client.get(reverse("registers:import_detail", args=[work.pk])).status_code == 403


def test_an_error_of_ours_is_told_and_saves_nothing(client):
    work = handed_in(client, Book())
    approve(client, work)
    with connection.cursor() as cursor:
        cursor.execute("CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''broken''; END'")
        cursor.execute("CREATE TRIGGER broken BEFORE INSERT ON rehab_facility EXECUTE FUNCTION broken()")
    import_register_task(work.pk)
    work.refresh_from_db()
    assert work.state == ImportState.FAILED
    assert f"NS-{work.pk}" in work.failure
    assert not Dossier.objects.exists()


def test_the_register_changed_between_check_and_save(client):
    book = Book()
    book.set("HoSo", 2, "paper", "001090000001")
    work = handed_in(client, book)
    other = Book(empty=True)
    other.dossier("H-7", paper="001090000001")
    rival = handed_in(client, other)
    for one in (rival, work):
        approve(client, one)
        import_register_task(one.pk)
    work.refresh_from_db()
    assert (work.state, work.faults[0]["column"]) == (ImportState.REFUSED, "Số CCCD")
    assert Dossier.objects.get().number == "H-7"


def test_what_another_handed_in_is_not_there(client):
    work = handed_in(client, Book())
    other = Client()
    other.force_login(officer(Role.COMMUNE_OFFICER, "00001"))
    assert other.get(reverse("registers:import_detail", args=[work.pk])).status_code == 404
    assert approve(other, work).status_code == 404
    assert work.name not in other.get(LIST).content.decode()


def test_the_blank_workbook_has_all_sheets_and_headings(client):
    answer = client.get(reverse("registers:blank_workbook"))
    sheets = cells(answer.content)
    assert {name: list(rows[0]) for name, rows in sheets.items()} == {
        sheet.name: [column.heading for column in sheet.columns] for sheet in SHEETS
    }


def asked(client: Client, code: str = "00001") -> RegisterExport:
    client.post(reverse("registers:export_list"), {"area": area(code).pk})
    work = RegisterExport.objects.latest("pk")
    export_register_task(work.pk)
    work.refresh_from_db()
    return work


def test_ask_for_a_file_and_fetch_it(client, user):
    work = handed_in(client, Book())
    approve(client, work)
    import_register_task(work.pk)
    export = asked(client)
    assert (export.state, export.dossiers, export.requested_by) == (ExportState.DONE, 1, user)
    assert "có 1 hồ sơ" in page_of(client, export)
    answer = client.get(reverse("registers:export_file", args=[export.pk]))
    assert 'filename="so-00001-20240620.xlsx"' in answer["Content-Disposition"]
    assert [row[0] for row in cells(answer.content)["HoSo"]] == ["Số hồ sơ", "H-1"]
    fetched = AuditEvent.objects.get(action="fetch_export")
    assert (fetched.actor, fetched.details["sha256"]) == (user, export.sha256)
    assert AuditEvent.objects.get(action="export_register").details["dossiers"] == 1


def test_another_area_is_not_offered(client):
    answer = client.post(reverse("registers:export_list"), {"area": area("00004").pk})
    assert answer.status_code == 200
    assert not RegisterExport.objects.exists()


def test_a_file_is_not_given_to_another_nor_after_the_post_ended(client, user):
    export = asked(client)
    address = reverse("registers:export_file", args=[export.pk])
    other = Client()
    other.force_login(officer(Role.DISTRICT_OFFICER, "001"))
    assert other.get(address).status_code == 404
    user.posts.update(office=officer(Role.COMMUNE_OFFICER, "00004").posts.get().office)
    assert client.get(address).status_code == 403


def test_a_file_is_kept_for_a_week(client):
    export = asked(client)
    RegisterExport.objects.update(made_at=calendar.now() - timedelta(days=8))
    assert expire_exports() == 1
    export.refresh_from_db()
    assert (export.state, export.content) == (ExportState.EXPIRED, None)
    assert "không còn giữ" in page_of(client, export)
    assert client.get(reverse("registers:export_file", args=[export.pk])).status_code == 404


def test_a_task_that_comes_twice_does_its_work_once(client):
    hand_in(client, Book())
    work = RegisterImport.objects.get()
    assert take(RegisterImport, work.pk) is not None
    import_register_task(work.pk)
    work.refresh_from_db()
    assert (work.state, work.attempt) == (ImportState.RUNNING, 1)


@pytest.mark.parametrize("role", [Role.FACILITY_OFFICER, Role.POLICE_OFFICER, Role.ADMINISTRATOR])
def test_other_roles_have_no_door_here(role):
    client = Client()
    client.force_login(officer(role))
    for name in ("import_list", "export_list", "blank_workbook"):
        assert client.get(reverse(f"registers:{name}")).status_code == 403
    assert "Sổ Excel" not in client.get("/", follow=True).content.decode()
