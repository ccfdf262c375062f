"""What an officer keeps of a list: a way of looking at it under a name, and the columns chosen."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q


class SavedListQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """One's own."""
        return self.filter(user=user) if user.is_authenticated else self.none()


class SavedList(models.Model):
    """Danh sách đã lưu: search, filters, order and columns of the list of dossiers under a name, as the address keeps
    them. It holds no dossier: opened again, it asks what its owner may see then."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="của", on_delete=models.PROTECT, related_name="saved_lists"
    )
    name = models.CharField("tên", max_length=80)
    address = models.CharField("tìm, lọc theo", max_length=2000, blank=True)
    is_default = models.BooleanField("mở đầu tiên", default=False)

    objects = SavedListQuerySet.as_manager()

    class Meta:
        verbose_name = "danh sách đã lưu"
        verbose_name_plural = "danh sách đã lưu"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "name"],
                name="saved_list_name_once",
                violation_error_message="Bạn đã lưu một danh sách tên này; hãy đặt tên khác hoặc xóa danh sách cũ.",
            ),
            models.UniqueConstraint(fields=["user"], condition=Q(is_default=True), name="saved_list_one_default"),
        ]

    def __str__(self) -> str:
        return self.name


class ColumnChoice(models.Model):
    """Cột đã chọn: the columns in which an officer sees the list of dossiers."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name="của", on_delete=models.PROTECT, related_name="column_choice"
    )
    columns = models.JSONField("cột", default=list)

    class Meta:
        verbose_name = "cột đã chọn"
        verbose_name_plural = "cột đã chọn"

    def __str__(self) -> str:
        return f"{self.user_id}"
