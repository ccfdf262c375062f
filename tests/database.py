"""The test databases. `prepare` makes one template a run; every worker works on a copy of it. After a test that
commits, the rows it left are deleted, or the worker gets a new copy if the test touched what `prepare` had made.
A run's databases carry its name and are dropped at its end; those of a run that was killed are dropped by the next."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection, transaction
from psycopg import sql

from core.errors import DomainError
from core.prepare import prepare

FAMILY = "phuc_hoi_test_"
CATALOGUE = ("pg_class", "pg_attribute", "pg_proc", "pg_trigger", "pg_constraint")


class TestDatabases:
    """One worker's view of the databases of one run."""

    __test__ = False

    def __init__(self, *, run: str, worker: str, keep: bool, create: bool) -> None:
        self.run = run
        self.keep = keep
        self.create = create
        self.template = f"{FAMILY}{'kept' if keep else run[:12]}"
        self.name = f"{FAMILY}{run[:12]}_{worker}"
        self.server = psycopg.connect(**{**connection.get_connection_params(), "dbname": "postgres"}, autocommit=True)
        # Held until this worker ends: by it others see that the run is alive.
        self.server.execute("SELECT pg_advisory_lock_shared(hashtext(%s))", [f"{FAMILY}{run[:12]}"])

    def open(self) -> None:
        with self._turn():
            self._drop_orphans()
            self._ensure_template()
            self._copy()

    def renew(self) -> None:
        """As if no test had ever committed anything."""
        connection.close()
        self.server.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", [self.name]
        )
        if not self._emptied():
            with self._turn():
                self._copy()
        connection.close()

    def close(self) -> None:
        connection.close()
        with self._turn():
            self._drop(self.name)
            if not self.keep and self._names(f"{self.template}_%") == []:
                self._drop(self.template)
        self.server.close()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """One process on the server at a time makes, copies or drops: a database in use cannot be copied."""
        self.server.execute("SELECT pg_advisory_lock(hashtext(%s))", [FAMILY])
        try:
            yield
        finally:
            self.server.execute("SELECT pg_advisory_unlock(hashtext(%s))", [FAMILY])

    def _ensure_template(self) -> None:
        """Made by the first worker of the run; a kept one (--reuse-db) is brought up to date by it."""
        (row,) = self.server.execute(
            "SELECT (SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s)",
            [self.template],
        ).fetchall()
        if row[0] == self.run:
            return
        if self.create or not self.keep:
            self._drop(self.template)
        try:
            self._prepare_template()
        except DomainError:  # kept from before a squash
            connection.close()
            self._drop(self.template)
            self._prepare_template()
        self._run("COMMENT ON DATABASE {} IS " + f"'{self.run}'", self.template)

    def _prepare_template(self) -> None:
        if self._names(self.template) == []:
            # Whatever the server's own encoding and locale are, every test database is the same.
            self._run("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'", self.template)
        self._connect_django_to(self.template)
        prepare()
        connection.close()

    def _copy(self) -> None:
        connection.close()
        self._drop(self.name)
        self._run("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", self.name, self.template)
        self._connect_django_to(self.name)

        self._know_what_was_prepared()

    def _know_what_was_prepared(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_xact_id()::xid::text")
            (self.since,) = cursor.fetchone()
            self.tables = [table.name for table in connection.introspection.get_table_list(cursor)]
            self.prepared, _ = self._rows(cursor)

    def _emptied(self) -> bool:
        """Whether deleting the rows of tests was enough: what `prepare` made stands untouched. Only a superuser
        deletes past foreign keys and the triggers that keep history."""
        with transaction.atomic(), connection.cursor() as cursor:
            prepared, with_new = self._rows(cursor)
            cursor.execute("SELECT current_setting('is_superuser')")
            if cursor.fetchone() != ("on",) or prepared != self.prepared or with_new & {*CATALOGUE}:
                return False
            cursor.execute("SET LOCAL session_replication_role = replica")
            for table in with_new:
                statement = sql.SQL("DELETE FROM {} WHERE xmin::text::bigint >= {}")
                cursor.execute(statement.format(sql.Identifier(table), self.since))
        return True

    def _rows(self, cursor) -> tuple[dict[str, int], set[str]]:
        """How many rows each table has from before the copy, and which tables have rows from after it. A row that
        was changed is one from after it."""
        asked = sql.SQL("SELECT {}, count(*) FILTER (WHERE xmin::text::bigint < {since}), count(*) FROM {}")
        every = [asked.format(table, sql.Identifier(table), since=self.since) for table in (*CATALOGUE, *self.tables)]
        cursor.execute(sql.SQL(" UNION ALL ").join(every))
        found = cursor.fetchall()
        return {name: before for name, before, _ in found}, {name for name, before, every in found if every > before}

    def _connect_django_to(self, name: str) -> None:
        connection.close()
        connection.settings_dict["NAME"] = name

    def _names(self, pattern: str) -> list[str]:
        found = self.server.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [pattern])
        return [name for (name,) in found]

    def _drop(self, name: str) -> None:
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def _drop_orphans(self) -> None:
        for name in self._names(f"{FAMILY}%"):
            run = name.removeprefix(FAMILY).split("_")[0]
            if run == "kept":
                continue
            lock = [f"{FAMILY}{run}"]
            (free,) = self.server.execute("SELECT pg_try_advisory_lock(hashtext(%s))", lock).fetchone()
            if free and run != self.run[:12]:
                self._drop(name)
            if free:
                self.server.execute("SELECT pg_advisory_unlock(hashtext(%s))", lock)

    def _run(self, statement: str, *names: str) -> None:
        self.server.execute(sql.SQL(statement).format(*[sql.Identifier(name) for name in names]))
