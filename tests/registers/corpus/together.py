"""Rows held against each other, and against what stands in the register."""

from datetime import date as D

from tests.registers.books import Book
from tests.registers.corpus.world import case


@case(
    ("HoSo", 3, "Số hồ sơ", "N-1", "Trùng với dòng 2: cùng “Số hồ sơ”."),
)
def a_dossier_number_given_twice(book: Book) -> None:
    book.dossier("N-1")
    book.dossier("N-1", full_name="Trần Thị Bình", sex="Nữ")


@case(
    ("HoSo", 3, "Số CCCD", "001090000011", "Số này đã có ở dòng 2, của hồ sơ N-1."),
)
def a_paper_of_two_dossiers_of_the_workbook(book: Book) -> None:
    book.dossier("N-1", paper="001090000011")
    book.dossier("N-2", paper="001090000011")


@case(
    ("HoSo", 2, "Số CCCD", "001090000001", "Số này đã thuộc hồ sơ K-1."),
)
def a_paper_of_a_dossier_in_the_register(book: Book) -> None:
    book.dossier("N-1", paper="001090000001")


@case(
    ("HoSo", 2, "Số CCCD", "001090000009", "Số này đã thuộc một hồ sơ ngoài địa bàn của bạn."),
)
def a_paper_of_a_dossier_outside_ones_area_names_nobody(book: Book) -> None:
    book.dossier("N-1", paper="001090000009")


@case(
    ("HoSo", 2, "Số hồ sơ", "X-1", "Số hồ sơ này đã thuộc một hồ sơ ngoài địa bàn của bạn."),
)
def the_number_of_a_dossier_outside_ones_area_names_nobody(book: Book) -> None:
    book.dossier("X-1")


@case(
    ("XacDinh", 2, "Số hồ sơ", "X-1", "Số hồ sơ này đã thuộc một hồ sơ ngoài địa bàn của bạn."),
)
def an_event_of_a_dossier_outside_ones_area(book: Book) -> None:
    book.add("XacDinh", number="X-1", on=D(2017, 1, 1), result="Có nghiện")


@case(
    ("XacDinh", 2, "Số hồ sơ", "N-9", "Không có hồ sơ mang số này trong tệp và trong sổ."),
)
def a_number_that_no_dossier_has(book: Book) -> None:
    book.add("XacDinh", number="N-9", on=D(2017, 1, 1), result="Có nghiện")


@case(
    ("XacDinh", 3, "Ngày", "01/01/2017", "Trùng với dòng 2: cùng “Số hồ sơ”, “Ngày”."),
)
def two_determinations_on_one_day(book: Book) -> None:
    for result in ("Có nghiện", "Không nghiện"):
        book.add("XacDinh", number="K-1", on=D(2017, 1, 1), result=result)


@case(
    ("ChuyenNoi", 3, "Ngày", "01/01/2017", "Trùng với dòng 2: cùng “Số hồ sơ”, “Ngày”."),
)
def two_moves_on_one_day(book: Book) -> None:
    for code in ("00004", "00006"):
        book.add("ChuyenNoi", number="K-1", on=D(2017, 1, 1), commune=code)


@case(
    ("XacDinh", 2, "Ngày", "01/01/2017", "Cùng ngày vừa xác định “Có nghiện” vừa đưa ra khỏi danh sách."),
    ("RaKhoiDanhSach", 2, "Ngày", "01/01/2017", "Cùng ngày vừa xác định “Có nghiện” vừa đưa ra khỏi danh sách."),
)
def determined_addicted_and_taken_off_the_list_on_one_day(book: Book) -> None:
    book.add("XacDinh", number="K-1", on=D(2017, 1, 1), result="Có nghiện")
    book.add("RaKhoiDanhSach", number="K-1", on=D(2017, 1, 1), reason="Khác")


@case(
    ("XacDinh", 2, "Ngày", "04/01/2015", "Trước ngày lập hồ sơ (05/01/2015)."),
)
def an_event_before_the_dossier_was_opened(book: Book) -> None:
    book.add("XacDinh", number="K-1", on=D(2015, 1, 4), result="Có nghiện")


@case(
    ("ChuyenNoi", 2, "Ngày", "05/01/2015", "Ngày chuyển phải sau ngày lập hồ sơ (05/01/2015)."),
)
def a_move_on_the_day_of_opening(book: Book) -> None:
    book.add("ChuyenNoi", number="K-1", on=D(2015, 1, 5), commune="00004")


