"""The long work of a report in words: counting and drafting, and making its files. Known by the task only."""

import hashlib

from core import calendar
from core.claims import Claim, Tell
from core.db import acting_as
from core.dispatch import bring_to_end
from reporting.enums import FileKind, NarrativeWork, ReportState
from reporting.models import NarrativeFile, NarrativeReport
from reporting.narrative.annexes import annexes_of
from reporting.narrative.blocks import kept
from reporting.narrative.counting import count
from reporting.narrative.document import document_of
from reporting.narrative.docx import render_docx
from reporting.narrative.drafting import draft
from reporting.narrative.rendering import render_pdf
from reporting.narrative.xlsx import render_xlsx

COUNTING = "Đang đếm số liệu từ hồ sơ"
DRAFTING = "Đang viết bản thảo và lập phụ lục"
FILLING = "Đang dựng tệp Excel và Word"
PRINTING = "Đang dựng bản in PDF"
UNEXPECTED = "Có lỗi ngoài dự kiến. Những gì đã viết vẫn nguyên. Hãy thử lại; nếu vẫn lỗi, báo người quản trị mã {}."


def narrate(claim: Claim, tell: Tell) -> None:
    """Bring a claimed report to its end: drafted or printed, or failed with a reason that a person can read."""
    bring_to_end(claim, lambda: _work(claim, tell), UNEXPECTED.format(f"TK-{claim.pk}"))


def _work(claim: Claim, tell: Tell) -> None:
    with acting_as(None):
        report = NarrativeReport.objects.select_related("office__area").get(pk=claim.pk)
    if report.work == NarrativeWork.DRAFT:
        _draft(report, claim, tell)
    else:
        _print(report, claim, tell)


def _draft(report: NarrativeReport, claim: Claim, tell: Tell) -> None:
    tell(10, COUNTING)
    with acting_as(None):
        drawn = count(report.office, report.window)
        tell(70, DRAFTING)
        parts = {slug: kept(blocks) for slug, blocks in draft(drawn).items()}
        annexes = [{**annex, "blocks": kept(annex["blocks"])} for annex in annexes_of(report.office, drawn)]
    with acting_as(None):
        _end(claim, draft={"parts": parts, "annexes": annexes}, drafted_at=calendar.now())


def _print(report: NarrativeReport, claim: Claim, tell: Tell) -> None:
    with acting_as(None):
        document = document_of(report)
        tell(20, FILLING)
        workbook = render_xlsx(document)
        word = render_docx(document)
        tell(50, PRINTING)
        paper = render_pdf(document, workbook)
    with acting_as(None):
        _end(claim)
        for kind, content in ((FileKind.PDF, paper), (FileKind.DOCX, word), (FileKind.XLSX, workbook)):
            _keep(report, kind, content)


def _keep(report: NarrativeReport, kind: str, content: bytes) -> None:
    """A file of an issued report is made once: a second try finds it there."""
    if NarrativeFile.objects.filter(report=report, kind=kind, is_final=True).exists():
        return
    NarrativeFile.objects.update_or_create(
        report=report,
        kind=kind,
        defaults={
            "content": content,
            "sha256": hashlib.sha256(content).hexdigest(),
            "made_at": calendar.now(),
            "is_final": report.is_final,
        },
    )


def _end(claim: Claim, **values: object) -> None:
    claim.write(state=ReportState.DONE, progress=100, progress_label="", **values)
