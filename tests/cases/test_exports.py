"""The list as a file: just what was seen, with its owner's name in it, written down before it goes out."""

import csv
import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from html import unescape
from io import BytesIO, StringIO
from itertools import islice

import openpyxl
import pytest
from django.db import ProgrammingError, connection, transaction
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from accounts.enums import ROLE_PERMISSIONS, Permission, Role
from cases import exporting
from cases.enums import ExportFormat, ExportPurpose
from cases.export_files import BOM, PRIVATE, TITLE
from cases.listing import Listing
from cases.models import FormerNumber, ListExport, ListExportEnd
from cases.services import move_dossier, record_export
from cases.services.exports import MAY_NOT, NOTHING, WHAT_FOR
from cases.views import lists
from core.models import AuditEvent
from core.workbooks import defused
from tests.accounts.factories import officer, post
from tests.areas import factories as areas
from tests.cases import factories
from tests.refusals import refused

pytestmark = pytest.mark.django_db
LIST, EXPORT, EXPORTS = (reverse(f"cases:{name}") for name in ("dossier_list", "list_export", "list_exports"))
ASKED = {"purpose": "meeting", "purpose_note": "", "format": "csv"}
COLUMNS = "cols=name&cols=number&cols=born&cols=cccd&cols=occupation&cols=commune&cols=helper"


@pytest.fixture(scope="module")
def district(standing: Callable) -> Iterator:
    """An officer of a district, with people of two communes in it and of one beyond."""

    def build():
        by = officer(Role.DISTRICT_OFFICER)
        works = {"An": "", "Bình": "=1+1", "Chi": "-", "Dũng": "@x", "Hoà": "Thợ nề"}
        people = {"main_drug": "heroin", "birth_date": date(1985, 3, 1)}
        for place, (given, work) in enumerate(works.items()):
            commune = (areas.COMMUNE, areas.NEIGHBOUR)[place % 2]
            told = {**people, "full_name": f"Nguyễn Văn {given}", "occupation": work, "number": f"00{place}"}
            factories.addict(commune, by=by, cccd=f"00109000001{place}", **told)
        factories.dossier(full_name="=Trần <b>Nam</b>", number="HS, “9”", other_name="Hòa")
        factories.dossier(areas.OTHER_COMMUNE, full_name="Nguyễn Văn Xa", **people)
        return by

    with standing(build) as by:
        yield by


@pytest.fixture
def desk(client, district, monkeypatch):
    """Pages and pieces of two rows."""
    monkeypatch.setattr(lists, "ON_A_PAGE", 2)
    monkeypatch.setattr(exporting, "CHUNK", 2)
    client.force_login(district)
    return client


def _asked(by, address: str = "", **changes) -> ListExport:
    listing = Listing(by, QueryDict(address))
    keys = listing.keys_for(Permission.EXPORT_REGISTER)
    given = {"purpose": ExportPurpose.MEETING, "note": "", "file_format": ExportFormat.CSV, **changes}
    return record_export(listing=listing, keys=keys, by=by, **given)


def _pieces(export: ListExport) -> Iterator[bytes]:
    return exporting.pieces(export, Listing(export.exported_by, QueryDict(export.address)))


def _table(content: bytes) -> tuple[list[list[str]], list[str]]:
    """The rows of the file with their headings, and what else stands in it."""
    if content.startswith(b"PK"):
        rows = [list(row) for row in openpyxl.load_workbook(BytesIO(content)).active.iter_rows(values_only=True)]
        above = rows.index([None] * len(rows[0]))
        return [[cell or "" for cell in row] for row in rows[above + 1 :]], [row[0] for row in rows[:above]]
    rows = list(csv.reader(StringIO(content.decode().removeprefix(BOM))))
    below = rows.index([])
    return rows[:below], [row[0] for row in rows[below + 1 :]]


