from django.db import migrations

from core.migration import AddHistoryEnds


class Migration(migrations.Migration):
    """Each event of a history knows when the next one followed."""

    dependencies = [("programme", "0001_initial")]
    operations = [
        AddHistoryEnds(
            [
                "BudgetEvent",
                "CommunicationEventEvent",
                "EventCommuneEvent",
                "InspectionEvent",
                "FindingEvent",
                "PartnerEvent",
                "OfferEvent",
                "ProviderEvent",
                "ProviderStepEvent",
                "ListPostingEvent",
                "StaffMemberEvent",
                "StaffReturnEvent",
                "SurveyEvent",
                "QuestionEvent",
                "ReplyEvent",
                "CourseEvent",
                "ParticipationEvent",
            ]
        )
    ]
