"""What a clerk does after rehabilitation: one function per act."""

from aftercare.services.assignments import (
    adopt_aftercare,
    assign_helper,
    correct_aftercare,
    end_aftercare,
    open_aftercare,
    withdraw_aftercare,
)
from aftercare.services.boards import appoint_to_board, correct_board_member, correct_rating, rate_club
from aftercare.services.clubs import correct_club, dissolve_club, found_club, join_club, leave_club, rejoin_club
from aftercare.services.handover import leave_queue, return_to_queue
from aftercare.services.schemes import (
    correct_reach,
    correct_scheme,
    dissolve_scheme,
    evaluate_scheme,
    found_scheme,
    join_scheme,
    leave_scheme,
    record_reach,
    register_scheme,
    rejoin_scheme,
)
from aftercare.services.sessions import change_session, hold_session
from aftercare.services.support import correct_need, correct_support, record_need, record_support

__all__ = [
    "adopt_aftercare",
    "appoint_to_board",
    "assign_helper",
    "change_session",
    "correct_aftercare",
    "correct_board_member",
    "correct_club",
    "correct_need",
    "correct_rating",
    "correct_reach",
    "correct_scheme",
    "correct_support",
    "dissolve_club",
    "dissolve_scheme",
    "end_aftercare",
    "evaluate_scheme",
    "found_club",
    "found_scheme",
    "hold_session",
    "join_club",
    "join_scheme",
    "leave_club",
    "leave_queue",
    "leave_scheme",
    "open_aftercare",
    "rate_club",
    "record_need",
    "record_reach",
    "record_support",
    "register_scheme",
    "rejoin_club",
    "rejoin_scheme",
    "return_to_queue",
    "withdraw_aftercare",
]
