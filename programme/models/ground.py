"""What the rows of an office share."""

from typing import Any, Self

from django.db import models

from accounts.enums import Permission
from accounts.scope import scope_of
from core.models import Versioned
from programme.reach import kept_offices


class OfOfficeQuerySet(models.QuerySet):
    """Rows of an office."""

    def visible_to(self, user: Any, permission: Permission = Permission.VIEW_PROGRAMME) -> Self:
        """The rows of the offices in an area of the user's posts, or of the user's facility; a facility's rows are
        read in its province, as its reports are."""
        scope = scope_of(user, permission)
        return self.none() if scope.is_empty else self.filter(office__in=scope.senders())

    def kept_by(self, user: Any) -> Self:
        """The rows that the user may write: of one's own office, and of those that it took over."""
        return self.filter(office__in=kept_offices(user))


class OfOffice(Versioned):
    """A row that an office keeps."""

    office = models.ForeignKey("areas.Office", verbose_name="cơ quan", on_delete=models.PROTECT, related_name="+")

    objects = OfOfficeQuerySet.as_manager()

    class Meta:
        abstract = True
