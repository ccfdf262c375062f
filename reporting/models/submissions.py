"""What a report was when it was sent: frozen, numbered, signed; and what the receiver said to it."""

import json
import zlib
from functools import cached_property
from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from core.claims import Claimable
from reporting.enums import Outcome, ReportState

NOT_STANDING = [Outcome.WITHDRAWN, Outcome.RETURNED]


class SubmissionQuerySet(models.QuerySet):
    def valid(self) -> Self:
        """Those that stand: neither withdrawn nor returned; at most one of a report."""
        return self.exclude(outcome__in=NOT_STANDING)

    def of_same_kind(self, report: Any) -> Self:
        """Of the same form, office and calendar as a report, whatever the period."""
        return self.filter(report__form=report.form, report__office=report.office, report__calendar=report.calendar)


class Submission(Claimable):
    """Lần nộp: the report as it was sent to the office above. ``content`` is the compressed canonical JSON of what was
    frozen, ``digest`` its SHA-256, ``code`` the beginning of it that is printed on the paper. Its PDF is made by a
    worker; ``state`` tells how far it is."""

    report = models.ForeignKey(
        "reporting.Report", verbose_name="báo cáo", on_delete=models.PROTECT, related_name="submissions"
    )
    round = models.PositiveSmallIntegerField("lần")
    receiver = models.ForeignKey(
        "areas.Office", verbose_name="nơi nhận", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    submitted_at = models.DateTimeField("nộp lúc")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người nộp", on_delete=models.PROTECT, related_name="+"
    )
    number = models.CharField("số, ký hiệu", max_length=60)
    signed_on = models.DateField("ngày ký")
    signer = models.CharField("người ký", max_length=120)
    signer_title = models.CharField("chức vụ người ký", max_length=120)
    content = models.BinaryField("nội dung đóng băng")
    digest = models.CharField("mã băm SHA-256", max_length=64)
    code = models.CharField("mã kiểm tra", max_length=24, unique=True)
    state = models.CharField("bản in", max_length=8, choices=ReportState.choices, default=ReportState.WAITING)
    pdf = models.BinaryField("bản PDF", null=True, blank=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    began_at = models.DateTimeField("bắt đầu xem xét lúc", null=True, blank=True)
    began_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField("kết quả", max_length=10, choices=Outcome.choices, blank=True)
    outcome_at = models.DateTimeField("có kết quả lúc", null=True, blank=True)
    outcome_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField("lý do", blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = "lần nộp"
        verbose_name_plural = "các lần nộp"
        ordering = ["report", "round"]
        constraints = [
            models.UniqueConstraint(fields=["report", "round"], name="submission_round_once"),
            models.UniqueConstraint(
                fields=["report"], condition=~Q(outcome__in=NOT_STANDING), name="submission_one_valid"
            ),
            models.CheckConstraint(
                name="submission_outcome_complete",
                condition=Q(outcome="", outcome_at__isnull=True, outcome_by__isnull=True, reason="")
                | ~Q(outcome="") & Q(outcome_at__isnull=False, outcome_by__isnull=False),
            ),
            models.CheckConstraint(
                name="submission_returned_says_why", condition=~Q(outcome=Outcome.RETURNED) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="submission_began_by_somebody",
                condition=Q(began_at__isnull=True, began_by__isnull=True)
                | Q(began_at__isnull=False, began_by__isnull=False),
            ),
            models.CheckConstraint(
                name="submission_withdrawn_before_review",
                condition=~Q(outcome=Outcome.WITHDRAWN) | Q(began_at__isnull=True),
            ),
            models.CheckConstraint(
                name="submission_printed_has_pdf",
                condition=~Q(state=ReportState.DONE) | Q(pdf__isnull=False) & ~Q(pdf_sha256=""),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="submission_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="submission_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "report",
                    "round",
                    "receiver",
                    "submitted_at",
                    "submitted_by",
                    "number",
                    "signed_on",
                    "signer",
                    "signer_title",
                    "content",
                    "digest",
                    "code",
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}/{self.round}"

    @cached_property
    def record(self) -> dict[str, Any]:
        """What was frozen (see ``reporting.freezing``)."""
        return json.loads(zlib.decompress(bytes(self.content)))


class SignedScan(models.Model):
    """Bản đã ký, đóng dấu: the scan of the paper that went out."""

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="scan")
    name = models.CharField("tên tệp", max_length=200)
    content_type = models.CharField(max_length=60)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "bản đã ký"
        verbose_name_plural = "bản đã ký"
        triggers = [pgtrigger.Protect(name="signed_scan_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.submission_id}"


class CellRemark(models.Model):
    """Ý kiến về một ô: what the receiver says of one figure, and what the sender answers."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="remarks")
    row = models.CharField("hàng", max_length=8)
    column = models.CharField("cột", max_length=12)
    text = models.TextField("ý kiến")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField("trả lời", blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "ý kiến về một ô"
        verbose_name_plural = "ý kiến về các ô"
        ordering = ["submission", "row", "column", "pk"]
        constraints = [
            models.CheckConstraint(
                name="remark_answered_by_somebody",
                condition=Q(answer="", answered_at__isnull=True, answered_by__isnull=True)
                | ~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.row} {self.column}"


class ReportEvent(models.Model):
    """One act in the life of a report: who, when, from where to where, why. A fact of the report, never changed."""

    report = models.ForeignKey("reporting.Report", on_delete=models.PROTECT, related_name="events")
    act = models.CharField("việc", max_length=20)
    source = models.CharField("từ", max_length=12)
    target = models.CharField("đến", max_length=12)
    at = models.DateTimeField("lúc")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField("lý do", blank=True)

    class Meta:
        verbose_name = "diễn biến báo cáo"
        verbose_name_plural = "diễn biến báo cáo"
        ordering = ["report", "at", "pk"]
        triggers = [pgtrigger.Protect(name="report_event_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.report_id} {self.act}"
