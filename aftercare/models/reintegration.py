"""The plan by which a person finds back into the community, its goals and reviews."""

from django.db import models

from cases.models import Dossier
from cases.models.procedures import OfDossierQuerySet
from core.constraints import both_or_neither
from core.history import tracked
from core.models import Versioned


class GoalResult(models.TextChoices):
    GOOD = "good", "Tốt"
    REACHED = "reached", "Đạt"
    MISSED = "missed", "Không đạt"


class OfPlanQuerySet(OfDossierQuerySet):
    through = "plan__dossier"


@tracked
class ReintegrationPlan(Versioned):
    """Kế hoạch tái hòa nhập cộng đồng (NĐ116/2021, Mẫu 21)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="reintegration_plans")
    on = models.DateField("ngày lập")
    situation = models.TextField("hoàn cảnh, khó khăn", max_length=2000, blank=True)
    wishes = models.TextField("nguyện vọng", max_length=2000, blank=True)

    objects = OfDossierQuerySet.as_manager()

    class Meta:
        verbose_name = "kế hoạch tái hòa nhập"
        verbose_name_plural = "kế hoạch tái hòa nhập"
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "on"],
                name="reintegration_plan_once_a_day",
                violation_error_message="Ngày này đã lập một kế hoạch; hãy sửa kế hoạch đó.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}"


@tracked
class ReintegrationGoal(Versioned):
    """Mục tiêu của kế hoạch: what is to be reached until when, and what came of it."""

    plan = models.ForeignKey(ReintegrationPlan, on_delete=models.PROTECT, related_name="goals")
    text = models.CharField("mục tiêu, việc làm", max_length=250)
    due_on = models.DateField("hoàn thành trước ngày")
    judged_on = models.DateField("ngày đánh giá", null=True, blank=True)
    result = models.CharField("kết quả", max_length=8, choices=GoalResult.choices, blank=True)

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "mục tiêu"
        verbose_name_plural = "mục tiêu"
        ordering = ["due_on", "pk"]
        constraints = [
            both_or_neither(
                "goal_result_has_day",
                "judged_on",
                "result",
                message="Kết quả và ngày đánh giá phải đi cùng nhau.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.due_on:%d/%m/%Y}"


@tracked
class ReintegrationReview(Versioned):
    """Lần đánh giá kế hoạch."""

    plan = models.ForeignKey(ReintegrationPlan, on_delete=models.PROTECT, related_name="reviews")
    on = models.DateField("ngày đánh giá")
    findings = models.TextField("nhận xét", max_length=2000)
    next_on = models.DateField("đánh giá lần sau ngày", null=True, blank=True)

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "lần đánh giá"
        verbose_name_plural = "lần đánh giá"
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "on"],
                name="review_once_a_day",
                violation_error_message="Ngày này đã ghi một lần đánh giá.",
            ),
            models.CheckConstraint(
                name="review_next_is_later",
                condition=models.Q(next_on__isnull=True) | models.Q(next_on__gt=models.F("on")),
                violation_error_message="Ngày đánh giá lần sau phải sau lần này.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.on:%d/%m/%Y}"
