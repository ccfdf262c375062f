"""Cross-tables that an office keeps."""

from typing import Any, Self

from django.conf import settings
from django.db import models

from accounts.enums import Permission


class SavedTableQuerySet(models.QuerySet):
    def visible_to(self, user: Any, permission: Permission = Permission.VIEW_REPORT) -> Self:
        """Those of the offices of one's own posts of today: shared within the unit, and no further."""
        offices = [post.office_id for post in user.posts_today if post.office_id and permission in post.permissions]
        return self.filter(office__in=offices)


class SavedTable(models.Model):
    """Bảng chéo đã lưu: a question that the people of an office ask again."""

    office = models.ForeignKey("areas.Office", on_delete=models.PROTECT, related_name="saved_tables")
    name = models.CharField("tên bảng", max_length=120)
    asked = models.JSONField("câu hỏi")
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField("lưu lúc")

    objects = SavedTableQuerySet.as_manager()

    class Meta:
        verbose_name = "bảng chéo đã lưu"
        verbose_name_plural = "bảng chéo đã lưu"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "name"],
                name="saved_table_name_once",
                violation_error_message="Cơ quan đã có bảng mang tên này; hãy đặt tên khác.",
            )
        ]

    def __str__(self) -> str:
        return self.name
