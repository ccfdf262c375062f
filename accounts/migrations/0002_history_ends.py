from django.db import migrations

from core.migration import AddHistoryEnds


class Migration(migrations.Migration):
    """Each event of a history knows when the next one followed."""

    dependencies = [("accounts", "0001_initial")]
    operations = [
        AddHistoryEnds(
            [
                "PostEvent",
            ]
        )
    ]
