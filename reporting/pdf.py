"""The printed report: the table of the page between the head and the foot of an official document."""

from copy import copy
from dataclasses import dataclass

import segno
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from areas.letterhead import written_day
from core.pdf import html_to_pdf
from reporting.layout import Form
from reporting.letterhead import letterhead_of
from reporting.models import Report, Submission
from reporting.publishing import NOTE
from reporting.tables import Section, adjustments_of, sections_of
from reporting.units import form_for

COLUMNS_A_PAGE = 12
CIRCULAR = "Thông tư số 05/2011/TT-BLĐTBXH"
ISSUED_WITH = ("Ban hành kèm theo", "ngày 23/3/2011")
OUTSIDE = ("Ngoài các biểu của", "")
"""What is said before and after the name of the circular, of its own forms and of the others."""


@dataclass(frozen=True)
class Sheet:
    """A table that begins a page of its own: a section, or as many of its columns as one page holds."""

    section: Section
    note: str


@dataclass(frozen=True)
class Paper:
    """What a submitted report bears besides its figures: number, day and signer, and the code by which the paper is
    held against the record."""

    number: str
    day: str
    signer: str
    signer_title: str
    code: str
    digest: str

    @property
    def qr(self) -> SafeString:
        """The code and the whole hash as a picture."""
        drawn = segno.make(f"PHUC HOI {self.code} {self.digest}", error="m")
        return mark_safe(drawn.svg_inline(border=0, omitsize=True))  # drawn by the library from hexadecimal digits


def render_pdf(report: Report) -> bytes:
    """The PDF of a compiled report; the same report gives the same bytes."""
    return html_to_pdf(render_html(report))


def render_submission(submission: Submission) -> bytes:
    """The PDF of what was sent, from what was frozen."""
    report = copy(submission.report)
    report.cells, report.checks = submission.record["cells"], submission.record["checks"]
    report.adjustments, report.compiled_at = submission.record["adjustments"], submission.submitted_at
    paper = Paper(
        submission.number,
        written_day(submission.signed_on),
        submission.signer,
        submission.signer_title,
        submission.code,
        submission.digest,
    )
    return html_to_pdf(render_html(report, paper))


def render_published(report: Report) -> bytes:
    """The PDF of a copy for outside (``reporting.publishing``)."""
    return html_to_pdf(render_html(report, note=NOTE))


def render_html(report: Report, paper: Paper | None = None, note: str = "") -> str:
    """The document that is printed: a draft, with its paper the one that is sent, or with a note a copy for outside."""
    form = form_for(report.form, report.window)
    sheets = [sheet for section in sections_of(report) for sheet in _sheets(section)]
    context = {
        "report": report,
        "form": form,
        "window": report.window,
        "head": letterhead_of(report),
        "circular": CIRCULAR,
        "issued_with": ISSUED_WITH if _is_of_circular(form) else OUTSIDE,
        "sheets": sheets,
        "adjustments": adjustments_of(report),
        "is_wide": any(len(sheet.section.headings) > sheet.section.own for sheet in sheets) or form.every_commune,
        "paper": paper,
        "note": note,
        "compiled_at": timezone.localtime(report.compiled_at),
    }
    return render_to_string("reporting/pdf/report.html", context)


def _is_of_circular(form: Form) -> bool:
    return form.code.endswith("-BCN")


def _sheets(section: Section) -> list[Sheet]:
    pages = section.pages(COLUMNS_A_PAGE)
    if len(pages) == 1:
        return [Sheet(section, "")]
    return [Sheet(page, f"Phần {number}/{len(pages)} của các cột") for number, page in enumerate(pages, 1)]
