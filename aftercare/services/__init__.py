"""What a clerk does after rehabilitation: one function per act."""

from aftercare.services.assignments import (
    PROCEDURE,
    adopt_aftercare,
    assign_helper,
    correct_aftercare,
    end_aftercare,
    open_aftercare,
    withdraw_aftercare,
)
from aftercare.services.clubs import dissolve_club, found_club, join_club, leave_club, rejoin_club, rename_club
from aftercare.services.sessions import change_session, hold_session
from aftercare.services.support import correct_need, correct_support, record_need, record_support

__all__ = [
    "PROCEDURE",
    "adopt_aftercare",
    "assign_helper",
    "change_session",
    "correct_aftercare",
    "correct_need",
    "correct_support",
    "dissolve_club",
    "end_aftercare",
    "found_club",
    "hold_session",
    "join_club",
    "leave_club",
    "open_aftercare",
    "record_need",
    "record_support",
    "rejoin_club",
    "rename_club",
    "withdraw_aftercare",
]
