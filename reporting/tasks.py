"""Background work started by an act."""

from celery import shared_task
from celery.utils.log import get_task_logger

from core.claims import GivenUpError, take
from reporting.models import Report
from reporting.production import produce

logger = get_task_logger(__name__)


@shared_task(soft_time_limit=1200)
def compile_report_task(report_id: int) -> None:
    """Compile a report that waits. Called twice, or for a report that another worker has: does nothing."""
    claim = take(Report, report_id)
    if claim is None:
        return
    try:
        with claim.beating() as beat:
            produce(claim, beat.tell)
    except GivenUpError as given_up:
        logger.warning("late write refused: %s", given_up)
