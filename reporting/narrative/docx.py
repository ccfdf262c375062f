"""A report in words for the offices that edit in Word, by the same layout (NĐ30/2020, phụ lục I)."""

from io import BytesIO

from docx import Document as new_file
from docx.document import Document as File
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from core.zipped import settled
from reporting.narrative.blocks import BULLET, Block, Table, Text, beside
from reporting.narrative.document import Appendix, Document
from reporting.narrative.rendering import SUBJECT
from reporting.narrative.words import shown, unbroken

LETTERS = "Times New Roman"
CENTRE, LEFT, RIGHT, BOTH = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
BODY, TABLE = Pt(14), Pt(11)
INDENT = Mm(12.7)


def render_docx(document: Document) -> bytes:
    """The Word file; the same document gives the same bytes."""
    file = new_file()
    _styles(file)
    _page(file.sections[0])
    _head(file, document)
    for part in document.parts:
        if part.heading:
            title = part.title.upper() if part.level == 1 else part.title
            file.add_heading(f"{part.mark}. {title}", part.level)
        _blocks(file, part.blocks)
    _paragraph(file, f"Trên đây là báo cáo của {document.head['issuer']} {document.head['issuer_unit']}./.")
    _foot(file, document)
    for annex in document.annexes:
        _annex(file, annex, document)
    file.core_properties.title = f"{document.head['title']} – {document.head['period']}"
    file.core_properties.author = document.head["office"]
    output = BytesIO()
    file.save(output)
    return settled(output.getvalue())


def _styles(file: File) -> None:
    for name in ("Normal", "Heading 1", "Heading 2"):
        style = file.styles[name]
        style.font.name, style.font.size = LETTERS, BODY
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]
        for attribute in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(attribute), LETTERS)
        style.paragraph_format.space_before = Pt(0 if name == "Normal" else 8)
        style.paragraph_format.space_after = Pt(6)
        if name != "Normal":
            style.font.bold = True
            style.font.color.rgb = None
            style.font.color.theme_color = None
            style.paragraph_format.first_line_indent = INDENT


def _page(section: Section, *, is_wide: bool = False) -> None:
    """A4 with the margins of the decree, the number of the page in the middle above from the second page on."""
    short, long = Mm(210), Mm(297)
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if is_wide else (short, long)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    line = section.header.paragraphs[0]
    line.alignment = CENTRE
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = line.add_run()
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = text
        run._r.append(mark)


def _head(file: File, document: Document) -> None:
    head = document.head
    left, right = _two_columns(file, Mm(67), Mm(93))
    _line(left, head["parent"].upper(), size=Pt(12))
    _line(left, f"{head['issuer']} {head['issuer_unit']}".strip().upper(), size=Pt(12), bold=True, ruled=True)
    _line(left, f"Số: {head['number'] or '      /BC'}", size=Pt(13))
    _line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=Pt(12), bold=True)
    _line(right, "Độc lập - Tự do - Hạnh phúc", size=Pt(13), bold=True, ruled=True)
    _line(right, f"{head['place']}, {head['day']}", size=Pt(13), italic=True)
    for words in ("", "BÁO CÁO", SUBJECT, head["period"]):
        _paragraph(file, words, CENTRE, bold=True)
    if len(head["addressees"]) == 1:
        _paragraph(file, f"Kính gửi: {head['addressees'][0]}", CENTRE)
    else:
        _paragraph(file, "Kính gửi:", CENTRE)
        for name in head["addressees"]:
            _paragraph(file, f"{BULLET}{name}{'.' if name == head['addressees'][-1] else ';'}", CENTRE)


def _foot(file: File, document: Document) -> None:
    head = document.head
    left, right = _two_columns(file, Mm(77), Mm(83))
    _line(left, "Nơi nhận:", LEFT, size=Pt(12), bold=True, italic=True)
    for number, copy in enumerate(head["copies"], 1):
        _line(left, f"{BULLET}{copy}{'.' if number == len(head['copies']) else ';'}", LEFT, size=Pt(11))
    behalf = [head["on_behalf"]] if head["on_behalf"] else []
    for words in (*behalf, *head["signer_titles"], *[""] * 4, head["signer"]):
        _line(right, words, bold=True)


def _two_columns(file: File, *widths: int) -> tuple[_Cell, _Cell]:
    table = file.add_table(1, 2)
    table.autofit = False
    for column, width in enumerate(widths):
        table.cell(0, column).width = width
    return table.cell(0, 0), table.cell(0, 1)


def _line(box: _Cell, words: str, align: int = CENTRE, *, size: int = BODY, bold: bool = False, italic: bool = False,
          ruled: bool = False) -> None:  # fmt: skip
    """A line of the head or foot; the first of a cell takes the paragraph that is there."""
    first = box.paragraphs[0]
    line = box.add_paragraph() if first.runs else first
    line.alignment = align
    line.paragraph_format.space_after = Pt(0)
    run = line.add_run(words)
    run.font.size, run.bold, run.italic, run.underline = size, bold, italic, ruled or None


def _paragraph(file: File, words: str, align: int = BOTH, *, bold: bool = False, italic: bool = False) -> Paragraph:
    line = file.add_paragraph()
    line.alignment = align
    if align == BOTH:
        line.paragraph_format.first_line_indent = INDENT
    run = line.add_run(unbroken(words))
    run.bold, run.italic = bold, italic
    return line


def _blocks(file: File, blocks: list[Block]) -> None:
    for block in blocks:
        if isinstance(block, Text):
            _paragraph(file, f"{BULLET if block.is_item else ''}{block.text}")
        else:
            _paragraph(file, block.title, CENTRE, bold=True).paragraph_format.keep_with_next = True
            _table(file, block if isinstance(block, Table) else beside(block))


def _table(file: File, table: Table) -> None:
    grid = file.add_table(len(table.rows) + 1, len(table.heads))
    grid.style = "Table Grid"
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    cells = grid._cells
    width = len(table.heads)
    _repeat(grid.rows[0]._tr)
    for place, words in enumerate(table.heads):
        _fill(cells[place], words, CENTRE, bold=True)
    for number, row in enumerate(table.rows):
        if len(row) == 1:
            merged = cells[(number + 1) * width].merge(cells[(number + 2) * width - 1])
            _fill(merged, row[0], LEFT, bold=True)
            continue
        for place, value in enumerate(row):
            align = LEFT if place < table.stubs else RIGHT
            _fill(cells[(number + 1) * width + place], shown(value), align, bold=number in table.bold)
    file.add_paragraph().paragraph_format.space_after = Pt(0)


def _fill(box: _Cell, words: str, align: int, *, bold: bool) -> None:
    line = box.paragraphs[0]
    line.alignment = align
    line.paragraph_format.space_after = Pt(0)
    run = line.add_run(words)
    run.font.size, run.bold = TABLE, bold


def _repeat(row: OxmlElement) -> None:
    """The heads of a long table stand on each of its pages."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row.get_or_add_trPr().append(mark)


def _annex(file: File, annex: Appendix, document: Document) -> None:
    _page(file.add_section(WD_SECTION.NEW_PAGE), is_wide=annex.is_wide)
    heading = file.add_heading(annex.mark, 1)
    heading.alignment, heading.paragraph_format.first_line_indent = CENTRE, Mm(0)
    _paragraph(file, annex.title.upper(), CENTRE, bold=True)
    head = document.head
    guide = f"(Kèm theo Báo cáo số {head['number'] or '…/BC'} {head['day']} của {head['issuer']} {head['issuer_unit']})"
    _paragraph(file, guide, CENTRE, italic=True)
    _blocks(file, annex.blocks)
