"""Faults that show only when rows are held against each other, and against what is in the register already."""

from datetime import date

import pytest

from accounts.enums import Role
from cases.models import Dossier
from registers.workbook.check import clubs, papers, persons
from registers.workbook.merge import dossiers, references
from registers.workbook.staging import SAME_KEY
from tests.accounts.factories import officer
from tests.registers.books import NEIGHBOUR, OPENED, Book, imported, run

pytestmark = pytest.mark.django_db

DAY, LATER = date(2017, 1, 1), date(2017, 7, 1)
EARLY = date(2015, 1, 4)


@pytest.fixture
def user():
    return officer(Role.DISTRICT_OFFICER, "001")


def faults(outcome) -> list[tuple]:
    return [(f.sheet, f.row, f.column, f.message) for f in outcome.findings.faults]


def test_two_dossiers_with_one_number(user):
    book = Book()
    row = book.dossier("H-1")
    message = SAME_KEY.format(row=2, what="“Số hồ sơ”")
    assert faults(run(book, user)) == [("HoSo", row, "Số hồ sơ", message)]


@pytest.mark.parametrize(
    ("sheet", "values", "column", "what"),
    [
        ("CoSo", {"code": "F-9", "name": "A", "kind": "Công lập", "commune": "00001"}, "Mã cơ sở", "“Mã cơ sở”"),
        ("XacDinh", {"number": "H-1", "on": DAY, "result": "Có nghiện"}, "Ngày", "“Số hồ sơ”, “Ngày”"),
        ("SuDung", {"number": "H-1", "starts": DAY}, "Ngày quyết định", "“Số hồ sơ”, “Ngày quyết định”"),
        (
            "CaiNghien",
            {"number": "H-1", "modality": "Tại gia đình", "starts": DAY},
            "Ngày bắt đầu",
            "“Số hồ sơ”, “Ngày bắt đầu”",
        ),
        (
            "HoTro",
            {"number": "H-1", "kind": "Học nghề", "recorded_on": DAY},
            "Ngày ghi nhận nhu cầu",
            "“Số hồ sơ”, “Loại”, “Ngày ghi nhận nhu cầu”, “Ngày hỗ trợ”",
        ),
        ("ChuyenNoi", {"number": "H-1", "on": DAY, "commune": NEIGHBOUR}, "Ngày", "“Số hồ sơ”, “Ngày”"),
        ("RaKhoiDanhSach", {"number": "H-1", "on": DAY, "reason": "Khác"}, "Ngày", "“Số hồ sơ”, “Ngày”"),
        ("CLB", {"club": "C-9", "name": "A", "commune": "00001", "starts": DAY}, "Mã CLB", "“Mã CLB”"),
        (
            "ThanhVienCLB",
            {"club": "C-1", "number": "H-1", "starts": DAY},
            "Ngày vào",
            "“Mã CLB”, “Số hồ sơ”, “Ngày vào”",
        ),
        ("SinhHoatCLB", {"club": "C-1", "on": DAY}, "Ngày", "“Mã CLB”, “Ngày”"),
    ],
)
def test_two_rows_of_one_sheet_with_the_same_key(user, sheet, values, column, what):
    book = Book()
    first = book.add(sheet, **values)
    second = book.add(sheet, **values)
    assert faults(run(book, user)) == [(sheet, second, column, SAME_KEY.format(row=first, what=what))]


def test_the_same_key_twice_in_aftercare(user):
    book = Book()
    book.completed()
    book.add("SauCai", number="H-1", starts=LATER, months=12)
    row = book.add("SauCai", number="H-1", starts=LATER, months=24)
    (fault,) = faults(run(book, user))
    assert fault[:3] == ("SauCai", row, "Ngày quyết định")


@pytest.mark.parametrize(
    ("sheet", "values"),
    [
        ("XacDinh", {"on": DAY, "result": "Có nghiện"}),
        ("SuDung", {"starts": DAY}),
        ("CaiNghien", {"modality": "Tại gia đình", "starts": DAY}),
        ("HoTro", {"kind": "Học nghề", "recorded_on": DAY}),
        ("ChuyenNoi", {"on": DAY, "commune": NEIGHBOUR}),
        ("RaKhoiDanhSach", {"on": DAY, "reason": "Khác"}),
        ("ThanhVienCLB", {"club": "C-1", "starts": DAY}),
    ],
)
def test_a_number_that_no_dossier_has(user, sheet, values):
    book = Book()
    row = book.add(sheet, number="H-9", **values)
    assert faults(run(book, user)) == [(sheet, row, "Số hồ sơ", references.UNKNOWN_NUMBER)]


