"""Who compiles a report right now. A claim is taken by one statement, kept alive by a heartbeat of its own, and
every write asks whether it still holds: the late write of a worker given up is refused.

All times here are those of the database's clock, since workers on several machines compare them; each write is a
transaction of its own, so that others see the progress while the long counting statement still runs.
"""

import os
import socket
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Now

from core.db import acting_as
from reporting.enums import ReportState
from reporting.models import Report


class GivenUpError(Exception):
    """The report was given to another worker in the meantime: stop, and write nothing."""


@dataclass(frozen=True)
class Claim:
    """The right of this worker to write the report, until another takes it over."""

    report_id: int
    attempt: int
    claimed_by: str

    def rows(self) -> QuerySet[Report]:
        """The report, as long as the claim holds; else nothing."""
        return Report.objects.filter(
            pk=self.report_id, state=ReportState.RUNNING, attempt=self.attempt, claimed_by=self.claimed_by
        )

    def write(self, **values: Any) -> None:
        """Change the report, if the claim still holds; raises ``GivenUpError``."""
        if not self.rows().update(heartbeat_at=Now(), **values):
            raise GivenUpError(f"report {self.report_id}, attempt {self.attempt}")

    def tell(self, percent: int, label: str) -> None:
        """Show how far the work is, at once."""
        with acting_as(None):
            self.write(progress=percent, progress_label=label)

    @contextmanager
    def beating(self) -> Iterator[None]:
        """A heartbeat beside the work, on a connection of its own."""
        over = threading.Event()
        thread = threading.Thread(target=self._beat, args=(over,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def _beat(self, over: threading.Event) -> None:
        try:
            while not over.wait(settings.REPORT_HEARTBEAT_SECONDS):
                with acting_as(None):
                    if not self.rows().update(heartbeat_at=Now()):
                        return
        finally:
            connection.close()


def silent() -> Q:
    """Reports without a sign of life: never sent, lost on the way, or of a worker that is gone."""
    return (
        Q(heartbeat_at=None)
        | Q(state=ReportState.RUNNING, heartbeat_at__lt=_seconds_ago(settings.REPORT_STALE_SECONDS))
        | Q(state=ReportState.WAITING, heartbeat_at__lt=_seconds_ago(settings.REPORT_LOST_SECONDS))
    )


def _seconds_ago(seconds: int) -> CombinedExpression:
    return Now() - timedelta(seconds=seconds)


def take(report_id: int) -> Claim | None:
    """Claim a report that waits; None when another has it, or when it is finished already."""
    claimed_by = f"{socket.gethostname()[:60]}:{os.getpid()}:{uuid.uuid4().hex}"
    with acting_as(None):
        Report.objects.filter(pk=report_id, state=ReportState.WAITING).update(
            state=ReportState.RUNNING,
            attempt=F("attempt") + 1,
            claimed_by=claimed_by,
            heartbeat_at=Now(),
            progress=0,
            progress_label="",
        )
        found = Report.objects.filter(pk=report_id, claimed_by=claimed_by).values_list("attempt", flat=True).first()
    return None if found is None else Claim(report_id, found, claimed_by)
