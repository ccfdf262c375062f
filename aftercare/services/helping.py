"""The helpers of a commune, whom they help, and who takes over when one leaves."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from aftercare.helping import first_day, helpers_for, helpers_of, running_of, unit_of, unlisted_of
from aftercare.models import Aftercare, Helper, HelperAssignment
from areas.models import Area
from cases.models import Dossier
from cases.services import acting_for, check_event_day, check_not_future, office_acted_for
from core import audit
from core.errors import DomainError
from core.saving import checked_save, locked, require_version
from core.text import clean

HELPER_OUTSIDE = "Ngày phân công phải từ ngày quyết định {starts:%d/%m/%Y} đến trước ngày kết thúc quản lý sau cai."
HELPER_LATER = "Từ ngày {starts:%d/%m/%Y} đã phân công {helper}; hãy chọn ngày sau đó, hoặc đúng ngày đó để sửa tên."
NOBODY = "Hãy chọn một người, tổ chức trong danh sách của xã, hoặc ghi tên."
TWO_NAMES = "Đã chọn {listed} trong danh sách mà lại ghi tên {name}; hãy để trống một trong hai."
NOT_OF_COMMUNE = "{helper} không có trong danh sách của xã đang quản lý hồ sơ này; hãy chọn trong danh sách của xã."
NOT_THEN = "{helper} không tham gia vào ngày {day:%d/%m/%Y}; hãy chọn ngày khác hoặc người khác."
STILL_HELPS = "{helper} còn được giao giúp {count} người; hãy chuyển những người đó cho người khác trước."
HELPED_LATER = (
    "{helper} đã giúp người từ ngày {day:%d/%m/%Y} đến ngày {last:%d/%m/%Y}; ngày thôi phải từ ngày đó trở đi."
)
HELPED_BEFORE = "{helper} đã giúp người từ ngày {day:%d/%m/%Y}; ngày tham gia không thể sau ngày đó."
NO_SUCH_NAME = "Không còn phân công nào ghi tên {name} mà chưa có trong danh sách."
NOT_AS_LEFT = "Việc phân công này đã được sửa, kết thúc hoặc thay sau đó; không hoàn tác được."
MET_SINCE = "Đã ghi lần gặp của {helper} ngày {on:%d/%m/%Y} theo phân công này; không hoàn tác được."
SAME_HELPER = "Hãy chọn người khác với {helper}."
NONE_CHOSEN = "Hãy chọn ít nhất một người để chuyển."
SOME_DO_NOT_FIT = "Chưa chuyển ai: có {count} người không chuyển được vào ngày này, xem lý do ở từng người."
ONLY_SINCE = "Từ ngày {starts:%d/%m/%Y} mới phân công {helper}; ngày chuyển phải sau ngày đó."


@transaction.atomic
def list_helper(*, commune: Area, kind: str, name: str, contact: str, starts: date, by: User) -> Helper:
    """Enter somebody in the commune's list of those who can be asked to help (NĐ116 art. 79)."""
    helper = Helper(commune=commune, kind=kind, name=clean(name), contact=clean(contact), starts=starts)
    return _saved("list_helper", helper, by)


@transaction.atomic
def change_helper(
    *, helper: Helper, version: int, kind: str, name: str, contact: str, starts: date, ends: date | None, by: User
) -> Helper:
    """Correct an entry, or end it; refused while somebody is still helped, or when it would lie beside what was done.
    The names on decisions stay as they were written."""
    helper = locked(helper)
    require_version(helper, version)
    helper.kind, helper.name, helper.contact = kind, clean(name), clean(contact)
    helper.starts, helper.ends = starts, ends
    own = HelperAssignment.objects.filter(listed=helper)
    began = first_day(own)
    if began and began < starts:
        raise _refusal(HELPED_BEFORE.format(helper=helper, day=began), "starts")
    if ends:
        _check_free(helper, ends)
    return _saved("change_helper", helper, by)


