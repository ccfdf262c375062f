"""Who may do what with one dossier."""

from dataclasses import dataclass, replace
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404

from accounts.enums import Permission, Role
from accounts.models import Post, User
from accounts.scope import Scope, scope_of
from areas.enums import REFORM_2025
from areas.queries import unit_for
from cases.models import Dossier, PlaceOfCare, Procedure
from core import calendar

CARE_ROLES = frozenset({Role.FACILITY_OFFICER, Role.CLINIC_OFFICER})
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


@dataclass(frozen=True)
class RolesOver:
    """The roles in which a user may take steps of law about a dossier today: those of the own posts (``own``), and
    those for which the post stands in (``lent``), with the name of the office for which it then enters."""

    own: frozenset[Role]
    lent: frozenset[Role]
    on_behalf_of: str


def roles_over(user: User, dossier: Dossier) -> RolesOver:
    """A post counts when its area or facility reaches the dossier today. A district officer may enter for a commune of
    the district; since there are no districts, a province officer enters what the district's papers of before say.
    Remembered with the dossier while a page is made."""
    known = dossier.__dict__.setdefault("_roles", {})
    if user.pk not in known:
        known[user.pk] = _roles_over(user, dossier)
    return known[user.pk]


def roles_in(user: User, procedure: Procedure) -> RolesOver:
    """The same in one procedure: a facility or clinic counts only where the procedure named it (its place of care
    "procedure:7"), where the term runs with the person in care, or where it took up an episode of its own that began
    before; it does not touch another office's procedure."""
    roles = roles_over(user, procedure.dossier)
    if not roles.own & CARE_ROLES or procedure.pk is None or procedure.term_starts:
        return roles
    own = [post.office_id for post in posts_over(user, procedure.dossier) if post.office.is_care]
    key = f"procedure:{procedure.pk}"
    places = PlaceOfCare.objects.filter(dossier=procedure.dossier_id, office__in=own)
    taken_up = Q(reason__startswith="episode:", starts=procedure.opened_on)
    if places.filter(Q(reason=key) | Q(reason__startswith=f"{key}:") | taken_up).exists():
        return roles
    return replace(roles, own=roles.own - CARE_ROLES)


def _roles_over(user: User, dossier: Dossier) -> RolesOver:
    own = frozenset(Role(post.role) for post in posts_over(user, dossier))
    lent = lent_to(own, calendar.today())
    behalf = ""
    if lent:
        commune = dossier.responsibilities.select_related("commune").get(ends=None).commune
        behalf = unit_for(commune, calendar.today()).name if Role.COMMUNE_OFFICER in lent else ""
    return RolesOver(own, lent, behalf)


def lent_to(own: frozenset[Role], day: date) -> frozenset[Role]:
    """The roles for which others stand in on a day: a district for its communes, and since there are no districts a
    province for what they left."""
    if day < REFORM_2025:
        return frozenset({Role.COMMUNE_OFFICER} if Role.DISTRICT_OFFICER in own else ())
    return frozenset({Role.DISTRICT_OFFICER} if Role.PROVINCE_OFFICER in own else ())


def posts_over(user: User, dossier: Dossier) -> list[Post]:
    """The posts of today whose area or facility reaches the dossier today; remembered in the same way."""
    known = dossier.__dict__.setdefault("_posts", {})
    if user.pk not in known:
        known[user.pk] = [
            post
            for post in user.posts_today
            if post.office and Dossier.objects.within(_scope_of_post(post)).filter(pk=dossier.pk).exists()
        ]
    return known[user.pk]


def _scope_of_post(post: Post) -> Scope:
    office = post.office
    keys = frozenset({office.pk if office.is_care else office.area_id})
    return Scope(frozenset(), keys) if office.is_care else Scope(keys, frozenset())
