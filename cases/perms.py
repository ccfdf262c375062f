"""Who may do what with one dossier."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from accounts.enums import Permission
from accounts.models import User
from accounts.scope import Scope, scope_of
from cases.models import Dossier

NOT_THIS_ONE = "Chức danh của bạn được xem hồ sơ này nhưng không được làm việc đó với nó."


def rights_on(user: User, dossier: Dossier) -> frozenset[Permission]:
    """What the user may do with the dossier: the permissions whose scope reaches it today. One query for each
    different scope, that is one for whoever holds one post; remembered with the dossier while a page is made."""
    known = dossier.__dict__.setdefault("_rights", {})
    if user.pk not in known:
        scopes: dict[Scope, set[Permission]] = {}
        for permission in {permission for post in user.posts_today for permission in post.permissions}:
            scopes.setdefault(scope_of(user, permission), set()).add(permission)
        rights: set[Permission] = set()
        for scope, permissions in scopes.items():
            if Dossier.objects.within(scope).filter(pk=dossier.pk).exists():
                rights |= permissions
        known[user.pk] = frozenset(rights)
    return known[user.pk]


def visible_dossier(user: User, pk: int, permission: Permission = Permission.VIEW_DOSSIER) -> Dossier:
    """The dossier for an act that needs ``permission``: 404 when the user cannot see it, 403 when they can see it
    and may not act."""
    dossier = get_object_or_404(Dossier.objects.visible_to(user), pk=pk)
    if permission != Permission.VIEW_DOSSIER and permission not in rights_on(user, dossier):
        raise PermissionDenied(NOT_THIS_ONE)
    return dossier
