"""Whose dossiers, facilities and clubs an import may touch."""

from datetime import date

import pytest

from accounts.enums import Role
from aftercare.models import Attendance, Club, ClubMembership, ClubSession
from areas.models import Office
from cases.models import Dossier, Responsibility
from registers.workbook.check import papers, persons
from registers.workbook.merge import places, references
from registers.workbook.run import nothing
from tests.accounts.factories import officer
from tests.registers.books import COMMUNE, NEIGHBOUR, Book, imported, run

pytestmark = pytest.mark.django_db

DAY, LATER = date(2017, 1, 1), date(2017, 7, 1)
OTHER_DISTRICT = "00037"
SECRET = "Lê Thị Bí Mật"


@pytest.fixture
def here():
    return officer(Role.COMMUNE_OFFICER, COMMUNE)


@pytest.fixture
def neighbour():
    return officer(Role.COMMUNE_OFFICER, NEIGHBOUR)


@pytest.fixture
def district():
    return officer(Role.DISTRICT_OFFICER, "001")


def faults(outcome) -> list[tuple]:
    return [(f.sheet, f.row, f.column, f.message) for f in outcome.findings.faults]


def foreign_dossier(neighbour) -> None:
    book = Book(empty=True)
    book.dossier("N-1", commune=NEIGHBOUR, full_name=SECRET, paper="001090000001")
    imported(book, neighbour)


def test_a_dossier_of_another_commune(here):
    book = Book(empty=True)
    row = book.dossier("H-1", commune=NEIGHBOUR)
    message = persons.FOREIGN_RESULT.format(commune="Phường Trúc Bạch")
    assert faults(run(book, here)) == [("HoSo", row, "Mã xã quản lý", message)]


def test_a_dossier_that_moves_in_and_one_that_moves_out(here, district):
    book = Book(empty=True)
    book.dossier("H-1", commune=NEIGHBOUR)
    book.add("ChuyenNoi", number="H-1", on=DAY, commune=COMMUNE)
    imported(book, here)
    book.dossier("H-2")
    row = book.add("ChuyenNoi", number="H-2", on=DAY, commune=NEIGHBOUR)
    assert [fault[:3] for fault in faults(run(book, here))] == [("ChuyenNoi", row, "Mã xã đến")]
    imported(book, district)


def test_a_known_dossier_cannot_be_given_away_by_a_row_alone(here):
    book = Book()
    imported(book, here)
    other = Book(empty=True)
    row = other.add("ChuyenNoi", number="H-1", on=DAY, commune=OTHER_DISTRICT)
    assert [fault[:3] for fault in faults(run(other, here))] == [("ChuyenNoi", row, "Mã xã đến")]
    assert Responsibility.objects.count() == 1


@pytest.mark.parametrize(
    ("sheet", "values"),
    [
        ("XacDinh", {"on": DAY, "result": "Có nghiện"}),
        ("SuDung", {"starts": DAY}),
        ("CaiNghien", {"modality": "Tại gia đình", "starts": DAY}),
        ("SauCai", {"starts": DAY, "months": 12}),
        ("HoTro", {"kind": "Học nghề", "recorded_on": DAY}),
        ("ChuyenNoi", {"on": DAY, "commune": COMMUNE}),
        ("RaKhoiDanhSach", {"on": DAY, "reason": "Khác"}),
        ("ThanhVienCLB", {"club": "C-1", "starts": DAY}),
    ],
)
def test_the_number_of_a_dossier_elsewhere_names_nobody(here, neighbour, sheet, values):
    foreign_dossier(neighbour)
    book = Book()
    row = book.add(sheet, number="N-1", **values)
    outcome = run(book, here)
    assert faults(outcome) == [(sheet, row, "Số hồ sơ", references.FOREIGN_NUMBER)]
    assert SECRET not in str(outcome.as_dict())


def test_neither_does_its_own_row_nor_its_cccd_nor_a_roll_call(here, neighbour):
    foreign_dossier(neighbour)
    book = Book()
    same = book.dossier("N-1")
    paper = book.dossier("H-2", paper="001090000001")
    session = book.add("SinhHoatCLB", club="C-1", on=DAY, present="N-1")
    outcome = run(book, here)
    assert faults(outcome) == [
        ("HoSo", same, "Số hồ sơ", references.FOREIGN_NUMBER),
        ("HoSo", paper, "Số CCCD", papers.TAKEN_ELSEWHERE),
        ("SinhHoatCLB", session, "Có mặt", references.FOREIGN_NUMBER),
    ]
    assert SECRET not in str(outcome.as_dict())
    assert outcome.counts == nothing()
    assert Dossier.objects.get().full_name == SECRET


def places_of_the_neighbour(neighbour) -> Book:
    book = Book(empty=True)
    book.facility("F-1", "Công lập", commune=NEIGHBOUR, capacity=100)
    book.add("CLB", club="C-1", name="B93", commune=NEIGHBOUR, starts=date(2016, 1, 1))
    imported(book, neighbour)
    return book


