"""Background work started by an act."""

from celery import shared_task

from core.dispatch import work_on
from registers.models import RegisterExport, RegisterImport
from registers.production import produce_export, produce_import


@shared_task
def import_register_task(pk: int) -> None:
    """Judge or save a workbook that waits."""
    work_on(RegisterImport, pk, produce_import)


@shared_task
def export_register_task(pk: int) -> None:
    """Write a workbook that somebody waits for."""
    work_on(RegisterExport, pk, produce_export)
