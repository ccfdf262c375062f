"""The one door to the database: ``acting_as`` opens the transaction of a request or task,
puts on the role that owns nothing and says who it is (first wall: ``visible_to``; row-level policies
stand on the same names)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import pghistory
from django.conf import settings
from django.db import connection, transaction


@dataclass(frozen=True)
class Actor:
    """Who acts in this request or task: the user and the words that name the post of today."""

    user: Any = None
    post_label: str = ""


_current: ContextVar[Actor] = ContextVar("actor", default=Actor())


def current_actor() -> Actor:
    return _current.get()


@contextmanager
def acting_as(user: Any, *, post_label: str = "", snapshot: bool = False) -> Iterator[None]:
    """One transaction as ``user`` (None: nobody signed in, or the system's own work). ``snapshot``: everything is read
    as it stood at one moment, whatever others write meanwhile, and nothing is written."""
    user = user if user is not None and user.is_authenticated else None
    token = _current.set(Actor(user, post_label))
    is_outermost = not connection.in_atomic_block
    try:
        with transaction.atomic(), pghistory.context(user=user.pk if user else None, post=post_label):
            with connection.cursor() as cursor:
                if snapshot and is_outermost:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                cursor.execute(
                    "SELECT set_config('role', %s, true), set_config('app.user_id', %s, true)",
                    [settings.DATABASE_ROLE, str(user.pk) if user else ""],
                )
            yield
            if not connection.needs_rollback:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT set_config('role', 'none', true), set_config('app.user_id', '', true)")
    finally:
        _current.reset(token)
