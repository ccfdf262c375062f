"""Work started by the clock, and by a worker that has just started."""

from celery import shared_task

from core.dispatch import sweep_at_start
from registers.office_lists import expire_lists
from registers.services import expire_exports, expire_imports, sweep_registers


@shared_task
def sweep_registers_job() -> None:
    """Take up imports and exports that were never sent, or whose worker is gone; throw away old files."""
    sweep_registers()
    expire_exports()
    expire_imports()
    expire_lists()


sweep_at_start(sweep_registers_job)
