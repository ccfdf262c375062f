"""The file, its sheets, its headings, its letters."""
# ruff: noqa: E501 - the sentences as an officer reads them

from datetime import date as D

from tests.registers.books import Book
from tests.registers.corpus.world import case


@case(
    ("XacDinh", 1, "Cơ quan", "", "Thiếu cột này. Dòng đầu của trang phải có đủ các tiêu đề, kể cả cột để trống."),
)
def a_heading_is_missing(book: Book) -> None:
    book.book["XacDinh"].delete_cols(4)
    book.add("XacDinh", number="K-1", on=D(2017, 1, 1), result="Có nghiện")


@case(
    ("XacDinh", 1, "Ngày", "Ngày", "Tiêu đề có hai lần trong trang (cột B và E)."),
)
def a_heading_is_there_twice(book: Book) -> None:
    book.book["XacDinh"].cell(1, 5).value = " Ngày "


@case(
    warnings=[
        ("XacDinh", 1, "Ghi chú", "Ghi chú", "Cột không thuộc sổ nên được bỏ qua."),
    ],
)
def a_heading_nobody_knows_is_a_warning(book: Book) -> None:
    book.book["XacDinh"].cell(1, 5).value = "Ghi chú"


@case(
    ("HoSo", 1, "T", "", "Cột T có dữ liệu nhưng không có tiêu đề."),
)
def a_column_with_cells_and_no_heading(book: Book) -> None:
    book.dossier("N-1")
    book.book["HoSo"].cell(2, 20).value = "?"


@case(
    ("XacDinh", 1, "B", "", "Cột B có dữ liệu nhưng không có tiêu đề."),
    ("XacDinh", 1, "C", "", "Cột C có dữ liệu nhưng không có tiêu đề."),
    ("XacDinh", 1, "D", "", "Cột D có dữ liệu nhưng không có tiêu đề."),
    ("XacDinh", 1, "Số hồ sơ", "", "Thiếu cột này. Dòng đầu của trang phải có đủ các tiêu đề, kể cả cột để trống."),
    ("XacDinh", 1, "Ngày", "", "Thiếu cột này. Dòng đầu của trang phải có đủ các tiêu đề, kể cả cột để trống."),
    ("XacDinh", 1, "Kết quả", "", "Thiếu cột này. Dòng đầu của trang phải có đủ các tiêu đề, kể cả cột để trống."),
    ("XacDinh", 1, "Cơ quan", "", "Thiếu cột này. Dòng đầu của trang phải có đủ các tiêu đề, kể cả cột để trống."),
    warnings=[
        ("XacDinh", 1, "DANH SÁCH", "DANH SÁCH", "Cột không thuộc sổ nên được bỏ qua."),
    ],
)
def headings_that_are_not_in_the_first_row(book: Book) -> None:
    book.book["XacDinh"].insert_rows(1, 2)
    book.book["XacDinh"].cell(1, 1).value = "DANH SÁCH"


@case(
    warnings=[
        (
            "Ghi chú",
            0,
            "",
            "",
            "Trang không thuộc sổ nên được bỏ qua. Các trang của sổ: CoSo, HoSo, XacDinh, SuDung, CaiNghien, SauCai, HoTro, ChuyenNoi, RaKhoiDanhSach, CLB, ThanhVienCLB, SinhHoatCLB.",
        ),
    ],
)
def a_sheet_nobody_knows_is_a_warning(book: Book) -> None:
    book.book.create_sheet("Ghi chú").append(["tùy ý"])


@case(
    ("XacDinh", 2, "Cơ quan", "Trạm Y tế", "Các ô D2:D3 bị gộp. Hãy bỏ gộp và ghi giá trị vào từng ô."),
)
def merged_cells(book: Book) -> None:
    book.add("XacDinh", number="K-1", on=D(2017, 1, 1), result="Có nghiện", agency="Trạm Y tế")
    book.add("XacDinh", number="K-1", on=D(2017, 1, 2), result="Có nghiện")
    book.book["XacDinh"].merge_cells("D2:D3")


