"""Who may see and who may keep a row of the programme."""

from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import models
from django.shortcuts import get_object_or_404

from programme.reach import kept_offices

Row = TypeVar("Row", bound=models.Model)

NOT_YOURS = "Bạn được xem mục này nhưng chỉ cán bộ của cơ quan đã lập mới được ghi thay đổi."


def visible_row(user: Any, rows: models.QuerySet, pk: int) -> Any:
    """A row in the area of the user's posts, or 404."""
    return get_object_or_404(rows.visible_to(user), pk=pk)


def keeps(user: Any, office_id: int) -> bool:
    """The officers of the office itself, or of the one that took it over."""
    return kept_offices(user).filter(pk=office_id).exists()


def require_kept(user: Any, office_id: int) -> None:
    """403 for whoever sees the row and may not write it."""
    if not keeps(user, office_id):
        raise PermissionDenied(NOT_YOURS)
