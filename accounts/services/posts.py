"""What is done with accounts and posts. A post is never rewritten: it begins, and it ends."""

import secrets
from datetime import date, timedelta

from axes.utils import reset as forget_failures
from django.db import transaction
from django.db.models import F, Q, QuerySet

from accounts.enums import ROLE_OFFICES, Role
from accounts.models import Post, User
from areas.enums import CARE_OFFICES, OfficeKind
from areas.models import Office
from areas.reform.touched import heirs_of
from core import audit, calendar
from core.errors import DomainError
from core.saving import checked_save, locked

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""No letter or digit that is taken for another when read aloud or from paper."""

NAME_TAKEN = "Tên đăng nhập “{name}” đã có người dùng (“{other}”). Hãy chọn tên khác."
NEEDS_OFFICE = "Vai trò “{role}” phải thuộc một cơ quan. Loại cơ quan được nhận: {kinds}."
WRONG_OFFICE = "“{office}” thuộc loại “{kind}”, không nhận vai trò “{role}”. Loại cơ quan được nhận: {kinds}."
OFFICE_CLOSED = "“{office}” chỉ tồn tại đến hết ngày {day:%d/%m/%Y}; không thể giữ chức danh ở đó từ {starts:%d/%m/%Y}."
POST_HELD = "{user} đã giữ chức danh “{post}” từ ngày {day:%d/%m/%Y}."
ENDS_TOO_EARLY = "Chức danh bắt đầu ngày {starts:%d/%m/%Y}; ngày kết thúc phải sau ngày đó."
POST_OVER = "Chức danh này đã kết thúc hết ngày {day:%d/%m/%Y}. Hãy thêm một chức danh mới."
END_STAYS = "Không bỏ được ngày kết thúc. Hãy chọn một ngày khác, hoặc thêm một chức danh mới từ ngày đó."

DEPUTY_OF_DEPUTY = "Chức danh được ủy quyền không thể ủy quyền tiếp. Chỉ người giữ chức danh chính mới ủy quyền được."
DEPUTY_IS_SELF = "Không thể ủy quyền cho chính mình. Hãy chọn một đồng nghiệp cùng cơ quan."
DEPUTY_ELSEWHERE = "{user} không giữ chức danh nào ở “{office}” vào ngày {day:%d/%m/%Y}. Hãy chọn người cùng cơ quan."
DEPUTY_IN_THE_PAST = "Không thể ủy quyền cho ngày đã qua; sớm nhất là hôm nay, {day:%d/%m/%Y}."
DEPUTY_NEEDS_END = "Ủy quyền phải có ngày kết thúc."
DEPUTY_DAYS_ORDER = "Ngày cuối phải bằng hoặc sau ngày đầu."
DEPUTY_LONGER = "Chức danh của bạn chỉ có đến hết ngày {day:%d/%m/%Y}; không thể ủy quyền lâu hơn."
DEPUTY_BEFORE = "Chức danh của bạn bắt đầu ngày {day:%d/%m/%Y}; không thể ủy quyền sớm hơn."
DEPUTY_TWICE = (
    "Trong thời gian đó {user} đã được ủy quyền chức danh này. Hãy chọn ngày khác hoặc thu hồi ủy quyền đó trước."
)


def first_password() -> str:
    """Random, and easy to read aloud: ``k7mq-x3hn-w9td``."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))


@transaction.atomic
def add_user(*, username: str, full_name: str = "", by: User | None = None) -> tuple[User, str]:
    """Open an account, which by itself gives no right; returns it with the first password, known to nobody else."""
    other = User.objects.filter(username__iexact=username).first()
    if other:
        sentence = NAME_TAKEN.format(name=username, other=other.username)
        raise DomainError(sentence, fields={"username": sentence})
    user = User(username=username, full_name=full_name)
    password = _give_first_password(user)
    checked_save(user)
    audit.record("open_account", user, by=by)
    return user, password


@transaction.atomic
def reset_password(*, user: User, by: User) -> str:
    """Give a new first password to somebody who forgot theirs, and lift the lock-out."""
    password = _give_first_password(user)
    user.save(update_fields=["password", "must_change_password"])
    forget_failures(username=user.username)
    audit.record("reset_password", user, by=by)
    return password


