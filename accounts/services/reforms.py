"""What an administrator does with a reform of units: hand it in, look at what it touches, apply it."""

import hashlib
from datetime import date

from django.db import transaction

from accounts.enums import Permission, ReformState
from accounts.models import UnitReform, User
from accounts.perms import reform_bounds
from accounts.reforming import preview_of, settle_if_due
from accounts.tasks import reform_units_task
from areas.services import Reformed, follow_reform, load_reform
from core import audit, calendar
from core.db import acting_as
from core.dispatch import send_after_commit, sweep
from core.errors import DomainError, NotAllowedError
from core.saving import locked

MAY_NOT = "Chỉ quản trị toàn hệ thống, hoặc của một tỉnh, được sắp xếp đơn vị."
LARGEST = 5_000_000
TOO_LARGE = "Tệp lớn hơn {most} MB; danh sách đơn vị của cả nước chưa đến 1 MB."
NOT_READY = "Đợt này đang ở trạng thái “{state}”, không áp dụng được."
WRONG_DAY = "Ngày gõ lại không đúng; đợt này có hiệu lực từ ngày {day:%d/%m/%Y}."
OTHER_PREVIEW = "Những gì bị ảnh hưởng đã được tính lại từ khi bạn mở trang. Hãy xem lại bên dưới rồi áp dụng."
OVER = "Đợt này đã kết thúc: {state}."
TRIED_TOO_OFTEN = "Đã thử {times} lần nhưng lần nào cũng bị gián đoạn; chưa ghi gì. Hãy nạp lại các tệp."

File = tuple[str, bytes]
"""Name and content."""


@transaction.atomic
def hand_in_reform(*, day: date, units: File, successions: File, choices: File = ("", b""), by: User) -> UnitReform:
    """Keep the files; they are judged in the background, and nothing else happens until somebody applies them."""
    work = _kept(day, units, successions, choices, by)
    audit.record("hand_in_reform", work, by=by, day=day.isoformat(), sha256=work.sha256)
    send_after_commit(reform_units_task, work)
    return work


@transaction.atomic
def check_reform(*, work: UnitReform, by: User) -> UnitReform:
    """Judge the same files once more, and count anew what they touch."""
    work = _locked(work, by)
    if work.state not in (ReformState.READY, ReformState.REFUSED, ReformState.FAILED):
        raise DomainError(OVER.format(state=work.get_state_display()))
    work.approved_by, work.approved_at = None, None
    _send(work)
    return work


@transaction.atomic
def apply_reform(*, work: UnitReform, typed_day: date, seen: str, despite_changes: bool, by: User) -> UnitReform:
    """Apply just what was shown: ``typed_day`` is the day typed once more, ``seen`` tells which preview was on the
    screen. What changes until the work is done is told, and then nothing is written, unless ``despite_changes``."""
    work = _locked(work, by)
    if work.state != ReformState.READY:
        raise DomainError(NOT_READY.format(state=work.get_state_display()))
    if typed_day != work.day:
        sentence = WRONG_DAY.format(day=work.day)
        raise DomainError(sentence, fields={"typed_day": sentence})
    if seen != mark_of(work):
        raise DomainError(OTHER_PREVIEW, code="stale")
    work.approved_by, work.approved_at, work.despite_changes = by, calendar.now(), despite_changes
    _send(work)
    audit.record("apply_reform", work, by=by, day=work.day.isoformat(), sha256=work.sha256)
    return work


@transaction.atomic
def stop_reform(*, work: UnitReform, by: User) -> UnitReform:
    """Put it aside; nothing was written."""
    work = _locked(work, by)
    is_applying = work.approved_at and work.state in (ReformState.WAITING, ReformState.RUNNING)
    if is_applying or work.state in (ReformState.DONE, ReformState.STOPPED):
        raise DomainError(OVER.format(state=work.get_state_display()))
    work.state, work.claimed_by, work.heartbeat_at = ReformState.STOPPED, "", None
    work.save()
    audit.record("stop_reform", work, by=by)
    return work


@transaction.atomic
def reform_at_once(*, day: date, units: File, successions: File, choices: File = ("", b""), by: User) -> Reformed:
    """Judge and apply at once (command line); what was loaded is kept as if it had come by the page."""
    work = _kept(day, units, successions, choices, by)
    found = load_reform(proposal=work.proposal, by=by, within=reform_bounds(by))
    if found.tree is None:
        work.delete()
        return found
    work.state, work.approved_by, work.approved_at, work.applied_at = (
        ReformState.DONE,
        by,
        calendar.now(),
        calendar.now(),
    )
    work.preview, work.followed, work.progress = preview_of(found), found.followed, 100
    for name, value in settle_if_due(work, found.proposal, by).items():
        setattr(work, name, value)
    work.save()
    return found


def settle_reforms() -> int:
    """On the day of a reform that was applied before it, posts given since go over too, and the list of choices is
    done; returns how many reforms. Safe at any time and by several at once."""
    with acting_as(None):
        due = UnitReform.objects.filter(state=ReformState.DONE, settled_at=None, day__lte=calendar.today())
        works = list(due.select_for_update(skip_locked=True, of=("self",)).select_related("approved_by"))
        for work in works:
            follow_reform(day=work.day, by=work.approved_by)
            for name, value in settle_if_due(work, work.proposal, work.approved_by).items():
                setattr(work, name, value)
            work.save()
    return len(works)


def sweep_reforms() -> int:
    """Take up work that gives no sign of life; returns how much. Safe at any time and by several at once."""
    return sweep(UnitReform, reform_units_task, TRIED_TOO_OFTEN)


def mark_of(work: UnitReform) -> str:
    """Tells which preview of a reform somebody has seen."""
    marks = " ".join(kind["mark"] for kind in work.preview.get("kinds", ()))
    return hashlib.sha256(marks.encode()).hexdigest()[:16]


def _kept(day: date, units: File, successions: File, choices: File, by: User) -> UnitReform:
    if not by.may(Permission.MANAGE_AREAS):
        raise NotAllowedError(MAY_NOT)
    files = {"units": units, "successions": successions, "choices": choices}
    for field, (_, content) in files.items():
        if len(content) > LARGEST:
            sentence = TOO_LARGE.format(most=LARGEST // 1_000_000)
            raise DomainError(sentence, fields={field: sentence})
    digest = hashlib.sha256(day.isoformat().encode())
    for _, content in files.values():
        digest.update(hashlib.sha256(content).digest())
    contents = {field: content for field, (_, content) in files.items()}
    names = {field: name[:200] for field, (name, content) in files.items() if content}
    asked = {"requested_by": by, "requested_at": calendar.now()}
    return UnitReform.objects.create(day=day, **contents, names=names, sha256=digest.hexdigest(), **asked)


def _locked(work: UnitReform, by: User) -> UnitReform:
    if not by.may(Permission.MANAGE_AREAS):
        raise NotAllowedError(MAY_NOT)
    return locked(work)


def _send(work: UnitReform) -> None:
    work.state, work.changed, work.failure = ReformState.WAITING, [], ""
    work.attempt, work.claimed_by, work.heartbeat_at, work.progress, work.progress_label = 0, "", None, 0, ""
    work.save()
    send_after_commit(reform_units_task, work)
