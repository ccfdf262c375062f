"""What an act says when it is refused; that nothing of it stays."""

from collections.abc import Callable
from functools import cache

import pghistory.models
import pytest
from django.apps import apps
from django.db import connection

from core.errors import DomainError
from core.models import AuditEvent
from rehab.models import Facility


def refused(act: Callable[[], object], field: str = "", sentence: str = "") -> str:
    """The sentence of the refusal; it stands beside ``field``, where one is named, and says just ``sentence``.
    Nothing was written: neither the log nor the history of a person's facts has a row more."""
    before = _written()
    with pytest.raises(DomainError) as caught:
        act()
    assert _written() == before
    if field:
        assert field in caught.value.fields
    if sentence:
        assert caught.value.message == sentence
    return caught.value.message


def _written() -> tuple[int | None, ...]:
    """The newest row of the log and of each history: every insert, change and deletion leaves one there."""
    with connection.cursor() as cursor:
        cursor.execute(_newest())
        return cursor.fetchone()


@cache
def _newest() -> str:
    """Officers and facilities are left out: a test makes them where the act first names them."""
    histories = [
        model
        for model in apps.get_models()
        if issubclass(model, pghistory.models.Event)
        and model._meta.app_label in ("cases", "rehab", "aftercare")
        and model.pgh_tracked_model is not Facility
    ]
    assert len(histories) > 20
    asked = [f'(SELECT max(pgh_id) FROM "{model._meta.db_table}")' for model in histories]
    return f'SELECT (SELECT max(id) FROM "{AuditEvent._meta.db_table}"), {", ".join(asked)}'
