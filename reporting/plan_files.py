"""The comparison of a plan with its results as a file: PDF by the layout of NĐ30/2020 in landscape, and workbook."""

from django.template.loader import render_to_string
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from areas.letterhead import issuer_on, written_day
from core.calendar import today
from core.pdf import html_to_pdf
from core.workbooks import workbook_bytes
from reporting.letterhead import SIGNERS
from reporting.plan_results import Comparison, Line
from reporting.plan_rows import PLAN_FORM
from reporting.xlsx import BOLD, BOX, CENTRE, HEAD, ONE_PLACE, WHOLE

HEADINGS = (
    ("STT", 7),
    ("Chỉ tiêu", 46),
    ("ĐVT", 10),
    ("KH năm", 11),
    ("TH", 11),
    ("% so KH", 10),
    ("Cùng kỳ năm trước", 11),
    ("% so cùng kỳ", 10),
    ("Đánh giá", 16),
    ("Ghi chú", 40),
)


def plan_html(compared: Comparison) -> str:
    """The document that is printed."""
    on_behalf, signer = SIGNERS[compared.office.kind]
    context = {
        "compared": compared,
        "plan": compared.plan,
        "form": PLAN_FORM,
        "headings": [words for words, _ in HEADINGS],
        "window": compared.window,
        "head": issuer_on(compared.office, compared.window.ends),
        "day": written_day(min(compared.window.ends, today())),
        "on_behalf": on_behalf,
        "signer": signer,
    }
    return render_to_string("reporting/pdf/plan.html", context)


def plan_pdf(compared: Comparison) -> bytes:
    """The same as PDF."""
    return html_to_pdf(plan_html(compared))


def plan_xlsx(compared: Comparison) -> bytes:
    """The same as a workbook, with real numbers."""
    book = Workbook()
    sheet = book.active
    sheet.title = PLAN_FORM.code
    window, version = compared.window, compared.version
    lines = (
        f"{PLAN_FORM.code}. {PLAN_FORM.title}",
        f"{compared.office.name} – {compared.plan.title} ({version.decree_number} ngày {version.decree_on:%d/%m/%Y})",
        f"{window.title} (số liệu từ ngày {window.starts:%d/%m/%Y} đến ngày {window.ends:%d/%m/%Y})",
    )
    for row, words in enumerate(lines, 1):
        sheet.cell(row, 1, words).font = BOLD
    for column, (words, width) in enumerate(HEADINGS, 1):
        cell = sheet.cell(5, column, words)
        cell.font, cell.alignment, cell.border, cell.fill = BOLD, CENTRE, BOX, HEAD
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = sheet.cell(6, 3)
    sheet.print_title_rows = "5:5"
    sheet.page_setup.orientation = "landscape"
    for row, line in enumerate(compared.lines, 6):
        for column, value in enumerate(_values(line), 1):
            cell = sheet.cell(row, column, value)
            cell.border, cell.alignment = BOX, Alignment(wrap_text=True, vertical="top")
            if isinstance(value, int | float):
                cell.number_format = ONE_PLACE if isinstance(value, float) else WHOLE
            elif value is not None:
                cell.data_type = "s"
    sheet.cell(len(compared.lines) + 7, 2, PLAN_FORM.foot).font = Font(italic=True)
    return workbook_bytes(book)


def _values(line: Line) -> tuple:
    cell = line.cell
    return (
        line.target.code,
        line.target.label,
        line.target.unit,
        cell["plan"],
        cell["result"],
        cell["percent"],
        cell["last_year"],
        cell["percent_of_last_year"],
        str(line.verdict.label),
        line.notes,
    )
