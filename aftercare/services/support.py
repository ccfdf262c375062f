"""Needs and the support given. A support may answer a need, which is then met."""

from datetime import date

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from aftercare.enums import WITH_AMOUNT, SupportKind
from aftercare.models import Need, Support
from cases.models import Dossier
from cases.services import acting_for, check_event_day
from core import audit
from core.errors import DomainError
from core.saving import checked_save, locked, require_version
from core.text import clean

NEED_THAT_DAY = "Ngày {day:%d/%m/%Y} đã ghi nhu cầu “{kind}”."
SUPPORT_THAT_DAY = "Ngày {day:%d/%m/%Y} đã ghi hỗ trợ “{kind}”."
NO_AMOUNT = "Chỉ vay vốn và trợ cấp khó khăn mới ghi số tiền; hãy bỏ trống ô số tiền."
AMOUNT_NOT_POSITIVE = "Số tiền phải lớn hơn 0."
OTHER_KIND = "Nhu cầu đã chọn là “{need}”, khác loại hỗ trợ “{kind}”."
NEED_MET = "Nhu cầu này đã được đáp ứng ngày {day:%d/%m/%Y}."
NEED_LATER = "Ngày hỗ trợ {day:%d/%m/%Y} trước ngày ghi nhận nhu cầu {recorded:%d/%m/%Y}."
NEED_CLOSED = "Nhu cầu này đã khép ngày {day:%d/%m/%Y} ({why}); hãy mở lại trước khi ghi hỗ trợ đáp ứng nó."
CLOSED_BEFORE = "Nhu cầu được khép ngày {day:%d/%m/%Y}, trước ngày ghi nhận {recorded:%d/%m/%Y}."
CLOSE_WHOLLY = "Khép một nhu cầu phải ghi đủ ngày, vì sao và lý do cụ thể; để trống cả ba thì nhu cầu còn hiệu lực."
MET_BEFORE = "Nhu cầu này được đáp ứng ngày {day:%d/%m/%Y}; ngày ghi nhận không thể sau ngày đó."


@transaction.atomic
def record_need(*, dossier: Dossier, kind: str, recorded_on: date, by: User) -> Need:
    """Record what the person needs; it counts as unmet until a support points to it (L2021 art. 40)."""
    need = Need(dossier=locked(dossier), kind=kind, recorded_on=recorded_on)
    return _save_need("record_need", need, by)


@transaction.atomic
def correct_need(*, need: Need, version: int, recorded_on: date, by: User) -> Need:
    """Correct the day of a need entered wrongly."""
    locked(need.dossier)
    need = locked(need)
    require_version(need, version)
    need.recorded_on = recorded_on
    return _save_need("correct_need", need, by)


@transaction.atomic
def close_need(
    *, need: Need, version: int, closed_on: date | None, closed_as: str, closed_reason: str, by: User
) -> Need:
    """A need is declined, or the person wants it no more, with the day and the reason; without the three it stands
    again. Refused once it was met."""
    locked(need.dossier)
    need = locked(need)
    require_version(need, version)
    given = Support.objects.filter(need=need).first()
    if given:
        raise DomainError(NEED_MET.format(day=given.delivered_on))
    need.closed_on, need.closed_as, need.closed_reason = closed_on, closed_as, clean(closed_reason)
    filled = [bool(value) for value in (need.closed_on, need.closed_as, need.closed_reason)]
    if any(filled) and not all(filled):
        names = ("closed_on", "closed_as", "closed_reason")
        raise _refusal(CLOSE_WHOLLY, names[filled.index(False)])
    if closed_on:
        check_event_day(need.dossier, closed_on, "closed_on")
        if closed_on < need.recorded_on:
            raise _refusal(CLOSED_BEFORE.format(day=closed_on, recorded=need.recorded_on), "closed_on")
    checked_save(need)
    _log("close_need", need, by)
    return need


