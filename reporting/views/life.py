"""The acts in the life of a report, and the papers of what was sent."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from cases.procedures.scans import NewScan
from core import audit
from core.calendar import today
from core.errors import DomainError, NotAllowedError
from reporting.blockers import blockers_of
from reporting.forms.life import AnswerForm, ReasonForm, RemarkForm, ScanForm, SubmitForm
from reporting.letterhead import signer_title_of
from reporting.life import MOVES
from reporting.models import CellRemark, Report, Submission
from reporting.services import (
    answer_remark,
    approve_report,
    attach_signed_scan,
    begin_review,
    check_report,
    lock_report,
    remark_cell,
    return_report,
    submit_report,
    withdraw_report,
)
from reporting.standing import next_number
from reporting.tables import row_words
from reporting.units import form_for
from reporting.views.files import PDF, file_answer
from reporting.views.reports import visible_report

AT_ONCE: dict[str, tuple[Callable[..., Any], str]] = {
    "kiem-tra-xong": (check_report, "Đã ghi: bạn đã kiểm tra báo cáo. Việc tiếp theo là nộp."),
    "xem-xet": (begin_review, "Đã ghi: bạn bắt đầu xem xét. Từ giờ bên gửi không tự rút lại được."),
    "duyet": (approve_report, "Đã duyệt báo cáo."),
    "khoa": (lock_report, "Đã khóa báo cáo."),
}
"""Acts of one press of a button."""

WITH_REASON: dict[str, tuple[str, Callable[..., Any], str]] = {
    "rut-lai": ("withdraw", withdraw_report, "Đã rút báo cáo về để sửa."),
    "tra-lai": ("return", return_report, "Đã trả báo cáo lại nơi gửi."),
}


@require_POST
@requires(Permission.COMPILE_REPORT)
def report_act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    report = visible_report(request, pk)
    service, words = AT_ONCE[act]
    try:
        service(report=report, by=request.user)
    except NotAllowedError:
        raise
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, words)
    return redirect("reporting:report_detail", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.COMPILE_REPORT)
def report_reason(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    report = visible_report(request, pk)
    name, service, words = WITH_REASON[act]
    form = ReasonForm(request.POST or None)
    return _form_page(
        request,
        report,
        form,
        MOVES[name].label,
        lambda: service(report=report, reason=form.cleaned_data["reason"], by=request.user),
        words,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.COMPILE_REPORT)
def report_submit(request: HttpRequest, pk: int) -> HttpResponse:
    report = visible_report(request, pk)
    first = {"number": next_number(report), "signed_on": today(), "signer_title": signer_title_of(report)}
    form = SubmitForm(request.POST or None, initial=first)
    return _form_page(
        request,
        report,
        form,
        MOVES["submit"].label,
        lambda: submit_report(report=report, by=request.user, **form.cleaned_data),
        "Đã nộp báo cáo. Số liệu đã đóng băng; bản in đang được dựng.",
        blockers=blockers_of(report),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.COMPILE_REPORT)
def report_remark(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something of one figure; the figure's own page leads here with its row and column."""
    report = visible_report(request, pk)
    if not report.cells:
        raise Http404
    form = RemarkForm(request.POST or None, report=report, initial=request.GET.dict())
    return _form_page(
        request,
        report,
        form,
        "Ghi ý kiến về một số liệu",
        lambda: remark_cell(report=report, by=request.user, **form.cleaned_data),
        "Đã ghi ý kiến. Khi xong, bấm “Trả lại” hoặc “Duyệt”.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.COMPILE_REPORT)
def report_answer(request: HttpRequest, pk: int, remark: int) -> HttpResponse:
    report = visible_report(request, pk)
    found = get_object_or_404(
        CellRemark.objects.select_related("submission__report"), submission__report=report, pk=remark
    )
    form = AnswerForm(request.POST or None)
    return _form_page(
        request,
        report,
        form,
        "Trả lời ý kiến",
        lambda: answer_remark(remark=found, answer=form.cleaned_data["answer"], by=request.user),
        "Đã ghi câu trả lời.",
        said=found,
        row_label=row_words(form_for(report.form, report.window), found.row),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.COMPILE_REPORT)
def submission_attach(request: HttpRequest, pk: int, round: int) -> HttpResponse:
    """Attach the scan of the signed paper."""
    submission = visible_submission(request, pk, round)
    form = ScanForm(request.POST or None, request.FILES or None)

    def attach() -> None:
        file = form.cleaned_data["scan_signed"]
        attach_signed_scan(submission=submission, paper=NewScan("signed", file.name, file.read()), by=request.user)

    return _form_page(request, submission.report, form, "Gắn bản đã ký", attach, "Đã gắn bản ký.")


@require_safe
@requires(Permission.VIEW_REPORT)
def submission_pdf(request: HttpRequest, pk: int, round: int) -> HttpResponse:
    """The paper of what was sent."""
    submission = visible_submission(request, pk, round)
    if not submission.pdf:
        raise Http404
    audit.record("download_pdf", submission.report, round=round)
    return file_answer(submission.report, f"lan-{round}.pdf", bytes(submission.pdf), PDF)


@require_safe
@requires(Permission.VIEW_REPORT)
def submission_scan(request: HttpRequest, pk: int, round: int) -> HttpResponse:
    """The signed paper."""
    submission = visible_submission(request, pk, round)
    scan = getattr(submission, "scan", None)
    if scan is None:
        raise Http404
    audit.record("download_scan", submission.report, round=round)
    return file_answer(submission.report, scan.name, bytes(scan.content), scan.content_type)


def visible_submission(request: HttpRequest, pk: int, round: int) -> Submission:
    """The submission, or 404 for whoever may not know of it."""
    reports = Report.objects.visible_to(request.user)
    found = Submission.objects.select_related("report__office__area__parent", "receiver", "submitted_by")
    return get_object_or_404(found, report__in=reports, report_id=pk, round=round)


def _form_page(
    request: HttpRequest,
    report: Report,
    form: Any,
    title: str,
    act: Callable[[], Any],
    words: str,
    template_name: str = "reporting/report_act.html",
    **context: Any,
) -> HttpResponse:
    """One act with a form: shown, taken, or refused with what was typed still there."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except NotAllowedError:
            raise
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, words)
            return redirect("reporting:report_detail", pk=report.pk)
    return render(request, template_name, {"report": report, "form": form, "title": title, **context})
