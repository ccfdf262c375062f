"""A real worker beside the test, on real Redis: what becomes of a report when a process or the broker is gone."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from accounts.enums import Role
from config.celery import app
from core.db import acting_as
from reporting.enums import ReportState
from reporting.models import Report, ReportFile
from reporting.services import sweep_reports
from reporting.tasks import compile_province_task
from tests.accounts.factories import officer
from tests.areas.factories import PROVINCE, area
from tests.reporting.world import asked, small_world
from tests.waiting import wait_until

pytestmark = pytest.mark.django_db(transaction=True)

SECONDS_TO_NOTICE = 3
SECONDS_TO_BEGIN = 5


@pytest.fixture
def process_environment(process_environment: dict[str, str]) -> dict[str, str]:
    """A worker that notices soon that another is gone."""
    return {
        **process_environment,
        "CLAIM_HEARTBEAT_SECONDS": "1",
        "CLAIM_STALE_SECONDS": str(SECONDS_TO_NOTICE),
    }


def state_of(report: Report) -> str:
    report.refresh_from_db()
    return report.state


@contextmanager
def counting_held_up() -> Iterator[None]:
    """While this lasts, every statement that counts dossiers waits."""
    with psycopg.connect(**connection.get_connection_params()) as holder:
        holder.execute("LOCK TABLE cases_dossier IN ACCESS EXCLUSIVE MODE")
        yield


def kill(process) -> None:
    """SIGKILL for the worker and its children, as when the power goes."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    for pid in [process.pid, *map(int, children)]:
        os.kill(pid, signal.SIGKILL)
    process.wait()


@contextmanager
def night_held_up() -> Iterator[None]:
    """While this lasts, every task of the night waits."""
    with psycopg.connect(**connection.get_connection_params()) as holder:
        holder.execute("LOCK TABLE reporting_jobrun IN ACCESS EXCLUSIVE MODE")
        yield


def night_waits() -> bool:
    with connection.cursor() as cursor:
        words = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE %s"
        cursor.execute(words, ["%reporting_jobrun%"])
        return cursor.fetchone() != (0,)


def left_of_the_night() -> int:
    with app.connection_for_read() as broker:
        return broker.default_channel.client.llen("nightly")


def test_a_report_asked_for_is_done_soon_also_while_the_night_is_long(run_worker):
    """With the queues and workers of production (docker-compose.yml)."""
    by = small_world().commune
    with run_worker("nightly"), run_worker("interactive"), night_held_up():
        for number in range(40):
            compile_province_task.delay(area(PROVINCE).pk, f"{date(2024, 5, 1) + timedelta(number)}")
        wait_until(night_waits)
        with acting_as(by):
            report = asked(by, "01-BCN")
        wait_until(lambda: state_of(report) != ReportState.WAITING, seconds=SECONDS_TO_BEGIN)
        wait_until(lambda: state_of(report) == ReportState.DONE)
        assert left_of_the_night() >= 38
    assert report.attempt == 1
    assert report.cells["11.02"]["total"] == 1
    assert bytes(report.pdf.content).startswith(b"%PDF-")


def test_a_worker_killed_in_the_middle_costs_seconds(run_worker):
    by = small_world().commune
    with run_worker() as first:
        with counting_held_up():
            with acting_as(by):
                report = asked(by, "01-BCN")
            wait_until(lambda: state_of(report) == ReportState.RUNNING)
            wait_until(lambda: (report.refresh_from_db(), report.progress_label)[1] == "Đang đếm số liệu từ hồ sơ")
            began = report.heartbeat_at
            wait_until(lambda: (report.refresh_from_db(), report.heartbeat_at > began)[1])
            kill(first)
        assert state_of(report) == ReportState.RUNNING
    with run_worker():
        wait_until(lambda: state_of(report) == ReportState.DONE)
    assert report.attempt == 2
    assert ReportFile.objects.filter(report=report).count() == 1
    assert report.cells["11.02"]["total"] == 1


ASK_WITHOUT_BROKER = """
from accounts.models import User
from core.db import acting_as
from tests.reporting.world import asked
by = User.objects.get(username="xa")
with acting_as(by):
    asked(by, "01-BCN")
"""


def test_asking_does_not_break_when_the_broker_is_gone(process_environment, run_worker):
    officer(Role.COMMUNE_OFFICER, username="xa")
    without_broker = {**process_environment, "REDIS_URL": "redis://127.0.0.1:1/0"}
    subprocess.run([sys.executable, "manage.py", "shell", "-c", ASK_WITHOUT_BROKER], env=without_broker, check=True)
    report = Report.objects.get()
    assert (report.state, report.heartbeat_at) == (ReportState.WAITING, None)
    with run_worker():
        wait_until(lambda: state_of(report) == ReportState.DONE)
    assert report.attempt == 1


def test_sweeping_while_a_worker_works_makes_no_second_one(worker):
    by = officer(Role.DISTRICT_OFFICER)
    with counting_held_up():
        with acting_as(by):
            report = asked(by, "03-BCN")
        wait_until(lambda: state_of(report) == ReportState.RUNNING)
        assert sweep_reports() == 0
    wait_until(lambda: state_of(report) == ReportState.DONE)
    assert report.attempt == 1
