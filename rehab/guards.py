"""Where higher apps object to a change of an episode on which facts of theirs rest."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cases.guards import OpeningGuard, opening_guards
from cases.models import Dossier
from core.registry import Registry
from rehab.models import Episode


@dataclass(frozen=True)
class EpisodeGuard:
    """``reasons`` are asked after the change is written, in the same transaction; any of them undoes it."""

    slug: str
    order: int
    reasons: Callable[[Episode], list[str]]


episode_guards: Registry[EpisodeGuard] = Registry()


def _first_start(dossier: Dossier) -> date | None:
    return Episode.objects.filter(dossier=dossier).order_by("starts").values_list("starts", flat=True).first()


opening_guards.register(OpeningGuard("episode", 50, "đợt cai nghiện, điều trị", _first_start))
