"""Background work started by an act."""

from celery import shared_task

from cases.bulk.running import produce_run
from cases.matching.search import search_duplicates
from cases.models import BulkRun
from core.db import acting_as
from core.dispatch import work_on


@shared_task(soft_time_limit=1500)
def search_duplicates_task() -> None:
    """After many dossiers came in at once: look for those who were in the register already."""
    with acting_as(None):
        search_duplicates()


@shared_task
def bulk_run_task(pk: int) -> None:
    """See beforehand, do or undo a bulk work that waits."""
    work_on(BulkRun, pk, produce_run)