@transaction.atomic
def change_password(*, user: User, password: str) -> None:
    """The person's own password takes the place of the first one."""
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    audit.record("change_password", user, by=user)


@transaction.atomic
def grant_post(
    *, user: User, role: Role, office: Office | None, starts: date, ends: date | None = None, by: User | None = None
) -> Post:
    """Give a role in an office that may hold it, from a day on."""
    post = Post(user=user, role=role, office=office, valid_from=starts, valid_to=ends)
    check_post(post)
    return _save_post(post, "grant_post", by)


@transaction.atomic
def end_post(*, post: Post, ends: date, by: User) -> None:
    """The post is held for the last time on the day before ``ends``; nobody deputises for it any longer."""
    post = locked(post)
    check_end(post, ends)
    post.deputies.filter(valid_from__gte=ends).delete()
    post.deputies.filter(valid_to__gt=ends).update(valid_to=ends)
    post.valid_to = ends
    _save_post(post, "end_post", by)


@transaction.atomic
def appoint_deputy(*, post: Post, deputy: User, starts: date, ends: date | None, by: User) -> Post:
    """Ủy quyền: for some days a colleague of the office holds the post as well (until the day before ``ends``)."""
    post = locked(post)
    if post.deputy_for_id:
        raise DomainError(DEPUTY_OF_DEPUTY, fields={"post": DEPUTY_OF_DEPUTY})
    if deputy.pk == post.user_id:
        raise DomainError(DEPUTY_IS_SELF, fields={"deputy": DEPUTY_IS_SELF})
    _check_deputy_days(post, starts, ends)
    if deputy not in colleagues(post, starts):
        sentence = DEPUTY_ELSEWHERE.format(user=deputy, office=post.office, day=starts)
        raise DomainError(sentence, fields={"deputy": sentence})
    other = _overlapping(post.deputies.select_related("user"), starts, ends).first()
    if other:
        sentence = DEPUTY_TWICE.format(user=other.user)
        raise DomainError(sentence, fields={"starts": sentence})
    held = Post(user=deputy, role=post.role, office=post.office, valid_from=starts, valid_to=ends, deputy_for=post)
    return _save_post(held, "appoint_deputy", by)


@transaction.atomic
def withdraw_deputy(*, held: Post, by: User) -> None:
    """Thu hồi ủy quyền, from this day on; days already served stay on record."""
    held = locked(held)
    audit.record("withdraw_deputy", held, by=by)
    if held.valid_from >= calendar.today():
        held.delete()
    elif held.valid_to > calendar.today():
        held.valid_to = calendar.today()
        held.save(update_fields=["valid_to"])


def colleagues(post: Post, day: date) -> list[User]:
    """Those who on ``day`` hold a post of their own in the same office."""
    beside = Post.objects.in_force(day).filter(office=post.office_id, deputy_for=None)
    return list(User.objects.filter(is_active=True, posts__in=beside).exclude(pk=post.user_id).distinct())


def check_post(post: Post) -> None:
    """A post lies in a fitting office, its days are in order, and the user does not hold it already."""
    role, starts = Role(post.role), post.valid_from
    check_office(role=role, office=post.office, starts=starts)
    if post.valid_to and post.valid_to <= starts:
        sentence = ENDS_TOO_EARLY.format(starts=starts)
        raise DomainError(sentence, fields={"valid_to": sentence})
    same = Post.objects.filter(user=post.user, role=role, office=post.office, deputy_for=None).exclude(pk=post.pk)
    held = _overlapping(same, starts, post.valid_to).first()
    if held:
        raise DomainError(POST_HELD.format(user=post.user, post=post, day=held.valid_from), code="held")


def check_end(post: Post, ends: date | None) -> None:
    """A post's end may be set and moved until it has passed; what has ended is given anew, not reopened."""
    sentence = ""
    if post.valid_to and post.valid_to <= calendar.today():
        sentence = POST_OVER.format(day=post.valid_to - timedelta(days=1))
    elif ends is None:
        sentence = END_STAYS
    elif ends <= post.valid_from:
        sentence = ENDS_TOO_EARLY.format(starts=post.valid_from)
    if sentence:
        raise DomainError(sentence, fields={"valid_to": sentence})


