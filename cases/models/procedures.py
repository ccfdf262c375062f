"""Procedures of law that run about a person: their steps, running deadlines, pauses and papers."""

from datetime import date, datetime
from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from accounts.enums import Permission
from cases.models.dossier import Dossier, IntervalQuerySet
from cases.models.law import Rule
from core.history import tracked
from core.models import Versioned


class OfDossierQuerySet(models.QuerySet):
    """Rows that hang on a dossier by ``through``."""

    through = "dossier"

    def visible_to(self, user: Any, permission: Permission = Permission.VIEW_DOSSIER) -> Self:
        """The rows of the dossiers visible to the user."""
        return self.filter(**{f"{self.through}__in": Dossier.objects.visible_to(user, permission)})


class ProcedureQuerySet(OfDossierQuerySet):
    def open(self) -> Self:
        return self.filter(closed_on__isnull=True)


@tracked
class Procedure(Versioned):
    """Thủ tục: one legal process about a person, in a state of its manifest. ``decided_on`` fixes the law that governs
    it; ``term_*`` is the time decided on: from, months, months remitted, and the day on which it is over."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="procedures")
    kind = models.CharField("thủ tục", max_length=30)
    state = models.CharField("trạng thái", max_length=30)
    opened_on = models.DateField("ngày bắt đầu")
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    closed_on = models.DateField("ngày khép lại", null=True, blank=True)
    term_starts = models.DateField("thời hạn tính từ ngày", null=True, blank=True)
    term_months = models.PositiveSmallIntegerField("thời hạn (tháng)", null=True, blank=True)
    months_remitted = models.PositiveSmallIntegerField("số tháng được giảm", default=0)
    term_ends = models.DateField("hết thời hạn ngày", null=True, blank=True)

    objects = ProcedureQuerySet.as_manager()

    class Meta:
        verbose_name = "thủ tục"
        verbose_name_plural = "thủ tục"
        ordering = ["-opened_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "kind"],
                condition=Q(closed_on__isnull=True),
                name="procedure_one_open_per_kind",
                violation_error_message="Người này đang có một thủ tục cùng loại chưa khép lại.",
            ),
            models.CheckConstraint(
                name="procedure_days_in_order",
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=models.F("opened_on")),
                violation_error_message="Ngày khép lại không được trước ngày bắt đầu.",
            ),
            models.CheckConstraint(
                name="procedure_term_whole",
                condition=Q(term_starts__isnull=True, term_months__isnull=True)
                | Q(term_starts__isnull=False, term_months__isnull=False),
                violation_error_message="Ngày bắt đầu và số tháng của thời hạn phải đi cùng nhau.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.opened_on:%d/%m/%Y}"


class StepQuerySet(OfDossierQuerySet):
    through = "procedure__dossier"

    def standing(self) -> Self:
        """Steps that were not taken back."""
        return self.filter(undone_at__isnull=True)


@tracked
class Step(models.Model):
    """Một bước của thủ tục: who did what when, from which state to which. A step entered wrongly is taken back with a
    reason and stays visible."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="steps")
    act = models.CharField("bước", max_length=40)
    source = models.CharField("từ trạng thái", max_length=30, blank=True)
    target = models.CharField("sang trạng thái", max_length=30)
    on = models.DateField("ngày")
    at = models.DateTimeField("lúc", null=True, blank=True)
    data = models.JSONField("nội dung", default=dict, blank=True)
    papers = models.JSONField("giấy tờ đã có", default=list, blank=True)
    before = models.JSONField("thời hạn trước bước này", default=dict, encoder=DjangoJSONEncoder)
    rule = models.ForeignKey(Rule, verbose_name="quy định", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người ghi", on_delete=models.PROTECT, related_name="+"
    )
    post_label = models.CharField("chức danh", max_length=250, blank=True)
    on_behalf_of = models.CharField("nhập thay cho", max_length=250, blank=True)
    recorded_at = models.DateTimeField("ghi lúc")
    undone_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người thu hồi",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    undone_reason = models.CharField("lý do thu hồi", max_length=250, blank=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = "bước"
        verbose_name_plural = "các bước"
        ordering = ["pk"]
        indexes = [models.Index(fields=["act", "on"], name="step_act_on")]
        constraints = [
            models.CheckConstraint(
                name="step_undone_wholly",
                condition=Q(undone_at__isnull=True, undone_by__isnull=True, undone_reason="")
                | (Q(undone_at__isnull=False, undone_by__isnull=False) & ~Q(undone_reason="")),
                violation_error_message="Thu hồi một bước phải ghi người và lý do.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.on:%d/%m/%Y}"


class ClockQuerySet(OfDossierQuerySet):
    through = "procedure__dossier"

    def open(self) -> Self:
        """Steps still owed."""
        return self.filter(met_by__isnull=True, void=False)

    def late(self, day: date, moment: datetime) -> Self:
        """Steps still owed whose last day was before ``day``, or whose hour was before ``moment``."""
        return self.open().filter(Q(due_on__lt=day) | Q(due_at__lt=moment))


@tracked
class Clock(models.Model):
    """Thời hạn đang chạy: by when a step is owed, with all that the day was computed from. ``due_on`` empty: the clock
    stands still, because the end of the term is not known while a pause lasts."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="clocks")
    act = models.CharField("bước phải làm", max_length=40)
    started_by = models.ForeignKey(Step, null=True, blank=True, on_delete=models.PROTECT, related_name="clocks_started")
    rule = models.ForeignKey(Rule, verbose_name="quy định", on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField("tính từ ngày")
    starts_at = models.DateTimeField("tính từ lúc", null=True, blank=True)
    due_on = models.DateField("hạn", null=True, blank=True)
    due_at = models.DateTimeField("hạn (giờ)", null=True, blank=True)
    inputs = models.JSONField("cách tính", default=dict)
    met_by = models.ForeignKey(Step, null=True, blank=True, on_delete=models.PROTECT, related_name="clocks_met")
    void = models.BooleanField("không còn phải làm", default=False)

    objects = ClockQuerySet.as_manager()

    class Meta:
        verbose_name = "thời hạn"
        verbose_name_plural = "thời hạn"
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["due_on", "id"], condition=Q(met_by__isnull=True, void=False), name="clock_due")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "act"], condition=Q(met_by__isnull=True, void=False), name="clock_one_open_per_act"
            ),
            models.CheckConstraint(name="clock_met_or_void", condition=Q(met_by__isnull=True) | Q(void=False)),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.due_on or '…'}"


@tracked
class Pause(models.Model):
    """Thời gian không tính, or counted already: an interval that prolongs or shortens the term of a procedure, or
    holds up one of its deadlines (``act``)."""

    class Effect(models.TextChoices):
        PROLONGS = "prolongs", "không tính vào thời hạn"
        SHORTENS = "shortens", "được trừ vào thời hạn"
        HOLDS = "holds", "tạm dừng thời hạn của một bước"

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="pauses")
    kind = models.CharField("lý do", max_length=30)
    effect = models.CharField("tác dụng", max_length=8, choices=Effect.choices)
    act = models.CharField("bước được dừng", max_length=40, blank=True)
    starts = models.DateField("từ ngày")
    ends = models.DateField("đến trước ngày", null=True, blank=True)
    opened_by = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="pauses_opened")
    closed_by = models.ForeignKey(Step, null=True, blank=True, on_delete=models.PROTECT, related_name="pauses_closed")

    objects = IntervalQuerySet.as_manager()

    class Meta:
        verbose_name = "thời gian dừng"
        verbose_name_plural = "thời gian dừng"
        ordering = ["starts", "pk"]
        constraints = [
            models.CheckConstraint(
                name="pause_days_in_order",
                condition=Q(ends__isnull=True) | Q(ends__gte=models.F("starts")),
                violation_error_message="Ngày kết thúc không được trước ngày bắt đầu.",
            ),
            models.UniqueConstraint(
                fields=["procedure", "kind"], condition=Q(ends__isnull=True), name="pause_one_open_per_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.starts:%d/%m/%Y}"


class Scan(models.Model):
    """Bản chụp giấy đã ký: the signed paper that proves a step. Never changed, so that it needs no history."""

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="scans")
    paper = models.CharField("giấy tờ", max_length=40)
    name = models.CharField("tên tệp", max_length=200)
    content_type = models.CharField(max_length=60)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = "bản chụp"
        verbose_name_plural = "bản chụp"
        triggers = [pgtrigger.Protect(name="scan_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.paper} {self.sha256[:8]}"
