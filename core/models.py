"""Ground of all models: versions against stale saves, and the register of what was done."""

from django.conf import settings
from django.db import models
from django.db.models.fields.json import KT


class Versioned(models.Model):
    """A record whose forms carry the version they were opened with."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class AuditEvent(models.Model):
    """Nhật ký: who did or looked at what, when, from which post. Append-only; no foreign key to a dossier,
    so that it outlives and knows nothing of it (NĐ13/2023 art. 38: log of processing)."""

    at = models.DateTimeField("thời điểm")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người thực hiện", null=True, on_delete=models.PROTECT, related_name="+"
    )
    post_label = models.CharField("chức danh lúc đó", max_length=250, blank=True)
    on_behalf_of = models.CharField("nhập thay cho", max_length=250, blank=True)
    action = models.CharField("việc", max_length=60)
    object_type = models.CharField("loại", max_length=60)
    object_id = models.CharField("khóa", max_length=40)
    details = models.JSONField("chi tiết", default=dict, blank=True)

    class Meta:
        verbose_name = "nhật ký"
        verbose_name_plural = "nhật ký"
        indexes = [
            models.Index(fields=["object_type", "object_id", "-at"], name="audit_object"),
            models.Index(
                KT("details__dossier"), "at", name="audit_of_dossier", condition=models.Q(details__has_key="dossier")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.object_type} {self.object_id}"