def check_office(*, role: Role, office: Office | None, starts: date) -> None:
    """A role is held in the kinds of offices made for it, while they stand; only an administrator needs none."""
    kinds = ", ".join(str(kind.label) for kind in OfficeKind if kind in ROLE_OFFICES[role])
    if office is None:
        if role != Role.ADMINISTRATOR:
            sentence = NEEDS_OFFICE.format(role=role.label, kinds=kinds)
            raise DomainError(sentence, fields={"office": sentence})
        return
    if office.kind not in ROLE_OFFICES[role]:
        sentence = WRONG_OFFICE.format(office=office, kind=office.get_kind_display(), role=role.label, kinds=kinds)
        raise DomainError(sentence, fields={"office": sentence})
    if office.valid_to and office.valid_to <= starts:
        last = office.valid_to - timedelta(days=1)
        sentence = OFFICE_CLOSED.format(office=office, day=last, starts=starts)
        raise DomainError(sentence, fields={"valid_from": sentence})


def _check_deputy_days(post: Post, starts: date, ends: date | None) -> None:
    if ends is None:
        raise DomainError(DEPUTY_NEEDS_END, fields={"last_day": DEPUTY_NEEDS_END})
    if ends <= starts:
        raise DomainError(DEPUTY_DAYS_ORDER, fields={"last_day": DEPUTY_DAYS_ORDER})
    if starts < calendar.today():
        sentence = DEPUTY_IN_THE_PAST.format(day=calendar.today())
        raise DomainError(sentence, fields={"starts": sentence})
    if starts < post.valid_from:
        sentence = DEPUTY_BEFORE.format(day=post.valid_from)
        raise DomainError(sentence, fields={"starts": sentence})
    limits = [day for day in (post.valid_to, post.office.valid_to) if day]
    if limits and ends > min(limits):
        sentence = DEPUTY_LONGER.format(day=min(limits) - timedelta(days=1))
        raise DomainError(sentence, fields={"last_day": sentence})


def _overlapping(posts: QuerySet[Post], starts: date, ends: date | None) -> QuerySet[Post]:
    later = posts.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=starts))
    return later.filter(valid_from__lt=ends) if ends else later


def _save_post(post: Post, action: str, by: User | None) -> Post:
    checked_save(post)
    audit.record(action, post, by=by, user=post.user_id, role=post.role, office=post.office_id)
    return post


def _give_first_password(user: User) -> str:
    password = first_password()
    user.set_password(password)
    user.must_change_password = True
    return password


@transaction.atomic
def follow_posts(*, on: date, by: User | None = None) -> list[Post]:
    """Whoever held a post in an office that ended with its unit on ``on`` holds it from that day in the office that
    takes its place, as long as it was given; deputies with them. Who has none (the district tier in 2025) is left
    without: somebody appoints them anew. Called again it adds nothing."""
    ended = Post.objects.valid_on(on).filter(office__valid_to=on).exclude(office__kind__in=CARE_OFFICES)
    posts = list(ended.select_related("office", "user").order_by(F("deputy_for").asc(nulls_first=True), "pk"))
    heirs = heirs_of({post.office for post in posts}, on)
    known = {_held_as(post): post for post in Post.objects.valid_on(on).filter(office__in=heirs.values())}
    moved: dict[int, Post] = {}
    for is_deputy in (False, True):
        new = []
        for post in posts:
            office = heirs.get(post.office_id)
            if bool(post.deputy_for_id) != is_deputy or office is None:
                continue
            if is_deputy and post.deputy_for_id not in moved:
                continue
            found = Post(user=post.user, role=post.role, office=office, valid_from=on, valid_to=post.valid_to)
            found.deputy_for = moved.get(post.deputy_for_id)
            if _held_as(found) not in known:
                known[_held_as(found)] = found
                new.append(found)
            moved[post.pk] = known[_held_as(found)]
        Post.objects.bulk_create(new, batch_size=1000)
        for post in new:
            audit.record("follow_post", post, by=by, user=post.user_id, role=post.role, office=post.office_id)
    return [post for post in {post.pk: post for post in moved.values()}.values() if post.valid_from == on]


def _held_as(post: Post) -> tuple[int, str, int | None, bool]:
    """Who holds which post where, and whether for somebody else."""
    return (post.user_id, post.role, post.office_id, post.deputy_for_id is not None)
