"""Rows and their change history, gathered in memory and copied into the database.

The register is built by the acts by which it would have grown: ``insert`` and ``update``, each with its record.
A table then holds what it holds today, and its history every state it went through.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from django.db import connection, models

from registers.seed.recording import Record

Value = str | int | bool | date | list[str] | None
BATCH = 5000
NULL = "\\N"
TAB = "\t"
EVENT_COLUMNS = ("pgh_created_at", "pgh_until", "pgh_label", "pgh_context_id", "pgh_obj_id")
CONTROL = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", TAB: "\\t"})


def as_copied(value: Value) -> str:
    """A value in PostgreSQL's text format of COPY."""
    if value is None:
        return NULL
    if value is True:
        return "t"
    if value is False:
        return "f"
    text = f"{{{','.join(value)}}}" if isinstance(value, list) else str(value)
    return text if text.isprintable() and "\\" not in text else text.translate(CONTROL)


def copy_lines(table: str, columns: Iterable[str], lines: Iterator[str]) -> None:
    """COPY finished lines into a table."""
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        while batch := list(islice(lines, BATCH)):
            copy.write("\n".join(batch) + "\n")


class Table:
    """One model's rows; a column that an act does not name has its model's default."""

    def __init__(self, model: type[models.Model], first_key: int | None = None):
        fields = [field for field in model._meta.concrete_fields if not field.primary_key]
        self.name = model._meta.db_table
        self.triggers = [trigger.get_pgid(model) for trigger in getattr(model._meta, "triggers", [])]
        self._columns = ("id", *(field.column for field in fields))
        self._places = {column: place for place, column in enumerate(self._columns)}
        self._version = self._places.get("version")
        self._template = ["", *(as_copied(field.get_default()) for field in fields)]
        self._history = model.pgh_event_model._meta.db_table if hasattr(model, "pgh_event_model") else None
        self._first = first_key or self._next_key()
        self._rows: list[list[str]] = []
        self._latest: list[str] = []
        self._events: list[tuple[str, str, str, str]] = []

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def event_count(self) -> int:
        return len(self._events)

    def insert(self, record: Record, **values: Value) -> int:
        """A new row; returns its key."""
        key = self._first + len(self._rows)
        row = self._template.copy()
        row[0] = str(key)
        self._rows.append(row)
        self._latest.append("")
        self._write(key, "insert", record, values)
        return key

    def update(self, key: int, record: Record, **values: Value) -> None:
        """The row as a clerk changed it; the save gives it the next version."""
        row = self._rows[key - self._first]
        if self._version is not None:
            row[self._version] = str(int(row[self._version]) + 1)
        self._write(key, "update", record, values)

    def note(self, key: int, record: Record, **values: Value) -> None:
        """The row as the system changed it, which leaves its version alone."""
        self._write(key, "update", record, values)

    def value(self, key: int, column: str) -> str:
        """What the row holds now, as it will be copied."""
        return self._rows[key - self._first][self._places[column]]

    def copy_rows(self) -> None:
        copy_lines(self.name, self._columns, (TAB.join(row) for row in self._rows))

    def go_on(self) -> None:
        """The next row gets the next key, and the database knows how many rows there are now."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{self.name}', 'id'), coalesce(max(id), 1), max(id) IS NOT NULL)"
                f" FROM {self.name}"
            )
            cursor.execute(f"ANALYZE {self.name}")

    def copy_history(self) -> None:
        """In the order of the recorded times, so that of two events of a row the later has the larger key."""
        if self._history:
            self._events.sort(key=lambda event: event[0])
            copy_lines(self._history, (*self._columns, *EVENT_COLUMNS), self._event_lines())

    def _event_lines(self) -> Iterator[str]:
        """Each event with the time at which the next one of its row followed."""
        following: dict[str, str] = {}
        lines = []
        for at, label, by, line in reversed(self._events):
            key = line.partition(TAB)[0]
            lines.append(TAB.join((line, at, following.get(key, NULL), label, by, key)))
            following[key] = at
        return reversed(lines)

    def _write(self, key: int, label: str, record: Record, values: dict[str, Value]) -> None:
        """An act is never recorded before the one that it changes."""
        place = key - self._first
        row = self._rows[place]
        for column, value in values.items():
            row[self._places[column]] = as_copied(value)
        if self._history:
            at = self._latest[place] = max(record[0], self._latest[place])
            self._events.append((at, label, record[1], TAB.join(row)))

    def _next_key(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {self.name}")
            return cursor.fetchone()[0]
