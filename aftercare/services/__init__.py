"""What a clerk does after rehabilitation: one function per act."""

from aftercare.services.assignments import (
    adopt_aftercare,
    correct_aftercare,
    end_aftercare,
    enter_aftercare,
    open_aftercare,
    withdraw_aftercare,
)
from aftercare.services.boards import appoint_to_board, correct_board_member, correct_rating, rate_club
from aftercare.services.clubs import (
    break_membership,
    correct_club,
    dissolve_club,
    found_club,
    join_club,
    leave_club,
    rejoin_club,
)
from aftercare.services.courses import change_course, end_enrolment, enrol, open_course
from aftercare.services.following import (
    cancel_planned_test,
    correct_contact,
    plan_test,
    record_contact,
    withdraw_contact,
)
from aftercare.services.handover import leave_queue, return_to_queue
from aftercare.services.helping import assign_helper, change_helper, list_helper, list_name, reassign_helped
from aftercare.services.reintegration import change_goal, correct_plan, correct_review, make_plan, review_plan, set_goal
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
from aftercare.services.support import close_need, correct_need, correct_support, record_need, record_support

__all__ = [
    "adopt_aftercare",
    "appoint_to_board",
    "assign_helper",
    "break_membership",
    "cancel_planned_test",
    "change_course",
    "change_goal",
    "change_helper",
    "change_session",
    "close_need",
    "correct_aftercare",
    "correct_board_member",
    "correct_club",
    "correct_contact",
    "correct_need",
    "correct_plan",
    "correct_rating",
    "correct_reach",
    "correct_review",
    "correct_scheme",
    "correct_support",
    "dissolve_club",
    "dissolve_scheme",
    "end_aftercare",
    "end_enrolment",
    "enrol",
    "enter_aftercare",
    "evaluate_scheme",
    "found_club",
    "found_scheme",
    "hold_session",
    "join_club",
    "join_scheme",
    "leave_club",
    "leave_queue",
    "leave_scheme",
    "list_helper",
    "list_name",
    "make_plan",
    "open_aftercare",
    "open_course",
    "plan_test",
    "rate_club",
    "reassign_helped",
    "record_contact",
    "record_need",
    "record_reach",
    "record_support",
    "register_scheme",
    "rejoin_club",
    "rejoin_scheme",
    "return_to_queue",
    "review_plan",
    "set_goal",
    "withdraw_aftercare",
    "withdraw_contact",
]
