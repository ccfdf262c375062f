"""Plans: the list, the comparison with its results on page and as a file, and what stands behind a result."""

from decimal import Decimal

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header, urlencode
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.perms import requires
from areas.models import Office
from cases.models import Dossier
from core import audit
from core.errors import DomainError
from reporting.activities import ACTIVITY_LISTS
from reporting.forms.plans import PeriodForm
from reporting.models import Plan, PlanVersion, Share, Target
from reporting.perms import may_compile, may_plan, planning_offices, readable_offices
from reporting.plan_files import plan_pdf, plan_xlsx
from reporting.plan_lists import behind, counted_rows
from reporting.plan_results import (
    Comparison,
    compare,
    distributions_on,
    is_sum,
    results_below,
    unit_of,
    units_below,
)
from reporting.plan_rows import row_title
from reporting.plans import percent_of, plain, result_figure
from reporting.services.distributing import is_typed_for
from reporting.views.files import PDF, XLSX

ON_A_PAGE = 50


@require_safe
@requires(Permission.VIEW_REPORT)
def plan_list(request: HttpRequest, template_name: str = "reporting/plan_list.html") -> HttpResponse:
    """The plans of the offices in reach, and those in which one's own office has a part; each opens at that office."""
    plans = Plan.objects.visible_to(request.user).select_related("office").prefetch_related("versions")
    page = Paginator(plans, ON_A_PAGE).get_page(request.GET.get("page"))
    keys = [plan.office_id for plan in page]
    readable = set(readable_offices(request.user).filter(pk__in=keys).values_list("pk", flat=True))
    own = next((post.office for post in request.user.posts_today if post.office), None)
    lines = []
    for plan in page:
        is_own = plan.office_id in readable
        issued = [version for version in plan.versions.all() if not version.is_draft]
        lines.append((plan, plan.office if is_own else own, is_own, issued))
    context = {"page": page, "lines": lines, "may_plan": planning_offices(request.user).exists()}
    return render(request, template_name, context)


@require_safe
@requires(Permission.VIEW_REPORT)
def plan_detail(
    request: HttpRequest, plan: int, office: int, template_name: str = "reporting/plan_detail.html"
) -> HttpResponse:
    """The table of an office: each target beside its result; below it both versions of the plan."""
    found, unit_office = visible_part(request, plan, office)
    form = PeriodForm(request.GET, plan=found)
    compared = _compared(form, found, unit_office)
    own = found.office_id == unit_office.pk
    versions = list(found.versions.select_related("made_by", "issued_by"))
    context = {
        "plan": found,
        "office": unit_office,
        "form": form,
        "compared": compared,
        "asked": _query(form),
        "is_own": own,
        "draft": next((version for version in versions if version.is_draft), None) if own else None,
        "versions": [version for version in versions if not version.is_draft],
        "by_version": _by_version(versions) if own else [],
        "may_plan": may_plan(request.user, unit_office),
    }
    return render(request, template_name, context)


@require_safe
@requires(Permission.VIEW_REPORT)
def plan_file(request: HttpRequest, plan: int, office: int, kind: str) -> HttpResponse:
    """The same table to be printed, or as a workbook."""
    found, unit_office = visible_part(request, plan, office)
    form = PeriodForm(request.GET, plan=found)
    compared = _compared(form, found, unit_office)
    if compared is None:
        raise Http404
    audit.record(f"download_plan_{kind}", found, office=unit_office.pk, period=compared.window.period)
    window = compared.window
    day = f"_den-{window.cutoff:%Y-%m-%d}" if window.cutoff else ""
    disposition = content_disposition_header(kind == "xlsx", f"KH_{unit_office.code}_{window.period}{day}.{kind}")
    content = plan_pdf(compared) if kind == "pdf" else plan_xlsx(compared)
    return HttpResponse(
        content,
        content_type=PDF if kind == "pdf" else XLSX,
        headers={"Content-Disposition": disposition},
    )


@require_safe
@requires(Permission.VIEW_REPORT)
def plan_target(
    request: HttpRequest, plan: int, office: int, target: int, template_name: str = "reporting/plan_target.html"
) -> HttpResponse:
    """One target of an office: the rows behind its result, what was typed in, and the parts of the units below."""
    found, unit_office = visible_part(request, plan, office)
    held, value = held_target(found, unit_office, target)
    form = PeriodForm(request.GET, plan=found)
    if not form.is_valid():
        raise Http404
    unit = unit_of(unit_office, form.window.ends)
    given = distributions_on([held], form.window.ends).get((held.pk, unit_office.pk))
    counted = [] if is_typed_for(held, unit_office) else counted_rows(found, held, unit, form.window)
    reached = {}
    if given:
        reached = results_below(found, held, [share.office.area for share in given.shares.all()], unit, form.window)
    typed = found.typed_results.filter(code=held.code, office=unit_office).select_related("by").order_by("-on", "-pk")
    context = {
        "plan": found,
        "office": unit_office,
        "target": held,
        "value": plain(value),
        "window": form.window,
        "asked": _query(form),
        "counted": counted,
        "given": given,
        "shares": [_share(held, share, reached) for share in given.shares.all()] if given else [],
        "typed": [(entry, plain(entry.value)) for entry in typed],
        "may_type": is_typed_for(held, unit_office) and not is_sum(held) and may_compile(request.user, unit_office),
        "may_give": may_plan(request.user, unit_office) and bool(units_below(unit_office, form.window.ends)),
    }
    return render(request, template_name, context)


