"""Faults that a cell shows by itself."""
# ruff: noqa: E501 - the sentences as an officer reads them

from datetime import date as D

from tests.registers.books import Book
from tests.registers.corpus.world import case


@case(
    ("HoSo", 2, "Họ và tên", "", "Thiếu “Họ và tên”."),
)
def the_name_is_missing(book: Book) -> None:
    book.dossier("N-1", full_name=None)


@case(
    ("HoSo", 2, "Họ và tên", "", "Thiếu “Họ và tên”."),
)
def nothing_but_blanks_where_a_name_must_stand(book: Book) -> None:
    book.dossier("N-1", full_name="\u00a0 \ufeff")


@case(
    ("HoSo", 2, "Họ và tên", "05/03/2020", "Ô này phải là chữ hoặc số, không phải ngày, giờ."),
)
def a_day_for_a_name(book: Book) -> None:
    book.dossier("N-1", full_name=D(2020, 3, 5))


@case(
    (
        "HoSo",
        2,
        "Họ và tên",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "Dài 121 ký tự; nhiều nhất là 120.",
    ),
)
def a_name_too_long(book: Book) -> None:
    book.dossier("N-1", full_name="A" * 121)


@case(
    ("HoSo", 2, "Giới tính", "Khác", "Không có trong danh sách. Chỉ nhận: Nam, Nữ."),
)
def a_sex_that_is_none_of_the_list(book: Book) -> None:
    book.dossier("N-1", sex="Khác")


@case(
    ("HoSo", 2, "Nơi cư trú ổn định", "x", "Không có trong danh sách. Chỉ nhận: Có, Không."),
)
def a_yes_or_no_that_is_neither(book: Book) -> None:
    book.dossier("N-1", stable_residence="x")


@case(
    ("HoSo", 2, "Ngày lập hồ sơ", "15/05/20", "Năm phải viết đủ bốn chữ số, ví dụ 15/05/2020."),
)
def a_year_of_two_digits(book: Book) -> None:
    book.dossier("N-1", opened_on="15/05/20")


@case(
    ("HoSo", 2, "Ngày lập hồ sơ", "15/05/0020", "Ngày trước năm 1900; hãy kiểm tra lại năm."),
)
def the_year_20_after_christ(book: Book) -> None:
    book.dossier("N-1", opened_on="15/05/0020")


@case(
    ("HoSo", 2, "Ngày lập hồ sơ", "31/02/2019", "Không có ngày này trong lịch."),
)
def a_day_that_does_not_exist(book: Book) -> None:
    book.dossier("N-1", opened_on="31/02/2019")


@case(
    ("HoSo", 2, "Ngày sinh", "29/02/1990", "Không có ngày này trong lịch."),
)
def the_29th_of_february_of_a_common_year(book: Book) -> None:
    book.dossier("N-1", birth="29/02/1990")


@case(
    ("HoSo", 2, "Ngày lập hồ sơ", "05/13/2019", "Không có ngày này trong lịch."),
)
def the_thirteenth_month(book: Book) -> None:
    book.dossier("N-1", opened_on="05/13/2019")


@case(
    ("HoSo", 2, "Ngày lập hồ sơ", "21/06/2024", "Ngày ở tương lai; hôm nay là 20/06/2024."),
)
def a_day_to_come(book: Book) -> None:
    book.dossier("N-1", opened_on=D(2024, 6, 21))


@case(
    ("HoSo", 2, "Ngày lập hồ sơ", "2019", "Thiếu ngày và tháng; chỉ ngày sinh mới được ghi một mình năm."),
)
def a_year_alone_where_a_day_must_stand(book: Book) -> None:
    book.dossier("N-1", opened_on=2019)


@case(
    ("HoSo", 2, "Ngày sinh", "2025", "Năm ở tương lai; hôm nay là 20/06/2024."),
)
def a_year_of_birth_to_come(book: Book) -> None:
    book.dossier("N-1", birth="2025")


@case(
    ("HoSo", 2, "Ngày sinh", "1899", "Ngày trước năm 1900; hãy kiểm tra lại năm."),
)
def born_before_1900(book: Book) -> None:
    book.dossier("N-1", birth="1899")


@case(
    ("HoSo", 2, "Ngày lập hồ sơ", "43831", "Không phải là ngày. Hãy nhập ngày dạng dd/mm/yyyy, ví dụ 05/03/2020."),
)
def a_day_as_the_number_excel_keeps(book: Book) -> None:
    book.dossier("N-1", opened_on=43831)


