"""An officer's answer to a proposed step."""

from django.db import transaction

from accounts.models import User
from cases.models import Dossier, ProposalAnswer
from cases.proposals import proposals_for
from cases.services.checks import acting_for
from core import audit, calendar
from core.errors import DomainError
from core.saving import checked_save, locked

GONE = "Đề xuất này không còn nữa: hồ sơ đã thay đổi. Hãy xem lại hồ sơ."
ANSWERED = "{who} đã trả lời đề xuất này ngày {on:%d/%m/%Y}."
NEEDS_REASON = "Không chấp nhận đề xuất thì phải ghi lý do."


@transaction.atomic
def answer_proposal(
    *, dossier: Dossier, proposal: str, evidence: str, is_accepted: bool, reason: str = "", by: User
) -> ProposalAnswer:
    """Take a proposal up (the form of the step comes next), or refuse it with a reason. What was accepted may still
    be refused while the step has not been taken; what was refused stays so."""
    dossier = locked(dossier)
    standing = next(
        (row for row in proposals_for(dossier) if (row.source.slug, row.proposal.evidence) == (proposal, evidence)),
        None,
    )
    if standing is None:
        raise DomainError(GONE)
    if standing.answer and not (standing.answer.is_accepted and not is_accepted):
        raise DomainError(ANSWERED.format(who=standing.answer.by, on=standing.answer.on))
    if not is_accepted and not reason.strip():
        raise DomainError(NEEDS_REASON, fields={"reason": NEEDS_REASON})
    answer = standing.answer or ProposalAnswer(dossier=dossier, proposal=proposal, evidence=evidence)
    answer.is_accepted, answer.reason = is_accepted, reason.strip()
    answer.on, answer.by = calendar.today(), by
    checked_save(answer)
    action = "accept_proposal" if is_accepted else "refuse_proposal"
    audit.record(
        action,
        answer,
        by=by,
        on_behalf_of=acting_for(by, dossier),
        dossier=dossier.pk,
        proposal=proposal,
        evidence=evidence,
    )
    return answer
