"""Episodes of before this system, entered and corrected by hand from their papers."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import User
from cases.models import Dossier
from cases.procedures.by_hand import check_by_hand
from rehab.lengths import procedures_of
from rehab.models import Episode
from rehab.services.episodes import correct_episode, start_episode


@transaction.atomic
def enter_episode(
    *, dossier: Dossier, modality: str, starts: date, decider: str | None, by: User, **paper: Any
) -> Episode:
    """Enter an episode of before this system; without ``decider`` the facility enters its own decision."""
    _check(dossier, modality, starts, paper.get("decided_on"), decider=decider)
    return start_episode(dossier=dossier, modality=modality, starts=starts, decider=decider or "", by=by, **paper)


@transaction.atomic
def correct_entered_episode(*, episode: Episode, version: int, data: dict[str, Any], by: User) -> Episode:
    """Correct an episode that no procedure follows; it is not moved among those that a procedure has to write."""
    facts = {name: data.get(name, getattr(episode, name)) for name in ("modality", "starts", "decided_on")}
    if any(value != getattr(episode, name) for name, value in facts.items()):
        _check(episode.dossier, **facts, before=episode.decided_on or episode.starts)
    return correct_episode(episode=episode, version=version, data=data, by=by)


def _check(dossier: Dossier, modality: str, starts: date, decided_on: date | None, **more: Any) -> None:
    """The day of the decision counts; where the paper tells none, the first day."""
    on, field = (decided_on, "decided_on") if decided_on else (starts, "starts")
    kind = procedures_of(modality, dossier.age_on(on))[0]
    check_by_hand(dossier=dossier, kind=kind, on=on, field=field, **more)
