"""People who sign in, and the dated posts from which all their rights come."""

from datetime import date, timedelta
from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from accounts.enums import ROLE_PERMISSIONS, Permission, Role
from areas.models import DatedQuerySet
from core import calendar
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
        return ROLE_PERMISSIONS[Role(self.role)]
