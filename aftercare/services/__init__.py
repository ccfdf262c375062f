"""What a clerk does after rehabilitation: one function per act."""

from aftercare.services.assignments import (
    adopt_aftercare,
    assign_helper,
    correct_aftercare,
    end_aftercare,
    open_aftercare,
    withdraw_aftercare,
)
from aftercare.services.clubs import dissolve_club, found_club, join_club, leave_club, rejoin_club, rename_club
from aftercare.services.handover import leave_queue, return_to_queue
from aftercare.services.sessions import change_session, hold_session
from aftercare.services.support import correct_need, correct_support, record_need, record_support

__all__ = [
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
    "leave_queue",
    "open_aftercare",
    "record_need",
    "record_support",
    "rejoin_club",
    "rename_club",
    "return_to_queue",
    "withdraw_aftercare",
]
