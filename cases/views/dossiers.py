"""One dossier: its page, its opening, the correction of its counted fields."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from cases.enums import Education
from cases.ethnicities import ETHNICITIES
from cases.forms.dossiers import DossierForm, NewDossierForm
from cases.matching.typed import probe, shown
from cases.models import Dossier, FormerNumber
from cases.panels import DossierPanel, dossier_panels
from cases.perms import rights_on, visible_dossier
from cases.queries import communes_for_entry, paper_warnings
from cases.services import register_dossier, update_dossier
from cases.views.base import DossierAct
from core import audit
from core.errors import DomainError

MERGED = "Hồ sơ số {former} đã nhập làm một với hồ sơ số {number} này."
LISTS = {"ethnicities": ETHNICITIES, "educations": Education.labels}


@require_safe
@requires(Permission.VIEW_DOSSIER)
def dossier_detail(request: HttpRequest, pk: int, template_name: str = "cases/dossier_detail.html") -> HttpResponse:
    try:
        dossier = visible_dossier(request.user, pk)
    except Http404:
        return _merged(request, pk)
    prefetch_related_objects([dossier], "procedures")
    audit.record("view", dossier, by=request.user)
    shown = [panel for panel in dossier_panels if panel.is_visible(request.user, dossier)]
    panels = [
        (panel, _shell(panel, dossier) if panel.deferred else _render(request, panel, dossier)) for panel in shown
    ]
    context = {
        "dossier": dossier,
        "main_panels": [html for panel, html in panels if not panel.aside],
        "side_panels": [html for panel, html in panels if panel.aside],
    }
    return render(request, template_name, context)


def _merged(request: HttpRequest, pk: int) -> HttpResponse:
    """The address of a dossier that became one with another leads to that one, for whoever may see it."""
    former = get_object_or_404(FormerNumber, key=pk)
    dossier = visible_dossier(request.user, former.dossier_id)
    messages.info(request, MERGED.format(former=former.number, number=dossier.number))
    return redirect("cases:dossier_detail", pk=dossier.pk)


@require_safe
@requires(Permission.VIEW_DOSSIER)
def dossier_panel(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One panel alone, as the page shows it."""
    dossier = visible_dossier(request.user, pk)
    panel = next((panel for panel in dossier_panels if panel.slug == slug), None)
    if panel is None or not panel.is_visible(request.user, dossier):
        raise Http404
    return HttpResponse(_render(request, panel, dossier))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_DOSSIER)
def dossier_create(request: HttpRequest, template_name: str = "cases/dossier_form.html") -> HttpResponse:
    form = NewDossierForm(request.POST or None, communes=communes_for_entry(request.user))
    context: dict[str, Any] = {"form": form, "heading": "Lập hồ sơ mới", "asks": True, **LISTS}
    if form.is_valid():
        answer = probe(form.asked(), by=request.user)
        has_compared = form.cleaned_data["compared"] == answer.asked.digest if answer.asked.is_enough else True
        if not (answer.is_empty or answer.is_taken or has_compared):
            return render(request, template_name, {**context, **shown(answer), "held": True})
        try:
            with transaction.atomic():
                dossier = register_dossier(
                    by=request.user, data=form.facts(), commune=form.cleaned_data["commune"], papers=form.papers()
                )
        except DomainError as refusal:
            form.refuse(refusal)
            context |= shown(answer)
        else:
            messages.success(request, f"Đã lập hồ sơ số {dossier.number}.")
            if answer.refusal:
                messages.warning(request, answer.refusal)
            warn_of_papers(request, dossier)
            return redirect("cases:dossier_detail", pk=dossier.pk)
    return render(request, template_name, context)


@require_POST
@requires(Permission.WRITE_DOSSIER)
def dossier_alike(request: HttpRequest, template_name: str = "cases/partials/_alike.html") -> HttpResponse:
    """While the form is filled in: dossiers that may be of this person. What is typed goes in the body, so that no
    address holds a name."""
    form = NewDossierForm(request.POST, communes=communes_for_entry(request.user))
    form.is_valid()
    return render(request, template_name, shown(probe(form.asked(), by=request.user)))


class DossierEdit(DossierAct):
    permission = Permission.WRITE_DOSSIER
    form_class = DossierForm
    template_name = "cases/dossier_form.html"
    heading = "Sửa thông tin chung"
    done = "Đã lưu thông tin chung."

    def get_subject(self) -> Dossier:
        return self.dossier

    def act(self, form: DossierForm) -> None:
        dossier = update_dossier(dossier=self.dossier, version=form.version, data=form.facts(), by=self.request.user)
        warn_of_papers(self.request, dossier)

    def context(self, form: Any) -> dict[str, Any]:
        return {**super().context(form), "section": "general", **LISTS}


def warn_of_papers(request: HttpRequest, dossier: Dossier) -> None:
    """What is saved all the same, and should be looked at again."""
    for warning in paper_warnings(dossier):
        messages.warning(request, f"{warning} Hồ sơ vẫn được lưu; hãy đối chiếu lại với giấy tờ.")


def _render(request: HttpRequest, panel: DossierPanel, dossier: Dossier) -> SafeString:
    context = {
        "panel": panel,
        "dossier": dossier,
        "rights": rights_on(request.user, dossier),
        **panel.get_context(dossier, request.user),
    }
    return render_to_string(panel.template_name, context, request)


def _shell(panel: DossierPanel, dossier: Dossier) -> SafeString:
    """The place of a panel that comes later, with a link for browsers without script."""
    return render_to_string("cases/panels/deferred.html", {"panel": panel, "dossier": dossier})
