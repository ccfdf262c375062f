"""The file that somebody hands in at a clinic."""

from datetime import date

from django.db import transaction

from accounts.models import User
from cases.models import Dossier, Step
from cases.services import open_procedure, set_place_of_care, take_step
from core.saving import locked
from rehab.models import Facility

SUBSTITUTION = "methadone"
DECIDED = "decided"
AT_THE_DOOR = "door"


@transaction.atomic
def take_file(*, clinic: Facility, dossier: Dossier, on: date, papers: tuple[str, ...], by: User) -> Step:
    """Take the file of a person who stands at the clinic's door, whether the commune has sent them or not. From then
    on the clinic sees the dossier: so it is let in for the length of this act."""
    dossier = locked(dossier)
    given = {"act": "apply", "on": on, "data": {"facility": clinic}, "papers": papers, "by": by}
    sent = dossier.procedures.open().filter(kind=SUBSTITUTION, state=DECIDED).first()
    door = f"procedure:{sent.pk}:{AT_THE_DOOR}" if sent else AT_THE_DOOR
    set_place_of_care(dossier=dossier, office=clinic.office, reason=door, starts=on)
    if sent:
        step = take_step(procedure=sent, version=sent.version, **given)
    else:
        step = open_procedure(dossier=dossier, kind=SUBSTITUTION, **given)
    set_place_of_care(dossier=dossier, office=None, reason=door, starts=on)
    return step
