from programme.models.budget import Budget
from programme.models.communication import CommunicationEvent, EventCommune
from programme.models.inspections import Finding, Inspection
from programme.models.partners import Offer, Partner
from programme.models.providers import ListPosting, Provider, ProviderStep
from programme.models.staff import StaffMember, StaffReturn
from programme.models.surveys import Question, Reply, Survey
from programme.models.training import Course, Participation

__all__ = [
    "Budget",
    "CommunicationEvent",
    "Course",
    "EventCommune",
    "Finding",
    "Inspection",
    "ListPosting",
    "Offer",
    "Participation",
    "Partner",
    "Provider",
    "ProviderStep",
    "Question",
    "Reply",
    "StaffMember",
    "StaffReturn",
    "Survey",
]
