"""Reforms of units: hand in the files, see every fault or everything touched, apply."""

import csv
from collections.abc import Callable
from io import StringIO
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission, ReformState
from accounts.forms import ApplyReformForm, ReformForm
from accounts.models import UnitReform
from accounts.perms import requires
from accounts.reform_tables import KINDS_OF_UNITS, unit_named, units_table
from accounts.services import apply_reform, check_reform, hand_in_reform, stop_reform
from accounts.services.reforms import mark_of
from areas.reform.proposal import CHOICES, SUCCESSIONS, UNITS
from areas.reform.templates import blank
from areas.reform.touched import touched_by
from core import audit
from core.errors import DomainError
from core.workbooks import defused

ON_A_PAGE = 25
FAULTS_ON_A_PAGE = 50
LARGE = ("units", "successions", "choices", "preview", "faults")
PARTS = {"don-vi": ("units", UNITS), "ke-thua": ("successions", SUCCESSIONS), "lua-chon": ("choices", CHOICES)}
"""The files, by their part of an address: the column of the row, and what the file is."""


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MANAGE_AREAS)
def reforms(request: HttpRequest, template_name: str = "accounts/reforms.html") -> HttpResponse:
    """Hand in the files; below, those of before."""
    form = ReformForm(request.POST, request.FILES) if request.method == "POST" else ReformForm()
    if form.is_valid():
        try:
            work = hand_in_reform(day=form.cleaned_data["day"], **form.given(), by=request.user)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            return redirect("accounts:reform", work.pk)
    works = UnitReform.objects.visible_to(request.user).defer(*LARGE).select_related("requested_by")
    page = Paginator(works, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, template_name, {"form": form, "page": page})


@require_safe
@requires(Permission.MANAGE_AREAS)
def reform_blank(request: HttpRequest, part: str) -> HttpResponse:
    """A file to be filled in."""
    if part not in PARTS:
        raise Http404
    return _csv(blank(PARTS[part][1]), f"mau-{part}.csv")


@require_safe
@requires(Permission.MANAGE_AREAS)
def reform(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is; then its faults, or all that it touches. While it is worked on the page asks every second, and
    takes this view's middle part alone."""
    work = _visible(request, pk)
    response = _page(request, work, ApplyReformForm(initial={"seen": mark_of(work)}))
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_POST
@requires(Permission.MANAGE_AREAS)
def reform_apply(request: HttpRequest, pk: int) -> HttpResponse:
    """With the day typed once more; what was typed stays when it is refused."""
    work = _visible(request, pk)
    form = ApplyReformForm(request.POST)
    if form.is_valid():
        try:
            apply_reform(work=work, by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            if work.state != ReformState.READY:
                messages.warning(request, refusal.message)
                return redirect("accounts:reform", pk)
            form.refuse(refusal)
        else:
            return redirect("accounts:reform", pk)
    return _page(request, work, form)


@require_POST
@requires(Permission.MANAGE_AREAS)
def reform_check(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, check_reform)


@require_POST
@requires(Permission.MANAGE_AREAS)
def reform_stop(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, stop_reform)


@require_safe
@requires(Permission.MANAGE_AREAS)
def reform_unit(
    request: HttpRequest, pk: int, code: str, template_name: str = "accounts/reform_unit.html"
) -> HttpResponse:
    """Everything that lies in one unit that ends, row by row."""
    work = _visible(request, pk)
    if code not in work.preview.get("units", {}):
        raise Http404
    unit = unit_named(work, code)
    kinds = [kind for kind in touched_by([unit.area], work.day) if kind.rows]
    return render(request, template_name, {"work": work, "unit": unit, "kinds": kinds})


@require_safe
@requires(Permission.MANAGE_AREAS)
def reform_rows(request: HttpRequest, pk: int) -> HttpResponse:
    """The same of all units, as one file."""
    work = _visible(request, pk)
    ended = {area.pk: area for area in work.proposal.standing.values() if area.code in work.preview.get("units", {})}
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow(("unit_code", "unit_name", "kind", "row"))
    for kind in touched_by(list(ended.values()), work.day):
        writer.writerows((ended[key].code, ended[key].name, kind.label, defused(word)) for key, word in kind.rows)
    audit.record("fetch_reform_rows", work)
    return _csv(b"\xef\xbb\xbf" + written.getvalue().encode(), f"anh-huong-{work.day:%Y-%m-%d}.csv")


@require_safe
@requires(Permission.MANAGE_AREAS)
def reform_file(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    """A file as it was handed in."""
    work = _visible(request, pk)
    column = PARTS.get(part, ("", ""))[0]
    if column not in work.names:
        raise Http404
    return _csv(bytes(getattr(work, column)), work.names[column])


def _act(request: HttpRequest, pk: int, act: Callable[..., UnitReform]) -> HttpResponse:
    try:
        act(work=_visible(request, pk), by=request.user)
    except DomainError as refusal:
        messages.warning(request, refusal.message)
    return redirect("accounts:reform", pk)


def _visible(request: HttpRequest, pk: int) -> UnitReform:
    works = UnitReform.objects.visible_to(request.user).select_related("requested_by", "approved_by")
    return get_object_or_404(works, pk=pk)


def _page(request: HttpRequest, work: UnitReform, form: ApplyReformForm) -> HttpResponse:
    is_partial = request.headers.get("HX-Request") and not request.headers.get("HX-History-Restore-Request")
    template_name = "accounts/partials/_reform.html" if is_partial else "accounts/reform.html"
    asked = request.GET
    context: dict[str, Any] = {
        "work": work,
        "form": form,
        "parts": [(part, words, work.names[column]) for part, (column, words) in PARTS.items() if column in work.names],
        "faults": Paginator(work.faults, FAULTS_ON_A_PAGE).get_page(asked.get("page")),
    }
    if work.state in (ReformState.READY, ReformState.DONE):
        text, kind = asked.get("tim", ""), asked.get("xem", "")
        context |= {"text": text, "kind": kind, "choices_of_units": KINDS_OF_UNITS}
        context["table"] = units_table(work, text=text, kind=kind, page=asked.get("page"))
    return render(request, template_name, context)


def _csv(content: bytes, name: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition})
