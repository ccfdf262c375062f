"""Bulk work: dossiers are chosen, what would happen is seen, then it is done; for a while it can be undone."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases.bulk.registry import acts_for, bulk_acts
from cases.bulk.running import do_rows, over, waiting_rows
from cases.enums import BulkDoing, BulkOutcome, BulkState
from cases.models import BulkRow, BulkRun, Dossier
from cases.tasks import bulk_run_task
from core import calendar
from core.db import acting_as
from core.dispatch import send_after_commit, sweep
from core.errors import DomainError, NotAllowedError
from core.saving import locked

AT_THE_DESK = 40
"""So few rows are done while the page waits; more by a worker."""
UNDO_DAYS = 1
"""A bulk work can be undone until the end of the next day: long enough to notice it in the morning, too short for
others to have built on it."""
DRAFT_KEPT = timedelta(days=7)

NOT_MADE = (BulkOutcome.REFUSED, BulkOutcome.CHANGED)

NONE_CHOSEN = "Hãy đánh dấu ít nhất một hồ sơ."
TOO_MANY = (
    "Đã chọn hơn {most} hồ sơ; việc “{act}” mỗi lần làm nhiều nhất {most}. Hãy lọc hẹp lại (theo xã, giai đoạn, …) rồi "
    "chọn."
)
NO_SUCH_ACT = "Chức danh của bạn không làm được việc này với nhiều hồ sơ."
BUSY = "Việc này đang được làm; hãy đợi kết quả."
STARTED = "Việc này đã làm lúc {at:%H:%M ngày %d/%m/%Y}; không làm lần nữa."
LOOK_FIRST = "Hãy xem trước rồi mới làm."
NOTHING_FITS = "Không hồ sơ nào làm được; hãy xem lý do ở từng dòng."
NOT_DONE = "Việc này chưa làm, nên không có gì để hoàn tác."
TOO_LATE = "Chỉ hoàn tác được đến hết ngày {day:%d/%m/%Y}. Nay hãy sửa trên trang của từng hồ sơ."
NOTHING_TO_UNDO = "Không còn dòng nào để hoàn tác."
TRIED_TOO_OFTEN = "Đã thử {times} lần nhưng lần nào cũng bị gián đoạn. Hãy bấm làm lại với những hồ sơ chưa làm."


@transaction.atomic
def choose_dossiers(*, act: str, keys: Sequence[int], by: User, address: str = "") -> BulkRun:
    """Begin a bulk work with the dossiers chosen, in their order. One that the user does not see is as if it did not
    exist."""
    chosen = next((found for found in acts_for(by) if found.slug == act), None)
    if chosen is None:
        raise NotAllowedError(NO_SUCH_ACT)
    if len(keys) > chosen.most:
        raise DomainError(TOO_MANY.format(act=chosen.title, most=chosen.most))
    seen = set(Dossier.objects.visible_to(by).filter(pk__in=keys).values_list("pk", flat=True))
    rows = [key for key in dict.fromkeys(keys) if key in seen]
    if not rows:
        raise DomainError(NONE_CHOSEN)
    run = BulkRun.objects.create(act=chosen.slug, address=address[:2000], requested_by=by, requested_at=calendar.now())
    BulkRow.objects.bulk_create(BulkRow(run=run, place=place, dossier_id=key) for place, key in enumerate(rows, 1))
    return run


@transaction.atomic
def look_at_run(*, run: BulkRun, data: dict[str, list[str]], by: User) -> BulkRun:
    """Say of each dossier what would happen to it, or why not. Nothing of it stays."""
    run = locked(run)
    _check_not_begun(run)
    run.data = data
    run.rows.update(outcome=BulkOutcome.CHOSEN, before="", after="", sentence="", seen={})
    return _begin(run, BulkDoing.LOOK, by)


@transaction.atomic
def apply_run(*, run: BulkRun, by: User) -> BulkRun:
    """Do what was seen, with each dossier of which it still holds. Sent twice it is done once; what broke off goes on
    with the rest."""
    run = locked(run)
    went_wrong = run.state == BulkState.FAILED and run.doing == BulkDoing.APPLY
    if not went_wrong:
        _check_not_begun(run)
        if run.state != BulkState.READY:
            raise DomainError(LOOK_FIRST)
    if not run.rows.filter(outcome=BulkOutcome.FITS).exists():
        raise DomainError(NOTHING_FITS)
    run.applied_at = run.applied_at or calendar.now()
    return _begin(run, BulkDoing.APPLY, by)


@transaction.atomic
def undo_run(*, run: BulkRun, by: User, rows: Collection[int] | None = None) -> BulkRun:
    """Take back the whole of a bulk work, or the rows named, within the days given; a row on which something has been
    built since stays, and says why."""
    run = locked(run)
    act = bulk_acts[run.act]
    if not act.can_be_undone:
        raise DomainError(act.undo_words)
    if run.state in (BulkState.WAITING, BulkState.RUNNING):
        raise DomainError(BUSY)
    if run.applied_at is None:
        raise DomainError(NOT_DONE)
    last = last_day_to_undo(run)
    if calendar.today() > last:
        raise DomainError(TOO_LATE.format(day=last))
    chosen = run.rows.filter(outcome=BulkOutcome.DONE)
    if rows is not None:
        chosen = chosen.filter(pk__in=rows)
    if not chosen.update(undo_asked=True, sentence=""):
        raise DomainError(NOTHING_TO_UNDO)
    return _begin(run, BulkDoing.UNDO, by)


@transaction.atomic
def begin_again(*, run: BulkRun, by: User) -> BulkRun:
    """A new bulk work with the dossiers with which this one could not be done, with what was typed."""
    left = run.rows.filter(outcome__in=NOT_MADE).order_by("place").values_list("dossier", flat=True)
    if run.state not in (BulkState.DONE, BulkState.FAILED):
        raise DomainError(BUSY)
    again = choose_dossiers(act=run.act, keys=[key for key in left if key], by=by, address=run.address)
    again.data = run.data
    again.save()
    return again


@transaction.atomic
def drop_run(*, run: BulkRun) -> None:
    """Throw away what was chosen and not done."""
    run = locked(run)
    _check_not_begun(run)
    run.delete()


def last_day_to_undo(run: BulkRun) -> date:
    return timezone.localdate(run.applied_at) + timedelta(days=UNDO_DAYS)


def may_undo(run: BulkRun) -> bool:
    """Whether anything of the work can be taken back today."""
    is_over = run.applied_at is not None and run.state in (BulkState.DONE, BulkState.FAILED)
    return bulk_acts[run.act].can_be_undone and is_over and calendar.today() <= last_day_to_undo(run)


def sweep_runs() -> int:
    """Take up work that gives no sign of life; returns how much. Drafts that nobody came back to are thrown away."""
    with acting_as(None):
        left = BulkRun.objects.filter(state__in=(BulkState.CHOSEN, BulkState.READY, BulkState.FAILED), applied_at=None)
        left.filter(requested_at__lt=calendar.now() - DRAFT_KEPT).delete()
    return sweep(BulkRun, bulk_run_task, TRIED_TOO_OFTEN)


def _check_not_begun(run: BulkRun) -> None:
    if run.state in (BulkState.WAITING, BulkState.RUNNING):
        raise DomainError(BUSY, code="busy")
    if run.applied_at:
        raise DomainError(STARTED.format(at=timezone.localtime(run.applied_at)), code="started")


def _begin(run: BulkRun, doing: BulkDoing, by: User) -> BulkRun:
    """At once when it is little; else a worker does it."""
    run.doing, run.failure, run.attempt, run.progress, run.progress_label = doing, "", 0, 0, ""
    run.claimed_by, run.heartbeat_at = "", None
    rows = waiting_rows(run)
    slow = bulk_acts[run.act].is_slow and doing == BulkDoing.APPLY
    if slow or rows.count() > AT_THE_DESK:
        run.state = BulkState.WAITING
        run.save()
        send_after_commit(bulk_run_task, run)
        return run
    run.save()
    do_rows(run, list(rows), by)
    for name, value in over(run, by).items():
        setattr(run, name, value)
    run.save()
    return run
