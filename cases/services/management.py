"""Management of persons who use drugs unlawfully."""

from datetime import date

from django.db import transaction

from accounts.models import User
from cases.models import Dossier, Procedure, UserManagement
from cases.procedures.by_hand import check_by_hand
from cases.services.checks import acting_for, check_end, check_event_day
from cases.stage import refresh_stages
from core import audit
from core.errors import DomainError
from core.saving import checked_save, locked, require_version

USER_MANAGEMENT = "user_management"
OPEN_ALREADY = (
    "Người này đang được quản lý theo quyết định ngày {starts:%d/%m/%Y}. Hãy ghi kết thúc quyết định đó trước."
)
ENDED_ALREADY = "Quyết định này đã kết thúc ngày {ends:%d/%m/%Y}; muốn đổi thì dùng nút Sửa."
END_NEEDS_REASON = "Ngày kết thúc và lý do phải đi cùng nhau."


@transaction.atomic
def start_user_management(
    *,
    dossier: Dossier,
    decision_number: str = "",
    decider: str = "",
    starts: date,
    procedure: Procedure | None = None,
    by: User,
) -> UserManagement:
    """Enter a decision on managing an unlawful user: one year from the decision (L2021 art. 23)."""
    dossier = locked(dossier)
    check_event_day(dossier, starts, "starts")
    current = dossier.user_managements.filter(ends=None, starts__lte=starts).first()
    if current:
        sentence = OPEN_ALREADY.format(starts=current.starts)
        raise DomainError(sentence, fields={"starts": sentence})
    management = UserManagement(
        dossier=dossier, decision_number=decision_number, decider=decider, starts=starts, procedure=procedure
    )
    checked_save(management)
    return _done("start_user_management", management, by)


@transaction.atomic
def enter_user_management(
    *, dossier: Dossier, decision_number: str = "", starts: date, decider: str, by: User
) -> UserManagement:
    """Enter by hand a decision of before this system, from its paper."""
    check_by_hand(dossier=dossier, kind=USER_MANAGEMENT, on=starts, field="starts", decider=decider)
    paper = {"decision_number": decision_number, "decider": decider}
    return start_user_management(dossier=dossier, starts=starts, by=by, **paper)


@transaction.atomic
def end_user_management(
    *, management: UserManagement, version: int, ends: date, reason: str, by: User
) -> UserManagement:
    """End the management of an unlawful user, with its reason (L2021 art. 23)."""
    management = _opened(management, version)
    if management.ends:
        raise DomainError(ENDED_ALREADY.format(ends=management.ends))
    check_end(management.starts, ends)
    management.ends, management.end_reason = ends, reason
    checked_save(management)
    return _done("end_user_management", management, by)


@transaction.atomic
def change_user_management(
    *,
    management: UserManagement,
    version: int,
    decision_number: str,
    starts: date,
    ends: date | None,
    reason: str,
    by: User,
) -> UserManagement:
    """Correct a decision entered wrongly; without an end it is open again."""
    management = _opened(management, version)
    check_event_day(management.dossier, starts, "starts")
    if bool(ends) != bool(reason):
        raise DomainError(END_NEEDS_REASON, fields={"end_reason" if ends else "ends": END_NEEDS_REASON})
    if ends:
        check_end(starts, ends)
    if starts != management.starts and management.procedure_id is None:
        before = management.starts
        check_by_hand(dossier=management.dossier, kind=USER_MANAGEMENT, on=starts, field="starts", before=before)
    management.decision_number, management.starts = decision_number, starts
    management.ends, management.end_reason = ends, reason
    checked_save(management)
    return _done("change_user_management", management, by)


def _opened(management: UserManagement, version: int) -> UserManagement:
    locked(management.dossier)
    management = locked(management)
    require_version(management, version)
    return management


def _done(action: str, management: UserManagement, by: User) -> UserManagement:
    behalf = acting_for(by, management.dossier)
    audit.record(action, management, by=by, on_behalf_of=behalf, dossier=management.dossier_id)
    refresh_stages(Dossier.objects.filter(pk=management.dossier_id))
    return management
