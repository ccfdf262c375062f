"""Who answers for the dossier: moves from commune to commune, and their correction."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from areas.models import Area
from areas.queries import unit_for
from cases.models import Dossier, Responsibility
from cases.services.checks import acting_for, check_event_day
from cases.services.dossiers import check_commune
from cases.services.officers import release_officer
from core import audit
from core.errors import DomainError
from core.saving import checked_save, locked, require_version

SAME_COMMUNE = "Hồ sơ đang do {commune} quản lý; hãy chọn nơi khác."
SECOND_MOVE_THAT_DAY = "Ngày {day:%d/%m/%Y} hồ sơ đã chuyển đến {commune}; mỗi ngày chỉ một lần chuyển."
BEFORE_LAST_MOVE = (
    "Lần chuyển gần nhất là ngày {last:%d/%m/%Y} (đến {commune}); lần chuyển mới phải sau ngày đó. "
    "Nếu ngày ấy sai, hãy sửa lần chuyển ấy trước."
)
ON_OPENING_DAY = "Hồ sơ lập ngày {day:%d/%m/%Y}; chuyển đi phải từ ngày hôm sau."
TRANSFER_WAITS = (
    "Hồ sơ đang chờ chuyển từ {source} đến {target} (gửi ngày {at:%d/%m/%Y}). "
    "Hãy chờ trả lời, hoặc rút lại lần chuyển đó trước."
)
TOO_EARLY = "Ngày chuyển phải sau {before:%d/%m/%Y}, ngày bắt đầu quản lý của xã trước đó."
TOO_LATE = "Ngày chuyển phải trước {after:%d/%m/%Y}, ngày của lần chuyển tiếp theo."


@transaction.atomic
def move_dossier(*, dossier: Dossier, to: Area, on: date, by: User) -> Responsibility:
    """Hand the dossier over to another commune, which answers for it from ``on`` (L2021 art. 43)."""
    dossier = locked(dossier)
    check_none_waiting(dossier)
    check_event_day(dossier, on, "on")
    check_commune(to, on, field="to")
    behalf = acting_for(by, dossier)
    current = dossier.responsibilities.select_related("commune").get(ends=None)
    check_follows(dossier, current, on)
    check_other_commune(current.commune, to, on)
    current.ends = on
    checked_save(current)
    release_officer(dossier, on)
    arrival = checked_save(Responsibility(dossier=dossier, commune=to, starts=on))
    checked_save(dossier)
    audit.record("move", dossier, by=by, on_behalf_of=behalf, on=on.isoformat(), to=to.code)
    return arrival


@transaction.atomic
def correct_responsibility(
    *, responsibility: Responsibility, version: int, commune: Area, starts: date, by: User
) -> Responsibility:
    """Correct the commune, or the day of a move, of one interval; the one before ends where it starts.
    ``version`` is the dossier's. The first interval starts with the dossier."""
    dossier = locked(responsibility.dossier)
    require_version(dossier, version)
    check_none_waiting(dossier)
    row = locked(responsibility)
    behalf = acting_for(by, dossier)
    before = dossier.responsibilities.filter(ends=row.starts).select_related("commune").first()
    after = dossier.responsibilities.filter(starts=row.ends).select_related("commune").first() if row.ends else None
    starts = starts if before else dossier.opened_on
    check_event_day(dossier, starts, "on")
    check_commune(commune, starts, field="to")
    for neighbour in filter(None, (before, after)):
        check_other_commune(neighbour.commune, commune, starts)
    _check_between(before, row, starts)
    if row.ends is None and (before or commune != row.commune):
        release_officer(dossier, min(starts, row.starts))
    _shift(before, row, commune, starts)
    checked_save(dossier)
    audit.record("correct_move", dossier, by=by, on_behalf_of=behalf, on=starts.isoformat(), to=commune.code)
    return row


def check_none_waiting(dossier: Dossier) -> None:
    """While another commune is asked to take the dossier, or to give it, it does not move otherwise."""
    waiting = dossier.transfers.waiting().select_related("source", "target").first()
    if waiting:
        raise DomainError(
            TRANSFER_WAITS.format(source=waiting.source, target=waiting.target, at=timezone.localtime(waiting.asked_at))
        )


def _check_between(before: Responsibility | None, row: Responsibility, starts: date) -> None:
    sentence = ""
    if before and starts <= before.starts:
        sentence = TOO_EARLY.format(before=before.starts)
    elif row.ends and starts >= row.ends:
        sentence = TOO_LATE.format(after=row.ends)
    if sentence:
        raise DomainError(sentence, fields={"on": sentence})


def _shift(before: Responsibility | None, row: Responsibility, commune: Area, starts: date) -> None:
    """Save the two neighbours in the order in which they never overlap."""
    earlier = starts < row.starts
    row.commune, row.starts = commune, starts
    if before is not None:
        before.ends = starts
    for changed in [before, row] if earlier else [row, before]:
        if changed is not None:
            checked_save(changed)


def check_follows(dossier: Dossier, current: Responsibility, on: date) -> None:
    """A move lies after the one before it, and after the opening."""
    if current.starts < on:
        return
    if current.starts == dossier.opened_on:
        sentence = ON_OPENING_DAY.format(day=on)
    elif current.starts == on:
        sentence = SECOND_MOVE_THAT_DAY.format(day=on, commune=current.commune)
    else:
        sentence = BEFORE_LAST_MOVE.format(last=current.starts, commune=current.commune)
    raise DomainError(sentence, fields={"on": sentence})


def check_other_commune(commune: Area, to: Area, on: date) -> None:
    """Where a dossier goes differs from where it is."""
    if to == commune or unit_for(commune, on) == to:
        sentence = SAME_COMMUNE.format(commune=to)
        raise DomainError(sentence, fields={"to": sentence})
