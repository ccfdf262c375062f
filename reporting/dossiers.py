"""Reads of the first page that are lists of people, not figures of a form."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, QuerySet

from areas.models import Office
from cases.enums import Stage
from cases.models import Dossier
from core.calendar import today
from rehab.models import Episode, Facility
from rehab.queries import facilities_with_occupancy

NEWEST = 8
MOST_ENDING = 12
DAYS_AHEAD = 30


def people_by_stage(user: Any) -> list[tuple[str, str, int]]:
    """Stage, its words and how many dossiers of the user's stand at it; the list of dossiers shows the same."""
    found = Dossier.objects.visible_to(user).order_by().values_list("stage").annotate(Count("pk"))
    counts = dict(found)
    return [(stage.value, stage.label, counts.get(stage.value, 0)) for stage in Stage]


def newest_dossiers(user: Any) -> QuerySet[Dossier]:
    """The dossiers opened last."""
    return Dossier.objects.visible_to(user).order_by("-opened_on", "-pk")[:NEWEST]


def occupancy(office: Office) -> Facility | None:
    """The facility that an office is, with the persons it cares for today."""
    return facilities_with_occupancy(Facility.objects.filter(office=office)).first()


def ending_soon(user: Any, office: Office) -> QuerySet[Episode]:
    """The episodes at a facility whose planned end lies in the next 30 days, or is past, the earliest first."""
    return (
        Episode.objects.visible_to(user)
        .on(today())
        .filter(facility__office=office, planned_end__lte=today() + timedelta(days=DAYS_AHEAD), ends=None)
        .select_related("dossier")
        .order_by("planned_end", "pk")[:MOST_ENDING]
    )
