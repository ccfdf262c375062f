"""The facility that cares for a person: told by the services of rehab and aftercare."""

from datetime import date

from django.db import transaction

from areas.models import Office
from cases.models import Dossier, PlaceOfCare
from core.saving import checked_save


@transaction.atomic
def set_place_of_care(
    *, dossier: Dossier, office: Office | None, reason: str, starts: date, ends: date | None = None
) -> None:
    """From ``starts`` until ``ends`` the facility cares for, and sees, the person, for ``reason`` ("episode:7").
    Told again with the same reason, the place is corrected; without an office it is taken back."""
    place = PlaceOfCare.objects.select_for_update().filter(dossier=dossier, reason=reason).first()
    if office is None:
        if place:
            place.delete()
        return
    place = place or PlaceOfCare(dossier=dossier, reason=reason)
    place.office, place.starts, place.ends = office, starts, ends
    checked_save(place)
