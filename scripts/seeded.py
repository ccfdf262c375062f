"""Databases of their own beside the given one, with a seeded register, for measurements and trials."""

import os
import subprocess
import sys

import psycopg
from embedded import ROOT
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

DAY = "2024-06-20"


def seeded(scale: str, suffix: str = "bench") -> dict[str, str]:
    """Make and seed the database unless it is there; returns the environment in which commands work on it."""
    address = os.environ["DATABASE_URL"]
    name = f"{conninfo_to_dict(address)['dbname']}_{suffix}_{scale}"
    with psycopg.connect(address, autocommit=True) as server:
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            server.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'").format(sql.Identifier(name))
            )
    environment = {**os.environ, "DATABASE_URL": make_conninfo(address, dbname=name), "SYSTEM_DATE": DAY, "DEBUG": "no"}
    manage(["prepare", "--verbosity", "0"], environment)
    manage(["seed_demo", "--scale", scale, "--seed", "1", "--if-empty"], environment)
    return environment


def manage(words: list[str], environment: dict[str, str]) -> None:
    """A command of ours; ends this process with its code when it fails."""
    done = subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=environment, check=False)
    if done.returncode:
        sys.exit(done.returncode)
