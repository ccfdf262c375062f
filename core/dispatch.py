"""Handing rows of work to the workers, bringing them to their end there, and handing out again what was lost on the
way (see ``core.claims``)."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from celery import Task
from celery.signals import worker_ready
from django.conf import settings
from django.db import OperationalError as DatabaseGoneError
from django.db import transaction
from django.db.models.functions import Now
from kombu.exceptions import OperationalError

from core.claims import WAITING, Claim, Claimable, GivenUpError, Tell, silent, take
from core.db import acting_as
from core.errors import DomainError

logger = logging.getLogger(__name__)


def send_after_commit(task: Task, work: Claimable) -> None:
    """Give the row to a worker as soon as it can be seen. The task is called with the row's key."""
    transaction.on_commit(partial(_send, task, type(work), work.pk))


def sweep(model: type[Claimable], task: Task, too_often: str) -> int:
    """Take up the rows without a sign of life; returns how many. One that was tried too often is given up, with the
    sentence ``too_often``, which names the number of attempts as ``{times}``. Safe at any time and by several at once.
    """
    with acting_as(None):
        lost = model._default_manager.filter(silent()).select_for_update(skip_locked=True)
        for work in lost:
            work.state, work.claimed_by, work.heartbeat_at = WAITING, "", Now()
            work.progress, work.progress_label = 0, ""
            if work.attempt >= settings.CLAIM_ATTEMPTS:
                work.state, work.failure = "failed", too_often.format(times=work.attempt)
            else:
                send_after_commit(task, work)
            work.save()
    return len(lost)


def work_on(model: type[Claimable], pk: int, work: Callable[[Claim, Tell], None]) -> None:
    """In a task: do the work of a row that waits. Called twice, or for one that another worker has: does nothing."""
    claim = take(model, pk)
    if claim is None:
        return
    try:
        with claim.beating() as beat:
            work(claim, beat.tell)
    except GivenUpError as given_up:
        logger.warning("late write refused: %s", given_up)


def bring_to_end(claim: Claim, work: Callable[[], None], unexpected: str) -> None:
    """Do the work, or let it fail with a sentence that a person can read: that of the refusal, or ``unexpected`` for a
    fault of the program, whose trace goes to the log. Without its database the row stays claimed, and is taken up
    again."""
    try:
        work()
    except (GivenUpError, DatabaseGoneError):
        raise
    except DomainError as error:
        claim.fail(error.message)
    except Exception:
        logger.exception("%s %s failed", claim.model.__name__, claim.pk)
        claim.fail(unexpected)


def sweep_at_start(job: Task) -> None:
    """When a worker starts, sweep at once, and again when the last sign of life of a worker killed just before is too
    old to count."""

    def sweep_now(**kwargs: Any) -> None:
        for seconds in (0, settings.CLAIM_STALE_SECONDS + settings.CLAIM_HEARTBEAT_SECONDS):
            job.apply_async(countdown=seconds)

    worker_ready.connect(sweep_now, weak=False, dispatch_uid=job.name)


def _send(task: Task, model: type[Claimable], pk: int) -> None:
    """Without a broker the row keeps waiting, and the sweep gives it out later."""
    try:
        task.apply_async((pk,), retry=False)
    except OperationalError as error:
        logger.warning("%s %s not sent, the sweep will: %s", model.__name__, pk, error)
    else:
        with acting_as(None):
            model._default_manager.filter(pk=pk, state=WAITING).update(heartbeat_at=Now())
