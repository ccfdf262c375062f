"""The printed report."""

import itertools
import unicodedata
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader
from weasyprint.urls import FatalURLFetchingError

from accounts.enums import Role
from areas.enums import OfficeKind
from areas.letterhead import in_full, place_name, written_day
from areas.models import Area
from areas.queries import subtree_on
from core.pdf import html_to_pdf
from reporting.layout import forms_on
from reporting.letterhead import letterhead_of
from reporting.models import Report
from reporting.numbers import written
from reporting.pdf import COLUMNS_A_PAGE, render_html, render_pdf
from reporting.tables import sections_of
from tests.accounts.factories import officer
from tests.areas.factories import COMMUNE, DISTRICT, area
from tests.reporting.world import asked, compiled, counted

QUANG_NINH = "22"
VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
LETTERS = f"{VOWELS}bcdđghklmnpqrstvx{VOWELS.upper()}BCDĐGHKLMNPQRSTVX–−…“”₫%"


def pages_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def plain(text: str) -> str:
    return " ".join(text.split())


def test_the_head_the_figures_and_the_foot(world, commune_report):
    pages = pages_of(bytes(commune_report.pdf.content))
    first, whole = plain(pages[0]), plain(" ".join(pages))
    for words in (
        "ỦY BAN NHÂN DÂN QUẬN BA ĐÌNH",
        "ỦY BAN NHÂN DÂN PHƯỜNG PHÚC XÁ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Phúc Xá, ngày 20 tháng 6 năm 2024",
        "Biểu 01-BCN",
        "Thông tư số 05/2011/TT-BLĐTBXH",
        "Tháng 05 năm 2024",
        "(Số liệu từ ngày 01/05/2024 đến ngày 31/05/2024)",
        "Kính gửi: Phòng Lao động - Thương binh và Xã hội quận Ba Đình",
        "I. Cai nghiện tự nguyện tại gia đình",
        "11.02a – cai lần đầu 1 0 0 0",
    ):
        assert words in first, words
    assert "15.04v – số tiền vay (triệu đồng) 12,5" in whole
    assert "Nơi nhận: - Như trên; - Lưu: VT." in whole
    assert "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH" in whole
    assert "Điều 3 đến Điều 5 Thông tư 05/2011/TT-BLĐTBXH" in whole


def test_heads_repeat_and_pages_are_numbered_from_the_second_on(commune_report):
    pages = [plain(page) for page in pages_of(bytes(commune_report.pdf.content))]
    assert len(pages) == 3
    assert all("Mã Chỉ tiêu Tổng số Nữ Dưới 18 tuổi Dân tộc thiểu số" in page for page in pages)
    last_words = [page.split()[-1] for page in pages]  # the margins are drawn after the page
    assert last_words[1:] == ["2", "3"]
    assert last_words[0] != "1"


def test_an_empty_share_is_a_dash(world):
    report = compiled(asked(world.neighbour, "01-BCN"))
    assert "16.04 Tỷ lệ tái nghiện (%) –" in plain(" ".join(pages_of(bytes(report.pdf.content))))


def test_the_same_report_gives_the_same_bytes(commune_report):
    assert render_pdf(commune_report) == bytes(commune_report.pdf.content)


def test_child_columns_lie_on_landscape_pages_block_by_block(world):
    report = compiled(asked(world.district, "03-BCN"))
    communes = Area.objects.filter(parent=area(DISTRICT)).count()
    assert len(sections_of(report)[0].headings) == 4 + communes
    reader = PdfReader(BytesIO(bytes(report.pdf.content)))
    width, height = reader.pages[0].mediabox[2:]
    assert width > height
    text = plain(" ".join(page.extract_text() for page in reader.pages))
    assert "03-BCN. Phần 2/2 của các cột" in text
    for block in (1, 2):
        part = next(p for p in pages_of(bytes(report.pdf.content)) if f"Phần {block}/2" in p)
        assert "Số có đến đầu kỳ" in plain(part)
    parts = sections_of(report)[0].pages(COLUMNS_A_PAGE)
    lines = [line for part in parts for block in part.blocks for line in block.lines]
    assert [in_a_row(line) for line in lines if unspaced(in_a_row(line)) not in unspaced(text)] == []
    shown = {(figure.row, figure.column) for line in lines for figure in line.figures if figure.exists}
    assert shown == {(row, column) for row, columns in report.cells.items() for column in columns}
    assert [len(page.headings) for page in sections_of(report)[0].pages(COLUMNS_A_PAGE)] == [12, 4 + communes - 12]


def test_the_annex_of_177_communes_loses_no_commune_and_no_cell(db):
    """Every line is there with all its figures, none cut off at the edge of the paper, each of them another number."""
    report = counted(asked(officer(Role.PROVINCE_OFFICER, QUANG_NINH), "PL-XA"))
    numbers = itertools.count(1)
    report.cells = {row: {column: next(numbers) for column in columns} for row, columns in report.cells.items()}
    (section,) = sections_of(report)
    lines = [line for block in section.blocks for line in block.lines]
    below = subtree_on(area(QUANG_NINH), report.ends)
    assert sorted(line.code for line in lines if len(line.code) == 5) == sorted(
        below.filter(level="commune").values_list("code", flat=True)
    )
    assert (len(lines), len(lines[0].figures)) == (below.count(), 18)
    text = unspaced(" ".join(pages_of(render_pdf(report))))
    lost = [line.label for line in lines if unspaced(in_a_row(line)) not in text]
    assert lost == []


