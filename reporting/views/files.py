"""A report as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.perms import requires
from core import audit
from reporting.models import Report
from reporting.views.reports import visible_report
from reporting.xlsx import render_xlsx

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@requires(Permission.VIEW_REPORT)
def report_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The stored PDF, opened in the browser: of a report that was sent, the paper that went out."""
    report = _done_report(request, pk)
    if report.is_sent:
        return redirect("reporting:submission_pdf", pk, report.submissions.latest("round").round)
    if not report.has_pdf:
        raise Http404
    audit.record("download_pdf", report)
    return file_answer(report, "pdf", bytes(report.pdf.content), PDF)


@require_safe
@requires(Permission.VIEW_REPORT)
def report_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """The same table as a workbook."""
    report = _done_report(request, pk)
    audit.record("download_xlsx", report)
    return file_answer(report, "xlsx", render_xlsx(report), XLSX, as_attachment=True)


def _done_report(request: HttpRequest, pk: int) -> Report:
    report = visible_report(request, pk)
    if not report.is_done:
        raise Http404
    return report


def file_answer(report: Report, ending: str, content: bytes, kind: str, *, as_attachment: bool = False) -> HttpResponse:
    """A file of a report, named by form, office and period."""
    day = f"_den-{report.cutoff:%Y-%m-%d}" if report.cutoff else ""
    name = f"{report.form}_{report.office.code}_{report.period}{day}.{ending}"
    disposition = content_disposition_header(as_attachment, name)
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})
