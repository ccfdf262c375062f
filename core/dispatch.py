"""Handing rows of work to the workers, and handing out again what was lost on the way (see ``core.claims``)."""

import logging
from functools import partial

from celery import Task
from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now
from kombu.exceptions import OperationalError

from core.claims import WAITING, Claimable, silent
from core.db import acting_as

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


def _send(task: Task, model: type[Claimable], pk: int) -> None:
    """Without a broker the row keeps waiting, and the sweep gives it out later."""
    try:
        task.apply_async((pk,), retry=False)
    except OperationalError as error:
        logger.warning("%s %s not sent, the sweep will: %s", model.__name__, pk, error)
    else:
        with acting_as(None):
            model._default_manager.filter(pk=pk, state=WAITING).update(heartbeat_at=Now())
