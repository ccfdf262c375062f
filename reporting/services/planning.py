"""Making a plan: drafted, filled with targets, issued; amended by a later decree, with the version before kept."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from areas.models import Office
from core import audit
from core.calendar import now, today
from core.errors import DomainError
from core.saving import checked_save, locked
from reporting.enums import ADDITIVE, SHARES, Sense, TargetKind
from reporting.models import Distribution, Plan, PlanVersion, Share, Target
from reporting.numbers import written
from reporting.plan_rows import check_rows
from reporting.plans import joined, lacking, plain, row_codes

NOT_A_DRAFT = "Bản kế hoạch số {} đã ban hành nên không sửa được nữa; muốn thay đổi thì dùng “Sửa đổi kế hoạch”."
DRAFT_OPEN = "Kế hoạch đang có một bản dự thảo; hãy hoàn thành và ban hành bản đó trước."
NOT_ISSUED = "Kế hoạch chưa ban hành lần nào; hãy sửa ngay trong bản dự thảo."
TOO_EARLY = (
    "Ngày văn bản sửa đổi {:%d/%m/%Y} phải sau ngày của bản đang có hiệu lực ({}, {:%d/%m/%Y}); hãy xem lại ngày."
)
IN_FUTURE = "Văn bản đề ngày {:%d/%m/%Y}, sau hôm nay; kế hoạch được ban hành từ ngày của văn bản."
WHY = "Hãy ghi lý do sửa đổi kế hoạch."
NO_TARGETS = "Kế hoạch chưa có chỉ tiêu nào; hãy thêm chỉ tiêu rồi ban hành."
SAME_CODE = "Kế hoạch đã có chỉ tiêu mã {} (“{}”); hãy dùng mã khác."
NO_NUMERATOR = "Hãy chọn hàng số liệu để đếm kết quả, hoặc đánh dấu “nhập tay”, hoặc chia chỉ tiêu thành các phần."
RATIO_NUMERATOR = "Chỉ tiêu tỷ lệ cần hàng làm tử số."
RATIO_DENOMINATOR = "Chỉ tiêu tỷ lệ cần hàng làm mẫu số, ví dụ 15.02n (số người có nhu cầu học nghề)."
NO_DENOMINATOR = "Chỉ tiêu số lượng không có mẫu số; hãy bỏ trống, hoặc chọn loại “Tỷ lệ (%)”."
NO_WHOLE = "Không có chỉ tiêu mã {} để chỉ tiêu này là một phần của nó; các mã: {}."
OWN_PART = "Chỉ tiêu không thể là một phần của chính nó hoặc của phần của nó."
OTHER_KIND = "Phần và toàn thể phải cùng là số lượng, hoặc cùng là tỷ lệ; chỉ tiêu {} là “{}”."
HAS_PARTS = "Chỉ tiêu {} đang có phần {}; hãy xóa phần trước."
NOT_COUNTED_ALONE = "Chỉ tiêu {} “{}” không có hàng số liệu, không nhập tay và không có phần nào."
PARTS_MISMATCH = "Các phần của chỉ tiêu {} cộng lại được {}, {} {} so với kế hoạch {}; hãy sửa cho khớp."
PARTS_BEYOND = (
    "Các phần của chỉ tiêu {} cộng lại được {}, thừa {} so với kế hoạch {}; hãy giảm số này hoặc tăng chỉ tiêu."
)


@transaction.atomic
def draft_plan(
    *, office: Office, first_year: int, last_year: int, title: str, decree_number: str, decree_on: date, by: User
) -> Plan:
    """Lập kế hoạch: its first version is a draft without targets."""
    plan = checked_save(
        Plan(office=office, first_year=first_year, last_year=last_year, title=title, made_at=now(), made_by=by)
    )
    _version(plan, 1, decree_number, decree_on, "", by)
    audit.record("draft_plan", plan, by=by)
    return plan


@transaction.atomic
def amend_plan(*, plan: Plan, decree_number: str, decree_on: date, reason: str, by: User) -> PlanVersion:
    """Sửa đổi kế hoạch: a draft with the targets of the version in force, to be changed and issued."""
    plan = locked(plan)
    last = plan.versions.order_by("-number").first()
    if last.is_draft:
        raise DomainError(DRAFT_OPEN if last.number > 1 else NOT_ISSUED)
    if decree_on <= last.decree_on:
        raise _refusal("decree_on", TOO_EARLY.format(decree_on, last.decree_number, last.decree_on))
    if not reason.strip():
        raise _refusal("reason", WHY)
    version = _version(plan, last.number + 1, decree_number, decree_on, reason, by)
    targets = list(last.targets.all())
    for target in targets:
        target.pk, target._state.adding, target.version = None, True, version
    Target.objects.bulk_create(targets)
    audit.record("amend_plan", plan, by=by, version=version.number)
    return version


@transaction.atomic
def save_target(*, version: PlanVersion, by: User, target: Target | None = None, **facts: Any) -> Target:
    """Add a target to a draft, or change one of it."""
    version = _draft(version)
    kept = target or Target(version=version, place=_next_place(version))
    old_code = kept.code
    for name, value in facts.items():
        setattr(kept, name, value)
    if kept.kind == TargetKind.ALL:
        kept.value, kept.sense = Decimal(100), Sense.AT_LEAST
    if kept.is_typed:
        kept.numerator = kept.denominator = ""
    others = {other.code: other for other in version.targets.exclude(pk=kept.pk)}
    _check_target(kept, others)
    kept.numerator, kept.denominator = (joined(row_codes(text)) for text in (kept.numerator, kept.denominator))
    checked_save(kept)
    if old_code and old_code != kept.code:
        version.targets.filter(part_of=old_code).update(part_of=kept.code)
    audit.record("save_target", version.plan, by=by, version=version.number, code=kept.code)
    return kept


@transaction.atomic
def drop_target(*, target: Target, by: User) -> None:
    """Take a target out of a draft."""
    version = _draft(target.version)
    part = version.targets.filter(part_of=target.code).first()
    if part:
        raise DomainError(HAS_PARTS.format(target.code, part.code))
    audit.record("drop_target", version.plan, by=by, version=version.number, code=target.code)
    target.delete()


@transaction.atomic
def issue_version(*, version: PlanVersion, by: User) -> PlanVersion:
    """Ban hành: from now on it is kept as it is. What was distributed of a target that stayed the same stays so."""
    version = _draft(version)
    if version.decree_on > today():
        raise DomainError(IN_FUTURE.format(version.decree_on))
    targets = list(version.targets.all())
    faults = faults_of(targets)
    if faults:
        raise DomainError(" ".join(faults))
    version.issued_at, version.issued_by = now(), by
    version.save()
    _keep_distributions(version, targets)
    audit.record("issue_plan", version.plan, by=by, version=version.number)
    return version


def faults_of(targets: list[Target]) -> list[str]:
    """What keeps a draft from being issued: the same list on its page and at the guard."""
    if not targets:
        return [NO_TARGETS]
    faults = []
    for target in targets:
        parts = [part.value for part in targets if part.part_of == target.code]
        short = lacking(target.value, parts)
        if parts and short:
            words = "thiếu" if short > 0 else "thừa"
            sums = (written(plain(number)) for number in (sum(parts), abs(short), target.value))
            found, gap, planned = sums
            faults.append(PARTS_MISMATCH.format(target.code, found, words, gap, planned))
        if not parts and not target.is_typed and not target.numerator:
            faults.append(NOT_COUNTED_ALONE.format(target.code, target.label))
    return faults


def _version(plan: Plan, number: int, decree_number: str, decree_on: date, reason: str, by: User) -> PlanVersion:
    return checked_save(
        PlanVersion(
            plan=plan,
            number=number,
            decree_number=decree_number,
            decree_on=decree_on,
            reason=reason,
            made_at=now(),
            made_by=by,
        )
    )


def _draft(version: PlanVersion) -> PlanVersion:
    version = locked(version)
    if not version.is_draft:
        raise DomainError(NOT_A_DRAFT.format(version.decree_number))
    return version


def _next_place(version: PlanVersion) -> int:
    return (version.targets.aggregate(last=Max("place"))["last"] or 0) + 1


def _check_target(target: Target, others: dict[str, Target]) -> None:
    """Refuse what cannot be measured or does not add up, each reason beside its field."""
    if target.code in others:
        raise _refusal("code", SAME_CODE.format(target.code, others[target.code].label))
    if not target.is_typed:
        _check_measure(target)
    if target.part_of:
        _check_part(target, others)


def _check_measure(target: Target) -> None:
    for field in ("numerator", "denominator"):
        try:
            check_rows(row_codes(getattr(target, field)), target.column)
        except DomainError as error:
            raise _refusal(field, error.message) from error
    if target.kind in SHARES:
        if not row_codes(target.numerator):
            raise _refusal("numerator", RATIO_NUMERATOR)
        if not row_codes(target.denominator):
            raise _refusal("denominator", RATIO_DENOMINATOR)
    elif row_codes(target.denominator):
        raise _refusal("denominator", NO_DENOMINATOR)


def _check_part(target: Target, others: dict[str, Target]) -> None:
    whole = others.get(target.part_of)
    if whole is None:
        codes = ", ".join(sorted(others)) or "chưa có"
        raise _refusal("part_of", OWN_PART if target.part_of == target.code else NO_WHOLE.format(target.part_of, codes))
    above, seen = whole, {target.code}
    while above is not None:
        if above.code in seen:
            raise _refusal("part_of", OWN_PART)
        seen.add(above.code)
        above = others.get(above.part_of)
    if (whole.kind in ADDITIVE) != (target.kind in ADDITIVE):
        raise _refusal("part_of", OTHER_KIND.format(whole.code, whole.get_kind_display()))
    parts = [target.value, *(part.value for part in others.values() if part.part_of == whole.code)]
    beyond = -lacking(whole.value, parts)
    if beyond > 0:
        sums = (written(plain(number)) for number in (sum(parts), beyond, whole.value))
        raise _refusal("value", PARTS_BEYOND.format(whole.code, *sums))


def _keep_distributions(version: PlanVersion, targets: list[Target]) -> None:
    """Copy what was distributed of targets whose code, kind and number are those of the version before."""
    same = {(target.code, target.kind, target.value): target for target in targets}
    before = Distribution.objects.filter(
        target__version__plan=version.plan_id, target__version__number=version.number - 1
    )
    for given in before.select_related("target").prefetch_related("shares").order_by("decree_on", "pk"):
        target = same.get((given.target.code, given.target.kind, given.target.value))
        if target is None:
            continue
        shares = list(given.shares.all())
        given.pk, given._state.adding, given.target = None, True, target
        given._prefetched_objects_cache = {}
        given.save()
        Share.objects.bulk_create(Share(distribution=given, office=share.office, value=share.value) for share in shares)


def _refusal(field: str, sentence: str) -> DomainError:
    return DomainError(sentence, fields={field: sentence})
