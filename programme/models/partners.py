"""Enterprises and organisations that train, employ or lend."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from accounts.enums import Permission
from core.history import tracked
from core.models import Versioned
from programme.enums import OfferKind, PartnerKind
from programme.models.ground import OfOffice


@tracked
class Partner(OfOffice):
    """Doanh nghiệp, tổ chức nhận dạy nghề, tạo việc làm, cho vay vốn (L2021 art. 40)."""

    name = models.CharField("tên", max_length=200)
    kind = models.CharField("loại", max_length=12, choices=PartnerKind.choices)
    address = models.CharField("địa chỉ", max_length=250, blank=True)
    contact = models.CharField("người liên hệ", max_length=200, blank=True)

    class Meta:
        verbose_name = "doanh nghiệp, tổ chức"
        verbose_name_plural = "doanh nghiệp, tổ chức"
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class OfferQuerySet(models.QuerySet):
    def visible_to(self, user: Any, permission: Permission = Permission.VIEW_PROGRAMME) -> Self:
        """Those of the partners that the user sees."""
        return self.filter(partner__in=Partner.objects.visible_to(user, permission))


@tracked
class Offer(Versioned):
    """Chỗ nhận: how many places a partner offers in a year, and how many are filled."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="offers")
    kind = models.CharField("nhận", max_length=8, choices=OfferKind.choices)
    year = models.PositiveSmallIntegerField("năm")
    what = models.CharField("nghề, công việc, khoản vay", max_length=200, blank=True)
    places = models.PositiveIntegerField("số chỗ nhận")
    filled = models.PositiveIntegerField("số chỗ đã có người", default=0)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = "chỗ nhận"
        verbose_name_plural = "chỗ nhận"
        ordering = ["-year", "kind", "pk"]
        constraints = [
            models.CheckConstraint(
                name="offer_filled_within",
                condition=Q(filled__lte=F("places")),
                violation_error_message="Số chỗ đã có người không thể nhiều hơn số chỗ nhận.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year}"
