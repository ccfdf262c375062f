from aftercare.models.assignments import Aftercare, HelperAssignment
from aftercare.models.boards import BoardMember, ClubRating
from aftercare.models.clubs import Attendance, Club, ClubMembership, ClubRule, ClubSession
from aftercare.models.courses import CourseResult, Enrolment, VocationalCourse
from aftercare.models.following import Contact, ContactKind, PlannedTest
from aftercare.models.handover import HandoverExit, NotManaged
from aftercare.models.helping import Helper, HelperKind
from aftercare.models.reintegration import GoalResult, ReintegrationGoal, ReintegrationPlan, ReintegrationReview
from aftercare.models.schemes import Participant, Reach, Scheme, SchemeYear
from aftercare.models.support import Giver, Need, NeedClosing, Support

__all__ = [
    "Aftercare",
    "Attendance",
    "BoardMember",
    "Club",
    "ClubMembership",
    "ClubRating",
    "ClubRule",
    "ClubSession",
    "Contact",
    "ContactKind",
    "CourseResult",
    "Enrolment",
    "Giver",
    "GoalResult",
    "HandoverExit",
    "Helper",
    "HelperAssignment",
    "HelperKind",
    "Need",
    "NeedClosing",
    "NotManaged",
    "Participant",
    "PlannedTest",
    "Reach",
    "ReintegrationGoal",
    "ReintegrationPlan",
    "ReintegrationReview",
    "Scheme",
    "SchemeYear",
    "Support",
    "VocationalCourse",
]
