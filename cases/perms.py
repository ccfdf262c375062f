"""Who may do what with one dossier."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from accounts.enums import Permission
from accounts.models import User
from accounts.scope import Scope
from cases.models import Dossier

NOT_THIS_ONE = "Chức danh của bạn được xem hồ sơ này nhưng không được làm việc đó với nó."


def rights_on(user: User, dossier: Dossier) -> frozenset[Permission]:
    """What the user may do with the dossier: the permissions of each post of today that reaches it."""
    rights: set[Permission] = set()
    for post in user.posts_today:
        if post.office is None or post.permissions <= rights:
            continue
        scope = Scope(
            units=frozenset() if post.office.is_care else frozenset({post.office.area_id}),
            facilities=frozenset({post.office_id}) if post.office.is_care else frozenset(),
        )
        if Dossier.objects.within(scope).filter(pk=dossier.pk).exists():
            rights |= post.permissions
    return frozenset(rights) if user.is_active else frozenset()


def visible_dossier(user: User, pk: int, permission: Permission = Permission.VIEW_DOSSIER) -> Dossier:
    """The dossier for an act that needs ``permission``: 404 when the user cannot see it, 403 when they can see it
    and may not act."""
    dossier = get_object_or_404(Dossier.objects.visible_to(user), pk=pk)
    if permission != Permission.VIEW_DOSSIER and permission not in rights_on(user, dossier):
        raise PermissionDenied(NOT_THIS_ONE)
    return dossier
