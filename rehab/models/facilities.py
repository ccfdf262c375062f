"""Facilities: offices that treat people."""

from datetime import date
from typing import Any, Self

from django.db import models

from accounts.enums import Permission
from accounts.scope import scope_of
from areas.models import Office
from core.history import tracked
from core.models import Versioned
from rehab.enums import FacilityKind


class FacilityQuerySet(models.QuerySet):
    def visible_to(self, user: Any, permission: Permission = Permission.WRITE_FACILITY) -> Self:
        """The facilities that lie in an area of the user's posts, and the user's own."""
        scope = scope_of(user, permission)
        return self.none() if scope.is_empty else self.filter(office__in=scope.offices())

    def open_on(self, day: date) -> Self:
        """The facilities whose office stands on ``day``."""
        return self.filter(office__in=Office.objects.valid_on(day))


@tracked
class Facility(Versioned):
    """Cơ sở cai nghiện, cơ sở điều trị methadone, cơ sở quản lý sau cai: an office with beds."""

    office = models.OneToOneField(
        "areas.Office", verbose_name="cơ quan", on_delete=models.PROTECT, related_name="facility"
    )
    kind = models.CharField("loại", max_length=10, choices=FacilityKind.choices)
    capacity = models.PositiveIntegerField("sức chứa", null=True, blank=True)

    objects = FacilityQuerySet.as_manager()

    class Meta:
        verbose_name = "cơ sở"
        verbose_name_plural = "cơ sở"
        ordering = ["office__code"]

    def __str__(self) -> str:
        return self.office.name