@transaction.atomic
def record_support(
    *,
    dossier: Dossier,
    kind: str,
    delivered_on: date,
    amount: int | None = None,
    need: Need | None = None,
    giver: str = "",
    giver_name: str = "",
    by: User,
) -> Support:
    """Record a support given: by whom, the sum lent or granted (in đồng), and the need that it meets."""
    support = Support(dossier=locked(dossier), kind=kind, delivered_on=delivered_on, amount=amount, need=need)
    support.giver, support.giver_name = giver, clean(giver_name)
    return _save_support("record_support", support, by)


@transaction.atomic
def correct_support(
    *,
    support: Support,
    version: int,
    delivered_on: date,
    amount: int | None,
    giver: str = "",
    giver_name: str = "",
    by: User,
) -> Support:
    """Correct the day, the sum or the giver of a support entered wrongly."""
    locked(support.dossier)
    support = locked(support)
    require_version(support, version)
    support.delivered_on, support.amount = delivered_on, amount
    support.giver, support.giver_name = giver, clean(giver_name)
    return _save_support("correct_support", support, by)


def _save_need(action: str, need: Need, by: User) -> Need:
    check_event_day(need.dossier, need.recorded_on, "recorded_on")
    same = Need.objects.filter(dossier=need.dossier, kind=need.kind, recorded_on=need.recorded_on)
    if same.exclude(pk=need.pk).exists():
        raise _refusal(NEED_THAT_DAY.format(day=need.recorded_on, kind=need.get_kind_display()), "recorded_on")
    answer = Support.objects.filter(need=need).first() if need.pk else None
    if answer and answer.delivered_on < need.recorded_on:
        raise _refusal(MET_BEFORE.format(day=answer.delivered_on), "recorded_on")
    if need.closed_on and need.closed_on < need.recorded_on:
        raise _refusal(CLOSED_BEFORE.format(day=need.closed_on, recorded=need.recorded_on), "recorded_on")
    checked_save(need)
    _log(action, need, by)
    return need


def _save_support(action: str, support: Support, by: User) -> Support:
    check_event_day(support.dossier, support.delivered_on, "delivered_on")
    _check_amount(support)
    _check_need(support)
    same = Support.objects.filter(dossier=support.dossier, kind=support.kind, delivered_on=support.delivered_on)
    if same.filter(need=support.need).exclude(pk=support.pk).exists():
        sentence = SUPPORT_THAT_DAY.format(day=support.delivered_on, kind=support.get_kind_display())
        raise _refusal(sentence, "delivered_on")
    checked_save(support)
    _log(action, support, by)
    return support


def _check_amount(support: Support) -> None:
    if support.amount is None:
        return
    if support.kind not in WITH_AMOUNT:
        raise _refusal(NO_AMOUNT, "amount")
    if support.amount <= 0:
        raise _refusal(AMOUNT_NOT_POSITIVE, "amount")


def _check_need(support: Support) -> None:
    need = support.need
    if need is None:
        return
    if need.kind != support.kind:
        kind = SupportKind(support.kind).label
        raise _refusal(OTHER_KIND.format(need=need.get_kind_display(), kind=kind), "need")
    if need.recorded_on > support.delivered_on:
        raise _refusal(NEED_LATER.format(day=support.delivered_on, recorded=need.recorded_on), "delivered_on")
    if need.closed_on:
        raise _refusal(NEED_CLOSED.format(day=need.closed_on, why=need.get_closed_as_display().lower()), "need")
    other = Support.objects.filter(need=need).exclude(pk=support.pk).first()
    if other:
        raise _refusal(NEED_MET.format(day=other.delivered_on), "need")


def _refusal(sentence: str, field: str) -> DomainError:
    return DomainError(sentence, fields={field: sentence})


def _log(action: str, fact: Need | Support, by: User) -> None:
    behalf = acting_for(by, fact.dossier, Permission.WRITE_SUPPORT)
    audit.record(action, fact, by=by, on_behalf_of=behalf, dossier=fact.dossier_id, kind=fact.kind)
