"""What is determined and decided about the person before any rehabilitation."""

from typing import Any, Self

from django.db import models

from accounts.enums import Permission
from cases.enums import DeterminationResult, RemovalReason, UserManagementEnd
from cases.models.dossier import Dossier, IntervalQuerySet
from cases.models.procedures import Procedure
from core.constraints import both_or_neither, ends_after_start, no_overlap
from core.history import tracked
from core.models import Versioned


class DeterminationQuerySet(models.QuerySet):
    def visible_to(self, user: Any, permission: Permission = Permission.VIEW_DOSSIER) -> Self:
        """The determinations of the dossiers visible to the user."""
        return self.filter(dossier__in=Dossier.objects.visible_to(user, permission))

    def addicted(self) -> Self:
        return self.filter(result=DeterminationResult.ADDICTED)


@tracked
class Determination(Versioned):
    """Xác định tình trạng nghiện ma túy (L2021 art. 27; NĐ109/2021)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="determinations")
    on = models.DateField("ngày")
    result = models.CharField("kết quả", max_length=12, choices=DeterminationResult.choices)
    agency = models.CharField("cơ quan xác định", max_length=200, blank=True)

    objects = DeterminationQuerySet.as_manager()

    class Meta:
        verbose_name = "xác định tình trạng nghiện"
        verbose_name_plural = "xác định tình trạng nghiện"
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "on"],
                name="determination_once_a_day",
                violation_error_message="Ngày này đã có một kết quả xác định tình trạng nghiện.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_result_display()} {self.on:%d/%m/%Y}"


@tracked
class ListRemoval(Versioned):
    """Đưa ra khỏi danh sách người nghiện (L2021 art. 43)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="removals")
    on = models.DateField("ngày")
    reason = models.CharField("lý do", max_length=16, choices=RemovalReason.choices)

    class Meta:
        verbose_name = "ra khỏi danh sách"
        verbose_name_plural = "ra khỏi danh sách"
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "on"],
                name="removal_once_a_day",
                violation_error_message="Ngày này đã ghi đưa ra khỏi danh sách.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()} {self.on:%d/%m/%Y}"


@tracked
class UserManagement(Versioned):
    """Quản lý người sử dụng trái phép chất ma túy: one year from the decision (L2021 art. 23).
    ``decider``: who decided, where it was entered by hand from its paper."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="user_managements")
    decision_number = models.CharField("số quyết định", max_length=60, blank=True)
    decider = models.CharField("người quyết định", max_length=200, blank=True)
    starts = models.DateField("ngày quyết định")
    ends = models.DateField("ngày kết thúc", null=True, blank=True)
    end_reason = models.CharField("lý do", max_length=16, choices=UserManagementEnd.choices, blank=True)
    procedure = models.OneToOneField(
        Procedure,
        verbose_name="thủ tục",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="user_management",
    )

    objects = IntervalQuerySet.as_manager()

    class Meta:
        verbose_name = "quản lý người sử dụng"
        verbose_name_plural = "quản lý người sử dụng"
        ordering = ["starts"]
        constraints = [
            ends_after_start("user_management_days_in_order"),
            both_or_neither(
                "user_management_end_has_reason",
                "ends",
                "end_reason",
                message="Ngày kết thúc và lý do phải đi cùng nhau.",
            ),
            no_overlap(
                "user_management_one_at_a_time",
                "dossier",
                message="Người này đang được quản lý theo một quyết định khác trong thời gian đó.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_number} {self.starts:%d/%m/%Y}"
