from django.db import migrations

OF_0001 = """
CREATE OR REPLACE FUNCTION app_clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
    SELECT CASE
        WHEN coalesce(current_setting('app.system_date', true), '') = '' THEN clock_timestamp()
        ELSE (current_setting('app.system_date')::date
              + (clock_timestamp() AT TIME ZONE 'Asia/Ho_Chi_Minh')::time) AT TIME ZONE 'Asia/Ho_Chi_Minh'
    END
$$
"""


class Migration(migrations.Migration):
    """The clock of recorded times yields to a time that was told (``core.history.recorded_at``)."""

    dependencies = [("core", "0002_initial")]
    operations = [
        migrations.RunSQL(
            """
            CREATE OR REPLACE FUNCTION app_clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
                SELECT CASE
                    WHEN coalesce(current_setting('app.recorded_at', true), '') <> ''
                        THEN current_setting('app.recorded_at')::timestamptz
                    WHEN coalesce(current_setting('app.system_date', true), '') = '' THEN clock_timestamp()
                    ELSE (current_setting('app.system_date')::date
                          + (clock_timestamp() AT TIME ZONE 'Asia/Ho_Chi_Minh')::time) AT TIME ZONE 'Asia/Ho_Chi_Minh'
                END
            $$
            """,
            OF_0001,
        )
    ]
