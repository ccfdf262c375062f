"""Background work started by an act."""

from celery import shared_task

from cases.tasks import search_duplicates_task
from core.db import acting_as
from core.dispatch import work_on
from registers.enums import ImportState
from registers.models import RegisterExport, RegisterImport
from registers.production import produce_export, produce_import


@shared_task
def import_register_task(pk: int) -> None:
    """Judge or save a workbook that waits; what was saved is searched for persons who are there twice."""
    work_on(RegisterImport, pk, produce_import)
    with acting_as(None):
        is_saved = RegisterImport.objects.filter(pk=pk, state=ImportState.DONE).exists()
    if is_saved:
        search_duplicates_task.apply_async(retry=False)


@shared_task
def export_register_task(pk: int) -> None:
    """Write a workbook that somebody waits for."""
    work_on(RegisterExport, pk, produce_export)
