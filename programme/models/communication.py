"""Communication on drug prevention and rehabilitation."""

from django.db import models

from core.history import tracked
from programme.enums import EventKind
from programme.models.ground import OfOffice


@tracked
class CommunicationEvent(OfOffice):
    """Buổi tuyên truyền: held by an office on a day, with so many listeners, for some communes of its area."""

    on = models.DateField("ngày")
    kind = models.CharField("hình thức", max_length=10, choices=EventKind.choices, default=EventKind.MEETING)
    topic = models.CharField("nội dung", max_length=250)
    listeners = models.PositiveIntegerField("số lượt người nghe")

    class Meta:
        verbose_name = "buổi tuyên truyền"
        verbose_name_plural = "buổi tuyên truyền"
        ordering = ["-on", "pk"]
        indexes = [models.Index(fields=["on"], name="communication_on")]

    def __str__(self) -> str:
        return self.topic


@tracked
class EventCommune(models.Model):
    """Xã được tuyên truyền: a commune that an event reached."""

    event = models.ForeignKey(CommunicationEvent, on_delete=models.CASCADE, related_name="communes")
    commune = models.ForeignKey("areas.Area", verbose_name="xã", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "xã được tuyên truyền"
        verbose_name_plural = "xã được tuyên truyền"
        constraints = [models.UniqueConstraint(fields=["event", "commune"], name="event_commune_once")]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.commune_id}"
