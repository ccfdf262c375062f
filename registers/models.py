"""Workbooks that came in and went out, and dossiers that became one."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.enums import Permission
from cases.models import Dossier
from core.claims import Claimable
from registers.enums import KEEPS_FILE, ExportState, ImportState, ListSource, RowDecision, RowOutcome


class OwnQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """One's own: a workbook and its faults hold names that a colleague of another post may not see."""
        return self.filter(requested_by=user) if user.is_authenticated and user.is_active else self.none()


class RegisterImport(Claimable):
    """Nhập sổ: a workbook handed in, first judged, then, when its owner says so, saved as a whole. The file is kept
    for a while, who, when and its hash for good."""

    name = models.CharField("tên tệp", max_length=200)
    content = models.BinaryField(null=True, editable=False)
    sha256 = models.CharField(max_length=64)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người nhập", on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField("tải lên lúc")
    state = models.CharField("trạng thái", max_length=8, choices=ImportState.choices, default=ImportState.WAITING)
    approved_at = models.DateTimeField("cho ghi lúc", null=True, blank=True)
    saved_at = models.DateTimeField("ghi xong lúc", null=True, blank=True)
    counts = models.JSONField("số dòng", default=dict)
    faults = models.JSONField("lỗi", default=list)
    warnings = models.JSONField("lưu ý", default=list)
    marked = models.BinaryField(null=True, editable=False)
    """A copy of the workbook with the faulty cells marked."""
    history = models.UUIDField(null=True, editable=False)
    """Under which key what it wrote stands in the change history."""
    undo_asked_at = models.DateTimeField("cho hoàn tác lúc", null=True, blank=True)
    undone_at = models.DateTimeField("hoàn tác xong lúc", null=True, blank=True)
    built_on = models.JSONField("đã được dùng tiếp", default=list)
    """Why it cannot be undone: what others have changed in it or built on it since."""
    layout = models.JSONField("cách ghép cột", null=True, blank=True)
    """How a list that is no register workbook is read (``registers.lists.layout``)."""

    objects = OwnQuerySet.as_manager()

    class Meta:
        verbose_name = "lần nhập sổ"
        verbose_name_plural = "các lần nhập sổ"
        ordering = ["-requested_at"]
        constraints = [
            models.CheckConstraint(
                name="import_done_was_approved",
                condition=~Q(state=ImportState.DONE) | Q(approved_at__isnull=False, saved_at__isnull=False),
            ),
            models.CheckConstraint(
                name="import_in_work_has_content",
                condition=~Q(state__in=KEEPS_FILE) | Q(content__isnull=False) | Q(undo_asked_at__isnull=False),
            ),
            models.CheckConstraint(
                name="import_undone_was_saved",
                condition=~Q(state=ImportState.UNDONE) | Q(saved_at__isnull=False, undone_at__isnull=False),
            ),
            models.CheckConstraint(
                name="import_running_is_claimed",
                condition=~Q(state=ImportState.RUNNING) | (Q(heartbeat_at__isnull=False) & ~Q(claimed_by="")),
            ),
            models.CheckConstraint(
                name="import_failed_says_why", condition=~Q(state=ImportState.FAILED) | ~Q(failure="")
            ),
        ]
        indexes = [
            models.Index(
                fields=["heartbeat_at"], condition=Q(state__in=["waiting", "running"]), name="import_unfinished"
            )
        ]


