"""Lists of police and health: matched, only here, only there; nothing is taken over without a person."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from cases.models import Dossier
from core import calendar
from registers.enums import RowDecision, RowOutcome
from registers.lists.importing import table_of
from registers.mapping import guessed_layout
from registers.models import OfficeList, OfficeListRow
from registers.office_lists import (
    COMPARED_ALREADY,
    DECIDED,
    LIST_KEPT,
    MAY_NOT_OPEN,
    MAY_NOT_WRITE,
    NO_REASON,
    NOT_DIFFERENT,
    NOT_ONLY_THERE,
    NOTHING_TO_MATCH,
    compare_list,
    expire_lists,
    hand_in_list,
    ignore_row,
    only_here,
    open_from_row,
    take_field,
)
from tests.accounts.factories import officer
from tests.refusals import refused
from tests.registers.books import NEIGHBOUR, Book, cells, imported
from tests.registers.lists import plain_list

pytestmark = pytest.mark.django_db

ROWS = (
    (1, "Nguyễn Văn An", "Nam", 1990, "001090000001", "Tổ 9", None),
    (2, "NGUYEN VAN BINH", "Nam", date(1985, 2, 3), None, None, None),
    (3, "Lê Thị Lạ", "Nữ", date(1991, 1, 1), "001191000099", "Tổ 1", None),
    (4, "Người Nơi Khác", "Nam", date(1980, 1, 1), "001080000004", None, None),
    (5, "Trần Văn Đôi", "Nam", 1970, None, None, None),
)


@pytest.fixture
def user():
    user = officer(Role.COMMUNE_OFFICER, "00001")
    book = Book()
    book.set("HoSo", 2, "paper", "001090000001")
    book.set("HoSo", 2, "permanent_address", "Tổ 3")
    book.dossier("H-2", full_name="Nguyễn Văn Bình", birth=date(1985, 2, 3))
    book.dossier("H-3", full_name="Phạm Chỉ Đây")
    book.dossier("H-4", full_name="Trần Văn Đôi", birth=date(1970, 1, 2))
    book.dossier("H-5", full_name="Trần Văn Đôi", birth=date(1970, 3, 4))
    imported(book, user)
    elsewhere = Book(empty=True)
    elsewhere.dossier("N-1", commune=NEIGHBOUR, full_name="Người Nơi Khác", paper="001080000004")
    imported(elsewhere, officer(Role.COMMUNE_OFFICER, NEIGHBOUR))
    return user


def compared(user, rows=ROWS) -> OfficeList:
    found = hand_in_list(content=plain_list(rows), name="ds.xlsx", source="police", by=user)
    return compare_list(office_list=found, layout=guessed_layout(table_of(plain_list(rows))), by=user)


def row_of(found: OfficeList, number: int) -> OfficeListRow:
    return found.rows.get(number=number)


def test_rows_are_matched_by_paper_number_or_name_and_birth(user):
    found = compared(user)
    told = list(found.rows.values_list("number", "outcome", "dossier__number", "differing"))
    assert told == [
        (5, RowOutcome.MATCHED, "H-1", ["permanent_address"]),
        (6, RowOutcome.MATCHED, "H-2", ["full_name"]),
        (7, RowOutcome.ONLY_THERE, None, []),
        (8, RowOutcome.ONLY_THERE, None, []),
        (9, RowOutcome.UNSURE, None, []),
    ]
    assert list(only_here(found, user).values_list("number", flat=True)) == ["H-3", "H-4", "H-5"]
    assert found.counts == {"matched": 2, "unsure": 1, "only_there": 2, "elsewhere": None}
    assert refused(lambda: compare_list(office_list=found, layout=None, by=user), "", COMPARED_ALREADY)


def test_persons_elsewhere_are_a_number_and_only_when_there_are_several(user):
    elsewhere = Book(empty=True)
    rows = []
    for number in range(5):
        paper = f"00108000001{number}"
        elsewhere.dossier(f"N-{number + 2}", commune=NEIGHBOUR, paper=paper)
        rows.append((number, "Ai Đó", "Nam", date(1977, 1, 1), paper, None, None))
    imported(elsewhere, officer(Role.COMMUNE_OFFICER, NEIGHBOUR))
    assert compared(user, tuple(rows)).counts["elsewhere"] == 5
    assert compared(user, tuple(rows[:4])).counts["elsewhere"] is None


def test_nothing_to_match_by(user):
    found = hand_in_list(content=plain_list(), name="ds.xlsx", source="health", by=user)
    layout = guessed_layout(table_of(plain_list()))
    layout.columns.pop(4)
    layout.columns.pop(5)
    assert refused(lambda: compare_list(office_list=found, layout=layout, by=user), "", NOTHING_TO_MATCH)


def test_a_person_takes_over_one_field(user):
    found = compared(user)
    take_field(row=row_of(found, 5), name="permanent_address", by=user)
    assert Dossier.objects.get(number="H-1").permanent_address == "Tổ 9"
    row = row_of(found, 5)
    assert (row.taken, row.decided_by) == (["permanent_address"], user)
    assert refused(lambda: take_field(row=row, name="permanent_address", by=user), "", NOT_DIFFERENT)
    assert refused(lambda: take_field(row=row, name="sex", by=user), "", NOT_DIFFERENT)


def test_who_may_only_look_takes_nothing_and_opens_nothing(user):
    health = officer(Role.HEALTH_OFFICER, "00001")
    found = compared(health)
    assert refused(lambda: take_field(row=row_of(found, 5), name="permanent_address", by=health), "", MAY_NOT_WRITE)
    sentence = refused(lambda: open_from_row(row=row_of(found, 7), commune_code="00001", by=health))
    assert sentence == MAY_NOT_OPEN.format(commune="Phường Phúc Xá")


def test_a_dossier_is_opened_from_a_row_in_ones_own_area(user):
    found = compared(user)
    row = row_of(found, 7)
    assert "không được lập" in refused(lambda: open_from_row(row=row, commune_code=NEIGHBOUR, by=user))
    open_from_row(row=row, commune_code="00001", by=user)
    row.refresh_from_db()
    dossier = row.dossier
    assert (dossier.full_name, dossier.opened_on, dossier.permanent_address) == (
        "Lê Thị Lạ",
        calendar.today(),
        "Tổ 1",
    )
    assert dossier.papers.get().number == "001191000099"
    assert refused(
        lambda: open_from_row(row=row, commune_code="00001", by=user), "", DECIDED.format(decision="Đã lập hồ sơ")
    )
    assert refused(lambda: open_from_row(row=row_of(found, 5), commune_code="00001", by=user), "", NOT_ONLY_THERE)


def test_a_paper_of_somebody_elsewhere_names_nobody(user):
    row = row_of(compared(user), 8)
    sentence = refused(lambda: open_from_row(row=row, commune_code="00001", by=user))
    assert "N-1" not in sentence


def test_ignoring_wants_a_reason(user):
    row = row_of(compared(user), 7)
    assert refused(lambda: ignore_row(row=row, reason=" ", by=user), "reason", NO_REASON)
    ignore_row(row=row, reason="đã chuyển đi", by=user)
    row.refresh_from_db()
    assert (row.decision, row.reason) == (RowDecision.IGNORED, "đã chuyển đi")


def test_the_pages_and_the_workbook_that_goes_back(user):
    found = compared(user)
    client = Client()
    client.force_login(user)
    address = reverse("registers:office_list", args=[found.pk])
    page = client.get(address).content.decode()
    assert "Tổ 9" in page
    assert "sổ: Tổ 3" in page
    assert "Ít hơn 5 dòng" in page
    assert "Phạm Chỉ Đây" in client.get(address, {"xem": "chi-o-so"}).content.decode()
    take = reverse("registers:list_row_take", args=[row_of(found, 5).pk])
    shown = client.post(take, {"field": "permanent_address", "xem": "khac"}, follow=True).content.decode()
    assert "đã lấy" in shown
    ignore = reverse("registers:list_row_ignore", args=[row_of(found, 7).pk])
    assert NO_REASON in client.post(ignore, {"reason": ""}, follow=True).content.decode()
    (rows,) = cells(client.get(reverse("registers:office_list_result", args=[found.pk])).content).values()
    assert rows[0][0] == "Dòng"
    assert "Khớp" in rows[1]
    assert "Phạm Chỉ Đây" not in str(rows)
    other = Client()
    other.force_login(officer(Role.COMMUNE_OFFICER, "00001"))
    assert other.get(address).status_code == other.post(take).status_code == 404


def test_a_list_is_handed_in_and_mapped_on_its_pages(user):
    client = Client()
    client.force_login(officer(Role.POLICE_OFFICER, "00001"))
    file = SimpleUploadedFile("ds.xlsx", plain_list(ROWS))
    answer = client.post(reverse("registers:office_lists"), {"file": file, "source": "police"}, follow=True)
    assert "Họ tên người nghiện" in answer.content.decode()
    found = OfficeList.objects.get()
    said = {"heading_row": "4", "column_2": "full_name", "column_4": "birth", "column_5": "paper"}
    page = client.post(reverse("registers:office_list_map", args=[found.pk]), said, follow=True).content.decode()
    assert "Chỉ có trong danh sách (2)" in page
    assert client.get(reverse("registers:office_list_map", args=[found.pk])).status_code == 302


def test_lists_go_after_a_while(user):
    found = compared(user)
    assert expire_lists() == 0
    OfficeList.objects.update(requested_at=calendar.now() - LIST_KEPT - timedelta(minutes=1))
    assert expire_lists() == 1
    found.refresh_from_db()
    assert (found.content, found.rows.count(), found.counts["matched"], len(found.sha256)) == (None, 0, 2, 64)


def test_a_facility_has_no_door_here():
    client = Client()
    client.force_login(officer(Role.FACILITY_OFFICER))
    assert client.get(reverse("registers:office_lists")).status_code == 403
