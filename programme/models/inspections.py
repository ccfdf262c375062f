"""Inspection visits and what follows from them."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from accounts.enums import Permission
from core.constraints import both_or_neither
from core.history import tracked
from core.models import Versioned
from programme.models.ground import OfOffice


@tracked
class Inspection(OfOffice):
    """Cuộc kiểm tra: a visit of an office to whom it inspects."""

    on = models.DateField("ngày kiểm tra")
    place = models.CharField("nơi được kiểm tra", max_length=200)
    subject = models.CharField("nội dung", max_length=250)
    conclusion = models.CharField("kết luận", max_length=500, blank=True)

    class Meta:
        verbose_name = "cuộc kiểm tra"
        verbose_name_plural = "cuộc kiểm tra"
        ordering = ["-on", "pk"]

    def __str__(self) -> str:
        return f"{self.place} {self.on:%d/%m/%Y}"


class FindingQuerySet(models.QuerySet):
    def visible_to(self, user: Any, permission: Permission = Permission.VIEW_PROGRAMME) -> Self:
        """Those of the visits that the user sees."""
        return self.filter(inspection__in=Inspection.objects.visible_to(user, permission))

    def late_on(self, day: date) -> Self:
        """To be mended before ``day``, and not done."""
        return self.filter(due_on__lt=day, done_on__isnull=True)


@tracked
class Finding(Versioned):
    """Kiến nghị sau kiểm tra: what was found, what is to be done by which day, and whether it was."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="findings")
    what = models.CharField("tồn tại, kiến nghị", max_length=500)
    due_on = models.DateField("hạn khắc phục")
    done_on = models.DateField("ngày khắc phục xong", null=True, blank=True)
    outcome = models.CharField("kết quả khắc phục", max_length=250, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = "kiến nghị"
        verbose_name_plural = "kiến nghị"
        ordering = [F("done_on").asc(nulls_first=True), "due_on", "pk"]
        constraints = [
            both_or_neither(
                "finding_done_says_how", "done_on", "outcome", message="Khắc phục xong phải ghi cả ngày và kết quả."
            ),
            models.CheckConstraint(name="finding_says_what", condition=~Q(what="")),
        ]

    def __str__(self) -> str:
        return self.what
