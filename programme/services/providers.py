"""The list of providers of services: registration, publication, suspension, and the list put up below."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from accounts.models import User
from areas.models import Office
from cases.models import Rule
from cases.procedures.rules import RuleBook
from cases.services import check_end, check_not_future
from core import audit
from core.calendar import now, today
from core.errors import DomainError, NotAllowedError
from core.saving import checked_save, locked
from core.text import clean
from programme.enums import ProviderAct as Act
from programme.models import ListPosting, Provider, ProviderStep
from programme.provider_law import PROCEDURE, next_acts, state_after
from programme.reach import communes_of
from programme.writing import check_day_from, fill, opened, refusal, write

NOT_BELOW = "{commune} không thuộc địa bàn của {office}."
NOT_NOW = "Không thể ghi “{act}” khi tổ chức “{state}”; việc có thể ghi: {acts}."
NO_RULE = "Ngày {day:%d/%m/%Y} pháp luật chưa có quy định về “{act}” (có từ {first:%d/%m/%Y})."
NOT_THE_OFFICE = "Việc “{act}” ngày {day:%d/%m/%Y} thuộc {decider} ({article}); chức danh của bạn không ghi được."
NEEDS_NUMBER = "Việc “{act}” phải ghi số văn bản."
NEEDS_REASON = "Việc “{act}” phải ghi lý do."
NEEDS_GROUND = "Hãy chọn căn cứ tạm đình chỉ."
WRONG_MONTHS = "Thời hạn tạm đình chỉ từ {least:02d} đến {most:02d} tháng ({article}); đã nhập {months}."
NOTHING_TO_UNDO = "Chỉ rút lại được bước ghi sau cùng; hãy tải lại trang."
WHY_UNDO = "Hãy ghi lý do rút lại."
REMOVED_ALREADY = "Danh sách này đã thôi niêm yết từ ngày {ends:%d/%m/%Y}."
HAVE_NUMBER = frozenset({Act.PUBLISH, Act.SUSPEND, Act.REPUBLISH, Act.WITHDRAW})
HAVE_REASON = frozenset({Act.REFUSE, Act.REFUSE_AGAIN, Act.FIND, Act.CLEAR, Act.WITHDRAW})


@transaction.atomic
def register_provider(*, office: Office, on: date, data: dict[str, Any], by: User, number: str = "") -> Provider:
    """Take in the registration of a provider (NĐ116 form 13); the 10 working days run from it."""
    provider = fill(Provider(office=office), data)
    _check_place(provider)
    write("register_provider", provider, by)
    _take(provider, Act.REGISTER, on, {"number": number}, by)
    return provider


@transaction.atomic
def change_provider(*, provider: Provider, version: int, data: dict[str, Any], by: User) -> Provider:
    """Correct what is known of a provider."""
    provider = opened(provider, version, data)
    _check_place(provider)
    return write("change_provider", provider, by)


@transaction.atomic
def take_provider_step(*, provider: Provider, act: str, on: date, data: dict[str, Any], by: User) -> ProviderStep:
    """Record what happens to a provider next: publication, finding, record, suspension, publication again."""
    return _take(locked(provider), Act(act), on, data, by)


@transaction.atomic
def undo_provider_step(*, step: ProviderStep, reason: str, by: User) -> ProviderStep:
    """Take back the last step; it stays visible, crossed out."""
    provider = locked(step.provider)
    last = provider.steps.standing().last()
    if last != step or (step.act == Act.REGISTER and provider.steps.standing().count() == 1):
        raise DomainError(NOTHING_TO_UNDO)
    if not reason.strip():
        raise refusal(WHY_UNDO, "undone_reason")
    last.undone_at, last.undone_reason = now(), clean(reason)
    return write("undo_provider_step", last, by, provider=provider.pk, reason=last.undone_reason)


@transaction.atomic
def post_list(*, office: Office, starts: date, place: str, by: User) -> ListPosting:
    """Record that an office put up the list at its registration point."""
    check_not_future(starts, "starts")
    return write("post_list", ListPosting(office=office, starts=starts, place=clean(place)), by)


@transaction.atomic
def remove_list(*, posting: ListPosting, version: int, ends: date, by: User) -> ListPosting:
    """Record that the list was taken down."""
    posting = opened(posting, version, {})
    if posting.ends:
        raise DomainError(REMOVED_ALREADY.format(ends=posting.ends))
    check_end(posting.starts, ends)
    posting.ends = ends
    return write("remove_list", posting, by)


def _take(provider: Provider, act: Act, on: date, data: dict[str, Any], by: User) -> ProviderStep:
    steps = list(provider.steps.standing())
    acts = next_acts(steps)
    if act not in acts:
        words = ", ".join(str(known.label) for known in acts)
        raise refusal(NOT_NOW.format(act=act.label, state=state_after(steps).label.lower(), acts=words), "act")
    check_day_from(on, steps[-1].on if steps else on, "bước trước, ngày", "on")
    book = RuleBook.of(PROCEDURE)
    rule = book.at(act, on)
    if rule is None:
        raise refusal(NO_RULE.format(day=on, act=act.label, first=book.first(act).valid_from), "on")
    _check_role(rule, book.at(act, today()), act, on, by)
    step = fill(ProviderStep(provider=provider, act=act, on=on, recorded_by=by), data)
    _check_words(step, act, rule)
    checked_save(step)
    audit.record("take_provider_step", provider, by=by, act=act, on=on.isoformat(), step=step.pk)
    return step


def _check_role(rule: Rule, rule_today: Rule | None, act: Act, on: date, by: User) -> None:
    """Who acted by the law of the day enters it, or who has that power today: papers of before are entered late."""
    roles = {*rule.roles, *(rule_today.roles if rule_today else ())}
    if not any(post.role in roles for post in by.posts_today):
        sentence = NOT_THE_OFFICE.format(act=act.label, day=on, decider=rule.decider, article=rule.article)
        raise NotAllowedError(sentence, fields={"act": sentence})


def _check_words(step: ProviderStep, act: Act, rule: Rule) -> None:
    if act in HAVE_NUMBER and not step.number:
        raise refusal(NEEDS_NUMBER.format(act=act.label), "number")
    if act in HAVE_REASON and not step.note:
        raise refusal(NEEDS_REASON.format(act=act.label), "note")
    if act != Act.SUSPEND:
        step.months, step.ground = None, ""
        return
    if not step.ground:
        raise refusal(NEEDS_GROUND, "ground")
    least, most = rule.months(again=False)
    if step.months is None or not least <= step.months <= most:
        months = "trống" if step.months is None else f"{step.months}"
        raise refusal(WRONG_MONTHS.format(least=least, most=most, article=rule.article, months=months), "months")


def _check_place(provider: Provider) -> None:
    office = provider.office
    last = office.valid_to - timedelta(days=1) if office.valid_to else today()
    if not communes_of(office, min(last, today())).filter(pk=provider.commune_id).exists():
        raise refusal(NOT_BELOW.format(commune=provider.commune, office=office), "commune")
