"""A report in words as HTML and as PDF/A with its workbook inside (NĐ30/2020, phụ lục I)."""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils import timezone

from core.pdf import Enclosure, html_to_archive
from reporting.narrative.document import Document

WORKBOOK = "so-lieu.xlsx"
SUBJECT = "Công tác cai nghiện ma túy và quản lý sau cai nghiện"
DRAFT = "Dự thảo, chưa ban hành. Số liệu tổng hợp từ hồ sơ lúc {}."


def render_pdf(document: Document, workbook: bytes) -> bytes:
    """The PDF, with the figures as a workbook inside; the same document gives the same bytes."""
    enclosure = Enclosure(WORKBOOK, "Số liệu của báo cáo", workbook)
    return html_to_archive(render_html(document), [enclosure], at=drafted_at(document))


def render_html(document: Document) -> str:
    """The document that is printed."""
    context = {
        "head": document.head,
        "parts": document.parts,
        "annexes": document.annexes,
        "subject": SUBJECT,
        "draft_note": "" if document.head["number"] else DRAFT.format(f"{drafted_at(document):%H:%M ngày %d/%m/%Y}"),
    }
    return render_to_string("reporting/pdf/narrative.html", context)


def drafted_at(document: Document) -> datetime:
    """When its figures were counted: the one time that it bears."""
    return timezone.localtime(datetime.fromisoformat(document.head["drafted_at"]))