def _seen(desk, address: str) -> list[list[str]]:
    """The cells of every page of the list."""
    found, number, pages = [], 1, 1
    while number <= pages:
        context = desk.get(f"{LIST}?tat-ca=1&{address}&page={number}").context
        found += [[_plain(cell.text) for cell in row.cells] for row in context["rows"]]
        number, pages = number + 1, context["page"].paginator.num_pages
    return [[column.label for column in context["listing"].columns], *found]


def _plain(text: str) -> str:
    return unescape(strip_tags(text)) if isinstance(text, SafeString) else text


@pytest.mark.parametrize("file_format", ExportFormat.values)
@pytest.mark.parametrize(
    ("address", "rows"),
    [
        ("", 6),
        (f"q=nguyen&stage=addict&drug=heroin&age_from=30&sort=-number&{COLUMNS}", 5),
        ("q=v%C4%83n+nguy%E1%BB%85n+ho%C3%A0+zzz", 1),
        ("q=hoa&cols=name&cols=other_name", 2),
    ],
)
def test_the_file_has_every_cell_of_every_page_in_order(desk, address, rows, file_format):
    seen = _seen(desk, address)
    assert len(seen) == rows + 1
    response = desk.post(f"{EXPORT}?{address}", {**ASKED, "format": file_format})
    table, _watermark = _table(response.getvalue())
    if file_format == ExportFormat.CSV:
        seen = [[defused(text) for text in row] for row in seen]
    assert table == seen
    assert ListExport.objects.get().end.rows == rows


@pytest.mark.parametrize("text", ["=1+1", "+cmd|x", "-1+2", "@SUM(A1)", "\tx", " =1", "＝1", "+84-912", "-", "+"])
def test_what_a_spreadsheet_would_reckon_is_taken_for_text(text):
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "+84 912 345 678", "-5", "-1.000,5", "Nguyễn Văn A", "001090000017", "a=b", "–"])
def test_what_is_harmless_stays_as_it_is(text):
    assert defused(text) == text


def test_cells_of_the_workbook_are_text(desk):
    content = desk.post(f"{EXPORT}?{COLUMNS}", {**ASKED, "format": "xlsx"}).getvalue()
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {"=1+1", "=Trần <b>Nam</b>", "001", "001090000010"} <= {cell.value for cell in cells}
    assert sheet.auto_filter.ref == "A8:G14"
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("B9", "$8:$8")


@pytest.mark.parametrize("file_format", ExportFormat.values)
def test_who_took_it_out_what_for_and_when_stands_in_the_file(desk, district, file_format):
    told = {"purpose": "authority", "purpose_note": "Công văn số 12/CV-TA & kèm theo", "format": file_format}
    response = desk.post(f"{EXPORT}?q=nguyen&stage=addict", told)
    export = ListExport.objects.get()
    assert f"danh-sach-ho-so_{export.code}_20240620.{file_format}" in response["Content-Disposition"]
    content = response.getvalue()
    _table_of_it, lines = _table(content)
    words = "\n".join(lines)
    assert "ngày 20/06/2024, 5 hồ sơ, khớp nhất trước" in words
    assert f"Lần xuất {export.code}, " in words
    assert f"{district.full_name} ({district.username}), {district.post_label}" in words
    assert "theo văn bản của cơ quan có thẩm quyền: Công văn số 12/CV-TA & kèm theo" in words
    assert "Tìm, lọc: Tìm: nguyen; Giai đoạn: " in words
    assert PRIVATE in words
    if file_format == ExportFormat.XLSX:
        sheet = openpyxl.load_workbook(BytesIO(content)).active
        assert export.code in sheet.oddFooter.left.text
        assert district.username in sheet.oddFooter.left.text
        assert TITLE in sheet.oddHeader.center.text


