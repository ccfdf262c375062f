"""Who may write which episode. Asked at the door, before any service."""

from dataclasses import dataclass
from typing import Any

from accounts.enums import Permission
from accounts.scope import Scope, scope_of
from areas.models import Office
from cases.models import Dossier, Responsibility
from rehab.models import Episode


@dataclass(frozen=True)
class EpisodeRights:
    """What a user may write about one person: episodes at home, at any facility, at these offices."""

    home: bool
    care: bool
    offices: frozenset[int]

    def covers(self, episode: Episode) -> bool:
        if episode.facility is None:
            return self.home
        return self.care or episode.facility.office_id in self.offices


def episode_rights(user: Any, dossier: Dossier) -> EpisodeRights:
    """Episodes at home and, from the papers that come back, at a facility: the officers of the responsible commune
    and of its district. Episodes at a facility: also the officers of that very facility, who admit from its own
    page."""
    home = scope_of(user, Permission.WRITE_HOME_EPISODE)
    care = scope_of(user, Permission.WRITE_CARE_EPISODE)
    at_home = _answers_for(home, dossier)
    at_care = at_home if care == home else _answers_for(care, dossier)
    return EpisodeRights(home=at_home, care=at_care, offices=care.facilities)


def can_write_episode(user: Any, episode: Episode) -> bool:
    """Whom ``episode_rights`` names for the person and the place of the episode."""
    return episode_rights(user, episode.dossier).covers(episode)


def can_run_facility(user: Any, office: Office) -> bool:
    """The officers of the facility or clinic itself."""
    return office.pk in scope_of(user, Permission.RUN_FACILITY).facilities


def _answers_for(scope: Scope, dossier: Dossier) -> bool:
    """Whether a post of today in the scope lies at or above the responsible commune."""
    if not scope.units:
        return False
    return Responsibility.objects.filter(dossier=dossier, ends__isnull=True, commune__in=scope.communes()).exists()
