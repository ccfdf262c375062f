"""Lists of police and health beside one's own register: matched, only there, only here; decided row by row."""

from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from core.errors import DomainError
from registers.forms import LayoutForm, OfficeListForm
from registers.lists.importing import table_of
from registers.lists.results import write_result
from registers.lists.showing import KINDS, ONLY_HERE, counted, rows_shown
from registers.mapping import guessed_layout
from registers.models import OfficeList, OfficeListRow
from registers.office_lists import (
    LIST_KEPT,
    compare_list,
    fetch_result,
    hand_in_list,
    ignore_row,
    only_here,
    open_from_row,
    own_commune,
    take_field,
)
from registers.views.files import workbook_response

ON_A_PAGE = 25


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.COMPARE_LIST)
def office_lists(request: HttpRequest, template_name: str = "registers/office_lists.html") -> HttpResponse:
    """Hand in a list; below, one's own of before."""
    form = OfficeListForm(request.POST, request.FILES) if request.method == "POST" else OfficeListForm()
    if form.is_valid():
        file, source = form.cleaned_data["file"], form.cleaned_data["source"]
        try:
            found = hand_in_list(content=file.read(), name=file.name, source=source, by=request.user)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            return redirect("registers:office_list_map", pk=found.pk)
    lists = OfficeList.objects.visible_to(request.user).defer("content")
    context = {"form": form, "page": Paginator(lists, ON_A_PAGE).get_page(request.GET.get("page"))}
    return render(request, template_name, context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.COMPARE_LIST)
def office_list_map(request: HttpRequest, pk: int, template_name: str = "registers/office_list_map.html"):
    """Which column is which; then the list is compared."""
    found = get_object_or_404(OfficeList.objects.visible_to(request.user), pk=pk)
    if found.compared_at or found.content is None:
        return redirect("registers:office_list", pk=pk)
    try:
        table = table_of(bytes(found.content))
    except DomainError as refusal:
        messages.warning(request, refusal.message)
        return redirect("registers:office_lists")
    asked = request.GET.get("dong", "")
    layout = guessed_layout(table, int(asked) if asked.isdecimal() else None)
    form = LayoutForm(request.POST or None, table=table, layout=layout)
    if form.is_valid():
        try:
            compare_list(office_list=found, layout=form.layout, by=request.user)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            return redirect("registers:office_list", pk=pk)
    return render(request, template_name, {"found": found, "form": form, "heading_row": layout.heading_row})


@require_safe
@requires(Permission.COMPARE_LIST)
def office_list(request: HttpRequest, pk: int, template_name: str = "registers/office_list.html") -> HttpResponse:
    """The rows of one kind, with what differs side by side."""
    found = _own(request, pk)
    if not found.compared_at:
        return redirect("registers:office_list_map", pk=pk)
    kind = request.GET.get("xem", "")
    kind = kind if kind in KINDS else next(iter(KINDS))
    here = only_here(found, request.user)
    rows = here if kind == ONLY_HERE else found.rows.filter(KINDS[kind].condition).select_related("dossier")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "found": found,
        "kind": kind,
        "tabs": counted(found, here.count()),
        "page": page,
        "rows": [] if kind == ONLY_HERE else rows_shown(page, request.user),
        "kept_days": LIST_KEPT.days,
        "own_commune": own_commune(request.user),
    }
    return render(request, template_name, context)


@require_safe
@requires(Permission.COMPARE_LIST)
def office_list_result(request: HttpRequest, pk: int) -> HttpResponse:
    """The list with what came of each of its rows, to be sent back."""
    found = _own(request, pk)
    if not found.compared_at:
        raise Http404
    rows = fetch_result(office_list=found, by=request.user)
    return workbook_response(write_result(found, rows), f"{PurePath(found.name).stem}-doi-chieu.xlsx")


@require_POST
@requires(Permission.COMPARE_LIST)
def row_take(request: HttpRequest, pk: int) -> HttpResponse:
    name = request.POST.get("field", "")
    return _decide(request, pk, lambda row: take_field(row=row, name=name, by=request.user))


@require_POST
@requires(Permission.COMPARE_LIST)
def row_open(request: HttpRequest, pk: int) -> HttpResponse:
    code = request.POST.get("commune", "").strip()
    return _decide(request, pk, lambda row: open_from_row(row=row, commune_code=code, by=request.user))


@require_POST
@requires(Permission.COMPARE_LIST)
def row_ignore(request: HttpRequest, pk: int) -> HttpResponse:
    reason = request.POST.get("reason", "")
    return _decide(request, pk, lambda row: ignore_row(row=row, reason=reason, by=request.user))


def _decide(request: HttpRequest, pk: int, act: Callable[[OfficeListRow], OfficeListRow]) -> HttpResponse:
    own = OfficeList.objects.visible_to(request.user)
    row = get_object_or_404(OfficeListRow.objects.filter(office_list__in=own), pk=pk)
    try:
        act(row)
    except DomainError as refusal:
        messages.warning(request, f"Dòng {row.number}: {refusal.message}")
    else:
        messages.success(request, f"Dòng {row.number}: đã ghi.")
    kind = request.POST.get("xem", "")
    address = reverse("registers:office_list", args=[row.office_list_id])
    return redirect(f"{address}?xem={kind}" if kind in KINDS else address)


def _own(request: HttpRequest, pk: int) -> OfficeList:
    return get_object_or_404(OfficeList.objects.visible_to(request.user).defer("content"), pk=pk)
