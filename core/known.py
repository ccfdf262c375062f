"""Known on a day: the same statements and querysets, answered from what was recorded by a past instant (docs/adr/0014).

The schema ``known`` has a view of the name of every tracked table over its history, and of every table whose rows are
written once over itself. It is made anew around migrations, for a view stands in the way of a column that goes.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time

from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

from core import calendar
from core.errors import DomainError

NOT_YET = "“{asked}” chưa đến: chỉ biết được số liệu đã ghi đến hôm nay, {today:%d/%m/%Y}. Hãy chọn một ngày đã qua."

EVER = datetime(1900, 1, 1, tzinfo=UTC)
"""The recorded time of what was never unknown: reference data that stood in the database from its first day."""

Pair = tuple[str, str]
"""A tracked table and its history, or a table written once and the column of its time."""


def end_of(day: date) -> datetime:
    """The last instant of a day in Asia/Ho_Chi_Minh; raises ``DomainError`` for a day to come."""
    if day > calendar.today():
        raise DomainError(NOT_YET.format(asked=f"{day:%d/%m/%Y}", today=calendar.today()))
    return timezone.make_aware(datetime.combine(day, time.max))


@contextmanager
def known_at(instant: datetime) -> Iterator[None]:
    """Inside, every tracked table holds what had been recorded by ``instant``, and nothing can be written.

    All of it is one savepoint that is always taken back: with it go the tables' other names, the instant and the
    ban on writing. Raises ``DomainError`` for an instant to come.
    """
    if instant > end_of(calendar.today()):
        raise DomainError(NOT_YET.format(asked=f"{instant:%H:%M %d/%m/%Y}", today=calendar.today()))
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL transaction_read_only = on")
            cursor.execute(
                "SELECT set_config('search_path', 'known, public', true), set_config('app.known_at', %s, true)",
                [instant.isoformat()],
            )
        yield
        transaction.set_rollback(True)


@contextmanager
def recorded_at(moment: datetime) -> Iterator[None]:
    """What is written inside bears this time in the history, not that of the write: for a seeded register, whose
    officers are told to have written earlier, and for the first load of reference data."""
    with transaction.atomic():
        _tell(moment.isoformat())
        yield
        _tell("")


def _tell(moment: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.recorded_at', %s, true)", [moment])


def drop_views() -> None:
    """Before migrations."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT format('%I', viewname) FROM pg_views WHERE schemaname = 'known'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP VIEW known.{name}")


def rebuild() -> None:
    """After migrations: what ends a record when the next one comes, and a view for every tracked table. Does nothing
    where all of it stands already."""
    with transaction.atomic(), connection.cursor() as cursor:
        columns = _columns(cursor)
        pairs = [pair for pair in _pairs() if "pgh_until" in columns.get(pair[1], ()) and pair[0] in columns]
        views = [_VIEW.format(table=table, history=history, columns=_names(columns[table])) for table, history in pairs]
        views += [
            _ONCE.format(table=table, moment=moment, columns=", ".join(map(connection.ops.quote_name, columns[table])))
            for table, moment in _once()
            if moment in columns.get(table, ())
        ]
        digest = hashlib.sha256("".join([_CLOSE, *views]).encode()).hexdigest()
        cursor.execute("CREATE SCHEMA IF NOT EXISTS known")
        cursor.execute(
            "SELECT obj_description('known'::regnamespace), (SELECT count(*) FROM pg_views WHERE schemaname = 'known')"
        )
        if cursor.fetchone() == (digest, len(views)):
            return
        drop_views()
        for pair in pairs:
            _end_records(cursor, *pair)
        for view in views:
            cursor.execute(view)
        cursor.execute(f"COMMENT ON SCHEMA known IS '{digest}'")


def _pairs() -> list[Pair]:
    """Every tracked table with its history."""
    models = (model for model in apps.get_models() if hasattr(model, "pgh_event_model"))
    return sorted((model._meta.db_table, model.pgh_event_model._meta.db_table) for model in models)


