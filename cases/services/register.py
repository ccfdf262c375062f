"""Determinations of addiction, and the list that follows from them."""

from datetime import date

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from cases.enums import DeterminationResult
from cases.models import Determination, Dossier, ListRemoval
from cases.procedures.by_hand import check_by_hand
from cases.services.checks import acting_for, check_event_day
from cases.stage import on_addict_list, refresh_stages
from core import audit
from core.errors import DomainError
from core.saving import checked_save, locked, require_version

DETERMINATION = "determination"
SECOND_DETERMINATION = "Ngày {day:%d/%m/%Y} đã có một kết quả xác định tình trạng nghiện; hãy sửa kết quả đó."
SECOND_REMOVAL = "Ngày {day:%d/%m/%Y} đã ghi đưa ra khỏi danh sách; hãy sửa lần ghi đó."
REMOVED_THAT_DAY = (
    "Ngày {day:%d/%m/%Y} người này được đưa ra khỏi danh sách; cùng ngày không thể xác định có nghiện. "
    "Hãy kiểm tra lại hai ngày."
)
ADDICTED_THAT_DAY = (
    "Ngày {day:%d/%m/%Y} người này được xác định có nghiện; cùng ngày không thể đưa ra khỏi danh sách. "
    "Hãy kiểm tra lại hai ngày."
)
NOT_ON_LIST = "Ngày {day:%d/%m/%Y} người này không ở trong danh sách người nghiện, nên không thể đưa ra."


@transaction.atomic
def record_determination(*, dossier: Dossier, on: date, result: str, agency: str = "", by: User) -> Determination:
    """Enter a determination of addiction (L2021 art. 27); "có nghiện" puts the person on the list."""
    dossier = locked(dossier)
    determination = Determination(dossier=dossier, on=on, result=result, agency=agency)
    _save_determination(determination)
    return _done("determine", determination, by, Permission.WRITE_DETERMINATION)


@transaction.atomic
def enter_determination(*, dossier: Dossier, on: date, result: str, agency: str = "", by: User) -> Determination:
    """Enter by hand a determination of before this system, from its result sheet."""
    check_by_hand(dossier=dossier, kind=DETERMINATION, on=on, field="on")
    return record_determination(dossier=dossier, on=on, result=result, agency=agency, by=by)


@transaction.atomic
def change_determination(
    *, determination: Determination, version: int, on: date, result: str, agency: str, by: User
) -> Determination:
    """Correct a determination entered wrongly."""
    locked(determination.dossier)
    determination = locked(determination)
    require_version(determination, version)
    if on != determination.on:
        check_by_hand(dossier=determination.dossier, kind=DETERMINATION, on=on, field="on", before=determination.on)
    determination.on, determination.result, determination.agency = on, result, agency
    _save_determination(determination)
    return _done("change_determination", determination, by, Permission.WRITE_DETERMINATION)


@transaction.atomic
def remove_from_list(*, dossier: Dossier, on: date, reason: str, by: User) -> ListRemoval:
    """Take the person off the addict list (L2021 art. 43); a later "có nghiện" puts them on it again."""
    dossier = locked(dossier)
    if not Dossier.objects.filter(on_addict_list(on), pk=dossier.pk).exists():
        _check_removal_day(dossier, on)
        sentence = NOT_ON_LIST.format(day=on)
        raise DomainError(sentence, fields={"on": sentence})
    removal = ListRemoval(dossier=dossier, on=on, reason=reason)
    _save_removal(removal)
    return _done("remove_from_list", removal, by, Permission.WRITE_DOSSIER)


@transaction.atomic
def change_removal(*, removal: ListRemoval, version: int, on: date, reason: str, by: User) -> ListRemoval:
    """Correct a removal entered wrongly."""
    locked(removal.dossier)
    removal = locked(removal)
    require_version(removal, version)
    removal.on, removal.reason = on, reason
    _save_removal(removal)
    return _done("change_removal", removal, by, Permission.WRITE_DOSSIER)


def _save_determination(determination: Determination) -> None:
    dossier, day = determination.dossier, determination.on
    check_event_day(dossier, day, "on")
    sentence = ""
    if dossier.determinations.filter(on=day).exclude(pk=determination.pk).exists():
        sentence = SECOND_DETERMINATION.format(day=day)
    elif determination.result == DeterminationResult.ADDICTED and dossier.removals.filter(on=day).exists():
        sentence = REMOVED_THAT_DAY.format(day=day)
    if sentence:
        raise DomainError(sentence, fields={"on": sentence})
    checked_save(determination)


def _check_removal_day(dossier: Dossier, day: date, pk: int | None = None) -> None:
    check_event_day(dossier, day, "on")
    sentence = ""
    if dossier.removals.filter(on=day).exclude(pk=pk).exists():
        sentence = SECOND_REMOVAL.format(day=day)
    elif dossier.determinations.addicted().filter(on=day).exists():
        sentence = ADDICTED_THAT_DAY.format(day=day)
    if sentence:
        raise DomainError(sentence, fields={"on": sentence})


def _save_removal(removal: ListRemoval) -> None:
    _check_removal_day(removal.dossier, removal.on, removal.pk)
    checked_save(removal)


def _done(action: str, fact: Determination | ListRemoval, by: User, permission: Permission):
    audit.record(action, fact, by=by, on_behalf_of=acting_for(by, fact.dossier, permission), dossier=fact.dossier_id)
    refresh_stages(Dossier.objects.filter(pk=fact.dossier_id))
    return fact
