"""Leaving the queue of those who wait for aftercare without a decision: only by a recorded reason."""

from datetime import date

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from aftercare.handover import waiting
from aftercare.models import HandoverExit
from cases.models import Dossier
from cases.services import acting_for, check_event_day
from core import audit
from core.errors import DomainError
from core.saving import checked_save, locked, require_version

NOT_WAITING = "Người này không ở trong danh sách chờ quản lý sau cai, nên không có gì để khép lại."
BEFORE_SINCE = "Ngày {on:%d/%m/%Y} trước ngày người này bắt đầu chờ, {since:%d/%m/%Y}. Hãy kiểm tra lại ngày."
NEEDS_REASON = "Hãy ghi lý do thu hồi."


@transaction.atomic
def leave_queue(*, dossier: Dossier, on: date, reason: str, note: str, by: User) -> HandoverExit:
    """The person will not be managed, for a reason that stays on record. Refused for whoever does not wait."""
    dossier = locked(dossier)
    check_event_day(dossier, on, "on")
    found = waiting(Dossier.objects.filter(pk=dossier.pk)).first()
    if found is None:
        raise DomainError(NOT_WAITING)
    if on < found.since:
        sentence = BEFORE_SINCE.format(on=on, since=found.since)
        raise DomainError(sentence, fields={"on": sentence})
    row = HandoverExit(dossier=dossier, on=on, reason=reason, note=note)
    checked_save(row)
    behalf = acting_for(by, dossier, Permission.WRITE_AFTERCARE)
    audit.record("leave_handover_queue", row, by=by, on_behalf_of=behalf, dossier=dossier.pk, reason=reason)
    return row


@transaction.atomic
def return_to_queue(*, left: HandoverExit, version: int, reason: str, by: User) -> None:
    """The reason was entered wrongly: the person waits again."""
    dossier = locked(left.dossier)
    left = locked(left)
    require_version(left, version)
    if not reason.strip():
        raise DomainError(NEEDS_REASON, fields={"reason": NEEDS_REASON})
    behalf = acting_for(by, dossier, Permission.WRITE_AFTERCARE)
    audit.record("return_to_handover_queue", left, by=by, on_behalf_of=behalf, dossier=dossier.pk, reason=reason)
    left.delete()
