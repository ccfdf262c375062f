from django.db import migrations


class Migration(migrations.Migration):
    """The database's own clock of recorded times: the fixed day of a training site with the real
    time of day, or the moment of the write (not of the transaction's start)."""

    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(
            """
            CREATE FUNCTION app_clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
                SELECT CASE
                    WHEN coalesce(current_setting('app.system_date', true), '') = '' THEN clock_timestamp()
                    ELSE (current_setting('app.system_date')::date
                          + (clock_timestamp() AT TIME ZONE 'Asia/Ho_Chi_Minh')::time) AT TIME ZONE 'Asia/Ho_Chi_Minh'
                END
            $$
            """,
            "DROP FUNCTION app_clock()",
        )
    ]
