"""Rows that contradict themselves, or the law."""

from datetime import date as D

from tests.registers.books import Book
from tests.registers.corpus.world import case


@case(
    ("CaiNghien", 2, "Ngày kết thúc", "01/01/2017", "Ngày kết thúc phải sau ngày bắt đầu (01/01/2017)."),
)
def an_end_on_its_start(book: Book) -> None:
    book.episode("K-1", ends=D(2017, 1, 1), end_reason="Khác")


@case(
    ("SuDung", 2, "Ngày kết thúc", "01/01/2016", "Ngày kết thúc phải sau ngày bắt đầu (01/01/2017)."),
)
def an_end_before_its_start(book: Book) -> None:
    book.add("SuDung", number="K-1", starts=D(2017, 1, 1), ends=D(2016, 1, 1), end_reason="Hết thời hạn")


@case(
    ("CaiNghien", 2, "Lý do kết thúc", "", "Có ngày kết thúc (01/07/2017) mà thiếu lý do."),
)
def an_end_without_a_reason(book: Book) -> None:
    book.episode("K-1", ends=D(2017, 7, 1))


@case(
    ("CaiNghien", 2, "Ngày kết thúc", "", "Có lý do kết thúc mà thiếu ngày kết thúc."),
)
def a_reason_without_an_end(book: Book) -> None:
    book.episode("K-1", end_reason="Hoàn thành")


@case(
    ("CaiNghien", 2, "Lý do kết thúc", "Bị chấm dứt điều trị", "Lý do này chỉ có ở hình thức Methadone."),
)
def sent_away_from_a_modality_that_sends_nobody_away(book: Book) -> None:
    book.episode("K-1", ends=D(2017, 7, 1), end_reason="Bị chấm dứt điều trị")


@case(
    ("CaiNghien", 2, "Mã cơ sở", "F-K", "Hình thức “Tại gia đình” không có cơ sở; hãy xóa mã cơ sở."),
)
def a_facility_for_a_modality_at_home(book: Book) -> None:
    book.episode("K-1", facility="F-K")


@case(
    ("CaiNghien", 2, "Mã cơ sở", "", "Hình thức “Bắt buộc tại cơ sở” phải có mã cơ sở."),
    warnings=[
        (
            "CaiNghien",
            2,
            "Số tháng",
            "6",
            "Thời hạn 6 tháng khác thường: “Bắt buộc tại cơ sở” thường từ 12 đến 24 tháng.",
        ),
    ],
)
def no_facility_for_one_in_a_facility(book: Book) -> None:
    book.episode("K-1", modality="Bắt buộc tại cơ sở")


@case(
    (
        "CaiNghien",
        2,
        "Ngày bắt đầu",
        "01/01/2022",
        "Cai nghiện bắt buộc tại cộng đồng đã bãi bỏ; không bắt đầu sau ngày 31/12/2021.",
    ),
)
def compulsory_in_the_community_after_its_abolition(book: Book) -> None:
    book.episode("K-1", modality="Bắt buộc tại cộng đồng", starts=D(2022, 1, 1))


@case(
    (
        "SauCai",
        2,
        "Ngày quyết định",
        "01/01/2022",
        "Quản lý sau cai tại cơ sở đã bãi bỏ; không bắt đầu sau ngày 31/12/2021.",
    ),
)
def aftercare_at_a_facility_after_its_abolition(book: Book) -> None:
    book.completed("K-1")
    book.add("SauCai", number="K-1", starts=D(2022, 1, 1), months=12, facility="F-K")


@case(
    ("CaiNghien", 2, "Ngày đạt liều duy trì", "01/02/2017", "Ngày đạt liều duy trì chỉ có ở hình thức Methadone."),
)
def a_maintenance_dose_outside_methadone(book: Book) -> None:
    book.episode("K-1", maintenance_on=D(2017, 2, 1))


@case(
    ("CaiNghien", 2, "Ngày đạt liều duy trì", "31/12/2016", "Phải từ ngày bắt đầu (01/01/2017) trở đi."),
)
def a_maintenance_dose_before_the_start(book: Book) -> None:
    book.episode("K-1", modality="Methadone", facility="M-K", maintenance_on=D(2016, 12, 31))


@case(
    ("HoTro", 2, "Ngày ghi nhận nhu cầu", "", "Phải có ngày ghi nhận nhu cầu hoặc ngày hỗ trợ."),
)
def support_without_any_day(book: Book) -> None:
    book.add("HoTro", number="K-1", kind="Học nghề")


@case(
    ("HoTro", 2, "Số tiền", "1000", "Có số tiền mà thiếu ngày hỗ trợ."),
)
def money_without_its_day(book: Book) -> None:
    book.add("HoTro", number="K-1", kind="Vay vốn", recorded_on=D(2017, 1, 1), amount=1000)


@case(
    ("CLB", 2, "Ngày giải thể", "01/01/2017", "Ngày kết thúc phải sau ngày bắt đầu (01/01/2017)."),
)
def a_club_dissolved_on_its_founding_day(book: Book) -> None:
    book.add("CLB", club="C-2", name="B93", commune="00001", starts=D(2017, 1, 1), ends=D(2017, 1, 1))


@case(
    ("ThanhVienCLB", 2, "Ngày ra", "01/01/2017", "Ngày kết thúc phải sau ngày bắt đầu (01/01/2017)."),
)
def a_membership_that_ends_as_it_begins(book: Book) -> None:
    book.add("ThanhVienCLB", club="C-K", number="K-1", starts=D(2017, 1, 1), ends=D(2017, 1, 1))


@case(
    ("SauCai", 2, "Số tháng", "", "Thiếu “Số tháng”."),
)
def aftercare_without_its_months(book: Book) -> None:
    book.completed("K-1")
    book.add("SauCai", number="K-1", starts=D(2017, 7, 1))


@case(
    ("ChuyenNoi", 2, "Mã xã đến", "", "Thiếu “Mã xã đến”."),
)
def a_move_to_nowhere(book: Book) -> None:
    book.add("ChuyenNoi", number="K-1", on=D(2017, 1, 1))
