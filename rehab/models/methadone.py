"""What a clinic for substitution treatment writes down: its own rules, doses ordered and given, urine tests."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.enums import Permission
from cases.models import Dossier
from cases.models.law import RuleMark
from core.history import tracked
from core.models import Versioned
from rehab.doses import in_words
from rehab.enums import DoseKind, MissedDose, Phase
from rehab.models.episodes import Episode
from rehab.models.facilities import Facility


class ClinicRuleQuerySet(models.QuerySet):
    def for_clinic(self, clinic: Facility, day: date) -> Self:
        """The clinic's own rule on ``day`` first, then the default for all; the latest of each first."""
        rows = self.filter(Q(facility=clinic) | Q(facility__isnull=True), valid_from__lte=day)
        return rows.order_by(models.F("facility").asc(nulls_last=True), "-valid_from")


@tracked
class ClinicRule(Versioned):
    """Quy định của cơ sở điều trị: what a clinic does about missed doses and breaches, from a day on. No legal text
    fixes it; without a clinic it is the default for all, and it says where it was taken from."""

    facility = models.ForeignKey(
        Facility, verbose_name="cơ sở", null=True, blank=True, on_delete=models.PROTECT, related_name="clinic_rules"
    )
    valid_from = models.DateField("từ ngày")
    positives = models.PositiveSmallIntegerField("số lần liên tiếp dương tính chất dạng thuốc phiện")
    positive_months = models.PositiveSmallIntegerField("trong số tháng sau khi đạt liều duy trì")
    breaches = models.PositiveSmallIntegerField("số lần vi phạm quy trình")
    breach_months = models.PositiveSmallIntegerField("trong số tháng")
    source = models.CharField("nguồn", max_length=250)
    mark = models.CharField("độ tin cậy", max_length=1, choices=RuleMark.choices, default=RuleMark.RECALLED)

    objects = ClinicRuleQuerySet.as_manager()

    class Meta:
        verbose_name = "quy định của cơ sở điều trị"
        verbose_name_plural = "quy định của cơ sở điều trị"
        ordering = ["facility", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["facility", "valid_from"],
                name="clinic_rule_once_a_day",
                nulls_distinct=False,
                violation_error_message="Cơ sở đã có quy định từ ngày này; hãy sửa quy định đó.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.facility or 'mặc định'} {self.valid_from:%d/%m/%Y}"


@tracked
class MissedDoseBand(models.Model):
    """Bỏ uống thuốc: what is proposed from so many missed days on, until the next band begins."""

    rule = models.ForeignKey(ClinicRule, on_delete=models.CASCADE, related_name="bands")
    from_days = models.PositiveSmallIntegerField("từ số ngày bỏ thuốc")
    action = models.CharField("đề xuất", max_length=8, choices=MissedDose.choices)

    class Meta:
        verbose_name = "mức bỏ thuốc"
        verbose_name_plural = "các mức bỏ thuốc"
        ordering = ["from_days"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "from_days"],
                name="missed_dose_band_once",
                violation_error_message="Đã có một mức bắt đầu từ số ngày này.",
            ),
            models.CheckConstraint(
                name="missed_dose_band_positive",
                condition=Q(from_days__gte=1),
                violation_error_message="Số ngày bỏ thuốc phải từ 1 trở lên.",
            ),
        ]

    def __str__(self) -> str:
        return f"từ {self.from_days} ngày: {self.get_action_display()}"


class OfEpisodeQuerySet(models.QuerySet):
    """Rows that hang on an episode of treatment."""

    def visible_to(self, user: Any, permission: Permission = Permission.VIEW_HEALTH) -> Self:
        """The rows of the dossiers whose health data are visible to the user."""
        return self.filter(episode__dossier__in=Dossier.objects.visible_to(user, permission))