def test_an_unknown_club(user):
    book = Book()
    row = book.add("ThanhVienCLB", club="C-9", number="H-1", starts=DAY)
    book.add("SinhHoatCLB", club="C-9", on=DAY)
    assert faults(run(book, user)) == [
        ("ThanhVienCLB", row, "Mã CLB", references.UNKNOWN_CLUB),
        ("SinhHoatCLB", 2, "Mã CLB", references.UNKNOWN_CLUB),
    ]


@pytest.mark.parametrize(
    ("sheet", "values", "column"),
    [
        ("XacDinh", {"on": EARLY, "result": "Có nghiện"}, "Ngày"),
        ("SuDung", {"starts": EARLY}, "Ngày quyết định"),
        ("CaiNghien", {"modality": "Tại gia đình", "starts": EARLY}, "Ngày bắt đầu"),
        ("HoTro", {"kind": "Học nghề", "recorded_on": EARLY}, "Ngày ghi nhận nhu cầu"),
        ("HoTro", {"kind": "Học nghề", "delivered_on": EARLY}, "Ngày hỗ trợ"),
        ("RaKhoiDanhSach", {"on": EARLY, "reason": "Khác"}, "Ngày"),
    ],
)
def test_an_event_before_the_dossier_was_opened(user, sheet, values, column):
    book = Book()
    row = book.add(sheet, number="H-1", **values)
    assert faults(run(book, user)) == [(sheet, row, column, persons.BEFORE_OPENING.format(opened=OPENED))]


@pytest.mark.parametrize("day", [EARLY, OPENED])
def test_a_move_not_after_the_opening(user, day):
    book = Book()
    row = book.add("ChuyenNoi", number="H-1", on=day, commune=NEIGHBOUR)
    expected = ("ChuyenNoi", row, "Ngày", dossiers.MOVE_BEFORE_OPENING.format(opened=OPENED))
    assert faults(run(book, user)) == [expected]


def test_a_membership_before_the_dossier_and_the_club(user):
    book = Book()
    row = book.add("ThanhVienCLB", club="C-1", number="H-1", starts=EARLY)
    assert faults(run(book, user)) == [
        ("ThanhVienCLB", row, "Ngày vào", persons.BEFORE_OPENING.format(opened=OPENED)),
        ("ThanhVienCLB", row, "Ngày vào", clubs.BEFORE_FOUNDING.format(day=date(2016, 1, 1))),
    ]


def test_determined_addicted_and_removed_on_one_day(user):
    book = Book()
    book.add("XacDinh", number="H-1", on=DAY, result="Có nghiện")
    book.add("RaKhoiDanhSach", number="H-1", on=DAY, reason="Khác")
    assert faults(run(book, user)) == [
        ("XacDinh", 2, "Ngày", persons.ADDICTED_AND_REMOVED),
        ("RaKhoiDanhSach", 2, "Ngày", persons.ADDICTED_AND_REMOVED),
    ]


def test_determined_not_addicted_and_removed_on_one_day_is_none(user):
    book = Book()
    book.add("XacDinh", number="H-1", on=DAY, result="Không nghiện")
    book.add("RaKhoiDanhSach", number="H-1", on=DAY, reason="Khác")
    assert faults(run(book, user)) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({}, {"modality": "Tự nguyện tại cơ sở", "facility": "F-1"}),
        ({"ends": date(2017, 6, 2), "end_reason": "Hoàn thành"}, {"ends": LATER, "end_reason": "Khác"}),
        ({"modality": "Methadone", "facility": "M-1"}, {"modality": "Methadone", "facility": "M-1"}),
    ],
)
def test_two_episodes_on_one_day(user, first, second):
    book = Book()
    book.episode(starts=DAY, **first)
    row = book.episode(starts=date(2017, 6, 1), **second)
    (fault,) = faults(run(book, user))
    assert fault[:3] == ("CaiNghien", row, "Ngày bắt đầu")
    assert fault[3].startswith(persons.TWO_EPISODES.split("{")[0])
    assert "01/01/2017" in fault[3]
    assert "dòng 2" in fault[3]


