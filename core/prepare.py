"""Bringing any empty or older database up to date: migrations, the role, then each app's own data."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from core.errors import DomainError
from core.known import EVER, recorded_at
from core.migration import rendered_alone
from core.registry import Registry

LOCK_KEY = 7_305_2021
TOO_OLD = (
    "Cơ sở dữ liệu mới ở bước {applied}, cũ hơn các bước đã được gộp vào {squashed}: hãy nâng lên phiên bản "
    "22/11/2026 (9945ebd) và chạy prepare của phiên bản đó trước, rồi mới lên phiên bản này."
)


@dataclass(frozen=True)
class PrepareStep:
    """What an app keeps in the database from the start; ``run`` may be called as often as one likes."""

    slug: str
    order: int
    run: Callable[[], None]


prepare_steps: Registry[PrepareStep] = Registry()


def prepare(*, verbosity: int = 0) -> None:
    """Idempotent, and safe when several processes call it at once (one works, the others wait)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK_KEY])
        try:
            refuse_older_than_squashed()
            is_new = not MigrationLoader(connection).applied_migrations
            with rendered_alone() if is_new else nullcontext():
                call_command("migrate", interactive=False, verbosity=verbosity)
            ensure_role()
            # What a database holds from its first day on was never unknown.
            with recorded_at(EVER) if is_new else nullcontext():
                for step in prepare_steps:
                    step.run()
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK_KEY])


def refuse_older_than_squashed() -> None:
    """A database that has only some of the migrations that one replaced (docs/adr/0013)."""
    loader = MigrationLoader(connection)
    for squashed, migration in loader.replacements.items():
        applied = [name for name in migration.replaces if name in loader.applied_migrations]
        if squashed not in loader.applied_migrations and 0 < len(applied) < len(migration.replaces):
            raise DomainError(TOO_OLD.format(applied=".".join(applied[-1]), squashed=".".join(squashed)))


def ensure_role() -> None:
    """The role that a request puts on: it may read and write rows, and owns nothing.

    Roles belong to the whole server, so another database may make it at the same moment.
    """
    role = connection.ops.quote_name(settings.DATABASE_ROLE)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            DO $$ BEGIN
                CREATE ROLE {role} NOLOGIN;
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
            END $$;
            DO $$ BEGIN
                IF NOT pg_has_role(current_user, '{settings.DATABASE_ROLE}', 'MEMBER') THEN
                    GRANT {role} TO CURRENT_USER;
                END IF;
            END $$;
            GRANT USAGE ON SCHEMA public TO {role};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};
            GRANT USAGE ON SCHEMA known TO {role};
            GRANT SELECT ON ALL TABLES IN SCHEMA known TO {role};
            """
        )