class ListLayout(models.Model):
    """Cách ghép cột: how a list with these headings was read last, remembered for the offices of a unit."""

    unit = models.ForeignKey("areas.Area", verbose_name="đơn vị", on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField("dấu của các tiêu đề", max_length=64)
    columns = models.JSONField("cột theo tiêu đề", default=dict)
    defaults = models.JSONField("giá trị chung", default=dict)
    number_prefix = models.CharField("đầu số hồ sơ", max_length=30, blank=True)
    kept_at = models.DateTimeField("ghi lúc")
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người ghép", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "cách ghép cột"
        verbose_name_plural = "các cách ghép cột"
        constraints = [models.UniqueConstraint(fields=["unit", "fingerprint"], name="layout_once_a_unit")]

    def __str__(self) -> str:
        return self.fingerprint[:8]


class RegisterExport(Claimable):
    """Xuất sổ: the register of an area as it stood at one moment, to be fetched by who asked for it."""

    area = models.ForeignKey("areas.Area", verbose_name="địa bàn", on_delete=models.PROTECT, related_name="+")
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người xuất", on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField("yêu cầu lúc")
    state = models.CharField("trạng thái", max_length=8, choices=ExportState.choices, default=ExportState.WAITING)
    content = models.BinaryField(null=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True)
    dossiers = models.PositiveIntegerField("số hồ sơ", null=True, blank=True)
    made_at = models.DateTimeField("lập xong lúc", null=True, blank=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        verbose_name = "lần xuất sổ"
        verbose_name_plural = "các lần xuất sổ"
        ordering = ["-requested_at"]
        constraints = [
            models.CheckConstraint(
                name="export_done_has_content",
                condition=~Q(state=ExportState.DONE) | Q(content__isnull=False, made_at__isnull=False),
            ),
            models.CheckConstraint(
                name="export_expired_has_none", condition=~Q(state=ExportState.EXPIRED) | Q(content__isnull=True)
            ),
            models.CheckConstraint(
                name="export_running_is_claimed",
                condition=~Q(state=ExportState.RUNNING) | (Q(heartbeat_at__isnull=False) & ~Q(claimed_by="")),
            ),
            models.CheckConstraint(
                name="export_failed_says_why", condition=~Q(state=ExportState.FAILED) | ~Q(failure="")
            ),
        ]
        indexes = [
            models.Index(
                fields=["heartbeat_at"], condition=Q(state__in=["waiting", "running"]), name="export_unfinished"
            )
        ]

    @property
    def file_name(self) -> str:
        return f"so-{self.area.code}-{timezone.localtime(self.requested_at):%Y%m%d}.xlsx"


class MergeQuerySet(models.QuerySet):
    def visible_to(self, user: Any, permission: Permission = Permission.MERGE_DOSSIER) -> Self:
        """The merges whose dossier lies in the area of one's posts."""
        return self.filter(survivor__in=Dossier.objects.visible_to(user, permission))

    def standing(self) -> Self:
        """Those that were not undone."""
        return self.filter(undone_at__isnull=True)


class Merge(models.Model):
    """Lần nhập hai hồ sơ làm một: who took two dossiers for one person and why, what was chosen, and each row that it
    changed as it was before and after (``rows``), from which it is undone. ``stood``: the rows that hung on the
    dossier when it was done; what hangs there beside them came later. ``days``: the communes of
    both, and of the one."""

    survivor = models.ForeignKey("cases.Dossier", verbose_name="hồ sơ", on_delete=models.PROTECT, related_name="+")
    survivor_number = models.CharField("số hồ sơ được giữ", max_length=40)
    absorbed_key = models.BigIntegerField("khóa hồ sơ nhập vào")
    absorbed_number = models.CharField("số hồ sơ nhập vào", max_length=40)
    reason = models.CharField("căn cứ", max_length=250)
    choices = models.JSONField("đã chọn", default=dict)
    rows = models.JSONField("các dòng đã đổi", default=list)
    stood = models.JSONField("các dòng lúc đó", default=dict)
    days = models.JSONField("các xã quản lý", default=dict)
    merged_at = models.DateTimeField("nhập lúc")
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người nhập", on_delete=models.PROTECT, related_name="+"
    )
    post_label = models.CharField("chức danh", max_length=250, blank=True)
    undone_at = models.DateTimeField("hoàn tác lúc", null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người hoàn tác",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    undone_reason = models.CharField("lý do hoàn tác", max_length=250, blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = "lần nhập hồ sơ làm một"
        verbose_name_plural = "các lần nhập hồ sơ làm một"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="merge_undone_wholly",
                condition=Q(undone_at__isnull=True, undone_by__isnull=True, undone_reason="")
                | (Q(undone_at__isnull=False, undone_by__isnull=False) & ~Q(undone_reason="")),
            ),
            models.UniqueConstraint(
                fields=["absorbed_key"], condition=Q(undone_at__isnull=True), name="merge_standing_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.absorbed_number} → {self.survivor_number}"


class OfficeList(models.Model):
    """Danh sách đối chiếu: what police or health keep, held against the register of one's own area. Its rows and file
    are deleted after a while (NĐ13/2023 art. 16: no longer than the purpose asks); who, when, hash and counts stay."""

    name = models.CharField("tên tệp", max_length=200)
    source = models.CharField("của", max_length=6, choices=ListSource.choices)
    content = models.BinaryField(null=True, editable=False)
    sha256 = models.CharField(max_length=64)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người đối chiếu", on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField("tải lên lúc")
    layout = models.JSONField("cách ghép cột", null=True, blank=True)
    compared_at = models.DateTimeField("đối chiếu lúc", null=True, blank=True)
    counts = models.JSONField("số dòng", default=dict)

    objects = OwnQuerySet.as_manager()

    class Meta:
        verbose_name = "danh sách đối chiếu"
        verbose_name_plural = "các danh sách đối chiếu"
        ordering = ["-requested_at"]

    def __str__(self) -> str:
        return f"{self.pk}"


class OfficeListRow(models.Model):
    """A row of such a list: the dossier it speaks of, where it differs, and what a person decided."""

    office_list = models.ForeignKey(OfficeList, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField("dòng")
    values = models.JSONField("nội dung", default=dict)
    outcome = models.CharField("kết quả", max_length=10, choices=RowOutcome.choices)
    dossier = models.ForeignKey(
        "cases.Dossier", verbose_name="hồ sơ", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    matched_by = models.CharField("khớp theo", max_length=60, blank=True)
    differing = models.JSONField("chỗ khác nhau", default=list)
    """Names of the register's columns whose values differ."""
    taken = models.JSONField("đã lấy", default=list)
    decision = models.CharField("đã quyết", max_length=8, choices=RowDecision.choices, blank=True)
    reason = models.CharField("lý do", max_length=250, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField("lúc", null=True, blank=True)

    class Meta:
        verbose_name = "dòng đối chiếu"
        verbose_name_plural = "các dòng đối chiếu"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["office_list", "number"], name="list_row_once"),
            models.CheckConstraint(
                name="list_row_ignored_says_why", condition=~Q(decision=RowDecision.IGNORED) | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"