def test_an_episode_may_start_on_the_day_another_ends(user):
    book = Book()
    book.completed()
    book.episode(starts=LATER)
    assert faults(run(book, user)) == []


def test_a_long_episode_overlaps_one_behind_a_short_one(user):
    book = Book()
    book.episode(starts=DAY)
    book.episode(starts=date(2017, 2, 1), ends=date(2017, 3, 1), end_reason="Khác")
    book.episode(starts=date(2018, 1, 1))
    assert [(f[1], f[2]) for f in faults(run(book, user))] == [(3, "Ngày bắt đầu"), (4, "Ngày bắt đầu")]


@pytest.mark.parametrize("sheet", ["SauCai", "SuDung"])
def test_two_aftercares_or_managements_on_one_day(user, sheet):
    book = Book()
    book.completed(starts=date(2016, 1, 1), ends=date(2016, 7, 1))
    months = {"months": 12} if sheet == "SauCai" else {}
    book.add(sheet, number="H-1", starts=DAY, **months)
    row = book.add(sheet, number="H-1", starts=LATER, **months)
    (fault,) = faults(run(book, user))
    assert fault[:3] == (sheet, row, "Ngày quyết định")


def test_member_twice_at_a_time(user):
    book = Book()
    book.add("ThanhVienCLB", club="C-1", number="H-1", starts=DAY)
    row = book.add("ThanhVienCLB", club="C-1", number="H-1", starts=LATER)
    (fault,) = faults(run(book, user))
    assert fault[:3] == ("ThanhVienCLB", row, "Ngày vào")


@pytest.mark.parametrize(
    "episode",
    [
        None,
        {"ends": date(2017, 6, 1), "end_reason": "Tự ý chấm dứt"},
        {"ends": date(2017, 7, 2), "end_reason": "Hoàn thành"},
        {},
    ],
)
def test_aftercare_without_a_completed_episode_before(user, episode):
    book = Book()
    if episode is not None:
        book.episode(**episode)
    row = book.add("SauCai", number="H-1", starts=LATER, months=12)
    assert faults(run(book, user)) == [("SauCai", row, "Ngày quyết định", persons.NOT_COMPLETED)]


def test_aftercare_on_the_day_of_completion_after_methadone(user):
    book = Book()
    book.completed(modality="Methadone", facility="M-1")
    book.add("SauCai", number="H-1", starts=LATER, months=12)
    assert faults(run(book, user)) == []


def test_a_cccd_of_two_dossiers(user):
    book = Book()
    book.set("HoSo", 2, "paper", "001090000001")
    row = book.dossier("H-2", paper="001090000001")
    assert faults(run(book, user)) == [("HoSo", row, "Số CCCD", papers.TWICE.format(row=2, owner="H-1"))]


def test_a_cccd_of_a_dossier_in_the_register(user):
    book = Book()
    book.set("HoSo", 2, "paper", "001090000001")
    imported(book, user)
    other = Book(empty=True)
    row = other.dossier("H-2", paper="001090000001")
    assert faults(run(other, user)) == [("HoSo", row, "Số CCCD", papers.TAKEN.format(owner="H-1"))]


def test_two_dossiers_may_exchange_their_cccd(user):
    numbers = ["001090000001", "001090000002"]
    book = Book()
    book.set("HoSo", 2, "paper", numbers[0])
    book.dossier("H-2", paper=numbers[1])
    imported(book, user)
    book.set("HoSo", 2, "paper", numbers[1])
    book.set("HoSo", 3, "paper", numbers[0])
    imported(book, user)
    found = dict(Dossier.objects.values_list("number", "papers__number"))
    assert found == {"H-1": numbers[1], "H-2": numbers[0]}


def test_a_commune_code_of_another_tree(user, on_day):
    on_day(None)
    user = officer(Role.PROVINCE_OFFICER, "01")
    book = Book(empty=True)
    row = book.dossier("H-1", opened_on=date(2025, 7, 1), commune="00001")
    (fault,) = faults(run(book, user))
    assert fault[:3] == ("HoSo", row, "Mã xã quản lý")
    assert "không còn từ 01/07/2025" in fault[3]


def test_an_unknown_commune_code(user):
    book = Book()
    book.dossier("H-2", commune="99999")
    book.add("ChuyenNoi", number="H-1", on=DAY, commune="99998")
    book.add("CLB", club="C-2", name="B93", commune="99997", starts=DAY)
    book.facility("F-2", "Công lập", commune="99996")
    assert [fault[:3] for fault in faults(run(book, user))] == [
        ("CoSo", 4, "Mã xã"),
        ("HoSo", 3, "Mã xã quản lý"),
        ("ChuyenNoi", 2, "Mã xã đến"),
        ("CLB", 3, "Mã xã"),
    ]


