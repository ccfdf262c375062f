"""Plans and their targets: what an office set itself, in which versions, who below has which part of it."""

from decimal import Decimal
from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q

from accounts.enums import Permission
from accounts.scope import scope_of
from core.history import written_once
from reporting.enums import ADDITIVE, SHARES, Sense, Span, TargetKind

FIRST_YEAR, LAST_YEAR = 2000, 2099
YEARS_IN_ORDER = "Năm cuối không được trước năm đầu."
ONE_PLAN = "Cơ quan đã có kế hoạch cho đúng các năm này; hãy sửa đổi kế hoạch ấy thay vì lập kế hoạch thứ hai."
CODE = RegexValidator(r"^[0-9A-Za-z.]{1,12}\Z", "Mã gồm chữ không dấu, số và dấu chấm, tối đa 12 ký tự, ví dụ 1.2.")
_ISSUED = "Targets of an issued plan are kept as they are."


class PlanQuerySet(models.QuerySet):
    def visible_to(self, user: Any, permission: Permission = Permission.VIEW_REPORT) -> Self:
        """The plans of the offices in reach of the user's posts, and the issued ones of which one of these offices was
        given a part."""
        scope = scope_of(user, permission)
        if scope.is_empty:
            return self.none()
        offices = scope.senders().values("pk")
        given = Share.objects.filter(office__in=offices).values("distribution__target__version__plan")
        return self.filter(Q(office__in=offices) | Q(pk__in=given))


