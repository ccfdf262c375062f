"""Two dossiers become one, with a look at the result before it is saved; and what was merged becomes two again."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.models import User
from accounts.perms import requires
from cases.models import Dossier
from cases.perms import visible_dossier
from core import audit
from core.errors import DomainError
from registers.merging.forms import MergeForm, OtherForm, UndoForm
from registers.merging.later import since
from registers.merging.merge import merge_dossiers
from registers.merging.plan import plan_of
from registers.merging.undo import undo_merge, why_not
from registers.merging.words import counts, side_by_side
from registers.models import Merge

DONE = "Hai hồ sơ đã thành một, số {number}; số cũ {former} vẫn tìm được. Có thể hoàn tác ở trang này."
UNDONE = "Đã hoàn tác: hồ sơ {one} và hồ sơ {other} lại là hai hồ sơ."


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MERGE_DOSSIER)
def merge_choose(request: HttpRequest, pk: int, template_name: str = "registers/merge_choose.html") -> HttpResponse:
    """Two dossiers that an officer knows to be one person's, though no search found them: by number."""
    dossier = visible_dossier(request.user, pk, Permission.MERGE_DOSSIER)
    others = Dossier.objects.visible_to(request.user, Permission.MERGE_DOSSIER).exclude(pk=dossier.pk)
    form = OtherForm(request.POST or None, dossiers=others)
    if form.is_valid():
        return redirect("pairs:merge", pk=dossier.pk, other=form.found.pk)
    return render(request, template_name, {"dossier": dossier, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MERGE_DOSSIER)
def merge(request: HttpRequest, pk: int, other: int, template_name: str = "registers/merge.html") -> HttpResponse:
    """``pk`` keeps its number. The first time the result is shown and nothing saved; saved is what was seen."""
    if pk == other:
        raise Http404
    survivor, absorbed = (visible_dossier(request.user, key, Permission.MERGE_DOSSIER) for key in (pk, other))
    plan = plan_of(survivor, absorbed)
    form = MergeForm(request.POST or None, plan=plan, survivor=survivor, absorbed=absorbed, user=request.user)
    context: dict[str, Any] = {"survivor": survivor, "absorbed": absorbed, "plan": plan, "form": form}
    if form.is_valid():
        try:
            preview = _preview(form, survivor, absorbed, request.user)
            if form.cleaned_data["seen"] == preview.digest:
                done = _merge(form, survivor, absorbed, request.user)
                messages.success(request, DONE.format(number=done.survivor_number, former=done.absorbed_number))
                return redirect("pairs:merge_detail", pk=done.pk)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            form.data = form.data.copy()
            form.data["seen"] = preview.digest
            context |= {"preview": preview}
    if request.method == "GET":
        for dossier in (survivor, absorbed):
            audit.record("view", dossier, by=request.user)
    return render(request, template_name, {**context, "rows": side_by_side(survivor, absorbed)})


@require_safe
@requires(Permission.MERGE_DOSSIER)
def merge_detail(request: HttpRequest, pk: int, template_name: str = "registers/merge_detail.html") -> HttpResponse:
    """What was merged, by whom and why; from here it is undone."""
    found = _visible(request.user, pk)
    return render(request, template_name, {"merge": found, "why_not": why_not(found), "counts": counts(found.survivor)})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MERGE_DOSSIER)
def merge_undo(request: HttpRequest, pk: int, template_name: str = "registers/merge_undo.html") -> HttpResponse:
    """What came later is shown and placed, then there are two dossiers again."""
    found = _visible(request.user, pk)
    if why_not(found):
        return redirect("pairs:merge_detail", pk=pk)
    later = since(found).asked
    numbers = (found.survivor_number, found.absorbed_number)
    form = UndoForm(request.POST or None, version=found.survivor.version, later=later, numbers=numbers)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            undo_merge(merge=found, version=form.version, placed=form.placed, reason=reason, by=request.user)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, UNDONE.format(one=numbers[0], other=numbers[1]))
            return redirect("pairs:merge_detail", pk=pk)
    return render(request, template_name, {"merge": found, "form": form, "later": later})


@dataclass(frozen=True)
class _Preview:
    """The one dossier as it would be."""

    rows: list[tuple[str, str]]
    stays: list[Any]

    @property
    def digest(self) -> str:
        return sha256(repr((self.rows, [(stay.commune_id, stay.starts) for stay in self.stays])).encode()).hexdigest()


def _preview(form: MergeForm, survivor: Dossier, absorbed: Dossier, by: User) -> _Preview:
    """The merge itself, looked at and taken back."""
    with transaction.atomic():
        done = _merge(form, survivor, absorbed, by).survivor
        rows = [(label, value) for label, value, _, _ in side_by_side(done, done)]
        shown = _Preview(rows, list(done.responsibilities.select_related("commune")))
        transaction.set_rollback(True)
    return shown


def _merge(form: MergeForm, survivor: Dossier, absorbed: Dossier, by: User) -> Merge:
    return merge_dossiers(
        survivor=survivor,
        absorbed=absorbed,
        versions=(form.cleaned_data["version"], form.cleaned_data["other_version"]),
        choices=form.chosen,
        reason=form.cleaned_data["reason"],
        by=by,
    )


def _visible(user: User, pk: int) -> Merge:
    rows = Merge.objects.visible_to(user).select_related("survivor", "merged_by", "undone_by")
    return get_object_or_404(rows, pk=pk)
