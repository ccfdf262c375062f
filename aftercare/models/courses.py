"""Vocational training for those after rehabilitation: courses, who took part, what came of it."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from accounts.enums import Permission
from accounts.scope import scope_of
from aftercare.models.support import Giver
from areas.models import Area
from cases.models import Dossier
from cases.models.procedures import OfDossierQuerySet
from core.constraints import both_or_neither
from core.history import tracked
from core.models import Versioned


class CourseResult(models.TextChoices):
    PASSED = "passed", "Học xong, được cấp chứng chỉ"
    FINISHED = "finished", "Học xong, chưa được cấp chứng chỉ"
    DROPPED = "dropped", "Bỏ học"


class VocationalCourseQuerySet(models.QuerySet):
    def visible_to(self, user: Any, permission: Permission = Permission.VIEW_AFTERCARE) -> Self:
        """The courses of the units in the user's posts, and of those above them: a district's course takes people of
        its communes."""
        scope = scope_of(user, permission)
        if not scope.units:
            return self.none()
        above = Area.objects.filter(descendant_links__descendant__in=scope.units)
        return self.filter(Q(unit__in=scope.communes()) | Q(unit__in=above))

    def kept_by(self, user: Any) -> Self:
        """The courses that the user may change: those of the units in the own posts alone."""
        scope = scope_of(user, Permission.WRITE_SUPPORT)
        return self.filter(unit__in=scope.communes()) if scope.units else self.none()

    def open_on(self, day: date) -> Self:
        return self.filter(ends__gt=day)


@tracked
class VocationalCourse(Versioned):
    """Lớp dạy nghề for those after rehabilitation (L2021 art. 40; NĐ116/2021 art. 79), with its seats."""

    unit = models.ForeignKey("areas.Area", verbose_name="đơn vị tổ chức", on_delete=models.PROTECT, related_name="+")
    trade = models.CharField("nghề, tên lớp", max_length=200)
    giver = models.CharField("nguồn kinh phí", max_length=10, choices=Giver.choices)
    provider = models.CharField("cơ sở dạy nghề", max_length=200)
    starts = models.DateField("khai giảng")
    ends = models.DateField("kết thúc")
    seats = models.PositiveSmallIntegerField("số chỗ")

    objects = VocationalCourseQuerySet.as_manager()

    class Meta:
        verbose_name = "lớp dạy nghề"
        verbose_name_plural = "lớp dạy nghề"
        ordering = ["-starts", "pk"]
        constraints = [
            models.CheckConstraint(
                name="vocational_course_days_in_order",
                condition=Q(ends__gt=F("starts")),
                violation_error_message="Ngày kết thúc phải sau ngày khai giảng.",
            ),
            models.CheckConstraint(
                name="vocational_course_has_seats",
                condition=Q(seats__gte=1),
                violation_error_message="Số chỗ ít nhất là 1.",
            ),
        ]

    def __str__(self) -> str:
        return self.trade


@tracked
class Enrolment(Versioned):
    """Học viên: a person in a course; the enrolment is itself the support "học nghề" that meets the need."""

    course = models.ForeignKey(VocationalCourse, on_delete=models.PROTECT, related_name="enrolments")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="enrolments")
    on = models.DateField("ngày ghi danh")
    support = models.OneToOneField(
        "aftercare.Support", verbose_name="hỗ trợ", on_delete=models.PROTECT, related_name="enrolment"
    )
    result_on = models.DateField("ngày có kết quả", null=True, blank=True)
    result = models.CharField("kết quả", max_length=8, choices=CourseResult.choices, blank=True)
    job = models.CharField("việc làm sau khóa học", max_length=200, blank=True)

    objects = OfDossierQuerySet.as_manager()

    class Meta:
        verbose_name = "học viên"
        verbose_name_plural = "học viên"
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "dossier"],
                name="enrolled_once",
                violation_error_message="Người này đã ghi danh lớp này.",
            ),
            both_or_neither(
                "enrolment_result_has_day",
                "result_on",
                "result",
                message="Kết quả và ngày có kết quả phải đi cùng nhau.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course_id}: {self.dossier_id}"
