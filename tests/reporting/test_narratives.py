"""The life of a report in words: opened, drafted, written, printed, issued and frozen, corrected by a new edition."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from django.db import DatabaseError, transaction
from docx import Document as open_docx
from openpyxl import load_workbook
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from areas.models import Office
from core.claims import take
from core.errors import DomainError, NotAllowedError, StaleVersionError
from reporting.enums import NarrativeStage, ReportState
from reporting.models import NarrativeFile, NarrativeReport, NarrativeSection
from reporting.narrating import narrate
from reporting.narrative.contributions import contributions
from reporting.narrative.document import Document, document_of
from reporting.narrative.docx import render_docx
from reporting.narrative.outline import outline
from reporting.narrative.rendering import WORKBOOK, render_html, render_pdf
from reporting.narrative.xlsx import render_xlsx
from reporting.services import (
    edit_letter,
    issue_narrative,
    new_edition,
    open_narrative,
    print_narrative,
    redraft_narrative,
    sweep_narratives,
    write_section,
)
from tests.areas.factories import DISTRICT
from tests.refusals import refused
from tests.reporting.planning import issued as plan_issued
from tests.reporting.test_pdf import pages_of, plain
from tests.reporting.world import untold

pytestmark = pytest.mark.django_db

CUT = date(2024, 5, 31)
PAPER = {"number": "07/BC-UBND", "signed_on": date(2024, 6, 3), "signer": "Lê Văn Ký", "signer_title": "Chủ tịch"}


def office_of(user) -> Office:
    return user.posts_today[0].office


def opened(by, period: str = "2024-H1", cutoff: date | None = CUT) -> NarrativeReport:
    return open_narrative(office=office_of(by), period=period, cutoff=cutoff, by=by)


def narrated(report: NarrativeReport) -> NarrativeReport:
    """As a worker leaves it."""
    narrate(take(NarrativeReport, report.pk), untold)
    report.refresh_from_db()
    assert report.state == ReportState.DONE, report.failure
    return report


def written(report: NarrativeReport, slug: str, text: str, by) -> NarrativeSection:
    section = report.sections.get(slug=slug)
    return write_section(section=section, text=text, version=section.version, by=by)


def all_written(report: NarrativeReport, by) -> NarrativeReport:
    for heading in outline():
        if heading.written:
            written(report, heading.slug, f"Nội dung mục {heading.title}.", by)
    return report


@pytest.fixture(scope="module")
def standing_drafts(standing, standing_world) -> Iterator[tuple[NarrativeReport, NarrativeReport]]:
    """The district's report and that of its commune, drafted."""

    def build() -> tuple[NarrativeReport, NarrativeReport]:
        return narrated(opened(standing_world.district)), narrated(opened(standing_world.commune))

    with standing(build) as built:
        yield built


@pytest.fixture
def district_report(standing_drafts, world) -> NarrativeReport:
    return deepcopy(standing_drafts[0])


@pytest.fixture
def commune_report(standing_drafts, world) -> NarrativeReport:
    return deepcopy(standing_drafts[1])


def issued(report: NarrativeReport, by, **paper) -> NarrativeReport:
    return issue_narrative(report=all_written(report, by), by=by, **{**PAPER, **paper})


def shortened(document: Document, *slugs: str, annexes: int = 1) -> Document:
    """With these parts and the first annexes: what a test reads."""
    parts = [part for part in document.parts if part.slug in slugs]
    return replace(document, parts=parts, annexes=document.annexes[:annexes])


def text_of(report: NarrativeReport) -> str:
    return plain(render_html(document_of(report)).replace("\u00a0", " "))


def test_what_is_drafted_are_the_figures_of_the_forms(world, district_report):
    said = text_of(district_report)
    assert "Tổng số người nghiện ma túy có hồ sơ quản lý đến ngày 31/05/2024: 3 người" in said
    assert "so với cùng kỳ năm trước" in said
    assert "Cai nghiện tự nguyện tại gia đình: đầu kỳ 1 người; trong kỳ tăng 1 người; giảm 1 người (hoàn thành" in said
    assert "Kính gửi:" in said
    assert district_report.draft["annexes"][0]["title"] == "Một số chỉ tiêu chính theo đơn vị"
    by_unit = district_report.draft["annexes"][0]["blocks"][0]
    assert by_unit["rows"][0][:2] == ["Toàn địa bàn", 3]
    assert sum(row[1] for row in by_unit["rows"][1:]) == 3
    assert "CLB Phúc Xá" in said


