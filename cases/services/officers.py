"""Cán bộ phụ trách: to whom of its officers a commune gives a dossier."""

from datetime import date

from django.db import transaction

from accounts.models import User
from cases.models import CaseOfficer, Dossier
from cases.officers import holds_post
from cases.services.checks import acting_for, check_event_day
from core import audit, calendar
from core.errors import DomainError
from core.saving import checked_save, locked

NOT_OF_COMMUNE = "{officer} không giữ chức danh nào ở {commune} vào ngày {day:%d/%m/%Y}; hãy chọn cán bộ của xã đó."
BEFORE_COMMUNE = "{commune} quản lý hồ sơ này từ ngày {starts:%d/%m/%Y}; hãy chọn ngày từ đó trở đi."
SAME_OFFICER = "{officer} đã phụ trách hồ sơ này từ ngày {starts:%d/%m/%Y}."
GIVEN_LATER = "Từ ngày {starts:%d/%m/%Y} đã giao cho {officer}; hãy chọn ngày sau đó, hoặc đúng ngày đó để sửa."
NOT_AS_LEFT = "Cán bộ phụ trách đã được đổi sau đó; không hoàn tác được."


@transaction.atomic
def assign_officer(*, dossier: Dossier, officer: User, starts: date, by: User) -> CaseOfficer:
    """Give a dossier to an officer of its commune, from a day on; the one before ends that day. On the very day on
    which it was given to somebody that is corrected."""
    dossier = locked(dossier)
    check_event_day(dossier, starts, "starts")
    now = dossier.responsibilities.select_related("commune").get(ends=None)
    if starts < now.starts:
        raise _refusal(BEFORE_COMMUNE.format(commune=now.commune, starts=now.starts), "starts")
    for day in {starts, calendar.today()}:
        if not holds_post(officer, now.commune, day):
            raise _refusal(NOT_OF_COMMUNE.format(officer=officer, commune=now.commune, day=day), "officer")
    last = dossier.case_officers.select_related("officer").order_by("starts").last()
    if last and last.ends is None and last.officer_id == officer.pk and last.starts <= starts:
        raise _refusal(SAME_OFFICER.format(officer=officer, starts=last.starts), "officer")
    if last and last.starts > starts:
        raise _refusal(GIVEN_LATER.format(starts=last.starts, officer=last.officer), "starts")
    if last and last.starts == starts:
        row = last
        row.officer, row.ends = officer, None
    else:
        if last and (last.ends is None or last.ends > starts):
            last.ends = starts
            checked_save(last)
        row = CaseOfficer(dossier=dossier, officer=officer, starts=starts)
    checked_save(row)
    behalf = acting_for(by, dossier)
    audit.record("assign_officer", dossier, by=by, on_behalf_of=behalf, officer=officer.pk, starts=starts.isoformat())
    return row


@transaction.atomic
def take_back_officer(*, dossier: Dossier, key: int, officer: int, starts: date, before: dict | None, by: User) -> None:
    """The dossier was given to an officer by mistake: it is as it was ``before`` (officer, first and last day of the
    row that was ended or corrected). Refused when it was given to somebody else since."""
    dossier = locked(dossier)
    row = dossier.case_officers.order_by("starts").last()
    if row is None or (row.pk, row.officer_id, row.starts, row.ends) != (key, officer, starts, None):
        raise DomainError(NOT_AS_LEFT)
    if before is None or before["key"] != key:
        row.delete()
    if before is not None:
        _restore(dossier, before)
    behalf = acting_for(by, dossier)
    audit.record("take_back_officer", dossier, by=by, on_behalf_of=behalf, officer=officer)


def release_officer(dossier: Dossier, day: date) -> None:
    """From a day on another commune answers: whom the one before had named looks after the dossier no more."""
    dossier.case_officers.filter(starts__gte=day).delete()
    for row in dossier.case_officers.overlapping(day, None):
        row.ends = day
        checked_save(row)


def _restore(dossier: Dossier, before: dict) -> None:
    row = dossier.case_officers.filter(pk=before["key"]).first()
    if row is None:
        raise DomainError(NOT_AS_LEFT)
    row.officer_id, row.ends = before["officer"], before["ends"] and date.fromisoformat(before["ends"])
    checked_save(row)


def _refusal(sentence: str, field: str) -> DomainError:
    return DomainError(sentence, fields={field: sentence})
