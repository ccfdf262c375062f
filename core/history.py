"""Change history by database triggers: no save, bulk update or console can bypass it."""

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