def test_a_commune_has_no_table_of_units(commune_report):
    assert [annex["title"] for annex in commune_report.draft["annexes"]] == [
        "Số liệu theo biểu của Thông tư 05/2011/TT-BLĐTBXH",
        "Danh sách câu lạc bộ B93 và mô hình sau cai",
    ]


def test_the_plan_of_the_year_is_held_against_the_results(world):
    plan_issued(world.district, {"code": "1", "label": "Cai nghiện tại gia đình", "value": 4}, code=DISTRICT)
    drafted = narrated(opened(world.district, cutoff=date(2024, 5, 30))).draft["annexes"]
    told, table = next(annex["blocks"] for annex in drafted if "kế hoạch" in annex["title"].lower())
    assert told["text"] == "Kế hoạch 2024 (5/KH-UBND ngày 08/01/2024)"
    assert table["rows"] == [["1", "Cai nghiện tại gia đình", "người", "4", 1, 25.0, 0, None, "Đang thực hiện"]]


def test_asked_twice_it_is_one_report(world, commune_report):
    assert opened(world.commune) == commune_report
    assert opened(world.commune, cutoff=None) != commune_report


def test_who_may_not_open_and_what_is_no_period(world):
    other = office_of(world.neighbour)
    with pytest.raises(DomainError, match="bạn đọc được nhưng không sửa thay"):
        open_narrative(office=other, period="2024-H1", by=world.commune)
    with pytest.raises(DomainError, match="bạn đọc được"):
        open_narrative(office=other, period="2024-H1", by=world.district)
    with pytest.raises(DomainError, match="là của xã, huyện, tỉnh"):
        open_narrative(office=office_of(world.facility_officer), period="2024-H1", by=world.facility_officer)
    assert refused(
        lambda: opened(world.commune, "2024-05", None),
        "period",
        "Báo cáo tổng kết chỉ có kỳ 6 tháng và năm; không có kỳ tháng 05 năm 2024.",
    )
    with pytest.raises(DomainError, match="sau hôm nay; hãy chọn một kỳ đã bắt đầu"):
        opened(world.commune, "2025", None)


def test_counting_again_leaves_what_officers_wrote(world, commune_report):
    written(commune_report, "tinh-hinh", "Bổ sung của xã.", world.commune)
    again = redraft_narrative(report=commune_report, by=world.commune)
    assert refused(lambda: redraft_narrative(report=again, by=world.commune))
    narrated(again)
    assert again.sections.get(slug="tinh-hinh").text == "Bổ sung của xã."
    assert "Bổ sung của xã." in text_of(again)


def test_a_stale_save_is_refused(world, commune_report):
    section = commune_report.sections.get(slug="mat-duoc")
    write_section(section=section, text="Một", version=1, by=world.commune)
    with pytest.raises(StaleVersionError, match="vừa sửa mục của báo cáo này"):
        write_section(section=section, text="Hai", version=1, by=world.commune)
    assert commune_report.sections.get(slug="mat-duoc").text == "Một"


def test_only_its_own_officers_write(world, commune_report):
    section = commune_report.sections.get(slug="mat-duoc")
    for act in (
        lambda: write_section(section=section, text="x", version=1, by=world.district),
        lambda: edit_letter(report=commune_report, addressee="x", copies="- y", version=1, by=world.district),
        lambda: redraft_narrative(report=commune_report, by=world.district),
        lambda: print_narrative(report=commune_report, by=world.district),
        lambda: issue_narrative(report=commune_report, by=world.district, **PAPER),
        lambda: new_edition(report=commune_report, by=world.district),
    ):
        with pytest.raises(NotAllowedError):
            act()


