"""Who can be asked to help after rehabilitation: listed by a commune, without a sign-in of their own."""

from typing import Any, Self

from django.db import models

from accounts.enums import Permission
from accounts.scope import scope_of
from cases.models.dossier import IntervalQuerySet
from core.constraints import ends_after_start
from core.history import tracked
from core.models import Versioned


class HelperKind(models.TextChoices):
    ORGANISATION = "organisation", "Tổ chức, đoàn thể"
    TEAM = "team", "Đội công tác xã hội tình nguyện"
    VOLUNTEER = "volunteer", "Tình nguyện viên"


class HelperQuerySet(IntervalQuerySet):
    def visible_to(self, user: Any, permission: Permission = Permission.VIEW_AFTERCARE) -> Self:
        """The helpers listed by a commune that lies in an area of the user's posts."""
        scope = scope_of(user, permission)
        return self.filter(commune__in=scope.communes()) if scope.units else self.none()


@tracked
class Helper(Versioned):
    """Người, tổ chức giúp đỡ: an organisation, a volunteer team or a volunteer to whom the chairman of a commune
    assigns persons after rehabilitation (L2021 art. 40; NĐ116/2021 art. 79)."""

    commune = models.ForeignKey("areas.Area", verbose_name="xã", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("loại", max_length=12, choices=HelperKind.choices)
    name = models.CharField("tên", max_length=200)
    contact = models.CharField("liên hệ", max_length=250, blank=True)
    starts = models.DateField("tham gia từ ngày")
    ends = models.DateField("thôi từ ngày", null=True, blank=True)

    objects = HelperQuerySet.as_manager()

    class Meta:
        verbose_name = "người, tổ chức giúp đỡ"
        verbose_name_plural = "người, tổ chức giúp đỡ"
        ordering = ["name", "pk"]
        constraints = [
            ends_after_start("listed_helper_days_in_order"),
            models.UniqueConstraint(
                fields=["commune", "name"],
                condition=models.Q(ends__isnull=True),
                name="helper_listed_once",
                violation_error_message="Xã đã có người, tổ chức cùng tên trong danh sách; nếu là người khác thì ghi "
                "thêm tổ dân phố, năm sinh vào tên để phân biệt.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
