"""Needs and the support given, kept apart: plans count those helped among those in need."""

from django.db import models
from django.db.models import Q

from aftercare.enums import SupportKind
from cases.models import Dossier
from core.history import tracked
from core.models import Versioned


@tracked
class Need(Versioned):
    """Nhu cầu hỗ trợ: recorded on a day; met by the support that points to it."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="needs")
    kind = models.CharField("loại", max_length=16, choices=SupportKind.choices)
    recorded_on = models.DateField("ngày ghi nhận nhu cầu")

    class Meta:
        verbose_name = "nhu cầu"
        verbose_name_plural = "nhu cầu"
        ordering = ["recorded_on"]
        indexes = [models.Index(fields=["dossier", "kind", "recorded_on"], name="need_key")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.recorded_on:%d/%m/%Y}"


@tracked
class Support(Versioned):
    """Hỗ trợ đã thực hiện (L2021 art. 40; NĐ116 art. 79-80); ``amount`` in đồng."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="supports")
    kind = models.CharField("loại", max_length=16, choices=SupportKind.choices)
    delivered_on = models.DateField("ngày hỗ trợ")
    amount = models.PositiveBigIntegerField("số tiền (đồng)", null=True, blank=True)
    need = models.OneToOneField(
        Need, verbose_name="đáp ứng nhu cầu", null=True, blank=True, on_delete=models.PROTECT, related_name="support"
    )

    class Meta:
        verbose_name = "hỗ trợ"
        verbose_name_plural = "hỗ trợ"
        ordering = ["delivered_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "kind", "delivered_on"],
                condition=Q(need__isnull=True),
                name="support_once_a_day",
                violation_error_message="Ngày này đã ghi một hỗ trợ cùng loại.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.delivered_on:%d/%m/%Y}"
