from cases.models.bulk import BulkRow, BulkRun
from cases.models.cards import IndexCard
from cases.models.dossier import Dossier, IdentityPaper, PlaceOfCare, Responsibility
from cases.models.evidence import Document, DrugTest, ProposalAnswer, TestOccasion
from cases.models.exports import ListExport, ListExportEnd
from cases.models.law import BEFORE_ALL, DeadlineUnit, Rule, RuleMark, SpecialDay
from cases.models.life import ENDING_KINDS, LifeEvent, LifeEventKind
from cases.models.lists import ColumnChoice, SavedList
from cases.models.matching import FormerNumber, MatchKey, MatchRun, PairState, SuspectedPair
from cases.models.officers import CaseOfficer
from cases.models.photo import Photo
from cases.models.procedures import Clock, Pause, Procedure, Scan, Step
from cases.models.profile import Background, DrugUse, HealthProfile, PastRehab, Relative
from cases.models.register import Determination, ListRemoval, UserManagement
from cases.models.residence import PastAddress
from cases.models.transfers import Transfer

__all__ = [
    "BEFORE_ALL",
    "ENDING_KINDS",
    "Background",
    "BulkRow",
    "BulkRun",
    "CaseOfficer",
    "Clock",
    "ColumnChoice",
    "DeadlineUnit",
    "Determination",
    "Document",
    "Dossier",
    "DrugTest",
    "DrugUse",
    "FormerNumber",
    "HealthProfile",
    "IdentityPaper",
    "IndexCard",
    "LifeEvent",
    "LifeEventKind",
    "ListExport",
    "ListExportEnd",
    "ListRemoval",
    "MatchKey",
    "MatchRun",
    "PairState",
    "PastAddress",
    "PastRehab",
    "Pause",
    "Photo",
    "PlaceOfCare",
    "Procedure",
    "ProposalAnswer",
    "Relative",
    "Responsibility",
    "Rule",
    "RuleMark",
    "SavedList",
    "Scan",
    "SpecialDay",
    "Step",
    "SuspectedPair",
    "TestOccasion",
    "Transfer",
    "UserManagement",
]
