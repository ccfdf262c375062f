"""The 6-month and annual reports in words: drafted from figures, written by officers, frozen when they go out."""

from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.enums import Permission
from accounts.scope import scope_of
from core.claims import Claimable
from core.models import Versioned
from reporting.enums import FileKind, NarrativeStage, NarrativeWork, ReportState
from reporting.periods import Window, window_of

OPEN_ALONE = pgtrigger.Trigger(
    name="section_of_open_report",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    func="""
        IF EXISTS (
            SELECT 1 FROM reporting_narrativereport held
            WHERE held.stage = 'final'
              AND held.id = (CASE WHEN TG_OP = 'DELETE' THEN OLD.report_id ELSE NEW.report_id END)
        ) THEN
            RAISE EXCEPTION 'the report of this section has been issued';
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    """,
)


_FROZEN = (
    "office_id",
    "period",
    "starts",
    "ends",
    "cutoff",
    "edition",
    "stage",
    "draft",
    "drafted_at",
    "addressee",
    "number",
    "signed_on",
    "signer",
    "signer_title",
    "copies",
    "content",
    "digest",
    "issued_at",
    "issued_by_id",
)
_ISSUED_AND_CHANGED = (
    f"OLD.stage = 'final' AND ({' OR '.join(f'OLD.{name} IS DISTINCT FROM NEW.{name}' for name in _FROZEN)})"
)


class NarrativeQuerySet(models.QuerySet):
    def visible_to(self, user: Any, permission: Permission = Permission.VIEW_REPORT) -> Self:
        """Those of the offices in an area of the user's posts."""
        scope = scope_of(user, permission)
        return self.none() if scope.is_empty else self.filter(office__in=scope.senders())


class NarrativeReport(Claimable, Versioned):
    """Báo cáo tổng kết: báo cáo công tác cai nghiện và quản lý sau cai of an office for six months or a year (layout
    of NĐ30/2020, phụ lục I). ``draft`` holds what was drafted from the figures, in blocks; ``content`` the whole
    document as it was issued, ``digest`` the SHA-256 of its canonical JSON. Corrected by the next edition alone."""

    office = models.ForeignKey(
        "areas.Office", verbose_name="cơ quan", on_delete=models.PROTECT, related_name="narratives"
    )
    period = models.CharField("kỳ", max_length=8)
    starts = models.DateField("từ ngày")
    ends = models.DateField("đến hết ngày")
    cutoff = models.DateField("số liệu tính đến ngày", null=True, blank=True)
    edition = models.PositiveSmallIntegerField("bản thứ", default=1)
    stage = models.CharField("giai đoạn", max_length=8, choices=NarrativeStage.choices, default=NarrativeStage.DRAFT)
    state = models.CharField("trạng thái", max_length=8, choices=ReportState.choices, default=ReportState.WAITING)
    work = models.CharField("việc", max_length=8, choices=NarrativeWork.choices, default=NarrativeWork.DRAFT)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người lập", on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField("lập lúc")
    draft = models.JSONField("bản thảo từ số liệu", null=True, blank=True)
    drafted_at = models.DateTimeField("tổng hợp lúc", null=True, blank=True)
    addressee = models.CharField("kính gửi", max_length=250)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    signed_on = models.DateField("ngày ký", null=True, blank=True)
    signer = models.CharField("người ký", max_length=120, blank=True)
    signer_title = models.CharField("chức vụ người ký", max_length=120, blank=True)
    copies = models.TextField("nơi nhận", max_length=2000)
    content = models.JSONField("nội dung đã ban hành", null=True, blank=True)
    digest = models.CharField("mã băm SHA-256", max_length=64, blank=True)
    issued_at = models.DateTimeField("ban hành lúc", null=True, blank=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = NarrativeQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo tổng kết"
        verbose_name_plural = "các báo cáo tổng kết"
        ordering = ["-ends", "office__code", "-edition"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "period", "cutoff", "edition"], nulls_distinct=False, name="narrative_edition_once"
            ),
            models.UniqueConstraint(
                fields=["office", "period", "cutoff"],
                condition=Q(stage=NarrativeStage.DRAFT),
                nulls_distinct=False,
                name="narrative_one_draft",
            ),
            models.CheckConstraint(
                name="narrative_failed_says_why", condition=~Q(state=ReportState.FAILED) | ~Q(failure="")
            ),
            models.CheckConstraint(
                name="narrative_running_is_claimed",
                condition=~Q(state=ReportState.RUNNING) | (Q(heartbeat_at__isnull=False) & ~Q(claimed_by="")),
            ),
            models.CheckConstraint(
                name="narrative_drafted_on_a_day",
                condition=Q(draft__isnull=True, drafted_at__isnull=True)
                | Q(draft__isnull=False, drafted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="narrative_issued_complete",
                condition=Q(
                    stage=NarrativeStage.DRAFT,
                    issued_at__isnull=True,
                    issued_by__isnull=True,
                    content__isnull=True,
                    digest="",
                )
                | Q(
                    stage=NarrativeStage.FINAL,
                    issued_at__isnull=False,
                    issued_by__isnull=False,
                    content__isnull=False,
                    signed_on__isnull=False,
                    draft__isnull=False,
                )
                & ~Q(Q(number="") | Q(signer="") | Q(signer_title="") | Q(digest="")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["heartbeat_at"], condition=Q(state__in=["waiting", "running"]), name="narrative_unfinished"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="narrative_issued_kept", operation=pgtrigger.Delete, condition=pgtrigger.Q(old__stage="final")
            ),
            pgtrigger.Protect(
                name="narrative_issued_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(_ISSUED_AND_CHANGED),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.window.title.lower()}"

    @property
    def title(self) -> str:
        return "Báo cáo công tác cai nghiện ma túy và quản lý sau cai nghiện"

    @property
    def window(self) -> Window:
        return window_of(self.period, self.cutoff)

    @property
    def is_final(self) -> bool:
        return self.stage == NarrativeStage.FINAL


class NarrativeSection(Versioned):
    """Phần do cán bộ viết: what officers wrote under one heading; plain paragraphs, and lines that begin with “- ”."""

    report = models.ForeignKey(NarrativeReport, on_delete=models.CASCADE, related_name="sections")
    slug = models.CharField("mục", max_length=30)
    text = models.TextField("nội dung", max_length=30_000, blank=True)
    edited_at = models.DateTimeField("sửa lúc", null=True, blank=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "mục của báo cáo"
        verbose_name_plural = "các mục của báo cáo"
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "slug"], name="section_once"),
            models.CheckConstraint(
                name="section_edited_by_somebody",
                condition=Q(edited_at__isnull=True, edited_by__isnull=True)
                | Q(edited_at__isnull=False, edited_by__isnull=False),
            ),
        ]
        triggers = [OPEN_ALONE]

    def __str__(self) -> str:
        return f"{self.report_id} {self.slug}"


class NarrativeFile(models.Model):
    """Tệp của báo cáo tổng kết: of a draft made anew as often as asked for, of an issued report once."""

    report = models.ForeignKey(NarrativeReport, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField("loại tệp", max_length=4, choices=FileKind.choices)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    is_final = models.BooleanField(default=False)

    class Meta:
        verbose_name = "tệp của báo cáo tổng kết"
        verbose_name_plural = "các tệp của báo cáo tổng kết"
        ordering = ["report", "kind"]
        constraints = [models.UniqueConstraint(fields=["report", "kind"], name="narrative_file_once")]
        triggers = [
            pgtrigger.Protect(
                name="narrative_file_kept",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__is_final=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.report_id}.{self.kind}"