class Plan(models.Model):
    """Kế hoạch: the targets of an office for a year, or for several years together."""

    office = models.ForeignKey("areas.Office", verbose_name="cơ quan", on_delete=models.PROTECT, related_name="+")
    first_year = models.PositiveSmallIntegerField("từ năm", validators=[MinValueValidator(FIRST_YEAR)])
    last_year = models.PositiveSmallIntegerField("đến năm")
    title = models.CharField("tên kế hoạch", max_length=200)
    made_at = models.DateTimeField("lập lúc")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "kế hoạch"
        verbose_name_plural = "kế hoạch"
        ordering = ["-last_year", "-first_year", "office__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "first_year", "last_year"], name="plan_once", violation_error_message=ONE_PLAN
            ),
            models.CheckConstraint(
                name="plan_years_in_order",
                condition=Q(last_year__gte=F("first_year"), first_year__gte=FIRST_YEAR, last_year__lte=LAST_YEAR),
                violation_error_message=YEARS_IN_ORDER,
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def years(self) -> str:
        """``2017``, or ``2023–2025``."""
        return f"{self.first_year}" if self.first_year == self.last_year else f"{self.first_year}–{self.last_year}"


@written_once("issued_at")
class PlanVersion(models.Model):
    """Bản kế hoạch: as first issued, or as amended by a later decree; the one before is kept. A draft until issued."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("lần")
    decree_number = models.CharField("số, ký hiệu văn bản", max_length=60)
    decree_on = models.DateField("ngày văn bản")
    reason = models.CharField("lý do sửa đổi", max_length=500, blank=True)
    made_at = models.DateTimeField("lập lúc")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField("ban hành lúc", null=True, blank=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "bản kế hoạch"
        verbose_name_plural = "các bản kế hoạch"
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once"),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(issued_at__isnull=True), name="plan_one_draft_at_a_time"
            ),
            models.CheckConstraint(
                name="plan_version_issued_by_somebody",
                condition=Q(issued_at__isnull=True, issued_by__isnull=True)
                | Q(issued_at__isnull=False, issued_by__isnull=False),
            ),
            models.CheckConstraint(name="plan_amendment_says_why", condition=Q(number=1) | ~Q(reason="")),
        ]
        triggers = [
            pgtrigger.Protect(
                name="plan_version_kept",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__issued_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}/{self.number}"

    @property
    def is_draft(self) -> bool:
        return self.issued_at is None


class Target(models.Model):
    """Chỉ tiêu: a number to be reached, and the figures of the reports by which it is measured: ``numerator`` and
    ``denominator`` are codes of rows joined by ``+``. ``is_typed``: no figure counts it, the result is typed in. A
    count without rows that has parts is their sum."""

    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="targets")
    place = models.PositiveSmallIntegerField("thứ tự")
    code = models.CharField("mã", max_length=12, validators=[CODE])
    label = models.CharField("chỉ tiêu", max_length=300)
    unit = models.CharField("đơn vị tính", max_length=40)
    kind = models.CharField("loại", max_length=8, choices=TargetKind.choices)
    span = models.CharField("cách tính", max_length=10, choices=Span.choices, default=Span.YEARLY)
    sense = models.CharField("chiều", max_length=2, choices=Sense.choices, default=Sense.AT_LEAST)
    value = models.DecimalField(
        "kế hoạch", max_digits=14, decimal_places=1, validators=[MinValueValidator(Decimal(0), "Không nhập số âm.")]
    )
    part_of = models.CharField("là một phần của", max_length=12, blank=True)
    is_typed = models.BooleanField("nhập tay", default=False)
    numerator = models.CharField("hàng số liệu", max_length=200, blank=True)
    denominator = models.CharField("mẫu số", max_length=200, blank=True)
    column = models.CharField("cột", max_length=10, default="total")
    note = models.CharField("ghi chú", max_length=300, blank=True)

    class Meta:
        verbose_name = "chỉ tiêu"
        verbose_name_plural = "chỉ tiêu"
        ordering = ["version", "place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="target_code_once"),
            models.CheckConstraint(
                name="target_typed_or_counted", condition=Q(is_typed=False) | Q(numerator="", denominator="")
            ),
            models.CheckConstraint(
                name="target_share_has_both",
                condition=~Q(kind__in=SHARES) | Q(is_typed=True) | ~Q(numerator="") & ~Q(denominator=""),
            ),
            models.CheckConstraint(
                name="target_count_has_no_denominator", condition=Q(kind__in=SHARES) | Q(denominator="")
            ),
            models.CheckConstraint(
                name="target_all_is_hundred", condition=~Q(kind=TargetKind.ALL) | Q(value=100, sense=Sense.AT_LEAST)
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="target_kept_once_issued",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                declare=[("issued", "timestamptz")],
                func=f"""
                    SELECT issued_at INTO issued FROM reporting_planversion
                    WHERE id = CASE WHEN TG_OP = 'INSERT' THEN NEW.version_id ELSE OLD.version_id END;
                    IF issued IS NOT NULL THEN RAISE EXCEPTION '{_ISSUED}'; END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def adds_up(self) -> bool:
        """Whether the units below have parts of it, rather than the same share each."""
        return self.kind in ADDITIVE


@written_once("at")
class Distribution(models.Model):
    """Phân bổ: one target given to the units below by one decree; a later one takes its place and leaves it on
    record."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="distributions")
    giver = models.ForeignKey("areas.Office", on_delete=models.PROTECT, related_name="+")
    decree_number = models.CharField("số, ký hiệu văn bản", max_length=60)
    decree_on = models.DateField("ngày văn bản")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "phân bổ chỉ tiêu"
        verbose_name_plural = "phân bổ chỉ tiêu"
        ordering = ["target", "decree_on", "pk"]
        triggers = [pgtrigger.Protect(name="distribution_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.target_id} {self.decree_number}"


class Share(models.Model):
    """Chỉ tiêu được giao: what one unit below has of a target."""

    distribution = models.ForeignKey(Distribution, on_delete=models.PROTECT, related_name="shares")
    office = models.ForeignKey("areas.Office", on_delete=models.PROTECT, related_name="+")
    value = models.DecimalField(max_digits=14, decimal_places=1, validators=[MinValueValidator(Decimal(0))])

    class Meta:
        verbose_name = "chỉ tiêu được giao"
        verbose_name_plural = "chỉ tiêu được giao"
        ordering = ["distribution", "office__code"]
        constraints = [models.UniqueConstraint(fields=["distribution", "office"], name="share_once")]
        triggers = [pgtrigger.Protect(name="share_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.office_id}: {self.value}"


@written_once("at")
class TypedResult(models.Model):
    """Kết quả nhập tay: of a target that no figure counts, as of a day; the last one of a day is the one that holds."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="typed_results")
    code = models.CharField("mã chỉ tiêu", max_length=12)
    office = models.ForeignKey("areas.Office", on_delete=models.PROTECT, related_name="+")
    on = models.DateField("tính đến hết ngày")
    value = models.DecimalField("kết quả", max_digits=14, decimal_places=1, validators=[MinValueValidator(Decimal(0))])
    note = models.CharField("căn cứ", max_length=300)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "kết quả nhập tay"
        verbose_name_plural = "kết quả nhập tay"
        ordering = ["plan", "code", "on", "pk"]
        indexes = [models.Index(fields=["plan", "office", "code", "on"], name="typed_result_last")]
        triggers = [pgtrigger.Protect(name="typed_result_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.code} {self.on}"
