"""What of rehabilitation ends when a person dies, goes to prison or is declared missing."""

from datetime import date

from django.db.models import QuerySet

from cases.endings import Ended, Ending, endings
from cases.models import LifeEventKind, PlaceOfCare
from cases.services import set_place_of_care
from core.workdays import DAY
from rehab.enums import EpisodeEnd
from rehab.models import Episode
from rehab.queries import EXPECTED
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
        last = ended.last_day(row.starts)
        end_episode(episode=row, version=row.version, ends=last, reason=REASONS[ended.kind], by=ended.by)
        ended.note(row)


def _back(ended: Ended) -> None:
    rows = Episode.objects.filter(dossier=ended.dossier, ends__in=ended.days, end_reason=REASONS[ended.kind])
    for row in ended.own(rows):
        reopen_episode(episode=row, by=ended.by)


endings.register(Ending("episodes", 30, "Cai nghiện, điều trị", _episodes, _end, _back))


def _waiting(ended: Ended) -> QuerySet[PlaceOfCare]:
    """Where the person is expected, or was to be told of, for the sake of a procedure."""
    return PlaceOfCare.objects.filter(EXPECTED, dossier=ended.dossier).select_related("office")


def _awaited(ended: Ended) -> list[str]:
    return [f"{place.office}: không còn thấy hồ sơ." for place in _waiting(ended).filter(ends__isnull=True)]


def _await_no_more(ended: Ended) -> None:
    for place in _waiting(ended).filter(ends__isnull=True):
        _place(place, _last_day(place, ended))


def _await_again(ended: Ended) -> None:
    for place in _waiting(ended).filter(ends__isnull=False):
        if place.ends == _last_day(place, ended):
            _place(place, None)


def _place(place: PlaceOfCare, ends: date | None) -> None:
    set_place_of_care(dossier=place.dossier, office=place.office, reason=place.reason, starts=place.starts, ends=ends)


def _last_day(place: PlaceOfCare, ended: Ended) -> date:
    return max(ended.on, place.starts + DAY)


endings.register(Ending("awaited", 95, "Nơi đang chờ tiếp nhận", _awaited, _await_no_more, _await_again))
