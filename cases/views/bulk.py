"""Bulk work: from the list to the form of an act, to the preview, to what came of each dossier."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from cases.bulk.papers import papers_of
from cases.bulk.registry import MOST, acts_for, bulk_acts
from cases.bulk.running import dossiers_of, form_of
from cases.enums import BulkOutcome, BulkState
from cases.listing import Listing
from cases.models import BulkRow, BulkRun, Dossier
from cases.services.bulk import (
    NOT_MADE,
    apply_run,
    begin_again,
    choose_dossiers,
    drop_run,
    last_day_to_undo,
    look_at_run,
    may_undo,
    undo_run,
)
from core.errors import DomainError
from core.forms import in_words

ON_A_PAGE = 50
TICKED, PAGE, ALL = "ticked", "page", "all"
CSRF = "csrfmiddlewaretoken"


@require_POST
@requires(Permission.VIEW_DOSSIER)
def bulk_choose(request: HttpRequest) -> HttpResponse:
    """The dossiers ticked, those of the page, or all that the list finds."""
    address = request.POST.get("address", "")
    try:
        run = choose_dossiers(
            act=request.POST.get("act", ""), keys=_chosen(request, address), by=request.user, address=address
        )
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect(_list(address))
    return redirect("cases:bulk_run", pk=run.pk)


@require_safe
@requires(Permission.VIEW_DOSSIER)
def bulk_list(request: HttpRequest, template_name: str = "cases/bulk/list.html") -> HttpResponse:
    """One's own bulk works, the latest first."""
    page = Paginator(BulkRun.objects.visible_to(request.user), ON_A_PAGE).get_page(request.GET.get("page"))
    keys = [run.pk for run in page.object_list]
    rows = BulkRow.objects.filter(run__in=keys).order_by().values_list("run", "outcome").annotate(Count("pk"))
    counts: dict[int, dict[str, int]] = {}
    for key, outcome, count in rows:
        counts.setdefault(key, {})[outcome] = count
    for run in page.object_list:
        run.title, found = bulk_acts[run.act].title, counts[run.pk]
        run.chosen = sum(found.values())
        run.done, run.undone = found.get(BulkOutcome.DONE, 0), found.get(BulkOutcome.UNDONE, 0)
    return render(request, template_name, {"page": page, "may_begin": bool(acts_for(request.user))})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.VIEW_DOSSIER)
def bulk_run(request: HttpRequest, pk: int, template_name: str = "cases/bulk/run.html") -> HttpResponse:
    """The form of the act, which is only looked at when it is sent; what would be done with each dossier; what was
    done. While a worker is at it the page asks every second, and takes its middle part alone."""
    run = _own(request, pk)
    is_draft = run.applied_at is None and not run.is_unfinished
    form = form_of(run, request.user)
    if request.method == "POST" and is_draft:
        data = {name: request.POST.getlist(name) for name in request.POST if name != CSRF}
        form = bulk_acts[run.act].form(request.POST, request.user, dossiers_of(run, request.user))
        if form.is_valid():
            return _done(request, run, lambda: look_at_run(run=run, data=data, by=request.user))
    elif not run.data:
        form = bulk_acts[run.act].form(None, request.user, dossiers_of(run, request.user))
    if request.headers.get("HX-Request") and not request.headers.get("HX-History-Restore-Request"):
        template_name = "cases/bulk/_run.html"
    response = render(request, template_name, {"form": form, "is_draft": is_draft, **_shown(request, run, form)})
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_POST
@requires(Permission.VIEW_DOSSIER)
def bulk_apply(request: HttpRequest, pk: int) -> HttpResponse:
    run = _own(request, pk)
    return _done(request, run, lambda: apply_run(run=run, by=request.user))


