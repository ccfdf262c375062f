"""Background work started by an act."""

from celery import shared_task

from cases.matching.search import search_duplicates
from core.db import acting_as


@shared_task(soft_time_limit=1500)
def search_duplicates_task() -> None:
    """After many dossiers came in at once: look for those who were in the register already."""
    with acting_as(None):
        search_duplicates()
