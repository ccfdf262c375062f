"""Bảng chéo: the questions that no form foresaw."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode
from django.views.decorators.http import require_POST, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from accounts.scope import scope_of
from areas.models import Area
from areas.queries import subtree_on
from core import audit
from core.errors import DomainError, NotAllowedError
from reporting.charts import crosstab_chart
from reporting.crosstabs.counting import cross, listed
from reporting.crosstabs.xlsx import render_crosstab
from reporting.forms.crosstabs import CrossTableForm, SaveTableForm
from reporting.models import SavedTable
from reporting.services import drop_table, save_table
from reporting.views.figures import paged
from reporting.views.files import XLSX

NO_AREA = "Bảng chéo đếm theo địa bàn; cơ sở xem số liệu của mình ở biểu 02-BCN và phụ lục."
ASKED = ("measure", "rows", "columns", "starts", "ends", "unit", "modality", "age", "sex", "people", "drug")


@require_safe
@requires(Permission.VIEW_REPORT)
def crosstab(request: HttpRequest, template_name: str = "reporting/crosstab.html") -> HttpResponse:
    """The form, and the table that it asks for: the address holds the whole question."""
    form = _form(request)
    context = {"form": form, "save": SaveTableForm(), "saved": SavedTable.objects.visible_to(request.user)}
    if form.is_valid():
        unit, children = _unit(form)
        table = cross(form.asked, unit, children)
        audit.record("cross_table", unit, **form.asked.as_query())
        context |= {
            "table": table,
            "unit": unit,
            "query": urlencode(form.asked.as_query()),
            "chart": crosstab_chart(table),
        }
    return render(request, template_name, context)


@require_safe
@requires(Permission.VIEW_REPORT)
def crosstab_list(request: HttpRequest, template_name: str = "reporting/figure.html") -> HttpResponse:
    """The dossiers behind one count."""
    form = _form(request)
    if not form.is_valid():
        raise Http404
    unit, children = _unit(form)
    row, column = request.GET.get("row", ""), request.GET.get("column", "")
    found = listed(form.asked, unit, children, row=row, column=column)
    audit.record("view_figure", unit, row=row, column=column, **form.asked.as_query())
    context = {
        "heading": form.asked.measure.label,
        "unit": unit.name,
        "words": f"từ {form.asked.starts:%d/%m/%Y} đến hết {form.asked.ends:%d/%m/%Y}",
        "back": f"{reverse('reporting:crosstab')}?{urlencode(form.asked.as_query())}",
        **paged(request, found),
    }
    return render(request, template_name, context)


@require_safe
@requires(Permission.VIEW_REPORT)
def crosstab_xlsx(request: HttpRequest) -> HttpResponse:
    form = _form(request)
    if not form.is_valid():
        raise Http404
    unit, children = _unit(form)
    content = render_crosstab(cross(form.asked, unit, children), unit.name)
    audit.record("download_xlsx", unit, **form.asked.as_query())
    disposition = content_disposition_header(True, f"bang-cheo_{form.asked.measure.slug}_{unit.code}.xlsx")
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": disposition})


@require_POST
@requires(Permission.VIEW_REPORT)
def crosstab_save(request: HttpRequest) -> HttpResponse:
    """Keep the question for the office."""
    form, named = _form(request), SaveTableForm(request.POST)
    post = next((post for post in request.user.posts_today if post.office), None)
    if not form.is_valid() or post is None:
        raise Http404
    address = f"{reverse('reporting:crosstab')}?{urlencode(form.asked.as_query())}"
    if not named.is_valid():
        messages.error(request, "Hãy đặt tên cho bảng rồi lưu.")
        return redirect(address)
    try:
        save_table(office=post.office, name=named.cleaned_data["name"], asked=form.asked, by=request.user)
    except NotAllowedError:
        raise
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, "Đã lưu bảng cho cả cơ quan.")
    return redirect(address)


@require_POST
@requires(Permission.VIEW_REPORT)
def crosstab_drop(request: HttpRequest, pk: int) -> HttpResponse:
    drop_table(table=get_object_or_404(SavedTable.objects.visible_to(request.user), pk=pk), by=request.user)
    messages.success(request, "Đã bỏ bảng đã lưu.")
    return redirect("reporting:crosstab")


def _form(request: HttpRequest) -> CrossTableForm:
    """The units offered are those of the posts and all below them."""
    scope = scope_of(request.user, Permission.VIEW_REPORT)
    own = list(Area.objects.filter(pk__in=scope.units).order_by("code"))
    below = list(scope.units_below().exclude(pk__in=scope.units).order_by("code"))
    if not own:
        raise PermissionDenied(NO_AREA)
    asked = {name: request.GET[name] for name in ASKED if request.GET.get(name)}
    return CrossTableForm(asked, units=[*own, *below])


def _unit(form: CrossTableForm) -> tuple[Area, list[Area]]:
    """The unit asked, as it stands on the last day, and the units one level below it then."""
    unit = get_object_or_404(Area, pk=form.asked.unit)
    day = form.asked.ends
    then = subtree_on(unit, day)
    children = list(then.filter(parent=unit).order_by("code"))
    return unit, children or [unit]