def test_what_the_communes_wrote_is_at_hand_above(world, commune_report, district_report):
    written(commune_report, "ton-tai", "Thiếu cán bộ.", world.commune)
    found = contributions(district_report, "ton-tai", world.district)
    assert [(given.section.text, given.unit) for given in found] == [("Thiếu cán bộ.", commune_report.office.name)]
    assert contributions(district_report, "mat-duoc", world.district) == []
    assert contributions(district_report, "ton-tai", world.other_district) == []
    assert contributions(commune_report, "ton-tai", world.commune) == []


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("number", "bảy", "chưa đúng; viết như 05/BC-UBND"),
        ("signed_on", date(2024, 6, 21), "sau hôm nay"),
        ("signed_on", date(2024, 5, 30), "trước khi hết kỳ số liệu"),
        ("signer", " ", "họ tên người ký"),
        ("signer_title", " ", "chức vụ người ký"),
    ],
)
def test_an_incomplete_paper_is_not_issued(world, commune_report, field, value, sentence):
    all_written(commune_report, world.commune)
    paper = {**PAPER, field: value}
    assert sentence in refused(lambda: issue_narrative(report=commune_report, by=world.commune, **paper), field)


def test_it_may_be_signed_on_the_last_day_of_its_figures(world, commune_report):
    assert issued(commune_report, world.commune, signed_on=CUT).is_final


def test_nothing_goes_out_unwritten_or_uncounted(world, commune_report):
    said = refused(lambda: issue_narrative(report=commune_report, by=world.commune, **PAPER))
    assert "I. Công tác chỉ đạo, ban hành văn bản" in said
    bare = opened(world.commune, cutoff=None)
    NarrativeReport.objects.filter(pk=bare.pk).update(state="failed", failure="x")
    assert "Chưa có số liệu" in refused(lambda: print_narrative(report=bare, by=world.commune))


def test_what_was_issued_is_frozen_to_the_database(world, commune_report):
    report = issued(commune_report, world.commune)
    narrated(report)
    assert set(report.files.values_list("kind", "is_final")) == {("pdf", True), ("docx", True), ("xlsx", True)}
    section = report.sections.first()
    assert "đã ban hành (số 07/BC-UBND)" in refused(
        lambda: write_section(section=section, text="x", version=section.version, by=world.commune)
    )
    for change in (
        lambda: NarrativeReport.objects.filter(pk=report.pk).update(number="8/BC"),
        lambda: NarrativeReport.objects.filter(pk=report.pk).update(draft={}),
        lambda: NarrativeReport.objects.filter(pk=report.pk).delete(),
        lambda: NarrativeSection.objects.filter(pk=section.pk).update(text="x"),
        lambda: NarrativeSection.objects.create(report=report, slug="x"),
        lambda: NarrativeFile.objects.filter(report=report).update(content=b"x"),
        lambda: NarrativeFile.objects.filter(report=report).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_it_is_corrected_by_a_new_edition(world, commune_report):
    assert "chưa ban hành" in refused(lambda: new_edition(report=commune_report, by=world.commune))
    first = issued(commune_report, world.commune)
    second = new_edition(report=first, by=world.commune)
    assert (second.edition, second.stage, second.draft) == (2, NarrativeStage.DRAFT, first.draft)
    assert second.sections.get(slug="mat-duoc").text == first.sections.get(slug="mat-duoc").text
    assert "bản thay thế (bản thứ 2)" in refused(lambda: new_edition(report=first, by=world.commune))
    assert opened(world.commune) == second
    taken = refused(lambda: issue_narrative(report=second, by=world.commune, **PAPER), "number")
    assert "đã dùng cho một báo cáo khác" in taken
    issue_narrative(report=second, by=world.commune, **{**PAPER, "number": "08/BC-UBND"})
    assert first.content["head"]["number"] == "07/BC-UBND"


def test_one_whose_worker_is_gone_is_taken_up(world, commune_report):
    NarrativeReport.objects.filter(pk=commune_report.pk).update(state="waiting", heartbeat_at=None)
    assert sweep_narratives() == 1


def test_the_pdf_is_an_archive_with_the_workbook_inside_and_always_the_same(world, district_report):
    edit_letter(
        report=district_report, addressee="Sở A; Sở B", copies="- Như trên;\n- Lưu: VT.", version=1, by=world.district
    )
    written(district_report, "mat-duoc", "Đã vận động 12 người.\n- Một ý;\n- Hai ý.", world.district)
    district_report.refresh_from_db()
    document = shortened(document_of(district_report), "chi-dao", "tinh-hinh", "danh-gia", "mat-duoc", annexes=3)
    workbook = render_xlsx(document)
    pdf = render_pdf(document, workbook)
    assert pdf == render_pdf(document, render_xlsx(document))
    reader = PdfReader(BytesIO(pdf))
    marks = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "pdfaid:part" in marks
    assert reader.attachments[WORKBOOK][0] == workbook
    pages = [plain(page) for page in pages_of(pdf)]
    whole = " ".join(pages)
    for said in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "- Sở A; - Sở B.",
        "I. CÔNG TÁC CHỈ ĐẠO, BAN HÀNH VĂN BẢN",
        "Đã vận động 12 người. - Một ý; - Hai ý.",
        "Nơi nhận:",
        "Phụ lục I",
        "Dự thảo, chưa ban hành.",
    ):
        assert said in whole, said
    across = [page for page in reader.pages if page.mediabox.width > page.mediabox.height]
    assert across
    annexes = [number for number, page in enumerate(pages) if "Phụ lục" in page[:12]]
    assert len(annexes) == len(document.annexes) > 1
    for first, following in zip([0, *annexes], [*annexes, len(pages)], strict=True):
        shown = [page.split()[-1] for page in pages[first + 1 : following]]
        assert shown == [str(number) for number in range(2, following - first + 1)]


