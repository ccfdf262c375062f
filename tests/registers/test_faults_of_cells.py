"""Faults that a cell or a row shows by itself: each at its sheet, row and column."""

from datetime import date, datetime

import pytest

from accounts.enums import Role
from cases.models import Dossier
from registers.workbook import kinds
from registers.workbook.check import rows as rules
from registers.workbook.reading import EMPTY_VALUE, NO_VALUE
from registers.workbook.staging import REQUIRED
from tests.accounts.factories import officer
from tests.registers.books import Book, places, run

NOON = datetime(2020, 3, 5, 12)  # noqa: DTZ001 - Excel knows no time zones

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return officer(Role.COMMUNE_OFFICER, "00001")


def one(outcome):
    """The only fault; nothing was saved."""
    assert Dossier.objects.count() == 0
    (fault,) = outcome.findings.faults
    return fault


@pytest.mark.parametrize(
    ("name", "heading", "value", "shown", "message"),
    [
        ("full_name", "Họ và tên", None, "", REQUIRED.format(heading="Họ và tên")),
        ("full_name", "Họ và tên", " \u00a0 ", "", REQUIRED.format(heading="Họ và tên")),
        ("full_name", "Họ và tên", "A" * 121, "A" * 121, kinds.TOO_LONG.format(length=121, most=120)),
        ("full_name", "Họ và tên", NOON, "05/03/2020", kinds.NOT_TEXT),
        ("sex", "Giới tính", "Khác", "Khác", kinds.NOT_LISTED.format(labels="Nam, Nữ")),
        ("stable_residence", "Nơi cư trú ổn định", "x", "x", kinds.NOT_LISTED.format(labels="Có, Không")),
        ("opened_on", "Ngày lập hồ sơ", "15/05/20", "15/05/20", kinds.SHORT_YEAR),
        ("opened_on", "Ngày lập hồ sơ", "31/02/2019", "31/02/2019", kinds.NO_SUCH_DAY),
        ("opened_on", "Ngày lập hồ sơ", "2019", "2019", kinds.YEAR_ONLY),
        ("opened_on", "Ngày lập hồ sơ", 43831, "43831", kinds.NOT_A_DAY),
        ("opened_on", "Ngày lập hồ sơ", "2019-05-15", "2019-05-15", kinds.NOT_A_DAY),
        ("opened_on", "Ngày lập hồ sơ", "15/05/0020", "15/05/0020", kinds.TOO_EARLY),
        ("opened_on", "Ngày lập hồ sơ", date(2024, 6, 21), "21/06/2024", kinds.FUTURE.format(today=date(2024, 6, 20))),
        ("birth", "Ngày sinh", "2025", "2025", kinds.FUTURE_YEAR.format(today=date(2024, 6, 20))),
        ("birth", "Ngày sinh", "1899", "1899", kinds.TOO_EARLY),
        (
            "birth",
            "Ngày sinh",
            date(2015, 1, 6),
            "06/01/2015",
            rules.BORN_AFTER_OPENING.format(opened=date(2015, 1, 5)),
        ),
        ("birth", "Ngày sinh", "2016", "2016", rules.BORN_AFTER_OPENING.format(opened=date(2015, 1, 5))),
        ("first_used_on", "Ngày sử dụng lần đầu", "01/01/1980", "01/01/1980", rules.USED_BEFORE_BIRTH),
        ("commune", "Mã xã quản lý", "Phúc Xá", "Phúc Xá", kinds.NOT_A_COMMUNE_CODE),
        ("commune", "Mã xã quản lý", "000001", "000001", kinds.NOT_A_COMMUNE_CODE),
        ("paper", "Số CCCD", "12345", "12345", "Số CCCD phải có đúng 12 chữ số; số đã nhập có 5 ký tự."),
    ],
)
def test_a_cell_of_a_dossier(user, name, heading, value, shown, message):
    book = Book(empty=True)
    row = book.dossier("H-1", **{name: value})
    fault = one(run(book, user))
    assert (fault.sheet, fault.row, fault.column, fault.value) == ("HoSo", row, heading, shown)
    assert fault.message == message


@pytest.mark.parametrize(
    ("given", "kept"),
    [("05/03/2020", date(2020, 3, 5)), ("5/3/2020", date(2020, 3, 5)), (NOON, date(2020, 3, 5))],
)
def test_days_that_are_read(given, kept):
    assert kinds.Day().read(given) == kept


