"""The staff of rehabilitation and aftercare, by office, and what an office returns of them for the year."""

from datetime import date
from typing import Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from core.constraints import ends_after_start
from core.history import tracked
from programme.enums import Employment, WorkField
from programme.models.ground import OfOffice, OfOfficeQuerySet


class StaffQuerySet(OfOfficeQuerySet):
    def on(self, day: date) -> Self:
        """Who is on the staff on ``day``: [starts, ends)."""
        return self.filter(Q(ends__isnull=True) | Q(ends__gt=day), starts__lte=day)

    def certified_on(self, day: date) -> Self:
        """Health staff on ``day`` who may determine addiction (NĐ109/2021)."""
        return self.on(day).filter(certified_on__lte=day)


@tracked
class StaffMember(OfOffice):
    """Cán bộ làm công tác cai nghiện, quản lý sau cai: on the staff of an office for [starts, ends). Whoever goes
    from part to full time ends as the one and begins as the other."""

    full_name = models.CharField("họ và tên", max_length=120)
    title = models.CharField("chức vụ, đơn vị công tác", max_length=200, blank=True)
    field = models.CharField("lĩnh vực", max_length=8, choices=WorkField.choices, default=WorkField.SOCIAL)
    employment = models.CharField("chế độ", max_length=10, choices=Employment.choices)
    in_task_team = models.BooleanField("thành viên Tổ công tác cai nghiện ma túy", default=False)
    certified_on = models.DateField("ngày được cấp chứng chỉ xác định tình trạng nghiện", null=True, blank=True)
    certificate = models.CharField("số chứng chỉ", max_length=60, blank=True)
    starts = models.DateField("từ ngày")
    ends = models.DateField("đến trước ngày", null=True, blank=True)

    objects = StaffQuerySet.as_manager()

    class Meta:
        verbose_name = "cán bộ"
        verbose_name_plural = "cán bộ"
        ordering = ["office__code", "full_name", "pk"]
        constraints = [
            ends_after_start("staff_days_in_order"),
            models.CheckConstraint(
                name="staff_certified_is_health",
                condition=Q(certified_on__isnull=True) | Q(field=WorkField.HEALTH),
                violation_error_message="Chỉ cán bộ y tế mới có chứng chỉ xác định tình trạng nghiện ma túy.",
            ),
            models.CheckConstraint(
                name="staff_certificate_has_day",
                condition=Q(certificate="") | Q(certified_on__isnull=False),
                violation_error_message="Có số chứng chỉ thì phải ghi ngày cấp.",
            ),
        ]
        indexes = [models.Index(fields=["office", "starts", "ends"], name="staff_of_office")]

    def __str__(self) -> str:
        return self.full_name


@tracked
class StaffReturn(OfOffice):
    """Cán bộ, số cuối năm: typed by hand for the December report (TT05/2011 art. 3); ``at_facilities``: those of
    rehabilitation facilities (group 25) and not of communes and offices (group 17)."""

    year = models.PositiveSmallIntegerField("năm", validators=[MinValueValidator(2011)])
    at_facilities = models.BooleanField("tại cơ sở cai nghiện", default=False)
    total = models.PositiveIntegerField("tổng số cán bộ")
    full_time = models.PositiveIntegerField("chuyên trách")
    part_time = models.PositiveIntegerField("kiêm nhiệm")
    trained = models.PositiveIntegerField("được tập huấn trong năm")

    class Meta:
        verbose_name = "số liệu cán bộ"
        verbose_name_plural = "số liệu cán bộ"
        ordering = ["-year", "office__code", "at_facilities"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "year", "at_facilities"],
                name="staff_return_once",
                violation_error_message="Cơ quan đã nhập số liệu này của năm đó; hãy sửa bản đã nhập.",
            ),
            models.CheckConstraint(
                name="staff_return_adds_up",
                condition=Q(total=F("full_time") + F("part_time")),
                violation_error_message="Tổng số cán bộ phải bằng chuyên trách cộng kiêm nhiệm.",
            ),
            models.CheckConstraint(
                name="staff_return_trained_within",
                condition=Q(trained__lte=F("total")),
                violation_error_message="Số được tập huấn không thể nhiều hơn tổng số cán bộ.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office_id} {self.year}"
