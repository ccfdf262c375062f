"""Work started by the clock."""

from celery import shared_task

from cases.matching.search import search_duplicates
from core.db import acting_as


@shared_task(soft_time_limit=1500)
def search_duplicates_job(full: bool = False) -> None:
    """Look for dossiers that may be one person among what was written since the last time; the first time, and when
    it is said, among all."""
    with acting_as(None):
        search_duplicates(full=full)
