"""Proposed steps: taken up, or refused with a reason."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.models import User
from cases.forms.acts import RefuseForm
from cases.models import Dossier
from cases.perms import visible_dossier
from cases.procedures.reading import may_answer
from cases.proposals import Standing, proposals_for
from cases.services import answer_proposal
from cases.views.base import DossierAct
from core.errors import DomainError

NOT_YOURS = "Đề xuất này không do chức danh của bạn trả lời."


@require_POST
def proposal_accept(request: HttpRequest, pk: int, proposal: str, evidence: str) -> HttpResponse:
    """Note that the step will be taken, and open its form."""
    dossier = visible_dossier(request.user, pk)
    standing = _answerable(dossier, request.user, proposal, evidence)
    try:
        answer_proposal(dossier=dossier, proposal=proposal, evidence=evidence, is_accepted=True, by=request.user)
    except DomainError as refusal:
        messages.warning(request, refusal.message)
        return redirect(reverse("cases:dossier_detail", args=[pk]) + "#proposals")
    return redirect(standing.proposal.url)


class ProposalRefuse(DossierAct):
    permission = Permission.VIEW_DOSSIER
    form_class = RefuseForm
    heading = "Không chấp nhận đề xuất"
    submit = "Ghi không chấp nhận"
    done = "Đã ghi lý do không chấp nhận đề xuất."
    panel = "proposals"

    def get_subject(self) -> Standing:
        standing = _answerable(self.dossier, self.request.user, **self._named())
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


def _answerable(dossier: Dossier, user: User, proposal: str, evidence: str) -> Standing:
    """The proposal, for whoever may answer it."""
    named = (proposal, evidence)
    rows = (row for row in proposals_for(dossier) if (row.source.slug, row.proposal.evidence) == named)
    standing = next(rows, None)
    if standing is None:
        raise Http404
    if not may_answer(standing, dossier, user):
        raise PermissionDenied(NOT_YOURS)
    return standing