@pytest.mark.parametrize(("given", "kept"), [(1, "00001"), ("1", "00001"), (19864.0, "19864"), (" 00001 ", "00001")])
def test_zeros_that_excel_took_from_a_commune_code_come_back(given, kept):
    assert kinds.CommuneCode().read(given) == kept


@pytest.mark.parametrize(
    ("given", "kept"),
    [(1090001234, "001090001234"), (46090001234, "046090001234"), ("001 090 001 234", "001090001234")],
)
def test_zeros_that_excel_took_from_a_cccd_come_back(given, kept):
    assert kinds.PaperNumber().read(given) == kinds.Paper("cccd", kept)


def test_text_is_composed_and_loses_its_outer_blanks():
    assert kinds.Text(40).read("\ufeff  Nguye\u0302\u0303n\u00a0") == "Nguyễn"


@pytest.mark.parametrize("value", [-1, 1.5, "mười", True, "1,000"])
def test_a_number_that_is_not_whole(user, value):
    book = Book(empty=True)
    row = book.facility("F-1", "Công lập", capacity=value)
    fault = one(run(book, user))
    assert (fault.sheet, fault.row, fault.column, fault.message) == ("CoSo", row, "Sức chứa", kinds.NOT_WHOLE)


def _episode(**values):
    def add(book: Book):
        return ("CaiNghien", book.episode(**values))

    return add


def _row(sheet, **values):
    def add(book: Book):
        return (sheet, book.add(sheet, **values))

    return add


HOME, COMMUNITY = "Tại gia đình", "Tại cộng đồng"
DAY, LATER = date(2017, 1, 1), date(2017, 7, 1)


@pytest.mark.parametrize(
    ("add", "column", "message"),
    [
        (_episode(modality="Ở nhà"), "Hình thức", kinds.NOT_LISTED.split("{")[0]),
        (_episode(starts=None), "Ngày bắt đầu", "Thiếu “Ngày bắt đầu”."),
        (_episode(months=0), "Số tháng", kinds.TOO_SMALL.format(least=1)),
        (_episode(ends=DAY, end_reason="Khác"), "Ngày kết thúc", rules.END_BEFORE_START.format(starts=DAY)),
        (_episode(ends=date(2016, 1, 1), end_reason="Khác"), "Ngày kết thúc", "Ngày kết thúc phải sau"),
        (_episode(ends=LATER), "Lý do kết thúc", rules.END_WITHOUT_REASON.format(ends=LATER)),
        (_episode(end_reason="Hoàn thành"), "Ngày kết thúc", rules.REASON_WITHOUT_END),
        (_episode(ends=LATER, end_reason="Bị chấm dứt điều trị"), "Lý do kết thúc", rules.ONLY_METHADONE_EXPELS),
        (_episode(facility="F-1"), "Mã cơ sở", rules.FACILITY_AT_HOME.format(modality=HOME)),
        (_episode(modality=COMMUNITY, facility="F-1"), "Mã cơ sở", rules.FACILITY_AT_HOME.format(modality=COMMUNITY)),
        (_episode(modality="Methadone"), "Mã cơ sở", rules.NO_FACILITY.format(modality="Methadone")),
        (_episode(modality="Bắt buộc tại cơ sở"), "Mã cơ sở", "Hình thức “Bắt buộc tại cơ sở” phải có mã cơ sở."),
        (_episode(modality="Tự nguyện tại cơ sở", facility="F-9"), "Mã cơ sở", "Không có cơ sở mang mã này"),
        (_episode(maintenance_on=LATER), "Ngày đạt liều duy trì", rules.ONLY_METHADONE_MAINTAINS),
        (
            _episode(modality="Methadone", facility="M-1", maintenance_on=date(2016, 12, 31)),
            "Ngày đạt liều duy trì",
            rules.MAINTENANCE_BEFORE_START.format(starts=DAY),
        ),
        (
            _episode(modality="Methadone", facility="M-1", maintenance_on=LATER, ends=LATER, end_reason="Khác"),
            "Ngày đạt liều duy trì",
            rules.MAINTENANCE_AFTER_END.format(ends=LATER),
        ),
        (
            _episode(modality="Bắt buộc tại cộng đồng", starts=date(2022, 1, 1)),
            "Ngày bắt đầu",
            rules.COMPULSORY_ABOLISHED,
        ),
        (_row("HoTro", number="H-1", kind="Học nghề"), "Ngày ghi nhận nhu cầu", rules.NO_DAY),
        (
            _row("HoTro", number="H-1", kind="Vay vốn", recorded_on=DAY, amount=1000),
            "Số tiền",
            rules.AMOUNT_WITHOUT_DAY,
        ),
        (
            _row("SuDung", number="H-1", starts=DAY, ends=LATER),
            "Lý do",
            rules.END_WITHOUT_REASON.format(ends=LATER),
        ),
        (
            _row("SuDung", number="H-1", starts=DAY, ends=DAY, end_reason="Hết thời hạn"),
            "Ngày kết thúc",
            rules.END_BEFORE_START.format(starts=DAY),
        ),
        (
            _row("ThanhVienCLB", club="C-1", number="H-1", starts=DAY, ends=DAY),
            "Ngày ra",
            rules.END_BEFORE_START.format(starts=DAY),
        ),
        (
            _row("CLB", club="C-2", name="B93", commune="00001", starts=DAY, ends=DAY),
            "Ngày giải thể",
            rules.END_BEFORE_START.format(starts=DAY),
        ),
        (_row("XacDinh", number="H-1", on=DAY, result="Nghiện"), "Kết quả", kinds.NOT_LISTED.split("{")[0]),
        (_row("RaKhoiDanhSach", number="H-1", on=DAY, reason="Chết"), "Lý do", kinds.NOT_LISTED.split("{")[0]),
        (_row("ChuyenNoi", number="H-1", on=DAY), "Mã xã đến", "Thiếu “Mã xã đến”."),
        (_row("SauCai", number="H-1", starts=DAY), "Số tháng", "Thiếu “Số tháng”."),
    ],
)
def test_a_row_that_contradicts_itself(user, add, column, message):
    book = Book()
    if add.__name__ and add(Book())[0] == "SauCai":
        book.completed(starts=date(2016, 1, 1), ends=date(2016, 7, 1))
    sheet, row = add(book)
    fault = one(run(book, user))
    assert (fault.sheet, fault.row, fault.column) == (sheet, row, column)
    assert fault.message.startswith(message)