@case(
    ("HoSo", 2, "Ngày lập hồ sơ", "2019-05-15", "Không phải là ngày. Hãy nhập ngày dạng dd/mm/yyyy, ví dụ 05/03/2020."),
)
def a_day_written_the_american_way(book: Book) -> None:
    book.dossier("N-1", opened_on="2019-05-15")


@case(
    ("HoSo", 2, "Ngày sinh", "06/01/2015", "Ngày sinh phải trước ngày lập hồ sơ (05/01/2015)."),
)
def born_after_the_dossier_was_opened(book: Book) -> None:
    book.dossier("N-1", birth=D(2015, 1, 6))


@case(
    ("HoSo", 2, "Ngày sử dụng lần đầu", "01/01/1980", "Ngày sử dụng lần đầu trước ngày sinh."),
)
def first_used_before_birth(book: Book) -> None:
    book.dossier("N-1", first_used_on="01/01/1980")


@case(
    ("HoSo", 2, "Số CCCD", "12345", "Số CCCD phải có đúng 12 chữ số; số đã nhập có 5 ký tự."),
)
def a_paper_number_too_short(book: Book) -> None:
    book.dossier("N-1", paper="12345")


@case(
    ("HoSo", 2, "Số CCCD", "00109000000A", "Số CCCD phải có đúng 12 chữ số; số đã nhập có 12 ký tự."),
)
def a_paper_number_with_letters(book: Book) -> None:
    book.dossier("N-1", paper="00109000000A")


@case(
    ("HoSo", 2, "Mã xã quản lý", "Phúc Xá", "Mã xã gồm 5 chữ số."),
)
def a_commune_by_its_name(book: Book) -> None:
    book.dossier("N-1", commune="Phúc Xá")


@case(
    ("HoSo", 2, "Mã xã quản lý", "000001", "Mã xã gồm 5 chữ số."),
)
def a_commune_code_of_six_digits(book: Book) -> None:
    book.dossier("N-1", commune="000001")


@case(
    ("HoSo", 2, "Mã xã quản lý", "99999", "Không có xã, phường, thị trấn nào mang mã 99999."),
)
def a_commune_code_nobody_has(book: Book) -> None:
    book.dossier("N-1", commune="99999")


@case(
    (
        "HoSo",
        2,
        "Mã xã quản lý",
        "00070",
        "Sau các lần chuyển, hồ sơ do Phường Hàng Trống quản lý, ngoài địa bàn của bạn.",
    ),
)
def a_commune_code_of_the_tree_to_come(book: Book) -> None:
    book.dossier("N-1", commune="00070", opened_on=D(2015, 1, 5))


@case(
    (
        "HoSo",
        2,
        "Chất ma túy chính",
        "Thuốc lá",
        "Không có trong danh sách. Chỉ nhận: Thuốc phiện, Heroin, Cocain, Cần sa, ATS, Ketamine, Khác.",
    ),
)
def a_drug_that_is_none_of_the_list(book: Book) -> None:
    book.dossier("N-1", main_drug="Thuốc lá")


@case(
    ("HoSo", 2, "Hình thức sử dụng", "Ngửi", "Không có trong danh sách. Chỉ nhận: Tiêm chích, Hít, Hút, Uống, Khác."),
)
def a_route_that_is_none_of_the_list(book: Book) -> None:
    book.dossier("N-1", route="Ngửi")


@case(
    ("CoSo", 2, "Sức chứa", "1.5", "Phải là số nguyên, không âm."),
)
def a_capacity_that_is_no_whole_number(book: Book) -> None:
    book.facility("F-2", "Công lập", capacity=1.5)


@case(
    ("CoSo", 2, "Sức chứa", "-1", "Phải là số nguyên, không âm."),
)
def a_capacity_below_nothing(book: Book) -> None:
    book.facility("F-2", "Công lập", capacity=-1)


@case(
    ("CoSo", 2, "Sức chứa", "1000000000000", "Số quá lớn."),
)
def a_capacity_beyond_all_bounds(book: Book) -> None:
    book.facility("F-2", "Công lập", capacity=10**12)


@case(
    (
        "CoSo",
        2,
        "Loại",
        "Tư nhân",
        "Không có trong danh sách. Chỉ nhận: Công lập, Tự nguyện, Methadone, Quản lý sau cai.",
    ),
)
def a_kind_of_facility_that_is_none_of_the_list(book: Book) -> None:
    book.facility("F-2", "Tư nhân")


