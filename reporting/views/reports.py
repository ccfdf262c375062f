"""The reports: list, asking, one report with its progress."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from accounts.scope import scope_of
from core.errors import DomainError
from reporting.by_units import trees_to_compare
from reporting.filters import ReportFilter
from reporting.forms import AskForm
from reporting.forms.known import KnownDayForm
from reporting.models import Report
from reporting.notices import report_notice
from reporting.perms import may_compile
from reporting.services import ask_report, recompile_report
from reporting.standing import standing_of
from reporting.tables import adjustments_of, checks_of, sections_of, untyped_groups
from reporting.units import form_for

ON_A_PAGE = 25


@require_safe
@requires(Permission.VIEW_REPORT)
def report_list(request: HttpRequest, template_name: str = "reporting/report_list.html") -> HttpResponse:
    reports = Report.objects.visible_to(request.user).defer("cells", "checks")
    found = ReportFilter(request.GET, reports)
    page = Paginator(found.qs.select_related("office", "requested_by"), ON_A_PAGE).get_page(request.GET.get("page"))
    if _is_partial(request):
        template_name = "reporting/partials/_reports.html"
    context = {
        "filter": found,
        "page": page,
        "may_ask": request.user.may(Permission.COMPILE_REPORT),
        "has_area": bool(scope_of(request.user, Permission.VIEW_REPORT).units),
    }
    if template_name == "reporting/report_list.html":
        context["notice"] = report_notice(request.user)
    response = render(request, template_name, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.COMPILE_REPORT)
def report_create(request: HttpRequest, template_name: str = "reporting/report_form.html") -> HttpResponse:
    """Ask for a report. While one chooses, htmx takes the boxes alone, with what fits the choice."""
    if request.method != "POST":
        form = AskForm(user=request.user, typed=request.GET.dict())
        if _is_partial(request):
            template_name = "reporting/partials/_ask.html"
        return render(request, template_name, {"form": form})
    form = AskForm(request.POST.dict(), user=request.user)
    if form.is_valid():
        asked = {name: form.cleaned_data[name] for name in ("form", "office", "period", "cutoff")}
        try:
            report = ask_report(**asked, by=request.user)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            return redirect("reporting:report_detail", pk=report.pk)
    return render(request, template_name, {"form": form})


@require_safe
@requires(Permission.VIEW_REPORT)
def report_detail(request: HttpRequest, pk: int, template_name: str = "reporting/report_detail.html") -> HttpResponse:
    """A report; while it is being compiled its page asks every second, and takes this view's middle part alone."""
    report = visible_report(request, pk)
    if _is_partial(request):
        template_name = "reporting/partials/_report.html"
    checks = checks_of(report) if report.is_done else []
    context = {
        "report": report,
        "window": report.window,
        "layout": form_for(report.form, report.window),
        "sections": sections_of(report) if report.is_done else [],
        "checks": checks,
        "adjustments": adjustments_of(report) if report.is_done else [],
        "untyped": untyped_groups(report) if report.is_done else [],
        "all_hold": all(check.holds for check in checks),
        "may_recompile": may_compile(request.user, report.office) and not report.is_sent,
        "standing": standing_of(report, request.user),
        "known_form": KnownDayForm(),
        "other_trees": trees_to_compare(report, request.user) if report.is_done else [],
    }
    response = render(request, template_name, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_POST
@requires(Permission.COMPILE_REPORT)
def report_recompile(request: HttpRequest, pk: int) -> HttpResponse:
    report = recompile_report(report=visible_report(request, pk), by=request.user)
    messages.info(request, "Đang tổng hợp lại từ hồ sơ hiện có.")
    return redirect("reporting:report_detail", pk=report.pk)


def visible_report(request: HttpRequest, pk: int) -> Report:
    """The report, or 404 for whoever may not know of it."""
    reports = Report.objects.visible_to(request.user).select_related("office__area__parent", "requested_by", "pdf")
    return get_object_or_404(reports.defer("pdf__content"), pk=pk)


def _is_partial(request: HttpRequest) -> bool:
    return bool(request.headers.get("HX-Request")) and not request.headers.get("HX-History-Restore-Request")
