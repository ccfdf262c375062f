"""Work started by the clock, and by a worker that has just started."""

from typing import Any

from celery import shared_task
from celery.signals import worker_ready
from django.conf import settings

from reporting.services import sweep_reports


@shared_task(ignore_result=True)
def sweep_reports_job() -> None:
    """Take up reports that were never sent, or whose worker is gone."""
    sweep_reports()


@worker_ready.connect
def sweep_at_start(sender: Any, **kwargs: Any) -> None:
    """At once, and again when the last sign of life of a worker killed just before is too old to count."""
    for seconds in (0, settings.CLAIM_STALE_SECONDS + settings.CLAIM_HEARTBEAT_SECONDS):
        sweep_reports_job.apply_async(countdown=seconds)
