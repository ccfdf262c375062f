"""Change history by database triggers: no save, bulk update or console can bypass it."""

from collections.abc import Callable, Iterator
from uuid import UUID

import pghistory
import pghistory.models
from django.db import models


class Event(pghistory.models.Event):
    """A row of a history: what was recorded from ``pgh_created_at`` until the next event of the same row."""

    pgh_until = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True


def tracked(model: type) -> type:
    """Every insert, update and delete of a row leaves the whole row behind, with the time of the write."""
    events = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
    return pghistory.track(*events, base_model=Event)(model)


def current_context() -> UUID:
    """Under which key all that this request or task writes stands in the history (inside ``acting_as``)."""
    with pghistory.context() as context:
        return context.id


def histories() -> Iterator[tuple[type[models.Model], type[Event]]]:
    """Every tracked model with its history."""
    waiting = list(Event.__subclasses__())
    while waiting:
        history = waiting.pop(0)
        waiting += history.__subclasses__()
        if not history._meta.abstract:
            yield history.pgh_tracked_model, history


def written_once(moment: str) -> Callable[[type], type]:
    """Of rows that are never changed and never taken away: each was known from the time in its column ``moment``, so
    the table is its own history. A row without that time was not known."""

    def mark(model: type) -> type:
        model.known_from = moment
        return model

    return mark