def _once() -> list[Pair]:
    """Every table whose rows are written once, with the column of their time."""
    models = (model for model in apps.get_models() if hasattr(model, "known_from"))
    return sorted((model._meta.db_table, model.known_from) for model in models)


def _columns(cursor) -> dict[str, list[str]]:
    """The columns of every table as the database has them, in their order."""
    cursor.execute(
        "SELECT table_name::text, array_agg(column_name::text ORDER BY ordinal_position)"
        " FROM information_schema.columns WHERE table_schema = 'public' GROUP BY table_name"
    )
    return dict(cursor.fetchall())


def _names(columns: list[str]) -> str:
    """The key is read from the column of it that a history has an index on."""
    return ", ".join("pgh_obj_id AS id" if column == "id" else connection.ops.quote_name(column) for column in columns)


def _end_records(cursor, table: str, history: str) -> None:
    """The trigger of a history; where it is new, what was written before it gets its ends."""
    cursor.execute(
        "SELECT tgname, (SELECT count(*) FROM pg_trigger WHERE tgrelid = %(of)s::regclass AND tgname = 'known_close')"
        " FROM pg_trigger WHERE tgrelid = %(of)s::regclass AND tgname LIKE 'pgtrigger_append_only%%'",
        {"of": history},
    )
    append_only, stands = cursor.fetchone()
    if not stands:
        cursor.execute(f"SET LOCAL pgtrigger.ignore = '{{{append_only}}}'")
        cursor.execute(_FILL.format(history=history))
        cursor.execute("SET LOCAL pgtrigger.ignore = '{}'")
    cursor.execute(_CLOSE.format(table=table, history=history, append_only=append_only))


_VIEW = """
CREATE VIEW known.{table} WITH (security_invoker) AS
SELECT {columns} FROM public.{history}
WHERE pgh_created_at <= (SELECT current_setting('app.known_at')::timestamptz)
  AND (pgh_until IS NULL OR pgh_until > (SELECT current_setting('app.known_at')::timestamptz))
"""

_ONCE = """
CREATE VIEW known.{table} WITH (security_invoker) AS
SELECT {columns} FROM public.{table} WHERE {moment} <= (SELECT current_setting('app.known_at')::timestamptz)
"""

_CLOSE = """
CREATE OR REPLACE FUNCTION known.close_{table}() RETURNS trigger LANGUAGE plpgsql
SET pgtrigger.ignore = '{{{append_only}}}' AS $$
DECLARE
    moment timestamptz;
BEGIN
    UPDATE public.{history} SET pgh_until = greatest(NEW.pgh_created_at, pgh_created_at)
    WHERE pgh_obj_id = NEW.pgh_obj_id AND pgh_until IS NULL RETURNING pgh_until INTO moment;
    NEW.pgh_created_at := coalesce(moment, NEW.pgh_created_at);
    IF NEW.pgh_label = 'delete' THEN
        NEW.pgh_until := NEW.pgh_created_at;
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER known_close BEFORE INSERT ON public.{history}
FOR EACH ROW WHEN (NEW.pgh_label <> 'insert' AND NEW.pgh_until IS NULL) EXECUTE FUNCTION known.close_{table}()
"""
"""A row is never known before the one that it follows, though the clock of a training site goes back every day;
of two events at one instant the later is known. A deletion lasts no time."""

_FILL = """
UPDATE public.{history} event SET pgh_created_at = told.at, pgh_until = told.until
FROM (
    SELECT pgh_id, at,
           CASE WHEN pgh_label = 'delete' THEN at
                ELSE lead(at) OVER (PARTITION BY pgh_obj_id ORDER BY pgh_id) END AS until
    FROM (
        SELECT pgh_id, pgh_obj_id, pgh_label,
               max(pgh_created_at) OVER (PARTITION BY pgh_obj_id ORDER BY pgh_id) AS at
        FROM public.{history}
    ) risen
) told
WHERE told.pgh_id = event.pgh_id AND (told.at, told.until) IS DISTINCT FROM (event.pgh_created_at, event.pgh_until)
"""
