"""Work started by the clock, and by a worker that has just started."""

from typing import Any

from celery import shared_task
from celery.signals import worker_ready
from django.conf import settings

from registers.services import expire_exports, sweep_registers


@shared_task
def sweep_registers_job() -> None:
    """Take up imports and exports that were never sent, or whose worker is gone; throw away old files."""
    sweep_registers()
    expire_exports()


@worker_ready.connect
def sweep_at_start(sender: Any, **kwargs: Any) -> None:
    """At once, and again when the last sign of life of a worker killed just before is too old to count."""
    for seconds in (0, settings.CLAIM_STALE_SECONDS + settings.CLAIM_HEARTBEAT_SECONDS):
        sweep_registers_job.apply_async(countdown=seconds)
