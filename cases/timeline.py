"""Everything that happened to a person, in one line of days; the apps above add their events."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models

from cases.models import Dossier
from core.registry import Registry


@dataclass(frozen=True)
class TimelineEntry:
    """One event: the day it holds from, what it was, and when it was entered. ``kind`` chooses its colour:
    dossier, move, list, user, rehab, methadone, aftercare, support or club."""

    on: date
    title: str
    detail: str = ""
    kind: str = "dossier"
    recorded_at: datetime | None = None


@dataclass(frozen=True)
class TimelineSource:
    """The events of one kind of fact, in one or two queries."""

    slug: str
    order: int
    entries: Callable[[Dossier], Iterable[TimelineEntry]]


timeline_sources: Registry[TimelineSource] = Registry()


def timeline_of(dossier: Dossier) -> list[TimelineEntry]:
    """All events, the latest first; those of one day in the order of their sources."""
    entries = [entry for source in timeline_sources for entry in source.entries(dossier)]
    return sorted(entries, key=lambda entry: entry.on, reverse=True)


def recorded_at(model: type[models.Model], dossier: Dossier) -> dict[int, datetime]:
    """When each row of a tracked model about the dossier was first written, by its key."""
    history = model.pgh_event_model._default_manager.filter(dossier=dossier, pgh_label="insert")
    return dict(history.values_list("pgh_obj_id", "pgh_created_at"))
