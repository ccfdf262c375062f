"""Background work started by an act."""

from collections.abc import Callable

from celery import shared_task
from celery.utils.log import get_task_logger

from core.claims import Beat, Claim, Claimable, GivenUpError, take
from registers.models import RegisterExport, RegisterImport
from registers.production import produce_export, produce_import

logger = get_task_logger(__name__)


@shared_task
def import_register_task(pk: int) -> None:
    """Judge or save a workbook that waits. Called twice, or for one that another worker has: does nothing."""
    _claimed(RegisterImport, pk, produce_import)


@shared_task
def export_register_task(pk: int) -> None:
    """Write a workbook that somebody waits for."""
    _claimed(RegisterExport, pk, produce_export)


def _claimed(model: type[Claimable], pk: int, work: Callable[[Claim, Beat], None]) -> None:
    claim = take(model, pk)
    if claim is None:
        return
    try:
        with claim.beating() as beat:
            work(claim, beat)
    except GivenUpError as given_up:
        logger.warning("late write refused: %s", given_up)
