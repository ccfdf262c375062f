"""What befalls a person so that nobody can go on with them: death, prison, a declared or a plain absence."""

from django.db import models
from django.db.models import Q

from cases.models.dossier import Dossier, IntervalQuerySet
from cases.models.procedures import OfDossierQuerySet
from core.constraints import ends_after_start
from core.history import tracked
from core.models import Versioned


class LifeEventKind(models.TextChoices):
    DEAD = "dead", "Chết"
    IMPRISONED = "imprisoned", "Chấp hành án phạt tù"
    MISSING = "missing", "Bị Tòa án tuyên bố mất tích"
    UNKNOWN = "unknown", "Không rõ nơi ở"


ENDING_KINDS = (LifeEventKind.DEAD, LifeEventKind.IMPRISONED, LifeEventKind.MISSING)
"""Those that end all that runs for the person (L2021 art. 23, 43; NĐ116/2021 art. 60, 81)."""


class LifeEventQuerySet(OfDossierQuerySet, IntervalQuerySet):
    pass


@tracked
class LifeEvent(Versioned):
    """Biến động: the person died, went to prison, was declared missing by a court, or nobody knows where they live.
    ``ends``: released, or found again; ``expected_end``: the release that the police announced; ``ended``: what ended
    by it ("clubmembership:7") and goes on when it is taken back; empty where nobody noted it (an import)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="life_events")
    kind = models.CharField("sự việc", max_length=10, choices=LifeEventKind.choices)
    starts = models.DateField("từ ngày")
    expected_end = models.DateField("dự kiến ra tù ngày", null=True, blank=True)
    ends = models.DateField("đến ngày", null=True, blank=True)
    ended = models.JSONField("kết thúc theo", null=True, editable=False)
    note = models.CharField("căn cứ, ghi chú", max_length=250, blank=True)

    objects = LifeEventQuerySet.as_manager()

    class Meta:
        verbose_name = "biến động"
        verbose_name_plural = "biến động"
        ordering = ["starts", "pk"]
        constraints = [
            ends_after_start("life_event_days_in_order"),
            models.UniqueConstraint(
                fields=["dossier", "kind"],
                condition=Q(ends__isnull=True),
                name="life_event_one_open_per_kind",
                violation_error_message="Sự việc này đã được ghi và chưa kết thúc.",
            ),
            models.CheckConstraint(
                name="life_event_death_has_no_end",
                condition=~Q(kind=LifeEventKind.DEAD) | Q(ends__isnull=True),
                violation_error_message="Chết thì không có ngày kết thúc.",
            ),
            models.CheckConstraint(
                name="life_event_release_of_prison",
                condition=Q(expected_end__isnull=True)
                | Q(kind=LifeEventKind.IMPRISONED, expected_end__gt=models.F("starts")),
                violation_error_message="Ngày dự kiến ra tù chỉ có khi đi tù, và phải sau ngày vào tù.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.starts:%d/%m/%Y}"
