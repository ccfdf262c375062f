"""Providers of voluntary rehabilitation services at home and in the community, and the list of them."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.enums import Permission
from accounts.scope import scope_of
from core.constraints import both_or_neither, ends_after_start
from core.history import tracked
from core.models import Versioned
from programme.enums import SUSPENSION_GROUNDS, ProviderAct
from programme.models.ground import OfOffice, OfOfficeQuerySet
from programme.reach import offices_above


class PublishedQuerySet(OfOfficeQuerySet):
    def visible_to(self, user: Any, permission: Permission = Permission.VIEW_PROGRAMME) -> Self:
        """As other rows of an office, and those of the offices above: the list is made for the units below."""
        scope = scope_of(user, permission)
        if scope.is_empty:
            return self.none()
        return self.filter(Q(office__in=scope.senders()) | Q(office__in=offices_above(scope)))


@tracked
class Provider(OfOffice):
    """Tổ chức, cá nhân cung cấp dịch vụ cai nghiện tự nguyện tại gia đình, cộng đồng (L2021 art. 30; NĐ116 art. 17):
    lies in a commune; ``office`` keeps its registration. Where it stands is told by its steps."""

    name = models.CharField("tên", max_length=200)
    commune = models.ForeignKey("areas.Area", verbose_name="xã", on_delete=models.PROTECT, related_name="+")
    address = models.CharField("địa chỉ", max_length=250, blank=True)
    services = models.CharField("dịch vụ cung cấp", max_length=250, blank=True)
    is_public = models.BooleanField("đơn vị công lập được giao nhiệm vụ", default=False)

    objects = PublishedQuerySet.as_manager()

    class Meta:
        verbose_name = "tổ chức cung cấp dịch vụ"
        verbose_name_plural = "tổ chức cung cấp dịch vụ"
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class ProviderStepQuerySet(models.QuerySet):
    def visible_to(self, user: Any, permission: Permission = Permission.VIEW_PROGRAMME) -> Self:
        """Those of the providers that the user sees."""
        return self.filter(provider__in=Provider.objects.visible_to(user, permission))

    def standing(self) -> Self:
        """Not taken back, in their order."""
        return self.filter(undone_at__isnull=True).order_by("on", "pk")


@tracked
class ProviderStep(Versioned):
    """Bước của tổ chức cung cấp dịch vụ (NĐ116 art. 17-19). Never edited; the last one may be taken back."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="steps")
    act = models.CharField("việc", max_length=16, choices=ProviderAct.choices)
    on = models.DateField("ngày")
    number = models.CharField("số văn bản", max_length=60, blank=True)
    months = models.PositiveSmallIntegerField("số tháng tạm đình chỉ", null=True, blank=True)
    ground = models.CharField("căn cứ tạm đình chỉ", max_length=12, choices=SUSPENSION_GROUNDS, blank=True)
    note = models.CharField("ghi chú, lý do", max_length=250, blank=True)
    undone_at = models.DateTimeField("rút lại lúc", null=True, blank=True)
    undone_reason = models.CharField("lý do rút lại", max_length=250, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người ghi", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ProviderStepQuerySet.as_manager()

    class Meta:
        verbose_name = "bước"
        verbose_name_plural = "bước"
        ordering = ["on", "pk"]
        constraints = [
            both_or_neither(
                "provider_step_undone_why", "undone_at", "undone_reason", message="Rút lại một bước phải ghi lý do."
            ),
            models.CheckConstraint(
                name="provider_suspension_has_months",
                condition=Q(act=ProviderAct.SUSPEND, months__isnull=False)
                | (~Q(act=ProviderAct.SUSPEND) & Q(months__isnull=True)),
                violation_error_message="Quyết định tạm đình chỉ phải ghi số tháng.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.on:%d/%m/%Y}"


@tracked
class ListPosting(OfOffice):
    """Niêm yết danh sách tổ chức cung cấp dịch vụ tại điểm đăng ký (NĐ116 art. 17, 32): holds for [starts, ends)."""

    starts = models.DateField("niêm yết từ ngày")
    ends = models.DateField("đến trước ngày", null=True, blank=True)
    place = models.CharField("nơi niêm yết", max_length=200)

    class Meta:
        verbose_name = "niêm yết danh sách"
        verbose_name_plural = "niêm yết danh sách"
        ordering = ["-starts", "pk"]
        constraints = [ends_after_start("posting_days_in_order")]

    def __str__(self) -> str:
        return f"{self.place} {self.starts:%d/%m/%Y}"
