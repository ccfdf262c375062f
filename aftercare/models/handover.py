"""Why somebody who completed rehabilitation will not be managed afterwards."""

from django.db import models

from cases.models import Dossier
from cases.models.procedures import OfDossierQuerySet
from core.history import tracked
from core.models import Versioned


class NotManaged(models.TextChoices):
    ABROAD = "abroad", "Ra nước ngoài sinh sống"
    SENT_ELSEWHERE = "elsewhere", "Nơi khác đã quản lý (có giấy của nơi đó)"
    NOT_DUE = "not_due", "Không thuộc diện quản lý sau cai theo luật"
    RELAPSED = "relapsed", "Đã tái nghiện, đang lập hồ sơ cai nghiện"
    LATE = "late", "Đã quá thời hạn phải quản lý khi nhập vào phần mềm"
    OTHER = "other", "Lý do khác (ghi rõ)"


@tracked
class HandoverExit(Versioned):
    """Không quản lý sau cai: the recorded reason by which a person leaves the queue without a decision; it covers what
    was completed, or the return, up to its day."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="handover_exits")
    on = models.DateField("ngày")
    reason = models.CharField("lý do", max_length=12, choices=NotManaged.choices)
    note = models.CharField("căn cứ, ghi chú", max_length=250)

    objects = OfDossierQuerySet.as_manager()

    class Meta:
        verbose_name = "lý do không quản lý sau cai"
        verbose_name_plural = "lý do không quản lý sau cai"
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["dossier", "on"], name="handover_exit_key")]

    def __str__(self) -> str:
        return f"{self.get_reason_display()} {self.on:%d/%m/%Y}"
