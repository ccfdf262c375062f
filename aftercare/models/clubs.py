"""B93 clubs: members, sessions, roll calls, and the dated rule of what is regular."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from aftercare.enums import Activity, SessionKind
from aftercare.models.founded import Founded
from cases.models import Dossier
from cases.models.dossier import IntervalQuerySet
from core.constraints import ends_after_start, no_overlap
from core.history import tracked
from core.models import Versioned


@tracked
class Club(Founded):
    """Câu lạc bộ B93: counts in the commune it lies in, whoever its members are."""

    WORD = "Câu lạc bộ"

    code = models.CharField("mã CLB", max_length=40, unique=True)

    class Meta:
        verbose_name = "câu lạc bộ B93"
        verbose_name_plural = "câu lạc bộ B93"
        ordering = ["code"]
        constraints = [ends_after_start("club_days_in_order"), *Founded.decisions("club")]


@tracked
class ClubMembership(Versioned):
    """Thành viên câu lạc bộ, from the day of joining to the day of leaving."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="memberships")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="memberships")
    starts = models.DateField("ngày vào")
    ends = models.DateField("ngày ra", null=True, blank=True)

    objects = IntervalQuerySet.as_manager()

    class Meta:
        verbose_name = "thành viên"
        verbose_name_plural = "thành viên"
        ordering = ["starts"]
        constraints = [
            ends_after_start("membership_days_in_order"),
            no_overlap(
                "membership_once_at_a_time", "club", "dossier", message="Người này đã là thành viên trong thời gian đó."
            ),
        ]

    def __str__(self) -> str:
        return f"{self.club_id}: {self.dossier_id}"


@tracked
class ClubSession(Versioned):
    """Buổi sinh hoạt, one a day at most."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="sessions")
    on = models.DateField("ngày")
    kind = models.CharField("loại buổi", max_length=8, choices=SessionKind.choices, default=SessionKind.CLUB)
    topic = models.CharField("chủ đề", max_length=250, blank=True)
    activities = ArrayField(
        models.CharField(max_length=12, choices=Activity.choices), verbose_name="hoạt động", default=list, blank=True
    )

    class Meta:
        verbose_name = "buổi sinh hoạt"
        verbose_name_plural = "buổi sinh hoạt"
        ordering = ["-on"]
        constraints = [
            models.UniqueConstraint(
                fields=["club", "on"],
                name="club_session_once_a_day",
                violation_error_message="Câu lạc bộ đã có buổi sinh hoạt trong ngày này.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.club_id} {self.on:%d/%m/%Y}"

    @property
    def activity_words(self) -> str:
        return ", ".join(Activity(activity).label for activity in self.activities)


@tracked
class Attendance(models.Model):
    """Có mặt: a member who was present at a session."""

    session = models.ForeignKey(ClubSession, on_delete=models.CASCADE, related_name="attendances")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="attendances")

    class Meta:
        verbose_name = "có mặt"
        verbose_name_plural = "có mặt"
        constraints = [models.UniqueConstraint(fields=["session", "dossier"], name="attendance_once")]

    def __str__(self) -> str:
        return f"{self.session_id}: {self.dossier_id}"


@tracked
class ClubRule(models.Model):
    """Tiêu chí câu lạc bộ sinh hoạt thường xuyên: three numbers that hold from a day on."""

    valid_from = models.DateField("áp dụng từ ngày", unique=True)
    month_share = models.PositiveSmallIntegerField("tỷ lệ tháng có buổi đạt (%)", default=80)
    sessions_a_month = models.PositiveSmallIntegerField("số buổi đạt mỗi tháng", default=1)
    attendance_share = models.PositiveSmallIntegerField("tỷ lệ có mặt của một buổi đạt (%)", default=70)

    class Meta:
        verbose_name = "tiêu chí thường xuyên"
        verbose_name_plural = "tiêu chí thường xuyên"
        ordering = ["valid_from"]
        constraints = [
            models.CheckConstraint(
                name="club_rule_shares",
                condition=Q(month_share__lte=100, attendance_share__lte=100, sessions_a_month__gte=1),
                violation_error_message="Tỷ lệ từ 0 đến 100; số buổi ít nhất là 1.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.valid_from:%d/%m/%Y}"
