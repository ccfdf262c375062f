"""The last report on paper before a unit began with the system."""

from typing import Any, Self

from django.conf import settings
from django.db import models

from accounts.enums import Permission
from accounts.scope import scope_of
from core.models import Versioned


class PaperClosingQuerySet(models.QuerySet):
    def visible_to(self, user: Any, permission: Permission = Permission.VIEW_REPORT) -> Self:
        """Those of the offices whose reports the user reads."""
        return self.filter(office__in=scope_of(user, permission).senders())


class PaperClosing(Versioned):
    """Số cuối kỳ trên giấy: the closing figures of the last paper report of an office, typed in when it begins with the
    system, to be held against the register that was brought in."""

    office = models.OneToOneField(
        "areas.Office", verbose_name="cơ quan", on_delete=models.PROTECT, related_name="paper_closing"
    )
    on = models.DateField("số liệu đến hết ngày")
    document = models.CharField("số, ký hiệu báo cáo giấy", max_length=60)
    values = models.JSONField("số cuối kỳ")
    typed_at = models.DateTimeField("nhập lúc")
    typed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = PaperClosingQuerySet.as_manager()

    class Meta:
        verbose_name = "số cuối kỳ trên giấy"
        verbose_name_plural = "số cuối kỳ trên giấy"

    def __str__(self) -> str:
        return f"{self.office_id} {self.on:%d/%m/%Y}"
