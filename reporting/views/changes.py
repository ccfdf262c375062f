"""What was sent beside what is counted now, or beside the round before; and a paper beside the record."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from cases.models import Dossier
from core import audit
from reporting.forms.life import CheckPaperForm
from reporting.models import CellRemark, Report, Submission
from reporting.recount import Explained, changed_between, changed_since_sent
from reporting.tables import column_words, row_words
from reporting.units import form_for
from reporting.verifying import verify_code, verify_pdf
from reporting.views.life import visible_submission


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
    layout = form_for(report.form, report.window)
    movers = {mover.dossier for cell in explained.cells for mover in (*cell.gone, *cell.came)}
    people = Dossier.objects.filter(pk__in=movers).in_bulk()
    may_open = set(Dossier.objects.visible_to(request.user).filter(pk__in=movers).values_list("pk", flat=True))
    remarks: dict[tuple[str, str], list] = {}
    earlier = CellRemark.objects.filter(submission__report=report, submission__round__lt=submission.round)
    for remark in earlier.select_related("by", "answered_by"):
        remarks.setdefault((remark.row, remark.column), []).append(remark)
    columns = {cell.column: column_words(report, cell.column) for cell in explained.cells}
    context = {
        "report": report,
        "submission": submission,
        "title": title,
        "heads": heads,
        "since": explained.since,
        "cells": [
            {
                "cell": cell,
                "label": row_words(layout, cell.row),
                "column": columns[cell.column],
                "movers": [(mover, False) for mover in cell.gone] + [(mover, True) for mover in cell.came],
                "remarks": remarks.get((cell.row, cell.column), []),
            }
            for cell in explained.cells
        ],
        "people": people,
        "may_open": may_open,
        "changes": explained.changes,
    }
    return render(request, template_name, context)
