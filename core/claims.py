"""Work that outlives a request. A row says what is to be done; a worker claims it by one statement, keeps the claim
alive by a heartbeat of its own, and every write asks whether the claim still holds: the late write of a worker given
up is refused.

All times here are those of the database's clock, since workers on several machines compare them; each write is a
transaction of its own, so that others see the progress while the long work still runs.
"""

import os
import socket
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection, models
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Now

from core.db import acting_as

WAITING, RUNNING = "waiting", "running"


Tell = Callable[[int, str], None]
"""Shows how far the work is: percent, and what is being done."""


class GivenUpError(Exception):
    """The work was given to another worker in the meantime: stop, and write nothing."""


class Claimable(models.Model):
    """A row of work. Its model adds ``state``, which is "waiting" or "running" until the work is finished."""

    attempt = models.PositiveIntegerField(default=0, editable=False)
    claimed_by = models.CharField(max_length=120, blank=True, editable=False)
    heartbeat_at = models.DateTimeField(null=True, blank=True, editable=False)
    progress = models.PositiveSmallIntegerField("tiến độ (%)", default=0, editable=False)
    progress_label = models.CharField("việc đang làm", max_length=120, blank=True, editable=False)
    failure = models.TextField("lý do không xong", blank=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def is_unfinished(self) -> bool:
        return self.state in (WAITING, RUNNING)


@dataclass(frozen=True)
class Claim:
    """The right of this worker to write the row, until another takes it over."""

    model: type[Claimable]
    pk: int
    attempt: int
    claimed_by: str

    def rows(self) -> QuerySet:
        """The row, as long as the claim holds; else nothing."""
        return self.model._default_manager.filter(
            pk=self.pk, state=RUNNING, attempt=self.attempt, claimed_by=self.claimed_by
        )

    def write(self, **values: Any) -> None:
        """Change the row, if the claim still holds; raises ``GivenUpError``."""
        if not self.rows().update(heartbeat_at=Now(), **values):
            raise GivenUpError(f"{self.model.__name__} {self.pk}, attempt {self.attempt}")

    def fail(self, reason: str) -> None:
        """The work ends here, with a reason that a person can read."""
        with acting_as(None):
            self.write(state="failed", failure=reason)

    @contextmanager
    def beating(self) -> Iterator["Beat"]:
        """A heartbeat beside the work, on a connection of its own; it tells the progress too."""
        beat = Beat(self)
        beat.thread.start()
        try:
            yield beat
        finally:
            beat.over.set()
            beat.thread.join()


class Beat:
    """Tells, beside the work and outside its transaction, that the worker lives and how far it is."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)
        self._progress: dict[str, Any] = {}

    def tell(self, percent: int, label: str) -> None:
        """Remembered, and shown with the next beat. Work that was cancelled, or given to another, ends here."""
        if self.thread.ident and not self.thread.is_alive():
            raise GivenUpError(f"{self.claim.model.__name__} {self.claim.pk}, attempt {self.claim.attempt}")
        self._progress = {"progress": percent, "progress_label": label}

    def _run(self) -> None:
        told: dict[str, Any] = {}
        seconds = 0
        try:
            while not self.over.wait(1):
                seconds += 1
                if self._progress == told and seconds % settings.CLAIM_HEARTBEAT_SECONDS:
                    continue
                told = self._progress
                with acting_as(None):
                    if not self.claim.rows().update(heartbeat_at=Now(), **told):
                        return
        finally:
            connection.close()


def silent() -> Q:
    """Rows without a sign of life: never sent, lost on the way, or of a worker that is gone."""
    return (
        Q(state__in=(WAITING, RUNNING), heartbeat_at=None)
        | Q(state=RUNNING, heartbeat_at__lt=_seconds_ago(settings.CLAIM_STALE_SECONDS))
        | Q(state=WAITING, heartbeat_at__lt=_seconds_ago(settings.CLAIM_LOST_SECONDS))
    )


def _seconds_ago(seconds: int) -> CombinedExpression:
    return Now() - timedelta(seconds=seconds)


def take(model: type[Claimable], pk: int) -> Claim | None:
    """Claim a row that waits; None when another has it, or when it is finished already."""
    claimed_by = f"{socket.gethostname()[:60]}:{os.getpid()}:{uuid.uuid4().hex}"
    with acting_as(None):
        model._default_manager.filter(pk=pk, state=WAITING).update(
            state=RUNNING,
            attempt=F("attempt") + 1,
            claimed_by=claimed_by,
            heartbeat_at=Now(),
            progress=0,
            progress_label="",
        )
        found = model._default_manager.filter(pk=pk, claimed_by=claimed_by).values_list("attempt", flat=True).first()
    return None if found is None else Claim(model, pk, found, claimed_by)
