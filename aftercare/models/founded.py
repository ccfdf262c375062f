"""What a commune founds by a decision and dissolves by another: B93 clubs, and models of other types."""

from typing import Any, ClassVar, Self

from django.db import models

from accounts.enums import Permission
from accounts.scope import scope_of
from cases.models.dossier import IntervalQuerySet
from core.constraints import both_or_neither
from core.models import Versioned

NUMBER_AND_DAY = "Số và ngày của quyết định phải đi cùng nhau."


class FoundedQuerySet(IntervalQuerySet):
    def visible_to(self, user: Any, permission: Permission = Permission.VIEW_CLUB) -> Self:
        """What lies in an area of the user's posts."""
        scope = scope_of(user, permission)
        return self.filter(commune__in=scope.communes()) if scope.units else self.none()


class Founded(Versioned):
    """Founded on a day in a commune, dissolved on another. Registers kept before know neither decision."""

    WORD: ClassVar[str]
    """What it is called in sentences."""

    name = models.CharField("tên", max_length=200)
    commune = models.ForeignKey("areas.Area", verbose_name="xã", on_delete=models.PROTECT, related_name="+")
    starts = models.DateField("ngày thành lập")
    founding_number = models.CharField("số quyết định thành lập", max_length=60, blank=True)
    founding_on = models.DateField("ngày ký quyết định thành lập", null=True, blank=True)
    ends = models.DateField("ngày giải thể", null=True, blank=True)
    dissolution_number = models.CharField("số quyết định giải thể", max_length=60, blank=True)
    dissolution_on = models.DateField("ngày ký quyết định giải thể", null=True, blank=True)
    dissolution_reason = models.CharField("lý do giải thể", max_length=250, blank=True)

    objects = FoundedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def decisions(name: str) -> list[models.CheckConstraint]:
        """A decision has its number and its day, or is not known."""
        return [
            both_or_neither(f"{name}_{which}_decision", f"{which}_on", f"{which}_number", message=NUMBER_AND_DAY)
            for which in ("founding", "dissolution")
        ]