@case(
    (
        "CaiNghien",
        3,
        "Ngày bắt đầu",
        "01/03/2017",
        "Trùng ngày với một đợt khác của người này: Tại gia đình 01/01/2017 – chưa kết thúc (dòng 2).",
    ),
)
def two_episodes_on_one_day(book: Book) -> None:
    book.episode("K-1")
    book.episode("K-1", modality="Tại cộng đồng", starts=D(2017, 3, 1))


@case(
    (
        "SuDung",
        3,
        "Ngày quyết định",
        "01/03/2017",
        "Trùng ngày với một quyết định quản lý khác của người này: 01/01/2017 – chưa kết thúc (dòng 2).",
    ),
)
def two_managements_on_one_day(book: Book) -> None:
    book.add("SuDung", number="K-1", starts=D(2017, 1, 1))
    book.add("SuDung", number="K-1", starts=D(2017, 3, 1))


@case(
    (
        "SauCai",
        3,
        "Ngày quyết định",
        "01/09/2017",
        "Trùng ngày với một quyết định quản lý sau cai khác của người này: 01/07/2017 – chưa kết thúc (dòng 2).",
    ),
)
def aftercare_twice_at_a_time(book: Book) -> None:
    book.completed("K-1")
    book.add("SauCai", number="K-1", starts=D(2017, 7, 1), months=12)
    book.add("SauCai", number="K-1", starts=D(2017, 9, 1), months=12)


@case(
    ("SauCai", 2, "Ngày quyết định", "01/07/2017", "Chưa có đợt cai nghiện nào “Hoàn thành” trước hoặc đúng ngày này."),
)
def aftercare_of_nobody_who_completed(book: Book) -> None:
    book.episode("K-1", ends=D(2017, 7, 1), end_reason="Bỏ trốn")
    book.add("SauCai", number="K-1", starts=D(2017, 7, 1), months=12)


@case(
    ("SauCai", 2, "Ngày quyết định", "30/06/2017", "Chưa có đợt cai nghiện nào “Hoàn thành” trước hoặc đúng ngày này."),
)
def aftercare_before_the_completion(book: Book) -> None:
    book.completed("K-1")
    book.add("SauCai", number="K-1", starts=D(2017, 6, 30), months=12)


@case(
    warnings=[
        (
            "CaiNghien",
            3,
            "Ngày bắt đầu",
            "01/03/2017",
            "Song song với một đợt khác của người này: Tại gia đình 01/01/2017 – chưa kết thúc (dòng 2).",
        ),
    ],
)
def methadone_beside_another_is_a_warning(book: Book) -> None:
    book.episode("K-1")
    book.episode("K-1", modality="Methadone", facility="M-K", starts=D(2017, 3, 1))


@case(
    ("CaiNghien", 2, "Mã cơ sở", "F-9", "Không có cơ sở mang mã này trong tệp và trong sổ."),
)
def a_facility_nobody_knows(book: Book) -> None:
    book.episode("K-1", modality="Tự nguyện tại cơ sở", facility="F-9")


@case(
    ("ThanhVienCLB", 2, "Mã CLB", "C-9", "Không có câu lạc bộ mang mã này trong tệp và trong sổ."),
)
def a_club_nobody_knows(book: Book) -> None:
    book.add("ThanhVienCLB", club="C-9", number="K-1", starts=D(2017, 1, 1))


@case(
    (
        "ThanhVienCLB",
        3,
        "Ngày vào",
        "01/03/2017",
        "Người này đã là thành viên của câu lạc bộ trong thời gian đó: 01/01/2017 – chưa kết thúc (dòng 2).",
    ),
)
def a_member_twice_at_a_time(book: Book) -> None:
    book.add("ThanhVienCLB", club="C-K", number="K-1", starts=D(2017, 1, 1))
    book.add("ThanhVienCLB", club="C-K", number="K-1", starts=D(2017, 3, 1))


@case(
    ("SinhHoatCLB", 2, "Có mặt", "K-1", "Hồ sơ K-1 không phải là thành viên câu lạc bộ vào ngày này."),
)
def an_attendant_who_was_no_member_that_day(book: Book) -> None:
    book.add("SinhHoatCLB", club="C-K", on=D(2017, 1, 1), present="K-1")