def test_a_facility_and_a_club_elsewhere_are_named_but_not_altered(here, neighbour):
    places_of_the_neighbour(neighbour)
    book = Book(empty=True)
    book.facility("F-1", "Công lập", commune=NEIGHBOUR, capacity=100)
    book.add("CLB", club="C-1", name="B93", commune=NEIGHBOUR, starts=date(2016, 1, 1))
    book.dossier("H-1")
    book.episode(modality="Tự nguyện tại cơ sở", facility="F-1", starts=DAY)
    book.add("ThanhVienCLB", club="C-1", number="H-1", starts=DAY)
    outcome = imported(book, here)
    assert (outcome.counts["unchanged"]["CoSo"], outcome.counts["unchanged"]["CLB"]) == (1, 1)
    for sheet, name, value in (
        ("CoSo", "name", "Tên khác"),
        ("CoSo", "capacity", 7),
        ("CoSo", "kind", "Tự nguyện"),
        ("CoSo", "commune", COMMUNE),
        ("CLB", "name", "Tên khác"),
        ("CLB", "commune", COMMUNE),
        ("CLB", "ends", date(2020, 1, 1)),
    ):
        other = Book(empty=True)
        other.facility("F-1", "Công lập", commune=NEIGHBOUR, capacity=100)
        other.add("CLB", club="C-1", name="B93", commune=NEIGHBOUR, starts=date(2016, 1, 1))
        other.set(sheet, 2, name, value)
        (fault,) = run(other, here).findings.faults
        assert (fault.sheet, fault.row, fault.column) == (
            sheet,
            2,
            other.book[sheet].cell(1, other.place(sheet, name)).value,
        )
        assert "địa bàn khác" in fault.message
    assert Office.objects.get(code="F-1").name == "Cơ sở F-1"
    assert Club.objects.get().ends is None
    assert ClubMembership.objects.count() == 1


def test_sessions_of_a_club_elsewhere_are_not_altered(here, neighbour):
    places_of_the_neighbour(neighbour)
    book = Book(empty=True)
    book.dossier("H-1")
    book.add("ThanhVienCLB", club="C-1", number="H-1", starts=DAY)
    row = book.add("SinhHoatCLB", club="C-1", on=LATER, present="H-1")
    assert faults(run(book, here)) == [("SinhHoatCLB", row, "Ngày", places.FOREIGN_SESSION)]
    assert not ClubSession.objects.exists()
    assert not Attendance.objects.exists()


def test_new_places_elsewhere_come_only_with_the_dossiers_that_name_them(here):
    book = Book(empty=True)
    book.dossier("H-1")
    facility = book.facility("F-9", "Công lập", commune=OTHER_DISTRICT)
    club = book.add("CLB", club="C-9", name="B93", commune=OTHER_DISTRICT, starts=DAY)
    assert faults(run(book, here)) == [
        ("CoSo", facility, "Mã xã", places.NEW_OUT_OF_AREA),
        ("CLB", club, "Mã xã", places.NEW_OUT_OF_AREA),
    ]
    book.episode(modality="Tự nguyện tại cơ sở", facility="F-9", starts=DAY)
    book.add("ThanhVienCLB", club="C-9", number="H-1", starts=DAY)
    imported(book, here)


def test_an_own_place_stays_in_the_area(here):
    book = Book()
    imported(book, here)
    book.set("CoSo", 2, "commune", NEIGHBOUR)
    book.set("CLB", 2, "commune", NEIGHBOUR)
    assert faults(run(book, here)) == [
        ("CoSo", 2, "Mã xã", places.OUT_OF_AREA),
        ("CLB", 2, "Mã xã", places.OUT_OF_AREA),
    ]


def test_after_the_reform_old_communes_count_where_their_successors_lie(on_day):
    on_day(None)
    user = officer(Role.PROVINCE_OFFICER, "01")
    book = Book()
    book.dossier("H-2", opened_on=date(2025, 8, 1), commune="00004")
    imported(book, user)
    codes = dict(Responsibility.objects.values_list("dossier__number", "commune__valid_from__year"))
    assert codes == {"H-1": 1900, "H-2": 2025}
    far = Book(empty=True)
    row = far.dossier("H-3", commune="19864")
    assert [fault[:3] for fault in faults(run(far, user))] == [("HoSo", row, "Mã xã quản lý")]


def test_a_facility_code_is_read_in_the_old_tree_first(on_day):
    on_day(None)
    user = officer(Role.PROVINCE_OFFICER, "01")
    book = Book(empty=True)
    book.facility("F-1", "Công lập", commune="00004")
    imported(book, user)
    office = Office.objects.select_related("area").get(code="F-1")
    assert (office.area.valid_from.year, office.valid_from.year) == (1900, 1900)
    assert imported(book, user).counts["unchanged"]["CoSo"] == 1
