from django.db import migrations

from core.migration import AddHistoryEnds

FIRST_RULE = """
SELECT set_config('pgtrigger.ignore', (
    SELECT '{' || tgname || '}' FROM pg_trigger
    WHERE tgrelid = 'aftercare_clubruleevent'::regclass AND tgname LIKE 'pgtrigger_append_only%'
), true);
UPDATE aftercare_clubruleevent SET pgh_created_at = '1900-01-01 00:00+00'
WHERE pgh_label = 'insert' AND pgh_context_id IS NULL;
SELECT set_config('pgtrigger.ignore', '{}', true);
"""


class Migration(migrations.Migration):
    """Each event of a history knows when the next one followed; the rule that ``prepare`` loads was always known."""

    dependencies = [("aftercare", "0001_squashed_0007_left_because")]
    operations = [
        AddHistoryEnds(
            [
                "AftercareEvent",
                "HelperAssignmentEvent",
                "ClubEvent",
                "ClubMembershipEvent",
                "ClubSessionEvent",
                "AttendanceEvent",
                "ClubRuleEvent",
                "BoardMemberEvent",
                "ClubRatingEvent",
                "NeedEvent",
                "SupportEvent",
                "VocationalCourseEvent",
                "EnrolmentEvent",
                "ContactEvent",
                "PlannedTestEvent",
                "HandoverExitEvent",
                "HelperEvent",
                "ReintegrationPlanEvent",
                "ReintegrationGoalEvent",
                "ReintegrationReviewEvent",
                "SchemeEvent",
                "ParticipantEvent",
                "ReachEvent",
                "SchemeYearEvent",
            ]
        ),
        migrations.RunSQL(FIRST_RULE, migrations.RunSQL.noop),
    ]