@case(
    ("HoSo", 60, "Giới tính", "?", "Không có trong danh sách. Chỉ nhận: Nam, Nữ."),
)
def blank_rows_at_the_end_are_nothing(book: Book) -> None:
    book.dossier("N-1")
    for row in range(5, 60):
        book.book["HoSo"].cell(row, 2).value = '=""' if row % 2 else "  "
    book.dossier("N-2", sex="?")


@case(
    ("HoSo", 3, "Ngày sinh", "03/04/90", "Năm phải viết đủ bốn chữ số, ví dụ 15/05/2020."),
)
def decomposed_letters_are_read_zeros_come_back(book: Book) -> None:
    book.dossier("N-1", full_name="Nguye\u0302\u0303n V\u0103n An", sex="Nu\u031b\u0303", commune=1, paper=1190000055)
    book.dossier("N-2", birth="03/04/90")


@case(
    ("HoSo", 2, "Ngày lập hồ sơ", "15/05/20", "Năm phải viết đủ bốn chữ số, ví dụ 15/05/2020."),
    warnings=[
        (
            "HoSo",
            2,
            "Họ và tên",
            "NguyÔn ThÞ Hång",
            "3 ô của trang gõ bằng chữ TCVN3 (ABC) cũ nên đã được đọc thành chữ Unicode, ví dụ “NguyÔn ThÞ Hång” thành “Nguyễn Thị Hồng”. Hãy xem lại trước khi ghi.",
        ),
    ],
)
def letters_of_tcvn3_are_a_warning(book: Book) -> None:
    book.dossier("N-1", full_name="NguyÔn ThÞ Hång", sex="N÷", ethnicity="M\u00adêng", opened_on="15/05/20")


@case(
    ("HoSo", 2, "Ngày lập hồ sơ", "15/05/20", "Năm phải viết đủ bốn chữ số, ví dụ 15/05/2020."),
    warnings=[
        (
            "HoSo",
            2,
            "Họ và tên",
            "Nguyeãn Vaên Cöôøng",
            "3 ô của trang gõ bằng chữ VNI cũ nên đã được đọc thành chữ Unicode, ví dụ “Nguyeãn Vaên Cöôøng” thành “Nguyễn Văn Cường”. Hãy xem lại trước khi ghi.",
        ),
    ],
)
def letters_of_vni_are_a_warning(book: Book) -> None:
    book.dossier(
        "N-1", full_name="Nguyeãn Vaên Cöôøng", ethnicity="Möôøng", permanent_address="Toå 3", opened_on="15/05/20"
    )


@case(
    ("XacDinh", 2, "Ngày", "15/05/20", "Năm phải viết đủ bốn chữ số, ví dụ 15/05/2020."),
    warnings=[
        (
            "XacDinh",
            2,
            "Kết quả",
            "Cã nghiÖn",
            "1 ô của trang gõ bằng chữ TCVN3 (ABC) cũ nên đã được đọc thành chữ Unicode, ví dụ “Cã nghiÖn” thành “Có nghiện”. Hãy xem lại trước khi ghi.",
        ),
    ],
)
def headings_in_tcvn3_are_read(book: Book) -> None:
    book.book["XacDinh"].cell(1, 3).value = "KÕt qu¶"
    book.book["XacDinh"].cell(1, 2).value = "Ngµy"
    book.add("XacDinh", number="K-1", on="15/05/20", result="Cã nghiÖn")


@case(
    (
        "",
        0,
        "",
        "",
        "Tệp không có trang nào của sổ. Các trang của sổ: CoSo, HoSo, XacDinh, SuDung, CaiNghien, SauCai, HoTro, ChuyenNoi, RaKhoiDanhSach, CLB, ThanhVienCLB, SinhHoatCLB.",
    ),
    warnings=[
        (
            "Sheet1",
            0,
            "",
            "",
            "Trang không thuộc sổ nên được bỏ qua. Các trang của sổ: CoSo, HoSo, XacDinh, SuDung, CaiNghien, SauCai, HoTro, ChuyenNoi, RaKhoiDanhSach, CLB, ThanhVienCLB, SinhHoatCLB.",
        ),
    ],
)
def none_of_our_sheets(book: Book) -> None:
    for name in book.book.sheetnames[1:]:
        del book.book[name]
    book.book["CoSo"].title = "Sheet1"
