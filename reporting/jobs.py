"""Work started by the clock, and by a worker that has just started."""

from celery import shared_task

from core.dispatch import sweep_at_start
from reporting.services import sweep_reports, sweep_submissions


@shared_task(ignore_result=True)
def sweep_reports_job() -> None:
    """Take up reports and papers that were never handed out, or whose worker is gone."""
    sweep_reports()
    sweep_submissions()


sweep_at_start(sweep_reports_job)
