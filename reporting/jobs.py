"""Work started by the clock, and by a worker that has just started."""

from celery import shared_task

from core.dispatch import sweep_at_start
from reporting.services import sweep_reports


@shared_task(ignore_result=True)
def sweep_reports_job() -> None:
    """Take up reports that were never sent, or whose worker is gone."""
    sweep_reports()


sweep_at_start(sweep_reports_job)
