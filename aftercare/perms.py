"""Who may see and who may keep a club, or a model of another type."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from accounts.enums import Permission
from aftercare.models import Club, Scheme

NOT_THIS_CLUB = "Chức danh của bạn được xem câu lạc bộ này nhưng không được ghi thay đổi."
NOT_THIS_SCHEME = "Chức danh của bạn được xem mô hình này nhưng không được ghi thay đổi."


def visible_club(user: Any, pk: int) -> Club:
    """A club in the area of the user's posts, or 404."""
    return get_object_or_404(Club.objects.visible_to(user).select_related("commune__parent"), pk=pk)


def can_write_club(user: Any, club: Club) -> bool:
    """The officers of the commune in which the club lies, and of its district."""
    return Club.objects.visible_to(user, Permission.WRITE_CLUB).filter(pk=club.pk).exists()


def writable_club(user: Any, pk: int) -> Club:
    """A club for an act: 404 when the user cannot see it, 403 when they can see it and may not act."""
    club = visible_club(user, pk)
    if not can_write_club(user, club):
        raise PermissionDenied(NOT_THIS_CLUB)
    return club


def visible_scheme(user: Any, pk: int) -> Scheme:
    """A model in the area of the user's posts, or 404."""
    return get_object_or_404(Scheme.objects.visible_to(user).select_related("commune__parent"), pk=pk)


def can_write_scheme(user: Any, scheme: Scheme) -> bool:
    """The officers of the commune in which the model lies, and of its district."""
    return Scheme.objects.visible_to(user, Permission.WRITE_CLUB).filter(pk=scheme.pk).exists()


def writable_scheme(user: Any, pk: int) -> Scheme:
    """A model for an act: 404 when the user cannot see it, 403 when they can see it and may not act."""
    scheme = visible_scheme(user, pk)
    if not can_write_scheme(user, scheme):
        raise PermissionDenied(NOT_THIS_SCHEME)
    return scheme
