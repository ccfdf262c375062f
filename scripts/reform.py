"""`make reform SCALE=province`: the reform of 01/07/2025 run on a seeded register as an administrator would, in
databases of its own beside the given one. A copy of the seeded database is taken back to before the reform, the two
files of 2025 are tried and applied, and then who sees whom, the posts and the figures of periods before and after must
be those of the database that had both trees from the start."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import django
import psycopg
from embedded import ROOT
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from seeded import manage, seeded

BEFORE, AFTER = "2025-06-20", "2025-08-01"
FILES = ("areas_from_2025-07-01.csv", "area_successions_2025-07-01.csv")
TELL = "tell"


def main() -> int:
    if sys.argv[1:2] == [TELL]:
        return tell(Path(sys.argv[2]))
    sys.path.insert(0, str(ROOT))
    from tests.areas.before_2025 import NOT_LOADED  # noqa: PLC0415  (the root of the repository is known only now)

    base = seeded(sys.argv[1] if len(sys.argv) > 1 else "province")
    trial = copied(base)
    with psycopg.connect(trial["DATABASE_URL"]) as database:
        database.execute(NOT_LOADED)
    units, successions = (str(ROOT / "areas" / "data" / name) for name in FILES)
    command = [
        "reform_units",
        "--as",
        "quantri",
        "--from",
        "2025-07-01",
        "--units",
        units,
        "--successions",
        successions,
    ]
    for words, what in ((["--dry-run"], "Xem trước"), ([], "Áp dụng")):
        began = time.monotonic()
        manage([*command, *words], {**trial, "SYSTEM_DATE": BEFORE})
        sys.stdout.write(f"{what}: {time.monotonic() - began:.1f} s\n\n")
    with TemporaryDirectory() as folder:
        found, wanted = (told(environment, Path(folder) / name) for name, environment in (("a", trial), ("b", base)))
    wrong = [part for part in wanted if found[part] != wanted[part]]
    for part, rows in wanted.items():
        sys.stdout.write(f"{part}: {len(rows)} {'KHÁC' if part in wrong else 'như nhau'}\n")
    drop(trial)
    return int(bool(wrong))


def copied(base: dict[str, str]) -> dict[str, str]:
    """A copy of the database; one left by a run that was broken off is thrown away."""
    name = conninfo_to_dict(base["DATABASE_URL"])["dbname"]
    trial = {**base, "DATABASE_URL": make_conninfo(base["DATABASE_URL"], dbname=f"{name}_trial")}
    drop(trial)
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        server.execute(statement.format(sql.Identifier(f"{name}_trial"), sql.Identifier(name)))
    return trial


def drop(trial: dict[str, str]) -> None:
    name = conninfo_to_dict(trial["DATABASE_URL"])["dbname"]
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def told(environment: dict[str, str], path: Path) -> dict[str, dict]:
    """What stands in a database a month after the reform."""
    words = [sys.executable, __file__, TELL, str(path)]
    subprocess.run(words, cwd=ROOT, env={**environment, "SYSTEM_DATE": AFTER}, check=True)
    return json.loads(path.read_text())


def tell(path: Path) -> int:
    """Write it, by codes: the keys of the new units differ."""
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.dev"
    django.setup()
    from tests.areas.reformed import standing_after  # noqa: PLC0415  (Django is set up only now)

    path.write_text(json.dumps(standing_after()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
