"""Counting the statements of a page."""

from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext


def analyzed(*rows: type[Model]) -> None:
    """Let the database know how many rows a test has just written at once: a plan made for empty tables may take
    minutes for some hundreds."""
    with connection.cursor() as cursor:
        for model in rows:
            cursor.execute(f'ANALYZE "{model._meta.db_table}"')


def statements(client: Client, address: str) -> int:
    """How many statements a page takes; it must be there."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
