"""What the law asks for and from which day on: rules as rows, and the calendar of working days."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked
from core.models import Versioned


class DeadlineUnit(models.TextChoices):
    WORKING_DAY = "working_day", "ngày làm việc"
    DAY = "day", "ngày"
    HOUR = "hour", "giờ"
    MONTH = "month", "tháng"


class RuleMark(models.TextChoices):
    """How sure a rule is."""

    VERIFIED = "V", "đọc trong văn bản"
    SECONDARY = "S", "theo bài giới thiệu văn bản"
    RECALLED = "R", "theo trí nhớ, chưa kiểm"
    INFERRED = "I", "suy ra"


class RuleQuerySet(models.QuerySet):
    def of(self, procedure: str) -> "RuleQuerySet":
        return self.filter(procedure=procedure).order_by("step", "valid_from")


@tracked
class Rule(Versioned):
    """Quy định: what holds for a procedure (``step`` empty) or for one of its steps from ``valid_from`` on, until the
    next row of the same step. ``in_force`` false: from that day the law does not know the step.

    ``amount`` and ``unit`` are the deadline of the step, ``extension`` how much it may be prolonged in the same unit;
    ``at_least`` how often something must have been done before it (stages of the process); ``least_months`` …
    ``most_months_again`` the length of what is decided, the first time and repeated; ``roles`` who may take the step
    in this system, ``decider`` who takes it in law.
    """

    procedure = models.CharField("thủ tục", max_length=30)
    step = models.CharField("bước", max_length=40, blank=True)
    valid_from = models.DateField("từ ngày")
    in_force = models.BooleanField("còn hiệu lực", default=True)
    amount = models.SmallIntegerField("thời hạn", null=True, blank=True)
    unit = models.CharField("đơn vị", max_length=12, choices=DeadlineUnit.choices, blank=True)
    extension = models.PositiveSmallIntegerField("được gia hạn thêm", null=True, blank=True)
    at_least = models.PositiveSmallIntegerField("ít nhất (giai đoạn, lần)", null=True, blank=True)
    least_months = models.PositiveSmallIntegerField("số tháng ít nhất", null=True, blank=True)
    most_months = models.PositiveSmallIntegerField("số tháng nhiều nhất", null=True, blank=True)
    least_months_again = models.PositiveSmallIntegerField("ít nhất, từ lần hai", null=True, blank=True)
    most_months_again = models.PositiveSmallIntegerField("nhiều nhất, từ lần hai", null=True, blank=True)
    roles = models.JSONField("vai trò được ghi", default=list, blank=True)
    decider = models.CharField("người có thẩm quyền", max_length=120, blank=True)
    form = models.CharField("mẫu", max_length=40, blank=True)
    article = models.CharField("căn cứ", max_length=200)
    mark = models.CharField("độ tin cậy", max_length=1, choices=RuleMark.choices, default=RuleMark.VERIFIED)
    note = models.CharField("ghi chú nguồn", max_length=250, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người sửa",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    reason = models.CharField("lý do sửa", max_length=250, blank=True)

    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = "quy định"
        verbose_name_plural = "quy định"
        ordering = ["procedure", "step", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "step", "valid_from"],
                name="rule_once_a_day",
                violation_error_message="Bước này đã có một quy định từ ngày đó; hãy sửa quy định đó.",
            ),
            models.CheckConstraint(
                name="rule_amount_has_unit",
                condition=Q(amount__isnull=True, unit="") | (Q(amount__isnull=False) & ~Q(unit="")),
                violation_error_message="Thời hạn và đơn vị phải đi cùng nhau.",
            ),
            models.CheckConstraint(
                name="rule_months_in_order",
                condition=Q(least_months__isnull=True) | Q(most_months__gte=models.F("least_months")),
                violation_error_message="Số tháng nhiều nhất không được ít hơn số tháng ít nhất.",
            ),
            models.CheckConstraint(
                name="rule_change_says_why",
                condition=Q(changed_by__isnull=True) | ~Q(reason=""),
                violation_error_message="Sửa quy định phải ghi lý do.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure} {self.step} {self.valid_from:%d/%m/%Y}"

    @property
    def form_label(self) -> str:
        """“Mẫu 26a, NĐ 116” for ``116-26a``, “Mẫu 04, 05, NĐ 109” for several; other words as they stand."""
        forms = [form.partition("-") for form in self.form.split(", ")]
        if any(decree not in ("105", "109", "116") or not number for decree, _, number in forms):
            return self.form
        numbers = ", ".join(number for _, _, number in forms)
        return f"Mẫu {numbers}, NĐ {forms[0][0]}"

    @property
    def deadline(self) -> str:
        """The deadline in words, such as “03 ngày làm việc”."""
        return f"{abs(self.amount):02d} {self.get_unit_display()}" if self.amount is not None else ""

    def months(self, *, again: bool) -> tuple[int, int] | None:
        """The least and the most months, the first time or repeated; None when the law sets none."""
        if self.least_months is None:
            return None
        if again and self.least_months_again is not None:
            return self.least_months_again, self.most_months_again
        return self.least_months, self.most_months


@tracked
class SpecialDay(Versioned):
    """Ngày nghỉ lễ, Tết, ngày nghỉ bù; or a weekend day worked in exchange (làm bù)."""

    day = models.DateField("ngày", unique=True)
    is_working = models.BooleanField("là ngày làm việc", default=False)
    name = models.CharField("tên", max_length=120)
    source = models.CharField("nguồn", max_length=200, blank=True)

    class Meta:
        verbose_name = "ngày nghỉ, ngày làm bù"
        verbose_name_plural = "lịch ngày nghỉ, ngày làm bù"
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"


BEFORE_ALL = date(1900, 1, 1)
"""First day of a rule whose beginning is not known."""
