"""The ground itself: configuration from the environment, the test databases, the fixed day."""

from datetime import date

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from areas.models import Area
from config import env
from config.celery import app
from core import calendar


def test_redis_address_gives_broker_and_cache_apart(monkeypatch):
    monkeypatch.setenv("REDIS_URL", "redis://:word@host:6379/3")
    assert env.redis_addresses("REDIS_URL") == ("redis://:word@host:6379/3", "redis://:word@host:6379/4")
    monkeypatch.setenv("REDIS_URL", "unix:///run/some/redis.sock?db=2")
    assert env.redis_addresses("REDIS_URL") == (
        "redis+socket:///run/some/redis.sock?virtual_host=2",
        "unix:///run/some/redis.sock?db=3",
    )
    monkeypatch.setenv("REDIS_URL", "http://host")
    with pytest.raises(ImproperlyConfigured, match="REDIS_URL"):
        env.redis_addresses("REDIS_URL")


def test_database_address_with_socket_and_server_settings(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://ai@/kho?host=/run/pg&options=-c%20jit%3Don")
    found = env.database("DATABASE_URL", server_settings={"app.system_date": "2024-06-20"})
    assert (found["HOST"], found["NAME"], found["USER"]) == ("/run/pg", "kho", "ai")
    assert found["OPTIONS"] == {"options": "-c jit=on -c app.system_date=2024-06-20"}


@pytest.mark.parametrize("value", ["20/06/2024", "2024-13-01"])
def test_a_wrong_day_is_refused_by_name(monkeypatch, value):
    monkeypatch.setenv("SYSTEM_DATE", value)
    with pytest.raises(ImproperlyConfigured, match="SYSTEM_DATE"):
        env.day("SYSTEM_DATE")


def test_the_cache_is_redis():
    cache.set("ground", {"a": 1})
    assert cache.get("ground") == {"a": 1}


def _clock() -> date:
    with connection.cursor() as cursor:
        cursor.execute("SELECT (app_clock() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date")
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_database_and_application_stand_on_the_same_day(on_day):
    assert calendar.today() == _clock() == date(2024, 6, 20)
    on_day(date(2025, 7, 1))
    assert calendar.today() == _clock() == date(2025, 7, 1)
    on_day(None)
    assert not calendar.is_fixed()
    assert calendar.today() == _clock()


@pytest.mark.django_db
def test_triggers_find_what_they_ask_for_whoever_writes():
    """Without it each row written costs as much as all before it, also where nobody came through ``acting_as``."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('pgtrigger.ignore')")
        assert cursor.fetchone() == ("{}",)


@pytest.mark.django_db
def test_every_foreign_key_has_an_index():
    """Else each row deleted where it points to reads the whole table: an import of 134,000 rows is taken back."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT held.conrelid::regclass, held.conname FROM pg_constraint AS held
             WHERE held.contype = 'f' AND NOT EXISTS (
                   SELECT 1 FROM pg_index AS index
                    WHERE index.indrelid = held.conrelid AND index.indkey[0] = held.conkey[1] AND index.indpred IS NULL)
            """
        )
        assert cursor.fetchall() == []


@pytest.mark.django_db(transaction=True)
def test_a_committed_deletion_is_gone_after_the_test():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE left_over (id int)")
        cursor.execute("SELECT to_regclass('left_over')::text")
        assert cursor.fetchone() == ("left_over",)


@pytest.mark.django_db(transaction=True)
def test_every_test_finds_the_prepared_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('left_over')")
        assert cursor.fetchone() == (None,)
    assert Area.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_worker_takes_messages_of_its_own_test(worker):
    answer = app.control.ping(timeout=30, limit=1)
    assert len(answer) == 1
    assert settings.REDIS_PREFIX in app.conf.broker_transport_options["global_keyprefix"]
