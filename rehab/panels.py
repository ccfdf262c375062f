"""Rehabilitation on the dossier's page."""

from typing import Any

from accounts.models import User
from cases.models import Dossier
from cases.panels import DossierPanel, dossier_panels
from core import calendar
from rehab.enums import Modality
from rehab.perms import episode_rights
from rehab.queries import episodes_of


def _episodes(dossier: Dossier, user: User) -> dict[str, Any]:
    rights = episode_rights(user, dossier)
    today = calendar.today()
    rows = [
        {
            "episode": episode,
            "is_methadone": episode.modality == Modality.METHADONE,
            "is_overdue": episode.ends is None and episode.planned_end is not None and episode.planned_end <= today,
            "may_write": rights.covers(episode) and not episode.is_followed,
            "may_follow": rights.covers(episode) and episode.ends is None and episode.procedure_id is None,
        }
        for episode in episodes_of(dossier)
    ]
    return {"rows": rows, "may_start_home": rights.home, "may_start_care": rights.care}


dossier_panels.register(DossierPanel("rehab", 40, "Cai nghiện, điều trị", "rehab/panels/episodes.html", _episodes))
