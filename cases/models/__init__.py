from cases.models.dossier import Dossier, IdentityPaper, PlaceOfCare, Responsibility
from cases.models.photo import Photo
from cases.models.profile import Background, DrugUse, HealthProfile, PastRehab, Relative
from cases.models.register import Determination, ListRemoval, UserManagement

__all__ = [
    "Background",
    "Determination",
    "Dossier",
    "DrugUse",
    "HealthProfile",
    "IdentityPaper",
    "ListRemoval",
    "PastRehab",
    "Photo",
    "PlaceOfCare",
    "Relative",
    "Responsibility",
    "UserManagement",
]
