"""Rehabilitation on the dossier's page."""

from typing import Any

from accounts.models import User
from cases.models import Dossier
from cases.panels import DossierPanel, dossier_panels
from core import calendar
from rehab.enums import Modality
from rehab.lengths import PROCEDURES, procedures_of
from rehab.models import Episode
from rehab.perms import episode_rights
from rehab.queries import episodes_of

LEADING = {kind for kinds in PROCEDURES.values() for kind in kinds}
"""The procedures that begin and end episodes themselves."""


def _episodes(dossier: Dossier, user: User) -> dict[str, Any]:
    rights = episode_rights(user, dossier)
    today = calendar.today()
    running = {procedure.kind for procedure in dossier.procedures.all() if procedure.closed_on is None}
    rows = [
        {
            "episode": episode,
            "is_methadone": episode.modality == Modality.METHADONE,
            "is_overdue": episode.ends is None and episode.planned_end is not None and episode.planned_end <= today,
            "may_write": rights.covers(episode) and not episode.is_followed,
            "may_follow": rights.covers(episode) and _may_be_followed(episode, dossier, running),
        }
        for episode in episodes_of(dossier)
    ]
    return {
        "rows": rows,
        "may_start_home": rights.home,
        "may_start_care": rights.care,
        "is_led": not running.isdisjoint(LEADING),
    }


def _may_be_followed(episode: Episode, dossier: Dossier, running: set[str]) -> bool:
    """A running episode that nothing follows, whose procedure does not run beside it."""
    if episode.ends or episode.procedure_id:
        return False
    return procedures_of(episode.modality, dossier.age_on(episode.starts))[0] not in running


dossier_panels.register(DossierPanel("rehab", 40, "Cai nghiện, điều trị", "rehab/panels/episodes.html", _episodes))
