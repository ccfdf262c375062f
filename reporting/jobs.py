"""Work started by the clock, and by a worker that has just started."""

from celery import shared_task

from core.dispatch import sweep_at_start
from reporting.enums import JobName
from reporting.services import (
    expire_bundles,
    make_up_nightly,
    run_nightly,
    sweep_bundles,
    sweep_narratives,
    sweep_reports,
    sweep_submissions,
)


@shared_task(ignore_result=True)
def sweep_reports_job() -> None:
    """Take up reports and papers that were never handed out, or whose worker is gone."""
    sweep_reports()
    sweep_submissions()
    sweep_narratives()


@shared_task(soft_time_limit=1500)
def nightly_job(name: str) -> None:
    """One job of the night (``settings.NIGHTLY_JOBS``)."""
    run_nightly(job=JobName(name))


@shared_task(soft_time_limit=1500)
def make_up_nightly_job() -> None:
    """Notice and make up what the clock missed."""
    make_up_nightly()


@shared_task(ignore_result=True)
def sweep_downloads_job() -> None:
    """Take up downloads whose worker is gone; throw away files whose days are over."""
    sweep_bundles()
    expire_bundles()


sweep_at_start(sweep_reports_job)
sweep_at_start(sweep_downloads_job)
sweep_at_start(make_up_nightly_job)
