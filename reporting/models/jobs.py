"""What the clock did: every attempt of a nightly job, and the reminders that it gave."""

from django.db import models
from django.db.models import Q

from reporting.enums import JobName, JobOutcome, ReminderKind

COUNT_WORDS = {
    "opened": "báo cáo được mở",
    "owed": "báo cáo đã lập được ghi hạn",
    "before": "cơ quan được nhắc trước hạn",
    "late": "cơ quan được nhắc vì quá hạn",
    "overdue": "cơ quan được nhắc vì quá hạn một tuần",
    "provinces": "tỉnh được giao",
    "compiled": "bản nháp đã tổng hợp",
    "skipped": "báo cáo để nguyên",
    "failed": "báo cáo lỗi",
}


class JobRun(models.Model):
    """Lần chạy việc ban đêm: one attempt of a job for a day; of a province, where the job is done province by province.
    A day on which nothing ran gets a row too, when that is noticed."""

    job = models.CharField("việc", max_length=20, choices=JobName.choices)
    area = models.ForeignKey(
        "areas.Area", verbose_name="tỉnh", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    for_day = models.DateField("của ngày")
    started_at = models.DateTimeField("bắt đầu lúc")
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    outcome = models.CharField("kết quả", max_length=8, choices=JobOutcome.choices, default=JobOutcome.RUNNING)
    counts = models.JSONField("số lượng", default=dict, blank=True)
    failure = models.TextField("lý do không xong", blank=True)

    class Meta:
        verbose_name = "lần chạy việc ban đêm"
        verbose_name_plural = "các lần chạy việc ban đêm"
        ordering = ["-for_day", "-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["job", "area", "for_day"],
                condition=Q(outcome__in=[JobOutcome.RUNNING, JobOutcome.DONE]),
                nulls_distinct=False,
                name="job_done_once_a_day",
            ),
            models.CheckConstraint(
                name="job_ended_has_time",
                condition=Q(outcome=JobOutcome.RUNNING, ended_at__isnull=True)
                | ~Q(outcome=JobOutcome.RUNNING) & Q(ended_at__isnull=False),
            ),
            models.CheckConstraint(
                name="job_undone_says_why",
                condition=Q(outcome__in=[JobOutcome.RUNNING, JobOutcome.DONE]) | ~Q(failure=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.job} {self.for_day:%d/%m/%Y}"

    @property
    def told(self) -> str:
        """How much was done, in words."""
        return ", ".join(
            f"{len(count) if isinstance(count, list) else count} {COUNT_WORDS[name]}"
            for name, count in self.counts.items()
            if count
        )


class Reminder(models.Model):
    """Nhắc nộp: that an office was reminded of what it owes by a day; each kind once. No mail: it stands on its
    pages."""

    office = models.ForeignKey("areas.Office", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField("hạn nộp")
    kind = models.CharField("loại", max_length=8, choices=ReminderKind.choices)
    reports = models.PositiveSmallIntegerField("số báo cáo")
    given_on = models.DateField("nhắc ngày")

    class Meta:
        verbose_name = "nhắc nộp báo cáo"
        verbose_name_plural = "nhắc nộp báo cáo"
        ordering = ["-given_on", "office", "due_on"]
        constraints = [models.UniqueConstraint(fields=["office", "due_on", "kind"], name="reminder_once")]

    def __str__(self) -> str:
        return f"{self.office_id} {self.due_on:%d/%m/%Y}"
