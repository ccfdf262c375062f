"""`make bench`: the measurements, in a database of their own beside the given one, on a seeded province."""

import os
import subprocess
import sys

import psycopg
from embedded import ROOT
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

DAY = "2024-06-20"


def main() -> int:
    address = os.environ["DATABASE_URL"]
    name = f"{conninfo_to_dict(address)['dbname']}_bench"
    with psycopg.connect(address, autocommit=True) as server:
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            server.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'").format(sql.Identifier(name))
            )
    environment = {**os.environ, "DATABASE_URL": make_conninfo(address, dbname=name), "SYSTEM_DATE": DAY}
    for words in (
        ["prepare", "--verbosity", "0"],
        ["seed_demo", "--scale", "province", "--seed", "1", "--if-empty"],
        ["bench"],
    ):
        done = subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=environment, check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
