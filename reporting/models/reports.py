"""Reports: asked for or owed, their compiled cells and printed files, and how far they are on their way."""

from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.enums import Permission
from accounts.scope import scope_of
from core.claims import Claimable
from reporting.enums import SENT, UNFINISHED, Calendar, FormCode, ReportState, Stage
from reporting.periods import Window, window_of


class ReportQuerySet(models.QuerySet):
    def visible_to(self, user: Any, permission: Permission = Permission.VIEW_REPORT) -> Self:
        """The reports of the offices in an area of the user's posts, or of the user's facility; a facility's
        reports are read in its province, not in the commune or district it lies in."""
        scope = scope_of(user, permission)
        return self.none() if scope.is_empty else self.filter(office__in=scope.senders())

    def unfinished(self) -> Self:
        """Waited for or being compiled."""
        return self.filter(state__in=UNFINISHED)


def _person(words: str) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=words, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )


def _stamped(name: str, *stages: Stage) -> models.CheckConstraint:
    """Time and person of an act stand on the report exactly while it is in one of the stages after it."""
    there = Q(**{f"{name}_at__isnull": False, f"{name}_by__isnull": False})
    absent = Q(**{f"{name}_at__isnull": True, f"{name}_by__isnull": True})
    return models.CheckConstraint(
        name=f"report_{name}_with_stage",
        condition=Q(stage__in=stages) & there | ~Q(stage__in=stages) & absent,
    )


_FROZEN = ("form", "office_id", "period", "starts", "ends", "cutoff", "cells", "checks", "adjustments")
_STAGES = ", ".join(f"'{stage}'" for stage in SENT)
_SENT_AND_CHANGED = (
    f"OLD.stage IN ({_STAGES}) AND NEW.stage IN ({_STAGES})"
    f" AND ({' OR '.join(f'OLD.{name} IS DISTINCT FROM NEW.{name}' for name in _FROZEN)})"
)


class Report(Claimable):
    """Báo cáo: a form of an office for a period (TT05/2011 art. 3-5), compiled once and kept."""

    form = models.CharField("biểu", max_length=8, choices=FormCode.choices)
    office = models.ForeignKey("areas.Office", verbose_name="cơ quan", on_delete=models.PROTECT, related_name="reports")
    period = models.CharField("kỳ", max_length=8)
    starts = models.DateField("từ ngày")
    ends = models.DateField("đến hết ngày")
    calendar = models.CharField("lịch", max_length=10, choices=Calendar.choices, default=Calendar.CIRCULAR)
    cutoff = models.DateField("số liệu tính đến ngày", null=True, blank=True)
    state = models.CharField("trạng thái", max_length=8, choices=ReportState.choices, default=ReportState.WAITING)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người yêu cầu", null=True, on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField("yêu cầu lúc")
    cells = models.JSONField("số liệu", null=True, blank=True)
    checks = models.JSONField("kiểm tra", null=True, blank=True)
    adjustments = models.JSONField("điều chỉnh số đã báo cáo", default=list, blank=True)
    compiled_at = models.DateTimeField("tổng hợp xong lúc", null=True, blank=True)
    stage = models.CharField("giai đoạn", max_length=12, choices=Stage.choices, default=Stage.OPENED)
    due_on = models.DateField("hạn nộp", null=True, blank=True)
    checked_at = models.DateTimeField("kiểm tra lúc", null=True, blank=True)
    checked_by = _person("người kiểm tra")
    submitted_at = models.DateTimeField("nộp lúc", null=True, blank=True)
    submitted_by = _person("người nộp")
    approved_at = models.DateTimeField("duyệt lúc", null=True, blank=True)
    approved_by = _person("người duyệt")
    locked_at = models.DateTimeField("khóa lúc", null=True, blank=True)
    locked_by = _person("người khóa")

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo"
        verbose_name_plural = "báo cáo"
        ordering = ["-ends", "form", "office__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["form", "office", "starts", "ends", "period", "calendar", "cutoff"],
                nulls_distinct=False,
                name="report_once",
            ),
            models.CheckConstraint(
                name="report_done_has_cells",
                condition=~Q(state=ReportState.DONE)
                | Q(cells__isnull=False, checks__isnull=False, compiled_at__isnull=False),
            ),
            models.CheckConstraint(
                name="report_running_is_claimed",
                condition=~Q(state=ReportState.RUNNING) | (Q(heartbeat_at__isnull=False) & ~Q(claimed_by="")),
            ),
            models.CheckConstraint(
                name="report_idle_has_no_cells",
                condition=~Q(state=ReportState.IDLE) | Q(stage=Stage.OPENED, cells__isnull=True),
            ),
            models.CheckConstraint(
                name="report_failed_says_why", condition=~Q(state=ReportState.FAILED) | ~Q(failure="")
            ),
            models.CheckConstraint(
                name="report_opened_has_no_cells_to_send",
                condition=Q(stage__in=[Stage.OPENED, Stage.RETURNED]) | Q(cells__isnull=False),
            ),
            models.CheckConstraint(
                name="report_sent_is_done", condition=~Q(stage__in=SENT) | Q(state=ReportState.DONE)
            ),
            _stamped("checked", Stage.CHECKED, *SENT),
            _stamped("submitted", *SENT),
            _stamped("approved", Stage.APPROVED, Stage.LOCKED),
            _stamped("locked", Stage.LOCKED),
        ]
        indexes = [
            models.Index(
                fields=["heartbeat_at"], condition=Q(state__in=["waiting", "running"]), name="report_unfinished"
            ),
            models.Index(fields=["due_on", "stage"], name="report_due"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="report_sent_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(_SENT_AND_CHANGED),
            )
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.period}"

    @property
    def is_done(self) -> bool:
        return self.state == ReportState.DONE

    @property
    def is_idle(self) -> bool:
        """Opened by the calendar, and not yet compiled."""
        return self.state == ReportState.IDLE

    @property
    def is_nil(self) -> bool:
        """Không phát sinh: counted, and every figure is nought. Nothing to report is a report."""
        return self.cells is not None and not any(value for cell in self.cells.values() for value in cell.values())

    @property
    def has_pdf(self) -> bool:
        """A draft made at night has none until somebody asks for it."""
        return hasattr(self, "pdf")

    @property
    def is_sent(self) -> bool:
        """With its receiver, or done with."""
        return self.stage in SENT

    @property
    def window(self) -> Window:
        return window_of(self.period, self.cutoff)


class ReportFile(models.Model):
    """The rendered file of a report. Kept in the database, so that any worker on any machine may write it."""

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="pdf")
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.report_id}"