def test_it_is_written_down_before_the_first_byte_and_again_at_the_end(desk, district):
    response = desk.post(f"{EXPORT}?drug=heroin&sort=year", ASKED)
    export = ListExport.objects.get()
    assert (export.exported_by, export.post_label, export.office) == (
        district,
        district.post_label,
        areas.office(areas.DISTRICT),
    )
    assert (export.total, len(export.dossiers), export.format, export.purpose) == (5, 5, "csv", "meeting")
    assert export.address == "drug=heroin&sort=year"
    assert export.conditions == [["Chất chính", "Heroin"]]
    assert export.order == "xếp theo năm sinh"
    assert AuditEvent.objects.get(action="export_list").details["dossiers"] == 5
    assert not ListExportEnd.objects.exists()
    content = response.getvalue()
    end = ListExportEnd.objects.get()
    assert (end.is_whole, end.rows, end.size) == (True, 5, len(content))
    assert end.sha256 == hashlib.sha256(content).hexdigest()
    assert AuditEvent.objects.filter(action="end_export_list").count() == 1


def test_a_file_that_broke_off_is_known_as_such(desk, district):
    """Whoever waited went away: the server closes what it was reading."""
    parts = _pieces(_asked(district))
    head = list(islice(parts, 2))
    assert head[0].decode().startswith(f"{BOM}Họ và tên,Số hồ sơ")
    parts.close()
    end = ListExportEnd.objects.get()
    assert (end.is_whole, end.rows, end.sha256) == (False, 2, "")
    assert "đứt giữa chừng" in desk.get(EXPORTS).text


