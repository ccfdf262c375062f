"""What was sent beside what is counted now, or beside the round before; and a paper beside the record."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from cases.models import Dossier
from core import audit
from reporting.forms.life import CheckPaperForm
from reporting.models import CellRemark, Report, Submission
from reporting.reconciling import continuity, reconcile
from reporting.recount import Explained, changed_between, changed_since_sent
from reporting.tables import row_words, words_of_columns
from reporting.units import form_for
from reporting.verifying import verify_code, verify_pdf
from reporting.views.life import visible_submission
from reporting.views.reports import visible_report


@require_safe
@requires(Permission.VIEW_REPORT)
def submission_changes(request: HttpRequest, pk: int, round: int) -> HttpResponse:
    """Thay đổi sau khi nộp: today's recount beside the sent figures, with the dossiers and changes behind each."""
    submission = visible_submission(request, pk, round)
    audit.record("view_changes", submission.report, round=round)
    return _page(request, submission, changed_since_sent(submission), "Thay đổi sau khi nộp", ("Đã nộp", "Đếm hôm nay"))


@require_safe
@requires(Permission.VIEW_REPORT)
def submission_diff(request: HttpRequest, pk: int, round: int) -> HttpResponse:
    """What this round changed against the one before."""
    submission = visible_submission(request, pk, round)
    earlier = submission.report.submissions.filter(round=round - 1).first()
    if earlier is None:
        raise Http404
    audit.record("view_changes", submission.report, round=round)
    heads = (f"Lần {round - 1}", f"Lần {round}")
    return _page(request, submission, changed_between(earlier, submission), "So với lần nộp trước", heads)


@require_safe
@requires(Permission.VIEW_REPORT)
def report_reconcile(request: HttpRequest, pk: int, template_name: str = "reporting/reconcile.html") -> HttpResponse:
    """Đối chiếu: with what the units below sent, and with one's own last closing."""
    report = visible_report(request, pk)
    if not report.is_done:
        raise Http404
    layout = form_for(report.form, report.window)
    found = reconcile(report) if layout.child_columns or layout.every_commune else None
    opening = continuity(report)
    audit.record("view_changes", report)
    context = {
        "report": report,
        "missing": _named(report, found.missing) if found else [],
        "sums": [(line, row_words(layout, line.row)) for line in found.sums] if found else [],
        "below": _told(request, report, found.different) if found else None,
        "opening": _told(request, report, opening) if opening else None,
    }
    return render(request, template_name, context)


def _named(report: Report, missing: dict[str, list[str]]) -> list[tuple[str, list[str]]]:
    """The units below by their names, with what they have not sent."""
    words = words_of_columns(report, sorted(missing))
    return [(words[child], missing[child]) for child in words]


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.VIEW_REPORT)
def paper_check(request: HttpRequest, template_name: str = "reporting/paper_check.html") -> HttpResponse:
    """Hold a paper against the record, by its code or its file; only of the reports that one may see."""
    form = CheckPaperForm(request.POST or None, request.FILES or None)
    found = None
    if request.method == "POST" and form.is_valid():
        visible = Submission.objects.filter(report__in=Report.objects.visible_to(request.user))
        file = form.cleaned_data["file"]
        found = verify_pdf(visible, file.read()) if file else verify_code(visible, form.cleaned_data["code"])
    return render(request, template_name, {"form": form, "found": found})


def _page(
    request: HttpRequest,
    submission: Submission,
    explained: Explained,
    title: str,
    heads: tuple[str, str],
    template_name: str = "reporting/changes.html",
) -> HttpResponse:
    report = submission.report
    remarks: dict[tuple[str, str], list] = {}
    earlier = CellRemark.objects.filter(submission__report=report, submission__round__lt=submission.round)
    for remark in earlier.select_related("by", "answered_by"):
        remarks.setdefault((remark.row, remark.column), []).append(remark)
    context = {
        "report": report,
        "submission": submission,
        "title": title,
        "heads": heads,
        "told": _told(request, report, explained, remarks),
    }
    return render(request, template_name, context)


def _told(
    request: HttpRequest, report: Report, explained: Explained, remarks: dict[tuple[str, str], list] | None = None
) -> dict[str, Any]:
    """The differences in words, with which of the dossiers behind them the user may open."""
    layout = form_for(report.form, report.window)
    movers = {mover.dossier for cell in explained.cells for mover in (*cell.gone, *cell.came)}
    visible = Dossier.objects.visible_to(request.user).filter(pk__in=movers)
    columns = words_of_columns(report, {cell.column for cell in explained.cells})
    return {
        "may_open": set(visible.values_list("pk", flat=True)),
        "changes": explained.changes,
        "lines": [
            {
                "cell": cell,
                "label": row_words(layout, cell.row),
                "column": columns[cell.column],
                "movers": [(mover, False) for mover in cell.gone] + [(mover, True) for mover in cell.came],
                "remarks": (remarks or {}).get((cell.row, cell.column), []),
            }
            for cell in explained.cells
        ],
    }
