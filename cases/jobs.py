"""Work started by the clock."""

from celery import shared_task

from cases.matching.search import search_duplicates
from cases.services.bulk import sweep_runs
from core.db import acting_as
from core.dispatch import sweep_at_start


@shared_task(soft_time_limit=1500)
def search_duplicates_job(full: bool = False) -> None:
    """Look for dossiers that may be one person among what was written since the last time; the first time, and when
    it is said, among all."""
    with acting_as(None):
        search_duplicates(full=full)


@shared_task
def sweep_bulk_job() -> None:
    """Take up bulk work that was never sent, or whose worker is gone."""
    sweep_runs()


sweep_at_start(sweep_bulk_job)
