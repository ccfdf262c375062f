"""Lists of dossiers that left the system as files: who took which, when, what for."""

from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from accounts.enums import Permission
from accounts.scope import scope_of
from cases.enums import ExportFormat, ExportPurpose
from cases.models.dossier import Dossier


class ListExportQuerySet(models.QuerySet):
    def visible_to(self, user: Any, permission: Permission = Permission.EXPORT_REGISTER) -> Self:
        """One's own, and those of every office in the area of the posts that may export: a district sees those of its
        communes, a province all of its own."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        scope = scope_of(user, permission)
        of_area = Q() if scope.is_empty else Q(office__in=scope.offices())
        return self.filter(Q(exported_by=user) | of_area) if of_area else self.filter(exported_by=user)

    def holding(self, dossier: Dossier) -> Self:
        """Those in which the dossier stood, under its own key or that of one that became one with it."""
        keys = [dossier.pk, *dossier.former_numbers.values_list("key", flat=True)]
        return self.filter(dossiers__overlap=keys)


class ListExport(models.Model):
    """Lần xuất danh sách: written before the first byte goes out, and never changed (NĐ13/2023 art. 38: log of
    processing). ``address`` is that of the list as it was seen, ``conditions`` the same in words; ``dossiers`` are the
    keys of all whose data the file was to hold, so that it can be told whose data a lost file was (art. 23)."""

    exported_at = models.DateTimeField("xuất lúc")
    exported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người xuất", on_delete=models.PROTECT, related_name="+"
    )
    post_label = models.CharField("chức danh lúc đó", max_length=250)
    office = models.ForeignKey("areas.Office", verbose_name="cơ quan", on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField("mục đích", max_length=10, choices=ExportPurpose.choices)
    purpose_note = models.CharField("nói rõ mục đích", max_length=200, blank=True)
    format = models.CharField("loại tệp", max_length=4, choices=ExportFormat.choices)
    address = models.TextField("tìm, lọc theo", blank=True)
    conditions = models.JSONField("điều kiện", default=list)
    columns = models.JSONField("cột", default=list)
    order = models.CharField("xếp theo", max_length=80)
    dossiers = ArrayField(models.BigIntegerField(), verbose_name="hồ sơ")
    total = models.PositiveIntegerField("số hồ sơ")

    objects = ListExportQuerySet.as_manager()

    class Meta:
        verbose_name = "lần xuất danh sách"
        verbose_name_plural = "các lần xuất danh sách"
        ordering = ["-exported_at", "-pk"]
        indexes = [
            models.Index(fields=["office", "-exported_at"], name="list_export_office"),
            GinIndex(fields=["dossiers"], name="list_export_dossiers"),
        ]
        constraints = [
            models.CheckConstraint(
                name="list_export_says_what_for",
                condition=~Q(purpose__in=ExportPurpose.to_be_told()) | ~Q(purpose_note=""),
            ),
            models.CheckConstraint(
                name="list_export_counts_its_dossiers", condition=Q(total__gt=0) & Q(dossiers__len=models.F("total"))
            ),
        ]
        triggers = [pgtrigger.Protect(name="list_export_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """Its number, as it stands in the file."""
        return f"XDS-{self.pk}"

    @property
    def purpose_words(self) -> str:
        label = self.get_purpose_display()
        return f"{label}: {self.purpose_note}" if self.purpose_note else label


class ListExportEnd(models.Model):
    """Kết thúc lần xuất: how far the file was sent; none: still being sent, or the server stopped in the middle."""

    export = models.OneToOneField(ListExport, on_delete=models.PROTECT, related_name="end")
    ended_at = models.DateTimeField("kết thúc lúc")
    is_whole = models.BooleanField("gửi hết")
    rows = models.PositiveIntegerField("số dòng đã ghi")
    size = models.PositiveBigIntegerField("số byte đã gửi")
    sha256 = models.CharField("mã băm SHA-256", max_length=64, blank=True)

    class Meta:
        verbose_name = "kết thúc lần xuất danh sách"
        verbose_name_plural = "kết thúc các lần xuất danh sách"
        constraints = [
            models.CheckConstraint(name="list_export_whole_has_hash", condition=Q(is_whole=False) | ~Q(sha256=""))
        ]
        triggers = [pgtrigger.Protect(name="list_export_end_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.export_id}"
