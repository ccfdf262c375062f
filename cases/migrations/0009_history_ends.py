from django.db import migrations

from core.migration import AddHistoryEnds


class Migration(migrations.Migration):
    """Each event of a history knows when the next one followed."""

    dependencies = [("cases", "0001_squashed_0008_pauses_of_no_day")]
    operations = [
        AddHistoryEnds(
            [
                "DossierEvent",
                "ResponsibilityEvent",
                "PlaceOfCareEvent",
                "IdentityPaperEvent",
                "RuleEvent",
                "SpecialDayEvent",
                "ProcedureEvent",
                "StepEvent",
                "ClockEvent",
                "PauseEvent",
                "DrugTestEvent",
                "ProposalAnswerEvent",
                "LifeEventEvent",
                "BackgroundEvent",
                "RelativeEvent",
                "HealthProfileEvent",
                "DrugUseEvent",
                "PastRehabEvent",
                "DeterminationEvent",
                "ListRemovalEvent",
                "UserManagementEvent",
            ]
        )
    ]