@require_safe
@requires(Permission.VIEW_REPORT)
def plan_figure(
    request: HttpRequest,
    plan: int,
    office: int,
    target: int,
    row: str,
    template_name: str = "reporting/plan_figure.html",
) -> HttpResponse:
    """The dossiers or activities behind one row of a target."""
    found, unit_office = visible_part(request, plan, office)
    held, _ = held_target(found, unit_office, target)
    form = PeriodForm(request.GET, plan=found)
    if not form.is_valid():
        raise Http404
    unit = unit_of(unit_office, form.window.ends)
    rows = [] if is_typed_for(held, unit_office) else counted_rows(found, held, unit, form.window)
    if row not in {one.code for one in rows if one.has_list}:
        raise Http404
    listed = behind(found, held, unit, form.window, row)
    audit.record("view_figure", found, row=row, target=held.code, office=unit_office.pk)
    page = Paginator(listed, ON_A_PAGE).get_page(request.GET.get("page"))
    keys = {line.dossier_id for line in page if line.dossier_id}
    may_open = Dossier.objects.visible_to(request.user).filter(pk__in=keys).values_list("pk", flat=True)
    context = {
        "plan": found,
        "office": unit_office,
        "target": held,
        "heading": row_title(row),
        "whose": "Thuộc" if row in ACTIVITY_LISTS else "Số hồ sơ",
        "window": form.window,
        "asked": _query(form),
        "page": page,
        "count": len(listed),
        "may_open": set(may_open),
    }
    return render(request, template_name, context)


def visible_part(request: HttpRequest, plan: int, office: int) -> tuple[Plan, Office]:
    """The plan and an office that has targets in it, or 404 for whoever may not know of them."""
    found = get_object_or_404(Plan.objects.visible_to(request.user).select_related("office__area"), pk=plan)
    own = get_object_or_404(readable_offices(request.user).select_related("area"), pk=office)
    given = Share.objects.filter(office=own, distribution__target__version__plan=found)
    if found.office_id != own.pk and not given.exists():
        raise Http404
    return found, own


def held_target(plan: Plan, office: Office, pk: int) -> tuple[Target, Decimal]:
    """A target that the office has in an issued version, with its number."""
    target = get_object_or_404(
        Target.objects.select_related("version"), pk=pk, version__plan=plan, version__issued_at__isnull=False
    )
    if plan.office_id == office.pk:
        return target, target.value
    shares = Share.objects.filter(office=office, distribution__target=target)
    last = shares.order_by("distribution__decree_on", "distribution").last()
    if last is None:
        raise Http404
    return target, last.value


def _compared(form: PeriodForm, plan: Plan, office: Office) -> Comparison | None:
    """The table; None where nothing can be compared, with the reason above the form."""
    if not form.is_valid():
        return None
    try:
        return compare(plan, office, form.window)
    except DomainError as error:
        form.refuse(error)
        return None


def _query(form: PeriodForm) -> str:
    return urlencode({name: form.data.get(name, "") for name in ("year", "part", "cutoff")})


def _share(target: Target, share: Share, reached: dict) -> tuple:
    """Unit, its number, its result and the percent of it."""
    value = reached.get(share.office.area_id)
    result = result_figure(target.kind, value)
    return share.office.area.name, plain(share.value), result, percent_of(value, share.value)


def _by_version(versions: list[PlanVersion]) -> list[tuple[str, str, list[int | float | None]]]:
    """Each target of any issued version with its number in each of them, when there are several."""
    issued = [version for version in versions if not version.is_draft]
    if len(issued) < 2:
        return []
    numbers: dict[str, dict[int, Target]] = {}
    for version in issued:
        for target in version.targets.all():
            numbers.setdefault(target.code, {})[version.pk] = target
    return [
        (
            code,
            list(found.values())[-1].label,
            [plain(found[version.pk].value) if version.pk in found else None for version in issued],
        )
        for code, found in sorted(numbers.items())
    ]
