"""The file that somebody hands in at the gate of a clinic or of a facility."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import User
from cases.models import Dossier, Step
from cases.services import open_procedure, set_place_of_care, take_step
from core.saving import locked
from rehab.enums import FacilityKind
from rehab.models import Facility

SUBSTITUTION, VOLUNTARY = "methadone", "voluntary_facility"
DECIDED = "decided"
AT_THE_DOOR = "door"


@transaction.atomic
def take_file(
    *,
    facility: Facility,
    dossier: Dossier,
    on: date,
    papers: tuple[str, ...],
    by: User,
    data: dict[str, Any] | None = None,
) -> Step:
    """Take the file of a person who stands at the door: for substitution at a clinic, whether the commune has sent
    them or not (NĐ90/2016), or for voluntary rehabilitation in a facility (NĐ116/2021 art. 35). From then on the
    facility sees the dossier: so it is let in for the length of this act."""
    dossier, kind = locked(dossier), file_kind(facility)
    given = {"act": "apply", "on": on, "data": {**(data or {}), "facility": facility}, "papers": papers, "by": by}
    sent = dossier.procedures.open().filter(kind=SUBSTITUTION, state=DECIDED).first() if kind == SUBSTITUTION else None
    door = f"procedure:{sent.pk}:{AT_THE_DOOR}" if sent else AT_THE_DOOR
    set_place_of_care(dossier=dossier, office=facility.office, reason=door, starts=on)
    if sent:
        step = take_step(procedure=sent, version=sent.version, **given)
    else:
        step = open_procedure(dossier=dossier, kind=kind, **given)
    set_place_of_care(dossier=dossier, office=None, reason=door, starts=on)
    return step


def file_kind(facility: Facility) -> str:
    """The procedure whose file the facility takes from somebody at its door."""
    return SUBSTITUTION if facility.kind == FacilityKind.METHADONE else VOLUNTARY
