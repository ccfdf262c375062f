"""Bulk work: one act on many dossiers, chosen, seen beforehand, done row by row."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.enums import BulkDoing, BulkOutcome, BulkState
from cases.models.dossier import Dossier
from core.claims import Claimable


class BulkRunQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """One's own."""
        return self.filter(requested_by=user) if user.is_authenticated and user.is_active else self.none()


class BulkRun(Claimable):
    """Việc làm hàng loạt: who does what with which dossiers, and when. ``act``: a slug of the registered acts;
    ``data``: what was typed, read and judged anew each time; ``doing``: what a worker is asked for, or was last;
    ``address``: the list from which the dossiers were chosen."""

    act = models.CharField("việc", max_length=20)
    data = models.JSONField("nội dung", default=dict)
    address = models.CharField("danh sách", max_length=2000, blank=True)
    doing = models.CharField("bước", max_length=8, choices=BulkDoing.choices, default=BulkDoing.LOOK)
    state = models.CharField("trạng thái", max_length=8, choices=BulkState.choices, default=BulkState.CHOSEN)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người làm", on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField("chọn lúc")
    applied_at = models.DateTimeField("cho làm lúc", null=True, blank=True)

    objects = BulkRunQuerySet.as_manager()

    class Meta:
        verbose_name = "việc làm hàng loạt"
        verbose_name_plural = "các việc làm hàng loạt"
        ordering = ["-requested_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="bulk_done_was_applied", condition=~Q(state=BulkState.DONE) | Q(applied_at__isnull=False)
            ),
            models.CheckConstraint(
                name="bulk_running_is_claimed",
                condition=~Q(state=BulkState.RUNNING) | (Q(heartbeat_at__isnull=False) & ~Q(claimed_by="")),
            ),
            models.CheckConstraint(name="bulk_failed_says_why", condition=~Q(state=BulkState.FAILED) | ~Q(failure="")),
        ]
        indexes = [
            models.Index(fields=["requested_by", "-requested_at"], name="bulk_own"),
            models.Index(
                fields=["heartbeat_at"], condition=Q(state__in=["waiting", "running"]), name="bulk_unfinished"
            ),
        ]


class BulkRow(models.Model):
    """One dossier of it. ``before`` and ``after``: what changes, in words; ``seen``: on what the preview stood;
    ``made``: keys of what was written, by which it is undone; ``sentence``: why it was not done, or not undone."""

    run = models.ForeignKey(BulkRun, on_delete=models.CASCADE, related_name="rows")
    place = models.PositiveIntegerField("thứ tự")
    dossier = models.ForeignKey(
        Dossier, verbose_name="hồ sơ", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    outcome = models.CharField("kết quả", max_length=8, choices=BulkOutcome.choices, default=BulkOutcome.CHOSEN)
    before = models.CharField("trước", max_length=400, blank=True)
    after = models.CharField("sau", max_length=400, blank=True)
    sentence = models.TextField("lý do", blank=True)
    seen = models.JSONField("đã thấy", default=dict)
    made = models.JSONField("đã ghi", default=dict)
    undo_asked = models.BooleanField("cho hoàn tác", default=False)

    class Meta:
        verbose_name = "dòng việc hàng loạt"
        verbose_name_plural = "các dòng việc hàng loạt"
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["run", "place"], name="bulk_row_once")]

    def __str__(self) -> str:
        return f"{self.run_id}: {self.place}"
