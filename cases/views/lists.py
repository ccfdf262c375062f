"""The list of dossiers, and what an officer keeps of it."""

from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_POST, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from cases.bulk.registry import acts_for
from cases.columns import columns_for
from cases.filter_registry import GROUPS, dossier_predicates
from cases.listing import COLUMNS, EVERYTHING, Listing
from cases.models import SavedList
from cases.services.lists import choose_columns, forget_list, open_first, save_list
from core.errors import DomainError

ON_A_PAGE = 25


@require_safe
@requires(Permission.VIEW_DOSSIER)
def dossier_list(request: HttpRequest, template_name: str = "cases/dossier_list.html") -> HttpResponse:
    """Search and filters; while one types, htmx takes the results alone and keeps the address."""
    saved = list(SavedList.objects.visible_to(request.user))
    first = next((one for one in saved if one.is_default), None)
    if first and first.address and not request.GET:
        return _to_list(first.address)
    listing = Listing(request.user, request.GET)
    page = listing.page(ON_A_PAGE)
    if request.headers.get("HX-Request") and not request.headers.get("HX-History-Restore-Request"):
        template_name = "cases/partials/_results.html"
    response = render(
        request,
        template_name,
        {
            "listing": listing,
            "groups": _groups(listing),
            "page": page,
            "rows": listing.rows(page.object_list),
            "columns": columns_for(request.user),
            "chosen": {column.slug for column in listing.columns},
            "saved": saved,
            "address": listing.address(),
            "everything": EVERYTHING,
            "may_export": request.user.may(Permission.EXPORT_REGISTER),
            "bulk_acts": acts_for(request.user),
            "may_register": request.user.may(Permission.WRITE_DOSSIER),
        },
    )
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_POST
@requires(Permission.VIEW_DOSSIER)
def list_save(request: HttpRequest) -> HttpResponse:
    """Keep the list that is on the screen under a name."""
    address = request.POST.get("address", "")
    try:
        saved = save_list(
            by=request.user,
            name=request.POST.get("name", ""),
            address=address,
            is_default=bool(request.POST.get("is_default")),
        )
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, f"Đã lưu danh sách “{saved.name}”.")
    return _to_list(address)


@require_POST
@requires(Permission.VIEW_DOSSIER)
def list_change(request: HttpRequest) -> HttpResponse:
    """Take one's saved list out, or let it be the one that opens first."""
    named = request.POST.get("saved", "")
    saved = get_object_or_404(SavedList.objects.visible_to(request.user), pk=named if named.isdecimal() else 0)
    if "forget" in request.POST:
        forget_list(saved=saved)
        messages.success(request, f"Đã xóa danh sách “{saved.name}”; không hồ sơ nào bị xóa.")
    else:
        open_first(saved=saved, is_default=not saved.is_default, by=request.user)
        messages.success(request, "Đã đổi danh sách mở đầu tiên.")
    return _to_list(request.POST.get("address", ""))


@require_POST
@requires(Permission.VIEW_DOSSIER)
def list_columns(request: HttpRequest) -> HttpResponse:
    """Remember the columns ticked."""
    columns = {column.slug for column in columns_for(request.user)}
    ticked = request.POST.getlist(COLUMNS) if "standard" not in request.POST else []
    choose_columns(by=request.user, columns=[slug for slug in ticked if slug in columns])
    return _to_list(request.POST.get("address", ""), without=COLUMNS)


def _to_list(address: str, *, without: str = "") -> HttpResponse:
    """Back to the list as it was; only its parameters are taken from the request, never an address."""
    kept = [pair for pair in parse_qsl(address) if pair[0] != without]
    return redirect(f"{reverse('cases:dossier_list')}?{urlencode(kept or [(EVERYTHING, 1)])}")


def _groups(listing: Listing) -> list[tuple[str, list]]:
    """The fields of the filters under their headings."""
    form = listing.narrowing.form
    found = [
        (group, [form[one.slug] for one in dossier_predicates if one.group == group and one.slug in form.fields])
        for group in GROUPS
    ]
    return [(group, fields) for group, fields in found if fields]
