"""What an office does in the programme: one function per act."""

from programme.services.budget import correct_budget, return_budget
from programme.services.communication import change_event, record_event
from programme.services.inspections import add_finding, change_inspection, record_inspection, settle_finding
from programme.services.partners import add_partner, change_offer, change_partner, offer_places
from programme.services.providers import (
    change_provider,
    post_list,
    register_provider,
    remove_list,
    take_provider_step,
    undo_provider_step,
)
from programme.services.staff import add_staff, change_staff, correct_staff_return, end_staff, return_staff
from programme.services.surveys import answer_survey, change_reply, change_survey, draft_survey, send_survey
from programme.services.training import change_course, record_course

__all__ = [
    "add_finding",
    "add_partner",
    "add_staff",
    "answer_survey",
    "change_course",
    "change_event",
    "change_inspection",
    "change_offer",
    "change_partner",
    "change_provider",
    "change_reply",
    "change_staff",
    "change_survey",
    "correct_budget",
    "correct_staff_return",
    "draft_survey",
    "end_staff",
    "offer_places",
    "post_list",
    "record_course",
    "record_event",
    "record_inspection",
    "register_provider",
    "remove_list",
    "return_budget",
    "return_staff",
    "send_survey",
    "settle_finding",
    "take_provider_step",
    "undo_provider_step",
]
