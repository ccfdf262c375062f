"""What aftercare keeps in the database from the start."""

from aftercare.models import ClubRule
from areas.enums import BEGINNING
from core.prepare import PrepareStep, prepare_steps


def ensure_first_club_rule() -> None:
    """The rule of a regular club that holds until an office sets another: no official text was found."""
    ClubRule.objects.get_or_create(
        valid_from=BEGINNING, defaults={"month_share": 80, "sessions_a_month": 1, "attendance_share": 70}
    )


prepare_steps.register(PrepareStep("club_rule", 50, ensure_first_club_rule))
