"""Post-rehabilitation management and who helps."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from accounts.enums import Permission
from aftercare.enums import AftercareEnd
from cases.models import Dossier, Procedure
from cases.models.dossier import IntervalQuerySet
from core.constraints import both_or_neither, ends_after_start, no_overlap
from core.history import tracked
from core.models import Versioned
from rehab.enums import ABOLISHED_ON


class AftercareQuerySet(IntervalQuerySet):
    def visible_to(self, user: Any, permission: Permission = Permission.VIEW_DOSSIER) -> Self:
        """The aftercare of the dossiers visible to the user."""
        return self.filter(dossier__in=Dossier.objects.visible_to(user, permission))


@tracked
class Aftercare(Versioned):
    """Quản lý sau cai nghiện: one or two years from the decision (L2021 art. 40); until the end of 2021
    also at a facility (NĐ94/2009). ``decider``: who decided, where it was entered by hand from its paper."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="aftercares")
    decision_number = models.CharField("số quyết định", max_length=60, blank=True)
    decider = models.CharField("người quyết định", max_length=200, blank=True)
    starts = models.DateField("ngày quyết định")
    months = models.PositiveSmallIntegerField("số tháng")
    planned_end = models.DateField("ngày hết thời hạn")
    facility = models.ForeignKey(
        "rehab.Facility",
        verbose_name="cơ sở",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="aftercares",
    )
    ends = models.DateField("ngày kết thúc", null=True, blank=True)
    end_reason = models.CharField("lý do kết thúc", max_length=12, choices=AftercareEnd.choices, blank=True)

    procedure = models.OneToOneField(
        Procedure, verbose_name="thủ tục", null=True, blank=True, on_delete=models.PROTECT, related_name="aftercare"
    )

    objects = AftercareQuerySet.as_manager()

    class Meta:
        verbose_name = "quản lý sau cai"
        verbose_name_plural = "quản lý sau cai"
        ordering = ["starts"]
        constraints = [
            ends_after_start("aftercare_days_in_order"),
            both_or_neither(
                "aftercare_end_has_reason",
                "ends",
                "end_reason",
                message="Ngày kết thúc và lý do kết thúc phải đi cùng nhau.",
            ),
            no_overlap(
                "aftercare_one_at_a_time",
                "dossier",
                message="Người này đang được quản lý sau cai theo một quyết định khác trong thời gian đó.",
            ),
            models.CheckConstraint(
                name="aftercare_at_facility_abolished",
                condition=Q(facility__isnull=True) | Q(starts__lt=ABOLISHED_ON),
                violation_error_message="Quản lý sau cai tại cơ sở đã bãi bỏ từ 01/01/2022.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_number} {self.starts:%d/%m/%Y}"

    @property
    def is_followed(self) -> bool:
        """Whether a procedure that still runs writes its end: then nobody writes it by hand."""
        return self.procedure is not None and self.procedure.closed_on is None


@tracked
class HelperAssignment(models.Model):
    """Phân công giúp đỡ: an organisation or person who helps, from a day to a day (NĐ116 art. 79). ``helper`` is the
    name as the decision has it; ``listed`` the entry in the commune's list, where there is one."""

    aftercare = models.ForeignKey(Aftercare, on_delete=models.PROTECT, related_name="helpers")
    helper = models.CharField("người, tổ chức giúp đỡ", max_length=200)
    listed = models.ForeignKey(
        "aftercare.Helper",
        verbose_name="trong danh sách của xã",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="assignments",
    )
    starts = models.DateField("từ ngày")
    ends = models.DateField("đến trước ngày", null=True, blank=True)

    objects = IntervalQuerySet.as_manager()

    class Meta:
        verbose_name = "phân công giúp đỡ"
        verbose_name_plural = "phân công giúp đỡ"
        ordering = ["starts"]
        constraints = [
            ends_after_start("helper_days_in_order"),
            no_overlap("helper_one_at_a_time", "aftercare", message="Trong thời gian đó đã có người giúp đỡ khác."),
        ]

    def __str__(self) -> str:
        return f"{self.aftercare_id} {self.starts:%d/%m/%Y}"
