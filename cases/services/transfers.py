"""Handing a dossier over: sent by the old commune or asked for by the new one, accepted, refused, withdrawn."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.enums import Permission
from accounts.models import User
from areas.models import Area
from areas.queries import unit_for
from cases.enums import AddressKind, TransferSide, TransferState
from cases.models import Dossier, Transfer
from cases.queries import residence_of
from cases.services.checks import check_event_day, check_not_future, office_acted_for
from cases.services.dossiers import check_commune
from cases.services.moves import check_other_commune, move_dossier
from cases.services.residence import change_address
from cases.transfers import ANSWER, NOTIFY, deadline, reaches
from core import audit, calendar
from core.errors import DomainError
from core.saving import checked_save, locked, require_version
from core.text import clean

ANSWERED = "Lần chuyển này đã có kết quả “{state}” lúc {at:%H:%M ngày %d/%m/%Y}; không thể ghi kết quả khác."
NEEDS_REASON = "Hãy ghi lý do không nhận, để nơi gửi biết phải làm gì tiếp."
GONE = "Từ khi gửi, hồ sơ đã do {commune} quản lý; hãy rút lại lần chuyển này và làm lại nếu còn cần."


@transaction.atomic
def hand_over(
    *, dossier: Dossier, to: Area, moved_on: date, by: User, address: str = "", note: str = ""
) -> Transfer | None:
    """The person moved to another commune. Whoever writes the dossiers of that one too moves it at once; else it is
    sent, and waits there for an answer."""
    if reaches(by, to):
        move_dossier(dossier=dossier, to=to, on=moved_on, by=by)
        return None
    return send_dossier(dossier=dossier, to=to, moved_on=moved_on, by=by, address=address, note=note)


@transaction.atomic
def send_dossier(
    *, dossier: Dossier, to: Area, moved_on: date, by: User, address: str = "", note: str = ""
) -> Transfer:
    """The old commune hands the dossier over to the commune to which the person moved, within the term from the move
    (L2021 art. 26, 43: 5 working days; L2025 art. 25, 27, 48: 24 hours). It answers for it until it is accepted."""
    check_event_day(dossier, moved_on, "on")
    transfer = _opened(dossier, TransferSide.SENT, to, moved_on, by, note)
    transfer.known_as, transfer.address = name_and_year(transfer.dossier), clean(address)
    return _saved("send_dossier", transfer, by)


@transaction.atomic
def ask_for_dossier(*, dossier: Dossier, to: Area, moved_on: date, known_as: str, by: User, note: str = "") -> Transfer:
    """The new commune asks for the dossier of somebody who lives there now; ``known_as``: what it knows of them. What
    the dossier holds refuses nothing here, since a refusal would tell of it: the old commune judges."""
    check_not_future(moved_on, "on")
    transfer = _opened(dossier, TransferSide.ASKED, to, moved_on, by, note)
    transfer.known_as = known_as
    return _saved("ask_for_dossier", transfer, by)


@transaction.atomic
def accept_transfer(*, transfer: Transfer, version: int, by: User) -> Transfer:
    """From today on the new commune answers for the dossier and for everything that runs for the person."""
    transfer = _waiting(transfer, version)
    today = calendar.today()
    current = _commune_of(transfer.dossier)
    if unit_for(current, today) != unit_for(transfer.source, today):
        raise DomainError(GONE.format(commune=current))
    _answer(transfer, TransferState.ACCEPTED, by)
    transfer.starts = today
    checked_save(transfer)
    move_dossier(dossier=transfer.dossier, to=unit_for(transfer.target, today), on=today, by=by)
    _live_there(transfer, by)
    return _told("accept_transfer", transfer, by, transfer.answering)


@transaction.atomic
def refuse_transfer(*, transfer: Transfer, version: int, reason: str, by: User) -> Transfer:
    """The dossier stays where it is, and the asking side is told why."""
    transfer = _waiting(transfer, version)
    if not reason.strip():
        raise DomainError(NEEDS_REASON, fields={"reason": NEEDS_REASON})
    _answer(transfer, TransferState.REFUSED, by)
    transfer.reason = reason.strip()
    checked_save(transfer)
    return _told("refuse_transfer", transfer, by, transfer.answering)


@transaction.atomic
def withdraw_transfer(*, transfer: Transfer, version: int, by: User) -> Transfer:
    """The asking side takes it back, as long as it is not answered."""
    transfer = _waiting(transfer, version)
    _answer(transfer, TransferState.WITHDRAWN, by)
    checked_save(transfer)
    return _told("withdraw_transfer", transfer, by, transfer.asking)


def name_and_year(dossier: Dossier) -> str:
    """Nguyễn Văn A, sinh 1985: what is left with the commune that a dossier went away from."""
    return f"{dossier.full_name}, sinh {dossier.birth_date.year}"


def _opened(dossier: Dossier, side: TransferSide, to: Area, moved_on: date, by: User, note: str) -> Transfer:
    dossier = locked(dossier)
    today, now = calendar.today(), calendar.now()
    check_commune(to, today, field="to")
    source = _commune_of(dossier)
    check_other_commune(source, to, today)
    notify, answer = deadline(NOTIFY, moved_on, None), deadline(ANSWER, today, now)
    return Transfer(
        dossier=dossier,
        side=side,
        source=source,
        target=to,
        moved_on=moved_on,
        note=clean(note),
        asked_at=now,
        asked_by=by,
        notify_by=notify and notify.on,
        due_on=answer and answer.on,
        due_at=answer and answer.at,
    )


def _live_there(transfer: Transfer, by: User) -> None:
    """The new address, where the sender gave one, from the day of the move on."""
    dossier = locked(transfer.dossier)
    if not transfer.address or transfer.address == dossier.present_address:
        return
    if transfer.moved_on > residence_of(dossier, AddressKind.PRESENT).since:
        facts = {"kind": AddressKind.PRESENT, "address": transfer.address, "on": transfer.moved_on}
        change_address(dossier=dossier, version=dossier.version, by=by, **facts)
    else:
        dossier.present_address = transfer.address
        checked_save(dossier)


def _commune_of(dossier: Dossier) -> Area:
    return dossier.responsibilities.select_related("commune").get(ends=None).commune


def _waiting(transfer: Transfer, version: int) -> Transfer:
    locked(transfer.dossier)
    transfer = locked(transfer)
    if transfer.state != TransferState.WAITING:
        raise DomainError(
            ANSWERED.format(state=transfer.get_state_display(), at=timezone.localtime(transfer.answered_at))
        )
    require_version(transfer, version)
    return transfer


def _answer(transfer: Transfer, state: TransferState, by: User) -> None:
    transfer.state, transfer.answered_at, transfer.answered_by = state, calendar.now(), by


def _saved(action: str, transfer: Transfer, by: User) -> Transfer:
    return _told(action, checked_save(transfer), by, transfer.asking)


def _told(action: str, transfer: Transfer, by: User, commune: Area) -> Transfer:
    behalf = office_acted_for(by, commune, Permission.HAND_OVER)
    audit.record(action, transfer, by=by, on_behalf_of=behalf, dossier=transfer.dossier_id)
    return transfer
