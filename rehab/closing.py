"""What of rehabilitation ends when a person dies, goes to prison or is declared missing."""

from cases.endings import Ended, Ending, endings
from cases.models import LifeEventKind
from rehab.enums import EpisodeEnd
from rehab.models import Episode
from rehab.rules import place_of
from rehab.services import end_episode, reopen_episode

REASONS = {
    LifeEventKind.DEAD: EpisodeEnd.DEAD,
    LifeEventKind.IMPRISONED: EpisodeEnd.IMPRISONED,
    LifeEventKind.MISSING: EpisodeEnd.OTHER,
}


def _episodes(ended: Ended) -> list[str]:
    return [
        f"{place_of(row)}, từ {row.starts:%d/%m/%Y}: kết thúc, lý do “{REASONS[ended.kind].label}”."
        for row in Episode.objects.filter(dossier=ended.dossier, ends__isnull=True).select_related("facility__office")
    ]


def _end(ended: Ended) -> None:
    for row in Episode.objects.filter(dossier=ended.dossier, ends__isnull=True):
        end_episode(episode=row, version=row.version, ends=ended.on, reason=REASONS[ended.kind], by=ended.by)


def _back(ended: Ended) -> None:
    for row in Episode.objects.filter(dossier=ended.dossier, ends=ended.on, end_reason=REASONS[ended.kind]):
        reopen_episode(episode=row, by=ended.by)


endings.register(Ending("episodes", 30, "Cai nghiện, điều trị", _episodes, _end, _back))
