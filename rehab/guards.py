"""Where higher apps object to a change of an episode on which facts of theirs rest."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cases.guards import OpeningGuard, opening_guards
from cases.models import Dossier
from core.registry import Registry
from rehab.enums import DoseKind
from rehab.models import Dose, Episode


@dataclass(frozen=True)
class EpisodeGuard:
    """``reasons`` are asked after the change is written, in the same transaction; any of them undoes it."""

    slug: str
    order: int
    reasons: Callable[[Episode], list[str]]


episode_guards: Registry[EpisodeGuard] = Registry()


GIVEN_OUTSIDE = "Đã ghi cho uống thuốc ngày {on:%d/%m/%Y}, ngoài thời gian điều trị; hãy sửa ghi chép hoặc đổi ngày."


def _doses_within(episode: Episode) -> list[str]:
    """No dose was given before the treatment began, or after the day on which it ended."""
    given = Dose.objects.filter(episode=episode, kind__in=DoseKind.given())
    outside = given.filter(on__lt=episode.starts)
    if episode.ends:
        outside = outside | given.filter(on__gt=episode.ends)
    last = outside.order_by("on").last()
    return [GIVEN_OUTSIDE.format(on=last.on)] if last else []


episode_guards.register(EpisodeGuard("doses", 10, _doses_within))


def _first_start(dossier: Dossier) -> date | None:
    return Episode.objects.filter(dossier=dossier).order_by("starts").values_list("starts", flat=True).first()


opening_guards.register(OpeningGuard("episode", 50, "đợt cai nghiện, điều trị", _first_start))