@transaction.atomic
def list_name(*, unit: Area, name: str, kind: str, by: User) -> Helper:
    """Enter a name that decisions bear in the commune's list, from the first day on which it helped, and link all
    assignments of that name to the entry."""
    found = unlisted_of(unit, name).select_for_update(of=("self",))
    rows = list(found)
    if not rows:
        raise DomainError(NO_SUCH_NAME.format(name=name))
    starts = min(row.starts for row in rows)
    helper = helpers_of(unit).filter(name=clean(name), ends__isnull=True).first()
    if helper is None:
        helper = _saved("list_helper", Helper(commune=unit, kind=kind, name=clean(name), starts=starts), by)
    elif helper.starts > starts:
        helper.starts = starts
        _saved("change_helper", helper, by)
    HelperAssignment.objects.filter(pk__in=[row.pk for row in rows]).update(listed=helper)
    behalf = office_acted_for(by, unit, Permission.WRITE_AFTERCARE)
    audit.record("link_helper", helper, by=by, on_behalf_of=behalf, assignments=len(rows))
    return helper


@transaction.atomic
def assign_helper(
    *, aftercare: Aftercare, helper: str = "", listed: Helper | None = None, starts: date, by: User
) -> HelperAssignment:
    """Assign an organisation or person to help from a day on (NĐ116 art. 79), out of the commune's list or by name;
    the one before ends that day. On the very day of an assignment its name is corrected."""
    locked(aftercare.dossier)
    aftercare = locked(aftercare)
    name = clean(helper)
    if not (name or listed):
        raise _refusal(NOBODY, "helper")
    if name and listed and name != listed.name:
        raise _refusal(TWO_NAMES.format(listed=listed, name=name), "helper")
    check_event_day(aftercare.dossier, starts, "starts")
    if sentence := refusal_of_day(aftercare, starts):
        raise _refusal(sentence, "starts")
    if listed:
        _check_listed(aftercare, listed, starts)
    last = aftercare.helpers.order_by("starts").last()
    if last and last.starts == starts:
        assignment = last
    else:
        if last and (last.ends is None or last.ends > starts):
            last.ends = starts
            checked_save(last)
        assignment = HelperAssignment(aftercare=aftercare, starts=starts, ends=aftercare.ends)
    write_names(assignment, name, listed)
    checked_save(assignment)
    behalf = acting_for(by, aftercare.dossier, Permission.WRITE_AFTERCARE)
    audit.record("assign_helper", aftercare, by=by, on_behalf_of=behalf, dossier=aftercare.dossier_id)
    return assignment


@transaction.atomic
def take_back_helper(*, dossier: Dossier, left: dict[str, Any], before: dict[str, Any] | None, by: User) -> None:
    """An assignment made by mistake: all is as it was ``before`` it (the assignment that it ended or corrected),
    provided that it stands as it was ``left`` and nobody has written down a contact of the helper since."""
    dossier = locked(dossier)
    own = HelperAssignment.objects.filter(aftercare__dossier=dossier).select_related("aftercare")
    row = own.filter(pk=left["key"]).first()
    if row is None or row.aftercare.helpers.filter(starts__gt=row.starts).exists() or not _is_as(row, left):
        raise DomainError(NOT_AS_LEFT)
    met = row.listed_id and dossier.contacts.filter(on__gte=row.starts, helper=row.listed_id).order_by("on").first()
    if met:
        raise DomainError(MET_SINCE.format(helper=row.helper, on=met.on))
    former = row
    if before is None or before["key"] != row.pk:
        former = before and own.filter(pk=before["key"], ends__in=(row.starts, before["ends"])).first()
        if before and former is None:
            raise DomainError(NOT_AS_LEFT)
        row.delete()
    else:
        row.helper, row.listed_id = before["helper"], before["listed"]
    if former:
        former.ends = before["ends"] and date.fromisoformat(before["ends"])
        checked_save(former)
    behalf = acting_for(by, dossier, Permission.WRITE_AFTERCARE)
    audit.record("take_back_helper", row.aftercare, by=by, on_behalf_of=behalf, dossier=dossier.pk, helper=row.helper)


def _is_as(row: HelperAssignment, left: dict[str, Any]) -> bool:
    days = row.starts.isoformat(), row.ends and row.ends.isoformat()
    return (row.helper, row.listed_id, *days) == (left["helper"], left["listed"], left["starts"], left["ends"])


