"""Needs and the support given, kept apart: plans count those helped among those in need."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from aftercare.enums import SupportKind
from cases.models import Dossier
from cases.models.procedures import OfDossierQuerySet
from core.history import tracked
from core.models import Versioned


class NeedClosing(models.TextChoices):
    DECLINED = "declined", "Không đáp ứng được"
    WITHDRAWN = "withdrawn", "Người này không còn nhu cầu"


class Giver(models.TextChoices):
    """By whom a support is paid or given."""

    BUDGET = "budget", "Ngân sách nhà nước"
    ENTERPRISE = "enterprise", "Doanh nghiệp"
    BANK = "bank", "Ngân hàng"
    UNION = "union", "Đoàn thể, tổ chức xã hội"
    FACILITY = "facility", "Cơ sở cai nghiện"
    FAMILY = "family", "Gia đình"
    OTHER = "other", "Khác"


class NeedQuerySet(OfDossierQuerySet):
    def unmet(self) -> Self:
        """Neither met by a support nor closed."""
        return self.filter(~Exists(Support.objects.filter(need=OuterRef("pk"))), closed_on__isnull=True)


@tracked
class Need(Versioned):
    """Nhu cầu hỗ trợ: recorded on a day; met by the support that points to it, or closed with a reason, because it was
    declined or the person wants it no more. In figures a closed one counts like any that was not met."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="needs")
    kind = models.CharField("loại", max_length=16, choices=SupportKind.choices)
    recorded_on = models.DateField("ngày ghi nhận nhu cầu")
    closed_on = models.DateField("ngày khép", null=True, blank=True)
    closed_as = models.CharField("vì", max_length=10, choices=NeedClosing.choices, blank=True)
    closed_reason = models.CharField("lý do cụ thể", max_length=250, blank=True)

    objects = NeedQuerySet.as_manager()

    class Meta:
        verbose_name = "nhu cầu"
        verbose_name_plural = "nhu cầu"
        ordering = ["recorded_on"]
        indexes = [models.Index(fields=["dossier", "kind", "recorded_on"], name="need_key")]
        constraints = [
            models.CheckConstraint(
                name="need_closed_wholly",
                condition=Q(closed_on__isnull=True, closed_as="", closed_reason="")
                | (Q(closed_on__gte=models.F("recorded_on")) & ~Q(closed_as="") & ~Q(closed_reason="")),
                violation_error_message="Khép một nhu cầu phải ghi ngày (từ ngày ghi nhận trở đi), vì sao và lý do cụ "
                "thể.",
            )
        ]

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
    giver = models.CharField("nguồn hỗ trợ", max_length=10, choices=Giver.choices, blank=True)
    giver_name = models.CharField("tên đơn vị, người hỗ trợ", max_length=200, blank=True)

    objects = OfDossierQuerySet.as_manager()

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

    @property
    def waited(self) -> int | None:
        """Days from the need to the support that met it."""
        return (self.delivered_on - self.need.recorded_on).days if self.need else None
