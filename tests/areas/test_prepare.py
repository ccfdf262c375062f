"""`manage.py prepare` on a database of its own: empty, again, and by two processes at once."""

import os
import subprocess
import sys
from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from psycopg import sql
from psycopg.conninfo import make_conninfo

from tests.database import FAMILY

TABLES = ("areas_area", "areas_arealink", "areas_areamap", "areas_areatree", "areas_office", "areas_succession")


@pytest.fixture
def empty_database(db: None, testrun_uid: str, worker_id: str) -> Iterator[str]:
    """The address of a new database beside those of the tests; its name says to which run it belongs."""
    parameters = connection.get_connection_params()
    wanted = {key: parameters[key] for key in ("user", "password", "host", "port") if parameters.get(key)}
    name = f"{FAMILY}{testrun_uid[:12]}_empty_{worker_id}"
    create, drop = (
        sql.SQL(statement).format(sql.Identifier(name))
        for statement in (
            "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'",
            "DROP DATABASE {} WITH (FORCE)",
        )
    )
    with psycopg.connect(**wanted, dbname="postgres", autocommit=True) as server:
        server.execute(create)
        yield make_conninfo(**wanted, dbname=name)
        server.execute(drop)


def _prepare(address: str) -> subprocess.Popen:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.dev", "DATABASE_URL": address}
    command = [sys.executable, "manage.py", "prepare", "--verbosity=0"]
    return subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, stderr=subprocess.PIPE, text=True)


def _counts(address: str) -> dict[str, int]:
    with psycopg.connect(address) as database:
        return {table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}


def test_two_processes_at_once_prepare_an_empty_database_once(empty_database):
    both = [_prepare(empty_database), _prepare(empty_database)]
    for process in both:
        _, errors = process.communicate(timeout=900)
        assert process.returncode == 0, errors
    first = _counts(empty_database)
    assert first["areas_areatree"] == 2
    assert first["areas_area"] == first["areas_office"] > 14_000
    again = _prepare(empty_database)
    _, errors = again.communicate(timeout=900)
    assert again.returncode == 0, errors
    assert _counts(empty_database) == first
