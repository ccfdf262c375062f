"""The API asks at the same two doors as the pages: the right of a post, then ``visible_to``."""

from typing import Any

from django.db.models import QuerySet
from rest_framework.generics import GenericAPIView
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from accounts.enums import Permission
from accounts.perms import NO_POST, may_any


class HoldsPost(BasePermission):
    """Some post of today carries the view's ``permission``; nobody signed in: refused."""

    message = NO_POST

    def has_permission(self, request: Request, view: Any) -> bool:
        return may_any(request.user, view.permission)


class VisibleRows(GenericAPIView):
    """Mixin of every endpoint: rows outside the scope of one's posts do not exist."""

    permission = Permission.VIEW_DOSSIER
    permission_classes = [HoldsPost]

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().visible_to(self.request.user, self.permission)
