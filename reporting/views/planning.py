"""Making plans: drafted, filled with targets, issued, amended, given to the units below; results typed in."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from core.calendar import today
from core.errors import DomainError
from core.forms import PlainForm
from reporting.forms.plans import AmendForm, PlanForm, ResultForm, SharesForm, TargetForm
from reporting.models import Plan, PlanVersion, Target
from reporting.perms import compilable_offices, planning_offices
from reporting.plan_results import distributions_on, units_below
from reporting.plan_rows import rows_by_group
from reporting.plans import lacking, plain
from reporting.services import (
    amend_plan,
    distribute_target,
    draft_plan,
    drop_target,
    issue_version,
    save_target,
    type_result,
)
from reporting.services.distributing import is_typed_for
from reporting.services.planning import faults_of
from reporting.views.plans import held_target, visible_part

GET_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_POST)
@requires(Permission.WRITE_PLAN)
def plan_create(request: HttpRequest) -> HttpResponse:
    offices = planning_offices(request.user).order_by("code")
    year = today().year
    first = {"first_year": year, "last_year": year, "decree_on": today()}
    form = PlanForm(request.POST or None, offices=offices, initial=first)
    return _form_page(
        request,
        form,
        "Lập kế hoạch",
        lambda: draft_plan(by=request.user, **form.cleaned_data),
        "Đã lập dự thảo. Hãy thêm các chỉ tiêu, rồi ban hành.",
        lambda plan: redirect("reporting:plan_draft", plan=plan.pk),
        back=redirect("reporting:plan_list").url,
    )


@require_http_methods(GET_POST)
@requires(Permission.WRITE_PLAN)
def plan_amend(request: HttpRequest, plan: int) -> HttpResponse:
    found = _own_plan(request, plan)
    form = AmendForm(request.POST or None, initial={"decree_on": today()})
    return _form_page(
        request,
        form,
        "Sửa đổi kế hoạch",
        lambda: amend_plan(plan=found, by=request.user, **form.cleaned_data),
        "Đã mở bản sửa đổi, chép từ bản đang có hiệu lực. Hãy sửa các chỉ tiêu, rồi ban hành.",
        lambda version: redirect("reporting:plan_draft", plan=found.pk),
        back=_address(found),
        about=found,
    )


@require_safe
@requires(Permission.WRITE_PLAN)
def plan_draft(request: HttpRequest, plan: int, template_name: str = "reporting/plan_draft.html") -> HttpResponse:
    """The draft: its targets, what they lack, and what keeps it from being issued."""
    found = _own_plan(request, plan)
    version = _draft_of(found)
    targets = list(version.targets.all())
    lines = []
    for target in targets:
        parts = [part.value for part in targets if part.part_of == target.code]
        lines.append((target, plain(target.value), plain(lacking(target.value, parts)) if parts else None))
    context = {"plan": found, "version": version, "lines": lines, "faults": faults_of(targets), "back": _address(found)}
    return render(request, template_name, context)


@require_POST
@requires(Permission.WRITE_PLAN)
def plan_issue(request: HttpRequest, plan: int) -> HttpResponse:
    found = _own_plan(request, plan)
    try:
        issue_version(version=_draft_of(found), by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("reporting:plan_draft", plan=found.pk)
    messages.success(request, "Đã ban hành. Bản này từ nay được giữ nguyên; các chỉ tiêu có thể phân bổ cho cấp dưới.")
    return redirect(_address(found))


@require_http_methods(GET_POST)
@requires(Permission.WRITE_PLAN)
def target_add(request: HttpRequest, plan: int) -> HttpResponse:
    found = _own_plan(request, plan)
    return _target_page(request, found, _draft_of(found), None)


@require_http_methods(GET_POST)
@requires(Permission.WRITE_PLAN)
def target_edit(request: HttpRequest, plan: int, target: int) -> HttpResponse:
    found = _own_plan(request, plan)
    version = _draft_of(found)
    return _target_page(request, found, version, get_object_or_404(version.targets, pk=target))


@require_POST
@requires(Permission.WRITE_PLAN)
def target_drop(request: HttpRequest, plan: int, target: int) -> HttpResponse:
    found = _own_plan(request, plan)
    try:
        drop_target(target=get_object_or_404(_draft_of(found).targets, pk=target), by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, "Đã xóa chỉ tiêu khỏi dự thảo.")
    return redirect("reporting:plan_draft", plan=found.pk)


@require_http_methods(GET_POST)
@requires(Permission.WRITE_PLAN)
def plan_distribute(request: HttpRequest, plan: int, office: int, target: int) -> HttpResponse:
    """Give one target to the units below."""
    found, giver = visible_part(request, plan, office)
    get_object_or_404(planning_offices(request.user), pk=giver.pk)
    held, value = held_target(found, giver, target)
    below = units_below(giver, today())
    given = distributions_on([held], today()).get((held.pk, giver.pk))
    first = {"decree_on": today()}
    form = SharesForm(request.POST or None, target=held, below=below, given=given, initial=first)
    back = redirect("reporting:plan_target", plan=found.pk, office=giver.pk, target=held.pk).url
    return _form_page(
        request,
        form,
        "Phân bổ chỉ tiêu",
        lambda: distribute_target(
            target=held,
            giver=giver,
            shares=form.shares,
            decree_number=form.cleaned_data["decree_number"],
            decree_on=form.cleaned_data["decree_on"],
            by=request.user,
        ),
        "Đã phân bổ chỉ tiêu cho các đơn vị.",
        lambda _: redirect(back),
        template_name="reporting/plan_shares.html",
        back=back,
        about=found,
        target=held,
        value=plain(value),
    )


@require_http_methods(GET_POST)
@requires(Permission.COMPILE_REPORT)
def plan_type_result(request: HttpRequest, plan: int, office: int, target: int) -> HttpResponse:
    """Type in the result of a target that no figure counts."""
    found, unit_office = visible_part(request, plan, office)
    get_object_or_404(compilable_offices(request.user), pk=unit_office.pk)
    held, _ = held_target(found, unit_office, target)
    if not is_typed_for(held, unit_office):
        raise Http404
    form = ResultForm(request.POST or None, initial={"on": today()})
    back = redirect("reporting:plan_target", plan=found.pk, office=unit_office.pk, target=held.pk).url
    return _form_page(
        request,
        form,
        "Nhập kết quả chỉ tiêu",
        lambda: type_result(plan=found, target=held, office=unit_office, by=request.user, **form.cleaned_data),
        "Đã ghi kết quả.",
        lambda _: redirect(back),
        back=back,
        about=found,
        target=held,
    )


def _own_plan(request: HttpRequest, pk: int) -> Plan:
    """A plan of an office for which the user plans, or 404."""
    plans = Plan.objects.visible_to(request.user).filter(office__in=planning_offices(request.user))
    return get_object_or_404(plans.select_related("office__area"), pk=pk)


def _draft_of(plan: Plan) -> PlanVersion:
    return get_object_or_404(plan.versions.filter(issued_at__isnull=True).select_related("plan", "made_by"))


def _address(plan: Plan) -> str:
    return redirect("reporting:plan_detail", plan=plan.pk, office=plan.office_id).url


def _target_page(request: HttpRequest, plan: Plan, version: PlanVersion, target: Target | None) -> HttpResponse:
    form = TargetForm(request.POST or None, instance=target)
    return _form_page(
        request,
        form,
        "Sửa chỉ tiêu" if target else "Thêm chỉ tiêu",
        lambda: save_target(version=version, target=target, by=request.user, **form.cleaned_data),
        "Đã lưu chỉ tiêu.",
        lambda _: redirect("reporting:plan_draft", plan=plan.pk),
        template_name="reporting/plan_target_form.html",
        back=redirect("reporting:plan_draft", plan=plan.pk).url,
        about=plan,
        groups=rows_by_group(),
    )


def _form_page(
    request: HttpRequest,
    form: PlainForm,
    title: str,
    act: Callable[[], Any],
    words: str,
    onward: Callable[[Any], HttpResponse],
    template_name: str = "reporting/plan_form.html",
    **context: Any,
) -> HttpResponse:
    """One act with a form: shown, taken, or refused with what was typed still there."""
    if request.method == "POST" and form.is_valid():
        try:
            done = act()
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, words)
            return onward(done)
    return render(request, template_name, {"form": form, "title": title, **context})
