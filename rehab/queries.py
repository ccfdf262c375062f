"""Reads of rehabilitation that span rows."""

from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cases.models import Dossier, PlaceOfCare
from core import calendar
from rehab.enums import Modality
from rehab.models import Episode, Facility


def overlapping_alike(episode: Episode) -> Episode | None:
    """The first other episode that may not lie beside this one: methadone beside methadone, or any two of the rest."""
    alike = Q(modality=Modality.METHADONE)
    return (
        Episode.objects.overlapping(episode.starts, episode.ends)
        .filter(alike if episode.modality == Modality.METHADONE else ~alike, dossier=episode.dossier_id)
        .exclude(pk=episode.pk)
        .select_related("facility__office")
        .order_by("starts")
        .first()
    )


def overlapping_unlike(episode: Episode) -> Episode | None:
    """The first episode beside which this one lies lawfully: methadone beside one of the rest."""
    methadone = Q(modality=Modality.METHADONE)
    return (
        Episode.objects.overlapping(episode.starts, episode.ends)
        .filter(~methadone if episode.modality == Modality.METHADONE else methadone, dossier=episode.dossier_id)
        .select_related("facility__office")
        .order_by("starts")
        .first()
    )


def facilities_with_occupancy(facilities: QuerySet[Facility]) -> QuerySet[Facility]:
    """Each facility with ``occupancy``: the persons it cares for today."""
    cared_for = (
        PlaceOfCare.objects.on(calendar.today())
        .filter(office=OuterRef("office"))
        .order_by()
        .values("office")
        .annotate(persons=Count("dossier", distinct=True))
        .values("persons")
    )
    return facilities.annotate(occupancy=Coalesce(Subquery(cared_for), 0)).select_related("office__area__parent")


def persons_in_care(user: Any, facility: Facility) -> QuerySet[Dossier]:
    """The persons the facility cares for today, each with ``episodes_here``; as many as its occupancy."""
    today = calendar.today()
    cared_for = PlaceOfCare.objects.on(today).filter(office=facility.office_id)
    here = Episode.objects.on(today).filter(facility=facility)
    return (
        Dossier.objects.visible_to(user)
        .filter(pk__in=cared_for.values("dossier"))
        .prefetch_related(Prefetch("episodes", queryset=here, to_attr="episodes_here"))
    )
