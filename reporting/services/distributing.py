"""Giving a target to the units below, and typing in the result of one that no figure counts."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from accounts.models import User
from areas.models import Office
from core import audit
from core.calendar import now, today
from core.errors import DomainError
from core.saving import checked_save, locked
from reporting.models import Distribution, Plan, PlanVersion, Share, Target, TypedResult
from reporting.numbers import written
from reporting.plan_results import assigned, is_sum, units_below
from reporting.plan_rows import of_facilities
from reporting.plans import lacking, plain, row_codes

NOT_ISSUED = "Bản kế hoạch chưa ban hành nên chưa phân bổ được; hãy ban hành trước."
NOT_THEIRS = "{} không có chỉ tiêu {} trong kế hoạch này nên không phân bổ được."
NOT_BELOW = "{} không phải đơn vị cấp dưới trực tiếp của {} vào ngày {:%d/%m/%Y}; hãy bỏ đơn vị này."
NOBODY_BELOW = "{} không có đơn vị cấp dưới để phân bổ chỉ tiêu."
NEGATIVE = "Không nhập số âm."
NOTHING_GIVEN = "Hãy nhập số giao cho ít nhất một đơn vị."
MISMATCH = "Các đơn vị cộng lại được {}, {} {} so với chỉ tiêu {}; hãy sửa cho khớp."
BEFORE_PLAN = "Ngày phân bổ {:%d/%m/%Y} không được trước ngày của bản kế hoạch ({:%d/%m/%Y})."
IN_FUTURE = "Ngày {:%d/%m/%Y} nằm sau hôm nay; hãy xem lại."
IS_COUNTED = "Chỉ tiêu {} được đếm từ hồ sơ nên không nhập tay kết quả."
OUTSIDE = "Ngày {:%d/%m/%Y} nằm ngoài các năm của kế hoạch ({})."
WHEREFROM = "Hãy ghi căn cứ: số lấy từ văn bản, báo cáo nào."


@transaction.atomic
def distribute_target(
    *,
    target: Target,
    giver: Office,
    shares: dict[Office, Decimal],
    decree_number: str,
    decree_on: date,
    by: User,
) -> Distribution:
    """Phân bổ chỉ tiêu. Numbers add up to what the giver has; a ratio is the same kind of share for each."""
    version = PlanVersion.objects.select_related("plan").get(pk=target.version_id)
    locked(version.plan)
    if version.is_draft:
        raise DomainError(NOT_ISSUED)
    if decree_on > today():
        raise _refusal("decree_on", IN_FUTURE.format(decree_on))
    if decree_on < version.decree_on:
        raise _refusal("decree_on", BEFORE_PLAN.format(decree_on, version.decree_on))
    _check_shares(shares, giver, decree_on)
    if target.adds_up:
        _check_sum(_held(version, target, giver, decree_on), shares)
    distribution = checked_save(
        Distribution(target=target, giver=giver, decree_number=decree_number, decree_on=decree_on, at=now(), by=by)
    )
    Share.objects.bulk_create(
        Share(distribution=distribution, office=office, value=value) for office, value in shares.items()
    )
    audit.record("distribute_target", version.plan, by=by, code=target.code, giver=giver.pk)
    return distribution


@transaction.atomic
def type_result(
    *, plan: Plan, target: Target, office: Office, on: date, value: Decimal, note: str, by: User
) -> TypedResult:
    """Nhập tay kết quả của một chỉ tiêu không có hàng số liệu nào đếm được."""
    if is_sum(target) or (not target.is_typed and not is_typed_for(target, office)):
        raise DomainError(IS_COUNTED.format(target.code))
    if on > today():
        raise _refusal("on", IN_FUTURE.format(on))
    if not plan.first_year <= on.year <= plan.last_year:
        raise _refusal("on", OUTSIDE.format(on, plan.years))
    if not note.strip():
        raise _refusal("note", WHEREFROM)
    typed = checked_save(
        TypedResult(plan=plan, code=target.code, office=office, on=on, value=value, note=note, at=now(), by=by)
    )
    audit.record("type_result", plan, by=by, code=target.code, office=office.pk)
    return typed


def is_typed_for(target: Target, office: Office) -> bool:
    """A unit below a province types what is counted at facilities, since these report to the province alone."""
    codes = (*row_codes(target.numerator), *row_codes(target.denominator))
    return target.is_typed or (office.kind != "province" and of_facilities(codes))


def _check_shares(shares: dict[Office, Decimal], giver: Office, day: date) -> None:
    if not shares:
        raise DomainError(NOTHING_GIVEN)
    below = {office.pk for office in units_below(giver, day)}
    if not below:
        raise DomainError(NOBODY_BELOW.format(giver))
    for office, value in shares.items():
        if office.pk not in below:
            raise _refusal(f"share_{office.pk}", NOT_BELOW.format(office, giver, day))
        if value < 0:
            raise _refusal(f"share_{office.pk}", NEGATIVE)


def _held(version: PlanVersion, target: Target, giver: Office, day: date) -> Decimal:
    """What the giver itself has of the target."""
    if version.plan.office_id == giver.pk:
        return target.value
    _, pairs = assigned(version.plan, giver, max(day, version.decree_on))
    value = next((value for held, value in pairs if held.pk == target.pk), None)
    if value is None:
        raise DomainError(NOT_THEIRS.format(giver, target.code))
    return value


def _check_sum(held: Decimal, shares: dict[Office, Decimal]) -> None:
    short = lacking(held, shares.values())
    if short:
        found, gap, planned = (written(plain(number)) for number in (sum(shares.values()), abs(short), held))
        raise DomainError(MISMATCH.format(found, "thiếu" if short > 0 else "thừa", gap, planned))


def _refusal(field: str, sentence: str) -> DomainError:
    return DomainError(sentence, fields={field: sentence})
