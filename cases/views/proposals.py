"""Proposed steps: taken up, or refused with a reason."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.perms import requires
from cases.forms.acts import RefuseForm
from cases.perms import visible_dossier
from cases.proposals import Standing, proposals_for
from cases.services import answer_proposal
from cases.views.base import DossierAct
from core.errors import DomainError


@require_POST
@requires(Permission.WRITE_DOSSIER)
def proposal_accept(request: HttpRequest, pk: int, proposal: str, evidence: str) -> HttpResponse:
    """Note that the step will be taken, and open its form."""
    dossier = visible_dossier(request.user, pk, Permission.WRITE_DOSSIER)
    standing = next((row for row in proposals_for(dossier) if _named(row, proposal, evidence)), None)
    if standing is None:
        raise Http404
    try:
        answer_proposal(dossier=dossier, proposal=proposal, evidence=evidence, is_accepted=True, by=request.user)
    except DomainError as refusal:
        messages.warning(request, refusal.message)
        return redirect(reverse("cases:dossier_detail", args=[pk]) + "#proposals")
    return redirect(standing.proposal.url)


class ProposalRefuse(DossierAct):
    permission = Permission.WRITE_DOSSIER
    form_class = RefuseForm
    heading = "Không chấp nhận đề xuất"
    submit = "Ghi không chấp nhận"
    done = "Đã ghi lý do không chấp nhận đề xuất."
    panel = "proposals"

    def get_subject(self) -> Standing:
        named = (self.kwargs["proposal"], self.kwargs["evidence"])
        standing = next((row for row in proposals_for(self.dossier) if _named(row, *named)), None)
        if standing is None:
            raise Http404
        self.words = f"{standing.source.title}. {standing.proposal.sentence}"
        return standing

    def form_arguments(self) -> dict[str, Any]:
        return {}

    def act(self, form: RefuseForm) -> None:
        answer_proposal(
            dossier=self.dossier, is_accepted=False, by=self.request.user, **form.cleaned_data, **self._named()
        )

    def _named(self) -> dict[str, str]:
        return {name: self.kwargs[name] for name in ("proposal", "evidence")}


def _named(standing: Standing, proposal: str, evidence: str) -> bool:
    return (standing.source.slug, standing.proposal.evidence) == (proposal, evidence)
