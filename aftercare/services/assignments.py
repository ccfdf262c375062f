"""Post-rehabilitation management: its decision, its end."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from aftercare.enums import PROCEDURE
from aftercare.models import Aftercare, HelperAssignment
from aftercare.queries import latest_completion
from aftercare.services.helping import write_names
from cases.models import Dossier, Procedure
from cases.procedures.by_hand import check_by_hand
from cases.services import acting_for, check_end, check_event_day, resume_procedure, set_place_of_care
from cases.stage import refresh_stages
from core import audit
from core.calendar import add_months
from core.errors import DomainError
from core.saving import checked_save, locked, require_version
from core.text import clean

NOT_COMPLETED = (
    "Đến ngày {day:%d/%m/%Y} người này chưa hoàn thành đợt cai nghiện hoặc điều trị nào, nên chưa thể quản lý sau cai "
    "(Luật Phòng, chống ma túy 2021, Điều 40). Hãy ghi hoàn thành đợt cai nghiện trước."
)
OVERLAP = (
    "Người này đã được quản lý sau cai theo quyết định{number} ngày {starts:%d/%m/%Y}, {until}. "
    "Hãy ghi kết thúc quyết định đó trước, hoặc kiểm tra lại ngày."
)
ENDED_ALREADY = "Quyết định này đã kết thúc ngày {ends:%d/%m/%Y}; muốn đổi thì dùng nút Sửa."
FOLLOWED = "Quyết định này đã được theo dõi theo thủ tục."
NO_TERM = "Số tháng phải lớn hơn 0."
NEEDS_BOTH = "Ngày kết thúc và lý do kết thúc phải đi cùng nhau."
HELPER_AFTER_END = (
    "Đã phân công {helper} từ ngày {starts:%d/%m/%Y}; ngày kết thúc phải sau ngày đó. Hãy kiểm tra lại hai ngày."
)
HELPER_BEFORE_START = "Đã phân công {helper} từ ngày {starts:%d/%m/%Y}; ngày quyết định phải trước ngày đó."


@transaction.atomic
def open_aftercare(
    *,
    dossier: Dossier,
    starts: date,
    months: int,
    decision_number: str = "",
    decider: str = "",
    helper: str = "",
    procedure: Procedure | None = None,
    by: User,
) -> Aftercare:
    """Enter the decision on aftercare (L2021 art. 40; NĐ116 art. 77-78), with who helps from its first day."""
    aftercare = Aftercare(
        dossier=locked(dossier),
        starts=starts,
        months=months,
        decision_number=decision_number,
        decider=decider,
        procedure=procedure,
    )
    _save(aftercare)
    if clean(helper):
        assignment = HelperAssignment(aftercare=aftercare, starts=starts)
        write_names(assignment, helper, None)
        checked_save(assignment)
    return _told("open_aftercare", aftercare, by)


@transaction.atomic
def enter_aftercare(*, dossier: Dossier, starts: date, decider: str, by: User, **paper: Any) -> Aftercare:
    """Enter by hand a decision of before this system, from its paper."""
    check_by_hand(dossier=dossier, kind=PROCEDURE, on=starts, field="starts", decider=decider)
    return open_aftercare(dossier=dossier, starts=starts, decider=decider, by=by, **paper)


@transaction.atomic
def end_aftercare(*, aftercare: Aftercare, version: int, ends: date, reason: str, by: User) -> Aftercare:
    """End aftercare with its reason; the helper's assignment ends with it (NĐ116 art. 81)."""
    aftercare = _opened(aftercare, version)
    if aftercare.ends:
        raise DomainError(ENDED_ALREADY.format(ends=aftercare.ends))
    aftercare.ends, aftercare.end_reason = ends, reason
    _save(aftercare)
    _fit_helpers(aftercare, aftercare.starts, None)
    return _told("end_aftercare", aftercare, by)


@transaction.atomic
def withdraw_aftercare(*, aftercare: Aftercare, reason: str, by: User) -> None:
    """The step that decided on aftercare was taken back: it never was, nor did its helpers."""
    dossier = locked(aftercare.dossier)
    audit.record("withdraw_aftercare", aftercare, by=by, dossier=dossier.pk, reason=reason)
    aftercare.helpers.all().delete()
    aftercare.delete()
    refresh_stages(Dossier.objects.filter(pk=dossier.pk))