def in_a_row(line) -> str:
    label = f"– {line.label}" if line.is_detail else line.label
    return " ".join([line.code, label, *(figure.text for figure in line.figures)])


def unspaced(text: str) -> str:
    return "".join(text.split())


def test_the_letters_are_in_the_file_and_the_text_is_that_of_the_words(commune_report):
    """So that the paper looks the same everywhere, and can be searched and copied."""
    reader = PdfReader(BytesIO(bytes(commune_report.pdf.content)))
    for page in reader.pages:
        for font in _fonts(page):
            descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert descriptor["/FontFile2"].get_object().get_data()
        assert unicodedata.is_normalized("NFC", page.extract_text())


def test_the_day_of_a_paper_is_that_of_vietnam(commune_report):
    """Compiled at one in the morning it is still the day before in Greenwich."""
    commune_report.compiled_at = datetime(2024, 6, 19, 18, 0, tzinfo=UTC)
    assert letterhead_of(commune_report).day == "ngày 20 tháng 6 năm 2024"


def test_a_line_of_the_annex_holds_the_figures_of_its_commune(world):
    report = counted(asked(world.district, "PL-XA"))
    (whole, communes) = sections_of(report)[0].blocks
    assert [line.label for line in whole.lines] == ["Toàn bộ Quận Ba Đình"]
    line = communes.lines[0]
    assert (line.code, line.label) == (COMMUNE, "Phường Phúc Xá")
    assert [figure.value for figure in line.figures] == [report.cells[figure.row][COMMUNE] for figure in line.figures]
    assert line.figures[0].value == 2


def test_every_vietnamese_letter_has_a_glyph_in_every_face():
    faces = "".join(f'<p style="{style}">{LETTERS}</p>' for style in FACES)
    html = f'<link rel="stylesheet" href="static:css/report-print.css"><body>{faces}'
    reader = PdfReader(BytesIO(html_to_pdf(html)))
    text = "".join(page.extract_text() for page in reader.pages).replace("\n", "")
    assert text.count(LETTERS) == len(FACES)
    fonts = {font["/BaseFont"] for page in reader.pages for font in _fonts(page)}
    own = {"Report", "Report-Bold", "Report-Italic", "Report-Bold-Italic"}
    assert {name.split("+")[1].replace(" ", "-") for name in fonts} == own


FACES = ("", "font-weight: bold", "font-style: italic", "font-weight: bold; font-style: italic")


def _fonts(page) -> list:
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


@pytest.mark.parametrize("address", ["https://example.org/a.css", "file:///etc/hosts", "static:../config/env.py"])
def test_nothing_but_static_files_is_loaded(address):
    with pytest.raises(FatalURLFetchingError):
        html_to_pdf(f'<link rel="stylesheet" href="{address}"><body>a')


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (7, "7"), (1234, "1.234"), (1234567, "1.234.567"), (12.5, "12,5"), (0.0, "0,0"), (1234.5, "1.234,5")],
)
def test_numbers_are_written_as_in_vietnamese_offices(value, words):
    assert written(value) == words


def test_days_and_places_of_the_head(world):
    assert written_day(commune_day := area("00001").valid_from.replace(year=2017, month=1, day=5)) == (
        f"ngày 05 tháng 01 năm {commune_day.year}"
    )
    assert written_day(commune_day.replace(month=3, day=15)) == "ngày 15 tháng 3 năm 2017"
    assert place_name(area("01")) == "Hà Nội"
    assert place_name(area("760")) == "Quận 1"
    assert in_full("Phòng LĐ-TB&XH quận Ba Đình") == "Phòng Lao động - Thương binh và Xã hội quận Ba Đình"


def test_who_issues_who_receives_and_who_signs(world):
    heads = {}
    for name, form in (("facility_officer", "02-BCN"), ("district", "03-BCN"), ("province", "04-BCN")):
        report = Report.objects.select_related("office").get(pk=asked(getattr(world, name), form).pk)
        report.compiled_at = report.requested_at
        heads[OfficeKind(report.office.kind)] = letterhead_of(report)
    facility, district, province = heads.values()
    assert facility.parent == district.receiver == "Sở Lao động - Thương binh và Xã hội thành phố Hà Nội"
    assert (district.parent, district.issuer) == (
        "Ủy ban nhân dân quận Ba Đình",
        "Phòng Lao động - Thương binh và Xã hội",
    )
    assert (district.issuer_unit, district.signer) == ("quận Ba Đình", "TRƯỞNG PHÒNG")
    assert province.receiver.startswith("Bộ Lao động - Thương binh và Xã hội")
    assert province.parent == "Ủy ban nhân dân thành phố Hà Nội"


def test_text_from_the_database_cannot_become_markup(world, commune_report):
    office = commune_report.office
    office.name = "<b>UBND</b> & <script>"
    html = render_html(commune_report)
    assert "<script>" not in html.lower()


@pytest.mark.parametrize("day", [date(2017, 12, 31), date(2024, 12, 31)])
def test_the_foot_of_an_annex_does_not_speak_of_the_circular(day):
    feet = {code: form.foot for code, form in forms_on(day).items()}
    assert {code for code, foot in feet.items() if "05/2011" in foot} == {"01-BCN", "02-BCN", "03-BCN", "04-BCN"}