@tracked
class DoseOrder(Versioned):
    """Chỉ định liều: so many mg a day from a day on, in a phase of the treatment, until the next order."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="dose_orders")
    starts = models.DateField("từ ngày")
    mg = models.DecimalField("liều mỗi ngày (mg)", max_digits=6, decimal_places=2)
    phase = models.CharField("giai đoạn điều trị", max_length=12, choices=Phase.choices)
    prescriber = models.CharField("người chỉ định", max_length=120)
    note = models.CharField("ghi chú", max_length=250, blank=True)

    objects = OfEpisodeQuerySet.as_manager()

    class Meta:
        verbose_name = "chỉ định liều"
        verbose_name_plural = "chỉ định liều"
        ordering = ["starts"]
        constraints = [
            models.UniqueConstraint(
                fields=["episode", "starts"],
                name="dose_order_once_a_day",
                violation_error_message="Đã có chỉ định liều từ ngày này; hãy sửa chỉ định đó.",
            ),
            models.CheckConstraint(
                name="dose_order_positive",
                condition=Q(mg__gt=0),
                violation_error_message="Liều chỉ định phải lớn hơn 0 mg.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mg} mg {self.starts:%d/%m/%Y}"

    @property
    def mg_in_words(self) -> str:
        return in_words(self.mg)


@tracked
class Morning(Versioned):
    """Buổi cho uống thuốc: one day of a clinic, with who saved its record last."""

    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="mornings")
    on = models.DateField("ngày")
    saved_at = models.DateTimeField("lưu lúc")
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người lưu", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "buổi cho uống thuốc"
        verbose_name_plural = "các buổi cho uống thuốc"
        ordering = ["-on"]
        constraints = [
            models.UniqueConstraint(
                fields=["facility", "on"],
                name="morning_once_a_day",
                violation_error_message="Buổi này đã được ghi; hãy mở lại để sửa.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.facility_id} {self.on:%d/%m/%Y}"


@tracked
class Dose(models.Model):
    """Liều trong ngày: taken before the nurse, missed, taken with more days' doses handed out to take home, or absent
    with leave. One row for each patient and day."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="doses")
    on = models.DateField("ngày")
    kind = models.CharField("kết quả", max_length=9, choices=DoseKind.choices)
    mg = models.DecimalField("liều (mg)", max_digits=6, decimal_places=2, null=True, blank=True)
    days_home = models.PositiveSmallIntegerField("số ngày mang về", default=0)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người ghi", on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField("ghi chú", max_length=250, blank=True)

    objects = OfEpisodeQuerySet.as_manager()

    class Meta:
        verbose_name = "liều trong ngày"
        verbose_name_plural = "liều trong ngày"
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(
                fields=["episode", "on"],
                name="dose_once_a_day",
                violation_error_message="Người bệnh đã có ghi chép của ngày này.",
            ),
            models.CheckConstraint(
                name="dose_mg_when_taken",
                condition=Q(kind__in=DoseKind.given(), mg__isnull=False, mg__gt=0)
                | (~Q(kind__in=DoseKind.given()) & Q(mg__isnull=True)),
                violation_error_message="Đã uống hoặc mang về thì phải ghi liều; vắng thì không.",
            ),
            models.CheckConstraint(
                name="dose_days_home_when_taken_home",
                condition=Q(kind=DoseKind.TAKE_HOME, days_home__gte=1) | (~Q(kind=DoseKind.TAKE_HOME) & Q(days_home=0)),
                violation_error_message="Mang về thì phải ghi số ngày mang về; các trường hợp khác thì không.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on:%d/%m/%Y}"


@tracked
class UrineTest(Versioned):
    """Xét nghiệm nước tiểu của cơ sở điều trị: opioids, and what else was found."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="urine_tests")
    on = models.DateField("ngày")
    is_opioid_positive = models.BooleanField("dương tính chất dạng thuốc phiện")
    other_substances = models.CharField("chất khác phát hiện", max_length=120, blank=True)
    note = models.CharField("ghi chú", max_length=250, blank=True)

    objects = OfEpisodeQuerySet.as_manager()

    class Meta:
        verbose_name = "xét nghiệm nước tiểu"
        verbose_name_plural = "xét nghiệm nước tiểu"
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(
                fields=["episode", "on"],
                name="urine_test_once_a_day",
                violation_error_message="Đã có kết quả xét nghiệm của ngày này; hãy sửa kết quả đó.",
            )
        ]

    def __str__(self) -> str:
        return f"{'dương tính' if self.is_opioid_positive else 'âm tính'} {self.on:%d/%m/%Y}"
