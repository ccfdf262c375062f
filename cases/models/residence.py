"""Where the person lived before: the addresses of today stand in the dossier."""

from django.db import models

from cases.enums import AddressKind
from cases.models.dossier import Dossier, IntervalQuerySet
from core.constraints import ends_after_start
from core.history import tracked


@tracked
class PastAddress(models.Model):
    """Nơi thường trú, nơi ở trước đây: a registered or present residence that the person left on ``ends``. The next
    one begins on that day; the last is the dossier's own. The first holds since the dossier was opened."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="past_addresses")
    kind = models.CharField("loại", max_length=9, choices=AddressKind.choices)
    address = models.CharField("địa chỉ", max_length=250, blank=True)
    starts = models.DateField("từ ngày")
    ends = models.DateField("đến trước ngày")

    objects = IntervalQuerySet.as_manager()

    class Meta:
        verbose_name = "nơi cư trú trước đây"
        verbose_name_plural = "các nơi cư trú trước đây"
        ordering = ["kind", "starts"]
        constraints = [
            ends_after_start("past_address_days_in_order"),
            models.UniqueConstraint(fields=["dossier", "kind", "starts"], name="past_address_begins_once"),
            models.UniqueConstraint(fields=["dossier", "kind", "ends"], name="past_address_ends_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.starts:%d/%m/%Y}"
