"""Training of staff."""

from django.db import models
from django.db.models import F, Q

from core.history import tracked
from programme.models.ground import OfOffice
from programme.models.staff import StaffMember


@tracked
class Course(OfOffice):
    """Lớp tập huấn cán bộ: from its first to its last day, both counted; ``office`` organises it."""

    topic = models.CharField("nội dung", max_length=250)
    place = models.CharField("địa điểm", max_length=200, blank=True)
    first_day = models.DateField("ngày khai mạc")
    last_day = models.DateField("ngày bế mạc")
    others = models.PositiveIntegerField(
        "người dự khác", default=0, help_text="không có trong danh sách cán bộ (tình nguyện viên, khách mời…)"
    )

    class Meta:
        verbose_name = "lớp tập huấn"
        verbose_name_plural = "lớp tập huấn"
        ordering = ["-last_day", "pk"]
        constraints = [
            models.CheckConstraint(
                name="course_days_in_order",
                condition=Q(last_day__gte=F("first_day")),
                violation_error_message="Ngày bế mạc không được trước ngày khai mạc.",
            )
        ]

    def __str__(self) -> str:
        return self.topic


@tracked
class Participation(models.Model):
    """Người dự lớp: a member of staff who attended a course."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="participations")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="participations")

    class Meta:
        verbose_name = "người dự lớp"
        verbose_name_plural = "người dự lớp"
        constraints = [models.UniqueConstraint(fields=["course", "staff"], name="participation_once")]

    def __str__(self) -> str:
        return f"{self.course_id}: {self.staff_id}"