def test_an_attendant_who_was_not_a_member_that_day(user):
    book = Book()
    book.dossier("H-2")
    book.add("ThanhVienCLB", club="C-1", number="H-1", starts=DAY, ends=LATER)
    book.add("SinhHoatCLB", club="C-1", on=date(2017, 6, 30), present="H-1")
    row = book.add("SinhHoatCLB", club="C-1", on=LATER, present="H-1; H-2")
    findings = run(book, user).findings.faults
    assert [(f.sheet, f.row, f.column, f.value, f.message) for f in findings] == [
        ("SinhHoatCLB", row, "Có mặt", number, clubs.NOT_A_MEMBER.format(number=number)) for number in ("H-1", "H-2")
    ]


def test_an_attendant_whom_nobody_knows(user):
    book = Book()
    row = book.add("SinhHoatCLB", club="C-1", on=DAY, present="H-9")
    (fault,) = run(book, user).findings.faults
    assert (fault.row, fault.column, fault.value) == (row, "Có mặt", "H-9")
    assert fault.message == references.UNKNOWN_NUMBER


def test_a_session_outside_the_days_of_the_club(user):
    book = Book()
    book.set("CLB", 2, "ends", LATER)
    book.add("SinhHoatCLB", club="C-1", on=date(2015, 12, 31))
    book.add("SinhHoatCLB", club="C-1", on=LATER)
    assert faults(run(book, user)) == [
        ("SinhHoatCLB", 2, "Ngày", clubs.BEFORE_FOUNDING.format(day=date(2016, 1, 1))),
        ("SinhHoatCLB", 3, "Ngày", clubs.AFTER_DISSOLUTION.format(day=LATER)),
    ]


def test_a_row_is_held_against_what_is_in_the_register(user):
    book = Book()
    book.episode(starts=DAY)
    book.add("XacDinh", number="H-1", on=DAY, result="Có nghiện")
    imported(book, user)
    other = Book(empty=True)
    other.episode(starts=LATER)
    other.add("RaKhoiDanhSach", number="H-1", on=DAY, reason="Khác")
    assert [fault[:3] for fault in faults(run(other, user))] == [
        ("CaiNghien", 2, "Ngày bắt đầu"),
        ("RaKhoiDanhSach", 2, "Ngày"),
    ]


def test_an_opening_after_a_known_event(user):
    book = Book()
    book.episode(starts=DAY)
    book.add("XacDinh", number="H-1", on=LATER, result="Có nghiện")
    imported(book, user)
    other = Book(empty=True)
    row = other.dossier("H-1", opened_on=date(2018, 1, 1))
    message = persons.OPENED_TOO_LATE.format(day=DAY, what="đợt cai nghiện")
    assert faults(run(other, user)) == [("HoSo", row, "Ngày lập hồ sơ", message)]


def test_a_completion_on_which_aftercare_rests_stays(user):
    book = Book()
    book.completed()
    book.add("SauCai", number="H-1", starts=LATER, months=12)
    imported(book, user)
    other = Book(empty=True)
    row = other.completed(end_reason="Khác")
    assert faults(run(other, user)) == [("CaiNghien", row, "Lý do kết thúc", persons.AFTERCARE_RESTS.format(day=LATER))]


def test_an_opening_after_a_known_move(user):
    book = Book()
    book.add("ChuyenNoi", number="H-1", on=DAY, commune=NEIGHBOUR)
    imported(book, user)
    other = Book(empty=True)
    row = other.dossier("H-1", opened_on=DAY)
    assert faults(run(other, user)) == [("HoSo", row, "Ngày lập hồ sơ", dossiers.OPENED_AFTER_MOVE.format(day=DAY))]


def test_a_cell_that_cannot_be_read_blames_no_other(user):
    book = Book()
    row = book.episode(ends="31/02/2017", end_reason="Hoàn thành")
    book.episode(starts=LATER)
    book.add("SauCai", number="H-1", starts=LATER, months=12)
    assert [fault[:3] for fault in faults(run(book, user))] == [("CaiNghien", row, "Ngày kết thúc")]