def test_the_pdf_keeps_what_an_archive_asks_for(world, district_report):
    """What of PDF/A-3b (ISO 19005-3) can be read without a validator."""
    document = shortened(document_of(district_report), "mat-duoc")
    reader = PdfReader(BytesIO(render_pdf(document, render_xlsx(document))))
    root = reader.trailer["/Root"]
    assert "/Encrypt" not in reader.trailer
    assert len(reader.trailer["/ID"]) == 2
    marks = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfaid:part(=\"|>)3", marks)
    assert re.search(r"pdfaid:conformance(=\"|>)B", marks, re.IGNORECASE)
    (intent,) = root["/OutputIntents"]
    assert intent["/S"] == "/GTS_PDFA1"
    assert intent["/DestOutputProfile"].get_data()[36:40] == b"acsp"
    (file,) = {reference.idnum: reference.get_object() for reference in root["/AF"]}.values()
    assert file["/AFRelationship"] == "/Data"
    assert (file["/F"], file["/UF"]) == (WORKBOOK, WORKBOOK)
    assert file["/EF"]["/F"]["/Subtype"].lower().startswith("/application/")
    assert fonts_not_embedded(reader) == set()
    kinds = {each.get("/S") for each in objects_of(reader)} | {key for each in objects_of(reader) for key in each}
    assert not kinds & {"/JavaScript", "/JS", "/Launch", "/AA", "/OpenAction", "/RichMedia", "/Movie", "/Sound"}


def objects_of(reader: PdfReader) -> list[DictionaryObject]:
    found = (reader.get_object(number) for number in range(1, reader.trailer["/Size"]))
    return [each for each in found if isinstance(each, DictionaryObject)]


def fonts_not_embedded(reader: PdfReader) -> set[str]:
    """Of every font program that a page uses."""
    described = [each for each in objects_of(reader) if each.get("/Type") == "/FontDescriptor"]
    assert described
    return {each["/FontName"] for each in described if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(each)}


def test_the_word_file_opens_with_headings_and_tables(world, district_report):
    written(district_report, "mat-duoc", "- Một ý.", world.district)
    document = shortened(document_of(district_report), *(heading.slug for heading in outline()))
    content = render_docx(document)
    assert content == render_docx(document)
    file = open_docx(BytesIO(content))
    headings = [line.text for line in file.paragraphs if line.style.name.startswith("Heading")]
    assert headings[0] == "I. CÔNG TÁC CHỈ ĐẠO, BAN HÀNH VĂN BẢN"
    assert {"1. Công tác tuyên truyền", "VI. KIẾN NGHỊ, ĐỀ XUẤT", "Phụ lục I"} <= set(headings)
    assert "- Một ý." in [line.text for line in file.paragraphs]
    heads = [[cell.text for cell in table.rows[0].cells] for table in file.tables]
    assert any(row[:2] == ["Chỉ tiêu", "Kỳ này"] for row in heads)


def test_the_workbook_holds_numbers(district_report):
    book = load_workbook(BytesIO(render_xlsx(document_of(district_report))))
    assert {"Phần II", "Phần III.3", "Phụ lục I"} <= set(book.sheetnames)
    values = [[cell.value for cell in row] for row in book["Phần II"].iter_rows()]
    line = next(row for row in values if row[0] == "Người nghiện có hồ sơ quản lý: Số có đến cuối kỳ")
    assert line[1] == 3
