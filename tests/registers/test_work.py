"""A real worker: what is handed in comes to its end, and one killed in the middle loses and halves nothing."""

import os
import signal
import subprocess
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.db.models.functions import Now

from accounts.enums import Role
from cases.models import Dossier
from config.celery import app
from core.claims import RUNNING, WAITING, GivenUpError, take
from registers.enums import ImportState
from registers.models import RegisterImport
from registers.production import produce_import
from registers.services import approve_import, sweep_registers, upload_register
from registers.tasks import import_register_task
from registers.workbook.run import ONE_AT_A_TIME
from tests.accounts.factories import officer
from tests.registers.books import Book
from tests.waiting import wait_until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nothing_left_to_the_workers_of_other_tests():
    yield
    app.control.purge()


@pytest.fixture
def user():
    return officer(Role.COMMUNE_OFFICER, "00001")


def state(work: RegisterImport) -> str:
    work.refresh_from_db()
    return work.state


def handed_in(user, book: Book | None = None) -> RegisterImport:
    return upload_register(content=(book or Book()).content, name="so.xlsx", by=user)


def let_it_look_dead(work: RegisterImport) -> None:
    RegisterImport.objects.filter(pk=work.pk).update(
        heartbeat_at=Now() - timedelta(seconds=settings.CLAIM_STALE_SECONDS + 100)
    )


def test_a_worker_judges_and_saves(user, worker):
    work = handed_in(user)
    wait_until(lambda: state(work) == ImportState.READY)
    approve_import(work=work, by=user)
    wait_until(lambda: state(work) == ImportState.DONE)
    assert Dossier.objects.get().number == "H-1"


def test_a_worker_killed_while_saving_leaves_nothing_and_another_finishes(user, run_worker):
    work = handed_in(user)
    with run_worker() as process:
        wait_until(lambda: state(work) == ImportState.READY)
        with connection.cursor() as cursor:  # the import waits for this lock in the middle of its work
            cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        approve_import(work=work, by=user)
        wait_until(lambda: state(work) == ImportState.RUNNING)
        children = subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True, check=True)
        for pid in (process.pid, *map(int, children.stdout.split())):
            os.kill(pid, signal.SIGKILL)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock_all()")
    assert not Dossier.objects.exists()
    assert state(work) == RUNNING
    let_it_look_dead(work)
    with run_worker():
        wait_until(lambda: state(work) == ImportState.DONE)
    assert Dossier.objects.count() == 1
    assert work.attempt == 2


def test_the_late_write_of_a_worker_given_up_is_refused(user):
    work = handed_in(user)
    import_register_task(work.pk)
    work.refresh_from_db()
    approve_import(work=work, by=user)
    late = take(RegisterImport, work.pk)
    let_it_look_dead(work)
    assert sweep_registers() == 1
    with late.beating() as beat, pytest.raises(GivenUpError):
        produce_import(late, beat.tell)
    assert not Dossier.objects.exists()
    assert state(work) == WAITING
    import_register_task(work.pk)
    assert state(work) == ImportState.DONE
    assert Dossier.objects.count() == 1


def test_work_tried_too_often_says_so(user):
    work = handed_in(user)
    for _ in range(settings.CLAIM_ATTEMPTS):
        assert take(RegisterImport, work.pk) is not None
        let_it_look_dead(work)
        sweep_registers()
    assert state(work) == ImportState.FAILED
    assert f"Đã thử {settings.CLAIM_ATTEMPTS} lần" in work.failure
