"""Background work started by an act."""

from celery import shared_task

from accounts.models import UnitReform
from accounts.reforming import produce_reform
from core.dispatch import work_on


@shared_task
def reform_units_task(pk: int) -> None:
    """Judge or apply a reform of units that waits."""
    work_on(UnitReform, pk, produce_reform)
