from aftercare.models.assignments import Aftercare, HelperAssignment
from aftercare.models.boards import BoardMember, ClubRating
from aftercare.models.clubs import Attendance, Club, ClubMembership, ClubRule, ClubSession
from aftercare.models.handover import HandoverExit, NotManaged
from aftercare.models.schemes import Participant, Reach, Scheme, SchemeYear
from aftercare.models.support import Need, Support

__all__ = [
    "Aftercare",
    "Attendance",
    "BoardMember",
    "Club",
    "ClubMembership",
    "ClubRating",
    "ClubRule",
    "ClubSession",
    "HandoverExit",
    "HelperAssignment",
    "Need",
    "NotManaged",
    "Participant",
    "Reach",
    "Scheme",
    "SchemeYear",
    "Support",
]
