"""What is saved, and said."""

from datetime import date

import pytest

from accounts.enums import Role
from cases.models import Dossier, IdentityPaper
from registers.workbook.check import left_open, persons, rows
from registers.workbook.merge import dossiers
from tests.accounts.factories import officer
from tests.registers.books import NEIGHBOUR, Book, imported

pytestmark = pytest.mark.django_db

DAY, LATER = date(2017, 1, 1), date(2017, 7, 1)


@pytest.fixture
def user():
    return officer(Role.DISTRICT_OFFICER, "001")


def warnings(outcome) -> list[tuple]:
    return [(f.sheet, f.row, f.column, f.message) for f in outcome.findings.warnings]


@pytest.mark.parametrize(
    ("number", "values", "words"),
    [
        ("001090000001", {}, None),
        ("001190000001", {}, "là của nữ"),
        ("001091000001", {}, "ghi năm sinh 1991"),
        ("001290000001", {}, "ghi năm sinh 2090"),
        ("001201000001", {"birth": "2001"}, None),
        ("003090000001", {}, "không phải mã một tỉnh"),
        ("012345678", {}, rows.OLD_PAPER),
    ],
)
def test_a_cccd_that_contradicts_the_person(user, number, values, words):
    book = Book(empty=True)
    row = book.dossier("H-1", paper=number, **values)
    found = warnings(imported(book, user))
    assert IdentityPaper.objects.get().number == number
    if words is None:
        assert found == []
    else:
        ((sheet, at, column, message),) = found
        assert (sheet, at, column) == ("HoSo", row, "Số CCCD")
        assert words in message


@pytest.mark.parametrize(
    ("values", "column"),
    [
        ({"months": 3}, "Số tháng"),
        ({"months": 60}, "Số tháng"),
        ({"ends": date(2021, 1, 1), "end_reason": "Khác"}, "Ngày kết thúc"),
        ({"ends": date(2017, 1, 10), "end_reason": "Hoàn thành"}, "Ngày kết thúc"),
        ({"ends": date(2017, 1, 10), "end_reason": "Bỏ trốn"}, None),
        ({"modality": "Methadone", "facility": "M-1", "months": 120}, None),
        ({"modality": "Bắt buộc tại cơ sở", "facility": "F-1", "months": 24}, None),
    ],
)
def test_an_unusual_length(user, values, column):
    book = Book()
    row = book.episode(**values)
    found = [warning[:3] for warning in warnings(imported(book, user))]
    assert found == ([("CaiNghien", row, column)] if column else [])


def test_methadone_beside_another_episode(user):
    book = Book()
    book.episode(modality="Methadone", facility="M-1", starts=DAY)
    row = book.episode(starts=LATER)
    other = "Methadone 01/01/2017 – chưa kết thúc (dòng 2)"
    expected = ("CaiNghien", row, "Ngày bắt đầu", persons.METHADONE_BESIDE.format(other=other))
    assert warnings(imported(book, user)) == [expected]


def test_a_death_that_leaves_open_what_other_sheets_hold(user):
    book = Book()
    book.add("XacDinh", number="H-1", on=DAY, result="Có nghiện")
    book.episode(starts=DAY)
    book.add("SuDung", number="H-1", starts=DAY)
    book.add("ThanhVienCLB", club="C-1", number="H-1", starts=DAY)
    book.add("RaKhoiDanhSach", number="H-1", on=LATER, reason="Chết hoặc mất tích")
    still = (
        "đợt cai nghiện Tại gia đình từ 01/01/2017; quản lý người sử dụng từ 01/01/2017; "
        "thành viên câu lạc bộ C-1 từ 01/01/2017"
    )
    expected = ("RaKhoiDanhSach", 2, "Lý do", left_open.DEATH_LEAVES_OPEN.format(day=LATER, open=still))
    assert warnings(imported(book, user)) == [expected]


def test_a_death_in_an_episode_that_leaves_the_person_listed(user):
    book = Book()
    book.add("XacDinh", number="H-1", on=DAY, result="Có nghiện")
    row = book.episode(ends=LATER, end_reason="Chết")
    still = "trong danh sách người nghiện từ 01/01/2017"
    expected = ("CaiNghien", row, "Lý do kết thúc", left_open.DEATH_LEAVES_OPEN.format(day=LATER, open=still))
    assert warnings(imported(book, user)) == [expected]


def test_a_death_that_leaves_nothing_open(user):
    book = Book()
    book.add("XacDinh", number="H-1", on=DAY, result="Có nghiện")
    book.episode(ends=LATER, end_reason="Chết")
    book.add("RaKhoiDanhSach", number="H-1", on=LATER, reason="Chết hoặc mất tích")
    assert warnings(imported(book, user)) == []


def test_a_move_that_leaves_an_episode_open(user):
    book = Book()
    book.completed()
    book.episode(starts=LATER)
    book.add("ChuyenNoi", number="H-1", on=date(2017, 3, 1), commune=NEIGHBOUR)
    book.add("ChuyenNoi", number="H-1", on=LATER, commune="00001")
    message = left_open.MOVE_LEAVES_OPEN.format(day=date(2017, 3, 1), open="đợt cai nghiện Tại gia đình từ 01/01/2017")
    assert warnings(imported(book, user)) == [("ChuyenNoi", 2, "Ngày", message)]


def test_a_move_to_where_the_dossier_is(user):
    book = Book()
    book.add("ChuyenNoi", number="H-1", on=DAY, commune="00001")
    assert warnings(imported(book, user)) == [("ChuyenNoi", 2, "Mã xã đến", persons.SAME_COMMUNE)]


def test_a_support_before_its_need(user):
    book = Book()
    row = book.add("HoTro", number="H-1", kind="Học nghề", recorded_on=LATER, delivered_on=DAY)
    expected = ("HoTro", row, "Ngày hỗ trợ", rows.SUPPORT_BEFORE_NEED.format(recorded=LATER))
    assert warnings(imported(book, user)) == [expected]


def test_a_cccd_left_out_is_kept_as_no_longer_used(user):
    book = Book()
    book.set("HoSo", 2, "paper", "001090000001")
    imported(book, user)
    book.set("HoSo", 2, "paper", None)
    outcome = imported(book, user)
    expected = ("HoSo", 2, "Số CCCD", dossiers.PAPER_DROPPED.format(number="001090000001"))
    assert warnings(outcome) == [expected]
    assert outcome.counts["updated"]["HoSo"] == 1
    assert IdentityPaper.objects.get().replaced_on == date(2024, 6, 20)
    assert imported(book, user).counts["unchanged"]["HoSo"] == 1
    book.set("HoSo", 2, "paper", "001090000001")
    imported(book, user)
    assert IdentityPaper.objects.get().replaced_on is None
    assert Dossier.objects.search("001090000001").exists()