@transaction.atomic
def reassign_helped(
    *,
    helper: Helper,
    to: Helper,
    starts: date,
    chosen: Collection[HelperAssignment],
    leaves: bool,
    by: User,
) -> int:
    """Give several persons whom one helps to another, all or none; ``leaves``: the helper takes part no more from that
    day. Who does not fit is told by ``refusals_of``."""
    helper = locked(helper)
    if to.pk == helper.pk:
        raise _refusal(SAME_HELPER.format(helper=helper), "to")
    check_not_future(starts, "starts")
    if not chosen:
        raise DomainError(NONE_CHOSEN)
    if refused := refusals_of(chosen, to, starts):
        raise DomainError(SOME_DO_NOT_FIT.format(count=len(refused)))
    for assignment in chosen:
        assign_helper(aftercare=assignment.aftercare, listed=to, starts=starts, by=by)
    if leaves:
        _check_free(helper, starts)
        helper.ends = starts
        _saved("change_helper", helper, by)
    return len(chosen)


def refusals_of(assignments: Collection[HelperAssignment], to: Helper, starts: date) -> dict[int, str]:
    """By assignment, why a person cannot be given to another helper on a day."""
    found = {}
    for assignment in assignments:
        try:
            check_event_day(assignment.aftercare.dossier, starts, "starts")
            _check_listed(assignment.aftercare, to, starts)
        except DomainError as refusal:
            found[assignment.pk] = refusal.message
            continue
        if assignment.starts >= starts:
            found[assignment.pk] = ONLY_SINCE.format(starts=assignment.starts, helper=assignment.helper)
        elif sentence := refusal_of_day(assignment.aftercare, starts):
            found[assignment.pk] = sentence
    return found


def refusal_of_day(aftercare: Aftercare, starts: date) -> str:
    """Why nobody can be assigned on a day; empty when somebody can."""
    if starts < aftercare.starts or (aftercare.ends and starts >= aftercare.ends):
        return HELPER_OUTSIDE.format(starts=aftercare.starts)
    last = aftercare.helpers.order_by("starts").last()
    if last and last.starts > starts:
        return HELPER_LATER.format(starts=last.starts, helper=last.helper)
    return ""


def write_names(assignment: HelperAssignment, name: str, listed: Helper | None) -> None:
    """The name as it is written, and the entry of the commune's list that bears it."""
    assignment.helper = listed.name if listed else clean(name)
    if listed is None:
        known = helpers_for(assignment.aftercare.dossier, assignment.starts).filter(name=assignment.helper)
        listed = known.first()
    assignment.listed = listed


def _check_listed(aftercare: Aftercare, listed: Helper, starts: date) -> None:
    if not helpers_of(unit_of(aftercare.dossier)).filter(pk=listed.pk).exists():
        raise _refusal(NOT_OF_COMMUNE.format(helper=listed), "listed")
    if starts < listed.starts or (listed.ends and starts >= listed.ends):
        raise _refusal(NOT_THEN.format(helper=listed, day=starts), "starts")


def _check_free(helper: Helper, ends: date) -> None:
    """Nobody is helped from the day on which the helper leaves."""
    if count := running_of(helper).count():
        raise _refusal(STILL_HELPS.format(helper=helper, count=count), "ends")
    later = HelperAssignment.objects.filter(listed=helper, ends__gt=ends).order_by("-ends").first()
    if later:
        raise _refusal(HELPED_LATER.format(helper=helper, day=later.starts, last=later.ends), "ends")


def _saved(action: str, helper: Helper, by: User) -> Helper:
    check_not_future(helper.starts, "starts")
    check_not_future(helper.ends, "ends")
    checked_save(helper)
    behalf = office_acted_for(by, helper.commune, Permission.WRITE_AFTERCARE)
    audit.record(action, helper, by=by, on_behalf_of=behalf, commune=helper.commune_id)
    return helper


def _refusal(sentence: str, field: str) -> DomainError:
    return DomainError(sentence, fields={field: sentence})
