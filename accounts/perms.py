"""The door of a page: whether a post of today carries the right at all. Where it holds is asked by ``visible_to``."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from accounts.enums import Permission
from accounts.models import Post

View = Callable[..., HttpResponse]

NO_POST = "Hôm nay tài khoản này không giữ chức danh nào được làm việc này."


def may_any(user: Any, *permissions: Permission) -> bool:
    """Whoever holds today, in a post of their own or as a deputy, one of the permissions."""
    return user.is_authenticated and any(user.may(permission) for permission in permissions)


def requires(*permissions: Permission) -> Callable[[View], View]:
    """For function views: 403 to everybody without one of the permissions."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not may_any(request.user, *permissions):
                raise PermissionDenied(NO_POST)
            return view(request, *args, **kwargs)

        return guarded

    return decorate


class RequiresPermission:
    """For class-based views: 403 to everybody without one of ``permissions``; none listed, nobody enters."""

    permissions: tuple[Permission, ...] = ()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_any(request.user, *self.permissions):
            raise PermissionDenied(NO_POST)
        return super().dispatch(request, *args, **kwargs)


def can_give_post(user: Any, post: Post) -> bool:
    """The holder may give a post to a deputy, unless it is itself held for another or lies in no office,
    where there are no colleagues."""
    return post.user_id == user.pk and post.deputy_for_id is None and post.office_id is not None


def reform_bounds(user: Any) -> frozenset[str] | None:
    """The codes of the provinces whose units the user may reform; None: of the whole country."""
    posts = [post for post in user.posts_today if Permission.MANAGE_AREAS in post.permissions]
    if any(post.office is None for post in posts):
        return None
    return frozenset(post.office.area.code for post in posts)
