"""Người, tổ chức giúp đỡ: the list of a commune, one of them with those helped, and who is managed without help."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from aftercare.forms.helping import (
    ChangeHelperForm,
    HelperFilter,
    ListHelperForm,
    ListNameForm,
    ManagedFilter,
    ReassignForm,
)
from aftercare.helping import helped_by, helpers_of, kind_of, managed, names_unlisted, running_of, with_load
from aftercare.models import Helper, HelperKind
from aftercare.services import change_helper, list_helper, list_name, reassign_helped
from aftercare.services.helping import refusals_of
from aftercare.views.acts import entry
from areas.models import Area
from areas.queries import unit_for
from cases.models import Dossier
from cases.queries import communes_today, units_today, with_commune
from core import calendar
from core.errors import DomainError
from rehab.queries import communes_to_choose

ON_A_PAGE = 25
NOT_THIS_HELPER = "Chức danh của bạn được xem danh sách này nhưng không được ghi thay đổi."
PREVIEW = "xem"


@require_safe
@requires(Permission.VIEW_AFTERCARE)
def helper_list(request: HttpRequest, template_name: str = "aftercare/helper_list.html") -> HttpResponse:
    """Who helps, with the load of each."""
    helpers = with_load(Helper.objects.visible_to(request.user)).order_by("-load", "name", "pk")
    found = HelperFilter(request.GET, helpers, user=request.user)
    page = Paginator(found.qs, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    units = units_today([row.commune for row in rows])
    context = {
        "filter": found,
        "page": page,
        "rows": [{"helper": row, "unit": unit} for row, unit in zip(rows, units, strict=True)],
        "may_write": request.user.may(Permission.WRITE_AFTERCARE),
    }
    return render(request, template_name, context)


@require_safe
@requires(Permission.VIEW_AFTERCARE)
def helper_names(request: HttpRequest, template_name: str = "aftercare/helper_names.html") -> HttpResponse:
    """The names that only stand on decisions, each with one button that lists it."""
    page = Paginator(names_unlisted(request.user), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    units = Area.objects.in_bulk([row["unit"] for row in rows])
    writable = set(_communes(request).values_list("pk", flat=True))
    context = {
        "page": page,
        "rows": [
            {**row, "area": units.get(row["unit"]), "may_list": row["unit"] in writable, "kind": kind_of(row["name"])}
            for row in rows
        ],
        "kinds": HelperKind.choices,
    }
    return render(request, template_name, context)


@require_POST
@requires(Permission.WRITE_AFTERCARE)
def helper_list_name(request: HttpRequest) -> HttpResponse:
    form = ListNameForm(request.POST, communes=_communes(request))
    if not form.is_valid():
        messages.error(request, "Chưa ghi được tên này vào danh sách; hãy tải lại trang và thử lại.")
        return redirect("aftercare:helper_names")
    try:
        helper = list_name(by=request.user, **form.cleaned_data)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, f"{helper} đã có trong danh sách; mọi phân công ghi tên này đã nối vào đó.")
    return redirect("aftercare:helper_names")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_AFTERCARE)
def helper_add(request: HttpRequest) -> HttpResponse:
    return entry(
        request,
        ListHelperForm(request.POST or None, communes=_communes(request)),
        list_helper,
        heading="Thêm người, tổ chức giúp đỡ",
        done="Đã ghi {row} vào danh sách.",
        page="aftercare:helper_detail",
        back=("Người, tổ chức giúp đỡ", reverse("aftercare:helper_list")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_AFTERCARE)
def helper_change(request: HttpRequest, pk: int) -> HttpResponse:
    helper = _writable(request, pk)
    return entry(
        request,
        ChangeHelperForm(request.POST or None, instance=helper, version=helper.version),
        partial(change_helper, helper=helper),
        heading="Sửa người, tổ chức giúp đỡ",
        done="Đã sửa.",
        page="aftercare:helper_detail",
        back=(str(helper), reverse("aftercare:helper_detail", args=[pk])),
    )


@require_safe
@requires(Permission.VIEW_AFTERCARE)
def helper_detail(request: HttpRequest, pk: int, template_name: str = "aftercare/helper_detail.html") -> HttpResponse:
    """Whom the helper helps today, and whom it helped when."""
    helper = get_object_or_404(with_load(Helper.objects.visible_to(request.user)), pk=pk)
    page = Paginator(helped_by(helper, request.user), ON_A_PAGE).get_page(request.GET.get("page"))
    today = calendar.today()
    context = {
        "helper": helper,
        "unit": unit_for(helper.commune, today),
        "page": page,
        "may_write": _may_write(request, helper),
        "running": running_of(helper).count(),
    }
    return render(request, template_name, context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_AFTERCARE)
def helper_reassign(
    request: HttpRequest, pk: int, template_name: str = "aftercare/helper_reassign.html"
) -> HttpResponse:
    """All whom a helper helps, given to another: first shown person by person, then done, all or none."""
    helper = _writable(request, pk)
    people = Dossier.objects.visible_to(request.user, Permission.WRITE_AFTERCARE)
    helped = running_of(helper).filter(aftercare__dossier__in=people)
    others = helpers_of(unit_for(helper.commune, calendar.today())).on(calendar.today()).exclude(pk=pk)
    form = ReassignForm(request.POST or None, others=others, helped=helped)
    refused: dict[int, str] = {}
    is_shown = False
    if form.is_valid():
        data = form.cleaned_data
        refused, is_shown = refusals_of(list(helped), data["to"], data["starts"]), True
        if PREVIEW not in request.POST:
            try:
                count = reassign_helped(helper=helper, by=request.user, **{**data, "chosen": list(data["chosen"])})
            except DomainError as refusal:
                form.refuse(refusal)
            else:
                messages.success(request, f"Đã chuyển {count} người cho {data['to']} từ {data['starts']:%d/%m/%Y}.")
                return redirect("aftercare:helper_detail", pk=pk)
    ticked = {str(value) for value in request.POST.getlist("chosen")}
    context = {
        "helper": helper,
        "form": form,
        "rows": [
            {"row": row, "refused": refused.get(row.pk, ""), "is_chosen": str(row.pk) in ticked or not request.POST}
            for row in helped
        ],
        "is_shown": is_shown,
        "preview": PREVIEW,
    }
    return render(request, template_name, context)


@require_safe
@requires(Permission.VIEW_AFTERCARE)
def managed_list(request: HttpRequest, template_name: str = "aftercare/managed_list.html") -> HttpResponse:
    """Who is managed after rehabilitation today, until when, with whose help."""
    rows = managed(Dossier.objects.visible_to(request.user))
    found = ManagedFilter(request.GET, rows, user=request.user)
    page = Paginator(found.qs, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    people = with_commune(Dossier.objects.filter(pk__in=[row.dossier_id for row in shown]))
    communes = communes_today(people)
    context = {
        "filter": found,
        "page": page,
        "rows": [{"aftercare": row, "commune": communes.get(row.dossier_id)} for row in shown],
        "may_write": request.user.may(Permission.WRITE_AFTERCARE),
        "today": calendar.today(),
    }
    return render(request, template_name, context)


def _communes(request: HttpRequest) -> Any:
    return communes_to_choose(request.user, Permission.WRITE_AFTERCARE, calendar.today())


def _may_write(request: HttpRequest, helper: Helper) -> bool:
    return Helper.objects.visible_to(request.user, Permission.WRITE_AFTERCARE).filter(pk=helper.pk).exists()


def _writable(request: HttpRequest, pk: int) -> Helper:
    """A helper for an act: 404 when the user cannot see it, 403 when they can and may not act."""
    helper = get_object_or_404(Helper.objects.visible_to(request.user).select_related("commune"), pk=pk)
    if not _may_write(request, helper):
        raise PermissionDenied(NOT_THIS_HELPER)
    return helper
