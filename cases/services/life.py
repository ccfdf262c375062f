"""Death, prison, absence: entered in one act with all that ends by it, ended, taken back."""

from datetime import date

from django.db import transaction

from accounts.models import User
from cases.endings import Ended, endings
from cases.models import ENDING_KINDS, Dossier, LifeEvent, LifeEventKind
from cases.services.checks import acting_for, check_end, check_event_day
from cases.stage import refresh_stages
from core import audit
from core.errors import DomainError
from core.saving import checked_save, locked, require_version

RUNS_ALREADY = "Đã ghi “{kind}” từ ngày {starts:%d/%m/%Y} và chưa kết thúc."
DEAD = "Hồ sơ đã ghi người này chết ngày {starts:%d/%m/%Y}; nếu ghi nhầm, hãy thu hồi lần ghi đó trước."
ENDED_ALREADY = "Sự việc này đã kết thúc ngày {ends:%d/%m/%Y}."
DEATH_HAS_NO_END = "Chết thì không có ngày kết thúc; nếu ghi nhầm, hãy thu hồi lần ghi này."
NOT_IN_PRISON = "Chỉ ghi ngày dự kiến ra tù cho người đang chấp hành án phạt tù."
NEEDS_REASON = "Hãy ghi lý do thu hồi."


@transaction.atomic
def record_life_event(
    *, dossier: Dossier, kind: str, on: date, expected_end: date | None = None, note: str = "", by: User
) -> LifeEvent:
    """Enter what befell the person. Death, prison and a declared absence end everything that runs for them, or
    nothing at all is written."""
    dossier, kind = locked(dossier), LifeEventKind(kind)
    check_life_event(dossier, kind, on)
    event = LifeEvent(dossier=dossier, kind=kind, starts=on, expected_end=expected_end, note=note)
    checked_save(event)
    if kind in ENDING_KINDS:
        ended = Ended(dossier, kind, on, by, rows=[])
        for ending in endings:
            ending.apply(ended)
        event.ended = ended.rows
        event.save(update_fields=["ended"])
    return _told("record_life_event", event, by)


def check_life_event(dossier: Dossier, kind: LifeEventKind, on: date) -> None:
    """Refuse what cannot have befallen the person on that day: before anything is shown or written."""
    check_event_day(dossier, on, "on")
    for other in dossier.life_events.filter(ends__isnull=True, kind__in=(kind, LifeEventKind.DEAD)):
        sentence = RUNS_ALREADY.format(kind=kind.label, starts=other.starts)
        raise DomainError(sentence if other.kind == kind else DEAD.format(starts=other.starts))


@transaction.atomic
def end_life_event(*, event: LifeEvent, version: int, ends: date, by: User) -> LifeEvent:
    """The person was released, or was found again. What ended before does not begin anew of itself."""
    event = _opened(event, version)
    if event.kind == LifeEventKind.DEAD:
        raise DomainError(DEATH_HAS_NO_END)
    if event.ends:
        raise DomainError(ENDED_ALREADY.format(ends=event.ends))
    check_end(event.starts, ends)
    event.ends = ends
    checked_save(event)
    return _told("end_life_event", event, by)


@transaction.atomic
def announce_release(*, event: LifeEvent, version: int, expected_end: date | None, by: User) -> LifeEvent:
    """The police told the commune when the person will be released."""
    event = _opened(event, version)
    if event.kind != LifeEventKind.IMPRISONED or event.ends:
        raise DomainError(NOT_IN_PRISON)
    event.expected_end = expected_end
    checked_save(event)
    return _told("announce_release", event, by)


@transaction.atomic
def take_back_life_event(*, event: LifeEvent, version: int, reason: str, by: User) -> None:
    """The event was entered wrongly: it is taken out, and what ended by it goes on."""
    event = _opened(event, version)
    if not reason.strip():
        raise DomainError(NEEDS_REASON, fields={"reason": NEEDS_REASON})
    _told("take_back_life_event", event, by, reason=reason)
    kind = LifeEventKind(event.kind)
    ended = Ended(event.dossier, kind, event.starts, by, reason.strip(), event.ended)
    event.delete()
    if kind in ENDING_KINDS:
        for ending in reversed(list(endings)):
            ending.take_back(ended)
    refresh_stages(Dossier.objects.filter(pk=event.dossier_id))


def _opened(event: LifeEvent, version: int) -> LifeEvent:
    locked(event.dossier)
    event = locked(event)
    require_version(event, version)
    return event


def _told(action: str, event: LifeEvent, by: User, **details: str) -> LifeEvent:
    behalf = acting_for(by, event.dossier)
    audit.record(action, event, by=by, on_behalf_of=behalf, dossier=event.dossier_id, kind=event.kind, **details)
    refresh_stages(Dossier.objects.filter(pk=event.dossier_id))
    return event