@require_POST
@requires(Permission.VIEW_DOSSIER)
def bulk_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole of it, or the row whose button was pressed."""
    run = _own(request, pk)
    row = request.POST.get("row", "")
    rows = [int(row)] if row.isdecimal() else None
    return _done(request, run, lambda: undo_run(run=run, by=request.user, rows=rows))


@require_POST
@requires(Permission.VIEW_DOSSIER)
def bulk_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Those with which it could not be done, once more."""
    run = _own(request, pk)
    try:
        again = begin_again(run=run, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("cases:bulk_run", pk=pk)
    return redirect("cases:bulk_run", pk=again.pk)


@require_POST
@requires(Permission.VIEW_DOSSIER)
def bulk_drop(request: HttpRequest, pk: int) -> HttpResponse:
    run = _own(request, pk)
    address = run.address
    try:
        drop_run(run=run)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("cases:bulk_run", pk=pk)
    return redirect(_list(address))


@require_safe
@requires(Permission.VIEW_DOSSIER)
@cache_control(private=True, no_store=True)
def bulk_papers(request: HttpRequest, pk: int) -> HttpResponse:
    """All papers that the work made, in the order of the list, as one file."""
    run = _own(request, pk)
    content = papers_of(run, request.user)
    if content is None:
        messages.error(request, "Việc này chưa in văn bản nào.")
        return redirect("cases:bulk_run", pk=pk)
    disposition = content_disposition_header(False, f"van-ban-HL-{run.pk}.pdf")
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": disposition})


def _chosen(request: HttpRequest, address: str) -> list[int]:
    which = request.POST.get("which", TICKED)
    if which == ALL:
        return Listing(request.user, QueryDict(address)).keys(MOST + 1)
    named = request.POST.getlist("on_page" if which == PAGE else "chosen")
    return [int(key) for key in named if key.isdecimal()]


def _done(request: HttpRequest, run: BulkRun, act: Callable[[], Any]) -> HttpResponse:
    try:
        act()
    except DomainError as refusal:
        messages.error(request, refusal.message)
    return redirect("cases:bulk_run", pk=run.pk)


def _shown(request: HttpRequest, run: BulkRun, form: forms.Form) -> dict[str, Any]:
    act = bulk_acts[run.act]
    counts = dict(run.rows.order_by().values_list("outcome").annotate(Count("pk")))
    rows = run.rows.order_by("place")
    shown = request.GET.get("xem", "")
    if shown in BulkOutcome.values:
        rows = rows.filter(outcome=shown)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    seen = Dossier.objects.visible_to(request.user).in_bulk([row.dossier_id for row in page.object_list])
    return {
        "run": run,
        "act": act,
        "said": _said(form) if run.data else [],
        "counts": [(outcome, counts[outcome]) for outcome in BulkOutcome if counts.get(outcome)],
        "total": sum(counts.values()),
        "fits": counts.get(BulkOutcome.FITS, 0),
        "refused": sum(counts.get(outcome, 0) for outcome in NOT_MADE),
        "made": counts.get(BulkOutcome.DONE, 0),
        "undone": counts.get(BulkOutcome.UNDONE, 0),
        "page": page,
        "rows": [(row, seen.get(row.dossier_id)) for row in page.object_list],
        "shown": shown,
        "may_undo": may_undo(run),
        "last_day": run.applied_at and last_day_to_undo(run),
        "is_broken_off": run.state == BulkState.FAILED and run.applied_at is not None,
        "back": _list(run.address),
    }


def _said(form: forms.Form) -> list[tuple[str, str]]:
    """What was typed, as people read it."""
    return [
        (str(bound.label), in_words(bound.field, bound.value()))
        for bound in form.visible_fields()
        if bound.value() not in (None, "", [])
    ]


def _own(request: HttpRequest, pk: int) -> BulkRun:
    return get_object_or_404(BulkRun.objects.visible_to(request.user), pk=pk)


def _list(address: str) -> str:
    return f"{reverse('cases:dossier_list')}?{QueryDict(address).urlencode() or 'tat-ca=1'}"