def test_the_last_day_of_compulsory_rehab_in_the_community(user):
    book = Book()
    book.episode(modality="Bắt buộc tại cộng đồng", starts=date(2021, 12, 31))
    assert run(book, user).findings.faults == []


def test_aftercare_at_a_facility_has_no_start_after_2021(user):
    book = Book()
    book.completed()
    book.add(
        "SauCai",
        number="H-1",
        starts=date(2021, 12, 31),
        months=12,
        facility="F-1",
        ends="01/01/2022",
        end_reason="Khác",
    )
    row = book.add("SauCai", number="H-1", starts=date(2022, 1, 1), months=12, facility="F-1")
    fault = one(run(book, user))
    assert (fault.sheet, fault.row, fault.column) == ("SauCai", row, "Ngày quyết định")
    assert fault.message == rules.AFTERCARE_ABOLISHED


def test_every_fault_of_every_row_is_told_at_once(user):
    book = Book()
    book.dossier("H-2", sex="Khác", birth="31/02/1990", opened_on="15/05/20")
    book.episode(modality="Ở nhà", ends=date(2017, 2, 1))
    book.add("XacDinh", number="H-9", on=date(2030, 1, 1), result="Có")
    assert places(run(book, user).findings.faults) == [
        ("HoSo", 3, "Giới tính"),
        ("HoSo", 3, "Ngày sinh"),
        ("HoSo", 3, "Ngày lập hồ sơ"),
        ("XacDinh", 2, "Số hồ sơ"),
        ("XacDinh", 2, "Ngày"),
        ("XacDinh", 2, "Kết quả"),
        ("CaiNghien", 2, "Hình thức"),
        ("CaiNghien", 2, "Lý do kết thúc"),
    ]


def test_a_formula_without_a_value_and_an_empty_one(user):
    book = Book()
    row = book.dossier("H-2", other_name="=A2", ethnicity='=""')
    findings = run(book, user).findings
    assert [(f.sheet, f.row, f.column, f.value, f.message) for f in findings.faults] == [
        ("HoSo", row, "Tên gọi khác", "=A2", NO_VALUE),
        ("HoSo", row, "Dân tộc", '=""', EMPTY_VALUE),
    ]


def test_an_error_cell(user):
    book = Book()
    row = book.dossier("H-2", other_name="#REF!")
    fault = one(run(book, user))
    assert (fault.sheet, fault.row, fault.column, fault.value) == ("HoSo", row, "Tên gọi khác", "#REF!")
