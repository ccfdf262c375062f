from django.db import migrations

from core.migration import AddHistoryEnds


class Migration(migrations.Migration):
    """Each event of a history knows when the next one followed."""

    dependencies = [("rehab", "0001_squashed_0004_dose_given_has_mg")]
    operations = [
        AddHistoryEnds(
            [
                "FacilityEvent",
                "EpisodeEvent",
                "ClinicRuleEvent",
                "MissedDoseBandEvent",
                "DoseOrderEvent",
                "MorningEvent",
                "DoseEvent",
                "UrineTestEvent",
            ]
        )
    ]
