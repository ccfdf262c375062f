"""Who may write which episode. Asked at the door, before any service."""

from typing import Any

from accounts.enums import Permission
from accounts.scope import scope_of
from areas.models import Office
from cases.models import Dossier, Responsibility
from rehab.enums import AT_FACILITY, AT_HOME, Modality
from rehab.models import Episode


def writable_modalities(user: Any, dossier: Dossier) -> list[Modality]:
    """What may be entered from the dossier's page: by the officers of the responsible commune and of its district,
    the modalities at home and, from the papers that come back, those at a facility. A facility's officer admits
    from the facility's own page."""
    modalities: tuple[Modality, ...] = ()
    if _answers_for(user, dossier, Permission.WRITE_HOME_EPISODE):
        modalities += AT_HOME
    if _answers_for(user, dossier, Permission.WRITE_CARE_EPISODE):
        modalities += AT_FACILITY
    return [modality for modality in Modality if modality in modalities]


def can_write_episode(user: Any, episode: Episode) -> bool:
    """An episode at home: the officers of the responsible commune and of its district. One at a facility: these,
    and the officers of that very facility."""
    if episode.facility is None:
        return _answers_for(user, episode.dossier, Permission.WRITE_HOME_EPISODE)
    return can_run_facility(user, episode.facility.office) or _answers_for(
        user, episode.dossier, Permission.WRITE_CARE_EPISODE
    )


def can_run_facility(user: Any, office: Office) -> bool:
    """The officers of the facility or clinic itself."""
    return office.pk in scope_of(user, Permission.RUN_FACILITY).facilities


def _answers_for(user: Any, dossier: Dossier, permission: Permission) -> bool:
    """Whether a post of today that carries the permission lies at or above the responsible commune."""
    scope = scope_of(user, permission)
    if not scope.units:
        return False
    return Responsibility.objects.filter(dossier=dossier, ends__isnull=True, commune__in=scope.communes()).exists()
