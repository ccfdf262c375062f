"""What `manage.py prepare` refuses before it touches anything."""

import pytest
from django.core.management import CommandError, call_command
from django.db.migrations.recorder import MigrationRecorder

pytestmark = pytest.mark.django_db


def test_a_database_from_before_the_squashed_migrations_is_refused_and_told_the_way():
    noted = MigrationRecorder.Migration.objects
    noted.filter(app="cases", name__in=["0001_squashed_0008_pauses_of_no_day", "0008_pauses_of_no_day"]).delete()
    with pytest.raises(CommandError) as refused:
        call_command("prepare")
    assert "mới ở bước cases.0007_life_events" in str(refused.value)
    assert "9945ebd" in str(refused.value)


def test_a_database_where_all_that_was_squashed_stands_is_only_noted_so():
    squashed = MigrationRecorder.Migration.objects.filter(name="0001_squashed_0008_pauses_of_no_day")
    squashed.delete()
    call_command("prepare", verbosity=0)
    assert squashed.exists()