def test_it_is_read_in_pieces_of_the_same_cost(desk, district):
    def cost(address: str) -> int:
        export = _asked(district, address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            list(_pieces(export))
        return len(queries)

    _listing = Listing(district, QueryDict(""))
    one, three = cost("q=hoa"), cost("")
    assert (three - one) % 2 == 0
    assert three - one <= 2 * (len(_listing.columns) + 1)


def test_pieces_hold_no_more_rows_than_they_are_long(desk, district):
    sizes = [piece.count(b"\r\n") for piece in _pieces(_asked(district))]
    assert sizes == [1, 2, 2, 2, 6]


@pytest.mark.parametrize("purpose", ["authority", "other"])
def test_a_purpose_that_must_be_told_is_asked_for(desk, district, purpose):
    sentence = WHAT_FOR.format(purpose=ExportPurpose(purpose).label)
    assert refused(lambda: _asked(district, purpose=ExportPurpose(purpose), note=" "), "purpose_note", sentence)
    page = desk.post(f"{EXPORT}?q=nguyen", {**ASKED, "purpose": purpose}).text
    assert sentence in unescape(page)
    assert f'value="{purpose}" selected' in page
    assert not ListExport.objects.exists()


def test_without_a_purpose_nothing_goes_out(desk):
    response = desk.post(EXPORT, {"format": "csv"})
    assert response.context["form"].errors.keys() == {"purpose"}
    assert not ListExport.objects.exists()


@pytest.mark.parametrize("address", ["q=zzz", "stage=nothing", "age_from=-1"])
def test_an_empty_list_is_refused(desk, district, address):
    assert refused(lambda: _asked(district, address), sentence=NOTHING)
    assert unescape(desk.post(f"{EXPORT}?{address}", ASKED).text).count(NOTHING) == 1


def test_the_page_tells_how_many_which_and_in_what_columns(desk):
    page = unescape(desk.get(f"{EXPORT}?q=nguyen&drug=heroin&sort=-number&{COLUMNS}").text)
    for words in (
        "<b>5</b>, xếp theo số hồ sơ, từ dưới lên",
        "Tìm: <b>nguyen</b>",
        "Chất chính: <b>Heroin</b>",
        "Số CCCD",
        "dữ liệu cá nhân",
    ):
        assert words in page
    shown = desk.get(f"{LIST}?q=nguyen&drug=heroin&page=2").text
    assert f'href="{EXPORT}?q=nguyen&amp;drug=heroin"' in shown


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_who_may_see_the_list_may_not_always_take_it_out(client, district, role):
    by = officer(role)
    client.force_login(by)
    may = Permission.EXPORT_REGISTER in ROLE_PERMISSIONS[role]
    assert may == (role in {Role.COMMUNE_OFFICER, Role.DISTRICT_OFFICER, Role.PROVINCE_OFFICER})
    assert (EXPORT in client.get(LIST).text) is may
    for url in (EXPORT, EXPORTS):
        assert client.get(url).status_code == (200 if may else 403)
    assert client.post(EXPORT, ASKED).status_code == (200 if may else 403)
    if not may:
        assert refused(lambda: _asked(by), sentence=MAY_NOT)


def test_of_another_post_only_what_may_be_taken_out_goes_out(client):
    by = officer()
    post(by, Role.POLICE_OFFICER, areas.office(areas.FAR_COMMUNE))
    factories.dossier(full_name="Được Xuất")
    factories.dossier(areas.FAR_COMMUNE, full_name="Chỉ Xem")
    client.force_login(by)
    assert "Chỉ Xem" in client.get(LIST).text
    assert "1 hồ sơ khác bạn xem được" in client.get(EXPORT).text
    content = client.post(EXPORT, ASKED).getvalue().decode()
    assert "Được Xuất" in content
    assert "Chỉ Xem" not in content


def test_who_left_the_area_in_the_meantime_is_not_in_the_file():
    by, leaving = officer(area_code=areas.FAR_COMMUNE), factories.dossier(areas.FAR_COMMUNE, full_name="Đi Khỏi")
    factories.dossier(areas.FAR_COMMUNE, full_name="Ở Lại")
    export = _asked(by)
    move_dossier(
        dossier=leaving, to=areas.area(areas.NEIGHBOUR), on=date(2024, 6, 20), by=officer(Role.DISTRICT_OFFICER)
    )
    content = b"".join(_pieces(export)).decode()
    assert "Đi Khỏi" not in content
    assert "Ở Lại" in content
    assert (export.total, export.end.rows) == (2, 1)


def test_exports_are_seen_by_their_owner_and_above(client):
    ours, beside = officer(), officer(area_code=areas.NEIGHBOUR)
    dossier = factories.dossier(number="HS-XUAT")
    FormerNumber.objects.create(dossier=dossier, key=987_654, number="HS-CU")
    factories.dossier(areas.NEIGHBOUR)
    own, other = _asked(ours), _asked(beside)
    for by, expected in (
        (ours, {own}),
        (beside, {other}),
        (officer(Role.DISTRICT_OFFICER), {own, other}),
        (officer(Role.PROVINCE_OFFICER), {own, other}),
        (officer(Role.DISTRICT_OFFICER, areas.OTHER_DISTRICT), set()),
    ):
        assert set(ListExport.objects.visible_to(by)) == expected
    assert list(ListExport.objects.holding(dossier)) == [own]
    chief = officer(Role.DISTRICT_OFFICER)
    client.force_login(chief)
    assert other.code in client.get(EXPORTS).text
    found = client.get(EXPORTS, {"so": "HS-XUAT"}).text
    assert own.code in found
    assert other.code not in found
    assert "Không có hồ sơ số “HS-LẠ”" in client.get(EXPORTS, {"so": "HS-LẠ"}).text


def test_what_is_written_down_is_never_changed(district):
    export = _asked(district)
    list(_pieces(export))
    for rows in (ListExport.objects.all(), ListExportEnd.objects.all()):
        for act in (lambda rows=rows: rows._raw_delete(rows.db), lambda rows=rows: rows.update(id=1)):
            with pytest.raises(ProgrammingError), transaction.atomic():
                act()


def test_the_api_gives_no_files(client, district):
    client.force_login(district)
    assert client.get("/api/dossiers/", {"format": "csv"}).status_code == 404
    assert client.get("/api/dossiers/", {"format": "xlsx"}).status_code == 404
