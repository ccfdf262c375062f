"""Who owes what, the calendar it follows from, and what the clock did at night."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission, Role
from accounts.perms import requires
from areas.enums import Level, OfficeKind
from areas.models import Area
from core.calendar import today
from core.errors import DomainError, NotAllowedError
from reporting.blockers import blockers_of
from reporting.enums import EDITABLE, Sender
from reporting.forms.life import SubmitForm
from reporting.forms.owed import OwedForm
from reporting.letterhead import signer_title_of
from reporting.models import JobRun, ReportSchedule
from reporting.notices import night_notices, report_notice
from reporting.overview import Overview, late_days, owed_reports, periods_owed
from reporting.perms import readable_offices
from reporting.services import submit_nil_report
from reporting.standing import next_number
from reporting.views.reports import visible_report

ON_A_PAGE = 50
NIL = "Nộp báo cáo “Không phát sinh”"
NIL_SENT = "Đã nộp báo cáo “Không phát sinh”. Bản in đang được dựng."


@require_safe
@requires(Permission.VIEW_REPORT)
def owed(request: HttpRequest, template_name: str = "reporting/owed.html") -> HttpResponse:
    """By period and form, for each office below and one's own, down to the unit."""
    reports = owed_reports(request.user)
    periods = periods_owed(reports)
    form = OwedForm(request.GET or None, periods=periods)
    chosen = form.chosen()
    district = _district(request) if request.GET.get("huyen") else None
    is_province = any(post.role == Role.PROVINCE_OFFICER for post in request.user.posts_today)
    reports = reports.filter(period=chosen["period"])
    if chosen["form"]:
        reports = reports.filter(form=chosen["form"])
    overview = Overview(reports, is_province=is_province, district=district)
    page = Paginator(overview.rows(chosen["owing"]), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "period_title": dict(periods).get(chosen["period"], ""),
        "chosen": chosen,
        "overview": overview,
        "district": district,
        "page": page,
        "rows": [(report, late_days(report), report.stage in EDITABLE) for report in page],
        "notice": report_notice(request.user),
        "nights": night_notices(request.user),
        "today": today(),
    }
    return render(request, template_name, context)


@require_safe
@requires(Permission.VIEW_REPORT)
def schedule(request: HttpRequest, template_name: str = "reporting/schedule.html") -> HttpResponse:
    """The calendar as it stands, with its sources."""
    rows = ReportSchedule.objects.select_related("area")
    senders = {sender: [row for row in rows if row.sender == sender] for sender in Sender}
    return render(request, template_name, {"senders": [(Sender(name), found) for name, found in senders.items()]})


@require_safe
@requires(Permission.VIEW_REPORT, Permission.MANAGE_USERS)
def job_runs(request: HttpRequest, template_name: str = "reporting/job_runs.html") -> HttpResponse:
    """Every attempt of the night's work, the last first."""
    page = Paginator(JobRun.objects.select_related("area"), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, template_name, {"page": page, "nights": night_notices(request.user)})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.COMPILE_REPORT)
def report_submit_nil(request: HttpRequest, pk: int, template_name: str = "reporting/report_act.html") -> HttpResponse:
    """Nothing to report: confirmed and sent by one act."""
    report = visible_report(request, pk)
    first = {"number": next_number(report), "signed_on": today(), "signer_title": signer_title_of(report)}
    form = SubmitForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            submit_nil_report(report=report, by=request.user, **form.cleaned_data)
        except NotAllowedError:
            raise
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, NIL_SENT)
            return redirect("reporting:report_detail", pk=pk)
    context = {"report": report, "form": form, "title": NIL, "blockers": blockers_of(report)}
    return render(request, template_name, context)


def _district(request: HttpRequest) -> Area:
    """A district whose own reports the user reads; else it is not there."""
    offices = readable_offices(request.user).filter(kind=OfficeKind.DISTRICT).values("area")
    key = request.GET["huyen"]
    return get_object_or_404(Area, pk=key if key.isdigit() else None, pk__in=offices, level=Level.DISTRICT)