@case(
    ("SinhHoatCLB", 2, "Có mặt", "N-8", "Không có hồ sơ mang số này trong tệp và trong sổ."),
    ("SinhHoatCLB", 2, "Có mặt", "N-9", "Không có hồ sơ mang số này trong tệp và trong sổ."),
)
def an_attendant_whom_nobody_knows(book: Book) -> None:
    book.add("SinhHoatCLB", club="C-K", on=D(2017, 1, 1), present="N-8; N-9")


@case(
    ("SinhHoatCLB", 2, "Ngày", "31/12/2015", "Trước ngày thành lập câu lạc bộ (01/01/2016)."),
)
def a_session_before_the_founding(book: Book) -> None:
    book.add("SinhHoatCLB", club="C-K", on=D(2015, 12, 31))


@case(
    ("ThanhVienCLB", 2, "Ngày vào", "01/06/2015", "Trước ngày thành lập câu lạc bộ (01/01/2016)."),
)
def a_member_before_the_founding(book: Book) -> None:
    book.add("ThanhVienCLB", club="C-K", number="K-1", starts=D(2015, 6, 1))


@case(
    (
        "HoSo",
        2,
        "Mã xã quản lý",
        "00037",
        "Sau các lần chuyển, hồ sơ do Phường Phúc Tân quản lý, ngoài địa bàn của bạn.",
    ),
)
def a_commune_outside_ones_area_in_the_end(book: Book) -> None:
    book.dossier("N-1", commune="00037")


@case(
    (
        "ChuyenNoi",
        2,
        "Mã xã đến",
        "00037",
        "Sau các lần chuyển, hồ sơ do Phường Phúc Tân quản lý, ngoài địa bàn của bạn.",
    ),
)
def a_move_out_of_ones_area(book: Book) -> None:
    book.add("ChuyenNoi", number="K-1", on=D(2017, 1, 1), commune="00037")


@case(
    ("CoSo", 2, "Tên", "Tên khác", "Cơ sở này thuộc địa bàn khác nên không được sửa. Trong sổ: Cơ sở F-X."),
)
def a_facility_of_another_area_is_not_altered(book: Book) -> None:
    book.facility("F-X", "Công lập", name="Tên khác", commune="00037")


@case(
    ("CoSo", 2, "Mã xã", "00037", "Xã này ngoài địa bàn của bạn, và không hồ sơ nào trong tệp nêu mã này."),
)
def a_new_facility_elsewhere_that_no_dossier_names(book: Book) -> None:
    book.facility("F-2", "Công lập", commune="00037")


@case(
    ("XacDinh", 2, "Ngày", "01/01/2016", "Trước ngày lập hồ sơ (01/02/2016)."),
    warnings=[
        (
            "HoSo",
            2,
            "Số CCCD",
            "",
            "Hồ sơ đang có số 001090000001; dòng này để trống nên số đó được ghi là không còn dùng.",
        ),
    ],
)
def an_opening_put_after_what_had_happened(book: Book) -> None:
    book.add("XacDinh", number="K-1", on=D(2016, 1, 1), result="Có nghiện")
    book.dossier("K-1", opened_on=D(2016, 2, 1))


@case(
    warnings=[
        (
            "RaKhoiDanhSach",
            2,
            "Lý do",
            "Chết hoặc mất tích",
            "Người này đã chết hoặc mất tích ngày 01/01/2018 nhưng vẫn còn: đợt cai nghiện Tại gia đình từ 01/01/2017.",
        ),
    ],
)
def what_stays_open_after_a_death_is_a_warning(book: Book) -> None:
    book.episode("K-1")
    book.add("RaKhoiDanhSach", number="K-1", on=D(2018, 1, 1), reason="Chết hoặc mất tích")


@case(
    warnings=[
        ("HoSo", 2, "Số CCCD", "001191000001", "Số CCCD 001191000001 là của nữ, khác giới tính trong hồ sơ."),
        (
            "HoSo",
            2,
            "Số CCCD",
            "001191000001",
            "Số CCCD 001191000001 ghi năm sinh 1991, khác năm sinh 1990 trong hồ sơ.",
        ),
    ],
)
def a_paper_against_sex_and_year_of_birth_is_a_warning(book: Book) -> None:
    book.dossier("N-1", paper="001191000001")
