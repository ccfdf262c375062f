"""Change history by database triggers: no save, bulk update or console can bypass it."""

import pghistory


def tracked(model: type) -> type:
    """Every insert, update and delete of a row leaves the whole row behind, with the time of the write."""
    return pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())(model)
