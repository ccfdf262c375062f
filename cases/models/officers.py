"""Which officer of the responsible commune looks after a dossier."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models.dossier import Dossier, IntervalQuerySet
from cases.models.procedures import OfDossierQuerySet
from core.constraints import ends_after_start, no_overlap
from core.history import tracked


class CaseOfficerQuerySet(OfDossierQuerySet, IntervalQuerySet):
    pass


@tracked
class CaseOfficer(models.Model):
    """Cán bộ phụ trách hồ sơ: to whom of its officers the responsible commune gave a dossier, from a day on. The law
    names the commune alone (L2021 art. 43); how its office divides the work is its own matter, so this gives no right,
    and it ends when the dossier goes to another commune."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="case_officers")
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="cán bộ phụ trách", on_delete=models.PROTECT, related_name="+"
    )
    starts = models.DateField("từ ngày")
    ends = models.DateField("đến trước ngày", null=True, blank=True)

    objects = CaseOfficerQuerySet.as_manager()

    class Meta:
        verbose_name = "cán bộ phụ trách"
        verbose_name_plural = "cán bộ phụ trách"
        ordering = ["starts"]
        constraints = [
            ends_after_start("case_officer_days_in_order"),
            no_overlap("case_officer_one_at_a_time", "dossier", message="Mỗi ngày chỉ một cán bộ phụ trách hồ sơ."),
        ]
        indexes = [models.Index(fields=["dossier"], condition=Q(ends__isnull=True), name="case_officer_now")]

    def __str__(self) -> str:
        return f"{self.officer} {self.starts:%d/%m/%Y}"
