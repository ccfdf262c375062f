"""Work started by the clock, and by a worker that has just started."""

from celery import shared_task

from accounts.services import settle_reforms, sweep_reforms
from core.dispatch import sweep_at_start


@shared_task
def sweep_reforms_job() -> None:
    """Take up reforms of units that were never sent, or whose worker is gone; on the day of one that was applied
    before, do what had to wait for it."""
    sweep_reforms()
    settle_reforms()


sweep_at_start(sweep_reforms_job)
