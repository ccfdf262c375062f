"""People who sign in, and the dated posts from which all their rights come."""

from datetime import date, timedelta
from functools import cached_property
from typing import Any, Self

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from accounts.enums import ONLY_AT, ROLE_PERMISSIONS, Permission, ReformState, Role
from areas.models import DatedQuerySet
from areas.reform.proposal import Proposal, read
from core import calendar
from core.claims import Claimable
from core.constraints import ends_after_start
from core.history import tracked


class User(AbstractUser):
    """A person who signs in. Being one gives no right: rights come from the posts valid today."""

    first_name = None
    last_name = None
    full_name = models.CharField("họ và tên", max_length=120, blank=True)
    must_change_password = models.BooleanField("phải đổi mật khẩu", default=False)

    REQUIRED_FIELDS: list[str] = []

    class Meta:
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)

    @cached_property
    def posts_today(self) -> list["Post"]:
        """The posts held today, in offices that stand today."""
        return list(self.posts.in_force(calendar.today()).select_related("office__area", "deputy_for__user"))

    @property
    def post_label(self) -> str:
        """Words for the posts of today, kept with everything this person does."""
        return "; ".join(post.label for post in self.posts_today)[:250]

    def may(self, permission: Permission) -> bool:
        """Whether any post of today carries the permission; where it holds is asked by ``visible_to``."""
        return self.is_active and any(permission in post.permissions for post in self.posts_today)


class PostQuerySet(DatedQuerySet):
    def in_force(self, day: date) -> "PostQuerySet":
        """Posts valid on ``day`` whose office stands on it."""
        standing = Q(office__isnull=True) | (
            Q(office__valid_from__lte=day) & (Q(office__valid_to__isnull=True) | Q(office__valid_to__gt=day))
        )
        return self.valid_on(day).filter(standing)


@tracked
class Post(models.Model):
    """Chức danh: a role held in an office from a day to a day. A deputy (người được ủy quyền) holds
    another's post for some days."""

    user = models.ForeignKey(User, verbose_name="người dùng", on_delete=models.PROTECT, related_name="posts")
    role = models.CharField("vai trò", max_length=20, choices=Role.choices)
    office = models.ForeignKey(
        "areas.Office", verbose_name="cơ quan", null=True, blank=True, on_delete=models.PROTECT, related_name="posts"
    )
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True, blank=True)
    deputy_for = models.ForeignKey(
        "self", verbose_name="thay cho", null=True, blank=True, on_delete=models.PROTECT, related_name="deputies"
    )

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = "chức danh"
        verbose_name_plural = "chức danh"
        constraints = [
            ends_after_start("post_days_in_order", starts="valid_from", ends="valid_to"),
            models.CheckConstraint(
                name="post_has_office",
                condition=Q(office__isnull=False) | Q(role=Role.ADMINISTRATOR),
                violation_error_message="Chức danh phải thuộc một cơ quan.",
            ),
            models.CheckConstraint(
                name="post_deputy_has_end",
                condition=Q(deputy_for__isnull=True) | Q(valid_to__isnull=False),
                violation_error_message="Người được ủy quyền phải có ngày kết thúc.",
            ),
        ]

    def __str__(self) -> str:
        role = self.get_role_display()
        return f"{role} – {self.office.name}" if self.office else role

    @property
    def last_day(self) -> date | None:
        return self.valid_to and self.valid_to - timedelta(days=1)

    @property
    def label(self) -> str:
        """The post, and for whom it is held by a deputy."""
        return f"{self} (thay {self.deputy_for.user})" if self.deputy_for else str(self)

    @property
    def permissions(self) -> frozenset[Permission]:
        held = ROLE_PERMISSIONS[Role(self.role)]
        if self.office is None:
            return held
        return held - {right for right, kinds in ONLY_AT.items() if self.office.kind not in kinds}


class UnitReformQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Whoever manages the units of the whole country sees all; of a province, those handed in by themselves."""
        posts = [post for post in getattr(user, "posts_today", ()) if Permission.MANAGE_AREAS in post.permissions]
        if not posts or not user.is_active:
            return self.none()
        return self.all() if any(post.office is None for post in posts) else self.filter(requested_by=user)


class UnitReform(Claimable):
    """Đợt sắp xếp đơn vị hành chính: files handed in, judged, shown with all that they touch, and applied when
    somebody says so. Files, hash, who and when are kept for good."""

    day = models.DateField("có hiệu lực từ ngày")
    units = models.BinaryField(editable=False)
    successions = models.BinaryField(editable=False)
    choices = models.BinaryField(default=bytes, editable=False)
    names = models.JSONField("tên các tệp", default=dict)
    sha256 = models.CharField(max_length=64)
    requested_by = models.ForeignKey(User, verbose_name="người nạp", on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField("tải lên lúc")
    state = models.CharField("trạng thái", max_length=8, choices=ReformState.choices, default=ReformState.WAITING)
    faults = models.JSONField("lỗi", default=list)
    preview = models.JSONField("những gì bị ảnh hưởng", default=dict)
    changed = models.JSONField("khác với lần xem trước", default=list)
    approved_by = models.ForeignKey(
        User, verbose_name="người áp dụng", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField("cho áp dụng lúc", null=True, blank=True)
    despite_changes = models.BooleanField("kể cả khi có thay đổi", default=False)
    applied_at = models.DateTimeField("áp dụng xong lúc", null=True, blank=True)
    followed = models.JSONField("đã chuyển theo", default=dict)
    settled_at = models.DateTimeField("làm xong việc của ngày hiệu lực lúc", null=True, blank=True)
    settled = models.JSONField("lựa chọn đã làm", default=dict)

    objects = UnitReformQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt sắp xếp đơn vị"
        verbose_name_plural = "các đợt sắp xếp đơn vị"
        ordering = ["-requested_at"]
        constraints = [
            models.CheckConstraint(
                name="reform_done_was_approved",
                condition=~Q(state=ReformState.DONE)
                | Q(approved_at__isnull=False, approved_by__isnull=False, applied_at__isnull=False),
            ),
            models.CheckConstraint(
                name="reform_running_is_claimed",
                condition=~Q(state=ReformState.RUNNING) | (Q(heartbeat_at__isnull=False) & ~Q(claimed_by="")),
            ),
            models.CheckConstraint(
                name="reform_failed_says_why", condition=~Q(state=ReformState.FAILED) | ~Q(failure="")
            ),
            models.UniqueConstraint(fields=["day"], condition=Q(state=ReformState.DONE), name="reform_done_once_a_day"),
        ]

    @property
    def proposal(self) -> Proposal:
        return read(self.day, bytes(self.units), bytes(self.successions), bytes(self.choices))