@transaction.atomic
def adopt_aftercare(*, aftercare: Aftercare, by: User) -> Procedure:
    """Follow by the procedure from today on what was decided before this system, or was imported: without past steps,
    with the clock of its end. Refused when it has ended or is followed already."""
    dossier = locked(aftercare.dossier)
    aftercare = locked(aftercare)
    if aftercare.ends:
        raise DomainError(ENDED_ALREADY.format(ends=aftercare.ends))
    if aftercare.procedure_id:
        raise DomainError(FOLLOWED)
    aftercare.procedure = resume_procedure(
        dossier=dossier,
        kind=PROCEDURE,
        decided_on=aftercare.starts,
        starts=aftercare.starts,
        months=aftercare.months,
    )
    checked_save(aftercare)
    _told("adopt_aftercare", aftercare, by)
    return aftercare.procedure


@transaction.atomic
def correct_aftercare(*, aftercare: Aftercare, version: int, data: dict[str, Any], by: User) -> Aftercare:
    """Correct a decision entered wrongly; without an end it goes on again. ``data`` holds fields of ``Aftercare``."""
    aftercare = _opened(aftercare, version)
    changed = sorted(field for field, value in data.items() if getattr(aftercare, field) != value)
    if "starts" in changed and not aftercare.is_followed:
        check_by_hand(
            dossier=aftercare.dossier, kind=PROCEDURE, on=data["starts"], field="starts", before=aftercare.starts
        )
    started_before, ended_before = aftercare.starts, aftercare.ends
    for field in changed:
        setattr(aftercare, field, data[field])
    _save(aftercare)
    _fit_helpers(aftercare, started_before, ended_before)
    return _told("correct_aftercare", aftercare, by, fields=changed)


def _opened(aftercare: Aftercare, version: int) -> Aftercare:
    locked(aftercare.dossier)
    aftercare = locked(aftercare)
    require_version(aftercare, version)
    return aftercare


def _save(aftercare: Aftercare) -> None:
    check_event_day(aftercare.dossier, aftercare.starts, "starts")
    if not aftercare.months:
        raise DomainError(NO_TERM, fields={"months": NO_TERM})
    if bool(aftercare.ends) != bool(aftercare.end_reason):
        raise DomainError(NEEDS_BOTH, fields={"end_reason" if aftercare.ends else "ends": NEEDS_BOTH})
    if aftercare.ends:
        check_end(aftercare.starts, aftercare.ends)
    if latest_completion(aftercare.dossier, aftercare.starts) is None:
        sentence = NOT_COMPLETED.format(day=aftercare.starts)
        raise DomainError(sentence, fields={"starts": sentence})
    _check_overlap(aftercare)
    aftercare.planned_end = add_months(aftercare.starts, aftercare.months)
    checked_save(aftercare)


def _check_overlap(aftercare: Aftercare) -> None:
    others = Aftercare.objects.filter(dossier=aftercare.dossier).exclude(pk=aftercare.pk)
    other = others.overlapping(aftercare.starts, aftercare.ends).order_by("starts").first()
    if other:
        number = f" {other.decision_number}" if other.decision_number else ""
        until = f"kết thúc {other.ends:%d/%m/%Y}" if other.ends else "chưa kết thúc"
        sentence = OVERLAP.format(number=number, starts=other.starts, until=until)
        raise DomainError(sentence, fields={"starts": sentence})


def _fit_helpers(aftercare: Aftercare, started_before: date, ended_before: date | None) -> None:
    """Who helped from the first day, or to the last, goes on doing so; nobody helps before the decision or
    after the end."""
    helpers = list(aftercare.helpers.order_by("starts"))
    for helper in helpers:
        if helper.starts == started_before:
            helper.starts = aftercare.starts
        elif helper.starts <= aftercare.starts:
            raise _refusal(HELPER_BEFORE_START, helper, "starts")
        if helper.ends == ended_before:
            helper.ends = aftercare.ends
        if aftercare.ends and (helper.starts >= aftercare.ends or (helper.ends and helper.ends > aftercare.ends)):
            raise _refusal(HELPER_AFTER_END, helper, "ends")
    for helper in helpers:
        checked_save(helper)


def _refusal(sentence: str, helper: HelperAssignment, field: str) -> DomainError:
    sentence = sentence.format(helper=helper.helper, starts=helper.starts)
    return DomainError(sentence, fields={field: sentence})


def _told(action: str, aftercare: Aftercare, by: User, **details: Any) -> Aftercare:
    """Tell who cares for the person (at a facility, until 2021), the stage and the log."""
    dossier = aftercare.dossier
    set_place_of_care(
        dossier=dossier,
        office=aftercare.facility.office if aftercare.facility else None,
        reason=f"aftercare:{aftercare.pk}",
        starts=aftercare.starts,
        ends=aftercare.ends,
    )
    behalf = acting_for(by, dossier, Permission.WRITE_AFTERCARE)
    audit.record(action, aftercare, by=by, on_behalf_of=behalf, dossier=dossier.pk, **details)
    refresh_stages(Dossier.objects.filter(pk=dossier.pk))
    return aftercare
