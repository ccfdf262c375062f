"""Doing a bulk work row by row, each in a savepoint of its own. Known by the services and the tasks; knows neither."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import QueryDict

from accounts.models import User
from cases.bulk.registry import BulkAct, Change, Given, bulk_acts
from cases.enums import BulkDoing, BulkOutcome, BulkState
from cases.models import BulkRow, BulkRun, Dossier
from cases.perms import NOT_THIS_ONE
from core import audit
from core.claims import Claim, Tell
from core.db import acting_as
from core.dispatch import bring_to_end
from core.errors import DomainError

NOT_THERE = "Hồ sơ không còn trong địa bàn của bạn."
CHANGED = "Sau khi bạn xem trước đã có người ghi: {now}. Chưa ghi gì; hãy xem trước lại."
NO_LONGER_FITS = "Nội dung đã điền nay không dùng được: {why} Hãy điền lại rồi xem trước."
UNEXPECTED = "Có lỗi ngoài dự kiến; những hồ sơ chưa làm vẫn còn nguyên. Hãy thử lại; nếu vẫn lỗi, báo mã {code}."
DOING = "Đang làm {done}/{all} hồ sơ"
WRITTEN = ["outcome", "before", "after", "sentence", "seen", "made", "undo_asked"]
AT_ONCE = 20
"""Rows of one transaction; of a slow act each has its own."""


def form_of(run: BulkRun, user: User) -> Any:
    """What was typed, judged as of now."""
    data = QueryDict(mutable=True)
    for name, values in run.data.items():
        data.setlist(name, values)
    return bulk_acts[run.act].form(data, user, dossiers_of(run, user))


def given_of(run: BulkRun, user: User) -> Given:
    form = form_of(run, user)
    if not form.is_valid():
        why = " ".join(sentence for sentences in form.errors.values() for sentence in sentences)
        raise DomainError(NO_LONGER_FITS.format(why=why))
    return form.cleaned_data


def dossiers_of(run: BulkRun, user: User) -> QuerySet[Dossier]:
    """Those chosen that the user sees today."""
    return Dossier.objects.visible_to(user).filter(pk__in=run.rows.values("dossier"))


def waiting_rows(run: BulkRun) -> QuerySet[BulkRow]:
    """The rows with which something is still to be done."""
    if run.doing == BulkDoing.LOOK:
        return run.rows.filter(outcome=BulkOutcome.CHOSEN)
    if run.doing == BulkDoing.APPLY:
        return run.rows.filter(outcome=BulkOutcome.FITS)
    return run.rows.filter(outcome=BulkOutcome.DONE, undo_asked=True)


def do_rows(run: BulkRun, rows: Iterable[BulkRow], user: User) -> None:
    """Within one transaction: what is done with a dossier and what is written of it in the row stand or fall together,
    so that a row is never done twice."""
    act = bulk_acts[run.act]
    given = {} if run.doing == BulkDoing.UNDO else given_of(run, user)
    done = []
    for row in rows:
        if run.doing == BulkDoing.LOOK:
            _look(act, row, given, user)
        elif run.doing == BulkDoing.APPLY:
            _apply(act, row, given, user)
        else:
            _undo(act, row, user)
        done.append(row)
    BulkRow.objects.bulk_update(done, WRITTEN)


def over(run: BulkRun, user: User) -> dict[str, Any]:
    """What the run says of itself once all rows have had their turn."""
    if run.doing == BulkDoing.LOOK:
        return {"state": BulkState.READY}
    outcomes = list(run.rows.values_list("outcome", flat=True))
    counts = {outcome: outcomes.count(outcome) for outcome in set(outcomes)}
    audit.record(f"bulk_{run.doing}", run, by=user, act=run.act, data=run.data, **counts)
    return {"state": BulkState.DONE}


def produce_run(claim: Claim, tell: Tell) -> None:
    """In a task: all rows that wait, some in a transaction; a worker that is killed leaves the others to the next."""
    bring_to_end(claim, lambda: _produce(claim, tell), UNEXPECTED.format(code=f"HL-{claim.pk}"))


def _produce(claim: Claim, tell: Tell) -> None:
    with acting_as(None):
        run = BulkRun.objects.get(pk=claim.pk)
        keys = list(waiting_rows(run).values_list("pk", flat=True))
    size = 1 if bulk_acts[run.act].is_slow else AT_ONCE
    for done in range(0, len(keys), size):
        tell(round(100 * done / len(keys)), DOING.format(done=done, all=len(keys)))
        user = _user(run)
        with acting_as(user, post_label=user.post_label):
            rows = waiting_rows(run).filter(pk__in=keys[done : done + size])
            do_rows(run, rows.select_for_update(of=("self",), skip_locked=True), user)
    user = _user(run)
    with acting_as(user, post_label=user.post_label):
        claim.write(progress=100, progress_label="", **over(run, user))


def _user(run: BulkRun) -> User:
    """Who asked, with the posts of this moment."""
    with acting_as(None):
        user = User.objects.get(pk=run.requested_by_id)
        _ = user.posts_today
    return user


def _look(act: BulkAct, row: BulkRow, given: Given, user: User) -> None:
    """Say what would be done: it is done, and taken back."""
    try:
        change = act.look(_dossier(act, row, user), given, user) if act.look else _tried(act, row, given, user)
    except DomainError as refusal:
        row.outcome, row.sentence, row.before, row.after = BulkOutcome.REFUSED, refusal.message, "", ""
    else:
        row.outcome, row.sentence = BulkOutcome.FITS, ""
        row.before, row.after, row.seen = change.before[:400], change.after[:400], change.seen


def _tried(act: BulkAct, row: BulkRow, given: Given, user: User) -> Change:
    point = transaction.savepoint()
    try:
        return act.apply(_dossier(act, row, user), given, user)
    finally:
        transaction.savepoint_rollback(point)


def _apply(act: BulkAct, row: BulkRow, given: Given, user: User) -> None:
    point = transaction.savepoint()
    try:
        change = act.apply(_dossier(act, row, user), given, user)
    except DomainError as refusal:
        transaction.savepoint_rollback(point)
        row.outcome, row.sentence = BulkOutcome.REFUSED, refusal.message
        return
    if change.seen != row.seen:
        transaction.savepoint_rollback(point)
        row.outcome, row.sentence = BulkOutcome.CHANGED, CHANGED.format(now=change.before)
        return
    transaction.savepoint_commit(point)
    row.outcome, row.after, row.made = BulkOutcome.DONE, change.after[:400], change.made


def _undo(act: BulkAct, row: BulkRow, user: User) -> None:
    row.undo_asked = False
    point = transaction.savepoint()
    try:
        act.undo(_dossier(act, row, user), row.made, user)
    except DomainError as refusal:
        transaction.savepoint_rollback(point)
        row.sentence = refusal.message
    else:
        transaction.savepoint_commit(point)
        row.outcome, row.sentence = BulkOutcome.UNDONE, ""


def _dossier(act: BulkAct, row: BulkRow, user: User) -> Dossier:
    """The dossier, for somebody who may act on it today."""
    found = Dossier.objects.visible_to(user, act.permission).filter(pk=row.dossier_id).first()
    if found is None:
        seen = Dossier.objects.visible_to(user).filter(pk=row.dossier_id).exists()
        raise DomainError(NOT_THIS_ONE if seen else NOT_THERE)
    return found
