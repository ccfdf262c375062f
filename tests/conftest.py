"""What every test may ask for: the database, the day, a worker of its own, a browser."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import redis
from django.conf import settings as django_settings
from django.db import connection, transaction
from django.test import TransactionTestCase
from psycopg.conninfo import make_conninfo
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from config import env
from config.settings.base import server_settings
from tests.browser import browser, new_page, page  # noqa: F401
from tests.database import TestDatabases
from tests.waiting import wait_until

hypothesis.settings.register_profile("no clock", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("no clock")  # on a busy machine the clock proves nothing


LONG = ("tests/walk/", "browser", "tests/reporting/")
"""Words of the names of long tests: these are begun with, else the other workers would wait for them at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: next((place for place, word in enumerate(LONG) if word in item.nodeid), len(LONG)))


class FileByFile(LoadScopeScheduling):
    """Each file to one worker, the walk as if it were one file: what the tests of a file begin with is made once."""

    def _split_scope(self, nodeid: str) -> str:
        return LONG[0] if nodeid.startswith(LONG[0]) else nodeid.split("::", 1)[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    config.option.loadscopereorder = False
    return FileByFile(config, log)


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker, worker_id: str, testrun_uid: str
) -> Iterator[None]:
    """Takes the place of pytest-django's: a copy of the prepared template, and a new one after each test
    that commits, where Django would empty all tables, the administrative units among them."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        databases = TestDatabases(
            run=testrun_uid,
            worker=worker_id,
            keep=request.config.getvalue("reuse_db"),
            create=request.config.getvalue("create_db"),
        )
        databases.open()
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda self: databases.renew())
        yield
        databases.close()


@pytest.fixture(scope="session")
def standing(django_db_setup: None, django_db_blocker) -> Callable:
    """`with standing(build) as world:` what all tests of a module or package begin with, made once. Every test works
    on top of it in a savepoint of its own that is taken back, as is the world at the end: nothing is committed, so no
    test that commits may lie among them. A test changes the objects of a copy: ``deepcopy(world)``."""

    @contextmanager
    def stand(build: Callable[[], Any]) -> Iterator[Any]:
        with django_db_blocker.unblock(), transaction.atomic():
            world = build()
            connection.check_constraints()
            with django_db_blocker.block():
                yield world
            transaction.set_rollback(True)

    return stand


@pytest.fixture(scope="session", autouse=True)
def _own_keys_in_redis() -> Iterator[None]:
    """Take this process's messages and cached values away with it."""
    yield
    for address in env.redis_addresses("REDIS_URL"):
        client = redis.Redis.from_url(address.replace("redis+socket", "unix").replace("virtual_host", "db"))
        for key in client.scan_iter(f"*{django_settings.REDIS_PREFIX}*"):
            client.delete(key)
        client.close()


@pytest.fixture
def on_day(settings, db: None) -> Iterator[Callable[[date | None], None]]:
    """Move the system to another day (None: the real one), application and database alike."""
    before = connection.settings_dict["OPTIONS"]["options"]

    def move(day: date | None) -> None:
        settings.SYSTEM_DATE = day
        connection.settings_dict["OPTIONS"]["options"] = " ".join(
            f"-c {name}={value}" for name, value in server_settings(day).items()
        )
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('app.system_date', %s, false)", [day.isoformat() if day else ""])

    yield move
    connection.settings_dict["OPTIONS"]["options"] = before
    if not connection.in_atomic_block:
        connection.close()


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "media")


@pytest.fixture
def process_environment(settings, transactional_db: None) -> dict[str, str]:
    """The environment of another process of ours that works on this test's database and messages."""
    parameters = connection.get_connection_params()
    wanted = {key: parameters[key] for key in ("dbname", "user", "password", "host", "port") if parameters.get(key)}
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DEBUG": "no",
        "DATABASE_URL": make_conninfo(**wanted),
        "REDIS_PREFIX": settings.REDIS_PREFIX,
        "SYSTEM_DATE": settings.SYSTEM_DATE.isoformat() if settings.SYSTEM_DATE else "",
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
    }


@pytest.fixture
def run_worker(process_environment: dict[str, str], tmp_path: Path) -> Callable:
    """`with run_worker() as process:` a real Celery worker, ready to take tasks; of one queue alone, if it is named.
    Kill it if that is the test."""

    @contextmanager
    def run(queue: str = "") -> Iterator[subprocess.Popen]:
        log = tmp_path / f"worker{queue}.log"
        command = [sys.executable, "-m", "celery", "-A", "config", "worker", "--concurrency=1", "--loglevel=INFO"]
        command += ["--without-mingle", "--without-gossip"]  # it has no fellows to wait for
        if queue:
            command += ["--queues", queue, "--hostname", f"{queue}@%h"]
        with log.open("w") as output:
            process = subprocess.Popen(
                command, env=process_environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
            )
        try:
            wait_until(lambda: " ready." in log.read_text() or process.poll() is not None, seconds=120)
            assert process.poll() is None, log.read_text()
            yield process
        finally:
            # All its processes at once: an orderly end takes it seconds, and nobody asks for one.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(timeout=60)

    return run


@pytest.fixture
def worker(run_worker: Callable) -> Iterator[subprocess.Popen]:
    """A real Celery worker beside the test."""
    with run_worker() as process:
        yield process