@case(
    ("CaiNghien", 2, "Số tháng", "0", "Ít nhất là 1."),
)
def no_months_of_an_episode(book: Book) -> None:
    book.episode("K-1", months=0)


@case(
    ("CaiNghien", 2, "Số tháng", "612", "Số quá lớn."),
)
def the_months_of_fifty_one_years(book: Book) -> None:
    book.episode("K-1", months=612)


@case(
    (
        "CaiNghien",
        2,
        "Hình thức",
        "Ở nhà",
        "Không có trong danh sách. Chỉ nhận: Tại gia đình, Tại cộng đồng, Bắt buộc tại cộng đồng, Tự nguyện tại cơ sở, Bắt buộc tại cơ sở, Methadone.",
    ),
)
def a_modality_that_is_none_of_the_list(book: Book) -> None:
    book.episode("K-1", modality="Ở nhà")


@case(
    (
        "CaiNghien",
        2,
        "Lý do kết thúc",
        "Hết hạn",
        "Không có trong danh sách. Chỉ nhận: Hoàn thành, Tự ý chấm dứt, Bỏ trốn, Chuyển biện pháp, Phạt tù, Chết, Miễn hoặc đình chỉ, Bị chấm dứt điều trị, Khác.",
    ),
)
def a_reason_of_the_end_that_is_none_of_the_list(book: Book) -> None:
    book.episode("K-1", ends=D(2017, 5, 1), end_reason="Hết hạn")


@case(
    ("HoTro", 2, "Số tiền", "1,000", "Phải là số nguyên, không âm."),
)
def an_amount_with_a_comma(book: Book) -> None:
    book.add("HoTro", number="K-1", kind="Vay vốn", delivered_on=D(2018, 1, 1), amount="1,000")


@case(
    (
        "HoSo",
        2,
        "Tên gọi khác",
        "=B2",
        "Công thức chưa có giá trị. Hãy mở tệp bằng Excel, lưu lại, hoặc thay công thức bằng giá trị.",
    ),
)
def a_formula_without_a_value(book: Book) -> None:
    book.dossier("N-1", other_name="=B2")


@case(
    ("HoSo", 2, "Họ và tên", '=""', 'Công thức cho kết quả rỗng (=""). Hãy xóa ô hoặc thay bằng giá trị.'),
)
def a_formula_that_gives_nothing(book: Book) -> None:
    book.dossier("N-1", full_name='=""')


@case(
    ("HoSo", 2, "Tên gọi khác", "#REF!", "Ô báo lỗi #REF!. Hãy thay bằng giá trị đúng."),
)
def a_cell_in_error(book: Book) -> None:
    book.dossier("N-1", other_name="#REF!")


@case(
    ("HoSo", 2, "Giới tính", "?", "Không có trong danh sách. Chỉ nhận: Nam, Nữ."),
    ("HoSo", 2, "Ngày sinh", "31/02/1990", "Không có ngày này trong lịch."),
    ("HoSo", 2, "Ngày lập hồ sơ", "15/05/20", "Năm phải viết đủ bốn chữ số, ví dụ 15/05/2020."),
    ("XacDinh", 2, "Số hồ sơ", "N-9", "Không có hồ sơ mang số này trong tệp và trong sổ."),
    ("XacDinh", 2, "Ngày", "01/01/2030", "Ngày ở tương lai; hôm nay là 20/06/2024."),
    ("XacDinh", 2, "Kết quả", "Có", "Không có trong danh sách. Chỉ nhận: Có nghiện, Không nghiện."),
)
def every_fault_of_every_row_at_once(book: Book) -> None:
    book.dossier("N-1", sex="?", birth="31/02/1990", opened_on="15/05/20")
    book.add("XacDinh", number="N-9", on=D(2030, 1, 1), result="Có")


@case(
    ("HoSo", 3, "Số CCCD", "1,09E+10", "Số CCCD phải có đúng 12 chữ số; số đã nhập có 8 ký tự."),
    warnings=[
        ("HoSo", 2, "Số CCCD", "10900000000", "Số CCCD 010900000000 là của nữ, khác giới tính trong hồ sơ."),
        (
            "HoSo",
            2,
            "Số CCCD",
            "10900000000",
            "Số CCCD 010900000000 ghi năm sinh 2300, khác năm sinh 1990 trong hồ sơ.",
        ),
    ],
)
def the_long_number_of_a_paper_as_excel_shortens_it(book: Book) -> None:
    book.dossier("N-1", paper=1.0900000000e10)
    book.dossier("N-2", paper="1,09E+10")
