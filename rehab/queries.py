"""Reads of rehabilitation that span rows."""

from datetime import date
from typing import Any

from django.db.models import Case, Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from accounts.enums import Permission
from accounts.scope import scope_of
from areas.enums import Level
from areas.models import Area, AreaLink
from areas.queries import map_on
from cases.models import Dossier, PlaceOfCare
from cases.models.dossier import CLOSED
from core import calendar
from rehab.enums import FACILITY_KINDS, RESIDENTIAL, FacilityKind, Modality
from rehab.models import Dose, Episode, Facility


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


EXPECTED = Q(reason__startswith="procedure:") & ~Q(reason__endswith=":custody")
"""A place of care for the sake of a procedure: the person is to come, or has gone and papers are still owed."""
LEFT = Q(reason__startswith=f"{CLOSED}:")
"""A facility that still sees the dossier of somebody who has left it."""


def cared_for_on(day: date) -> QuerySet[PlaceOfCare]:
    """Who is with a facility on a day; not whom it only expects, or must still tell the commune about, nor who left."""
    return PlaceOfCare.objects.on(day).exclude(EXPECTED).exclude(LEFT)


def facilities_with_occupancy(facilities: QuerySet[Facility]) -> QuerySet[Facility]:
    """Each facility with ``occupancy``: the persons it cares for today; ``over`` and ``free``, when its capacity is
    known: how many are too many, or could still come."""
    cared_for = (
        cared_for_on(calendar.today())
        .filter(office=OuterRef("office"))
        .order_by()
        .values("office")
        .annotate(persons=Count("dossier", distinct=True))
        .values("persons")
    )
    return facilities.annotate(
        occupancy=Coalesce(Subquery(cared_for), 0),
        over=F("occupancy") - F("capacity"),
        free=F("capacity") - F("occupancy"),
    ).select_related("office__area__parent")


def recorded_this_morning(user: Any, facility: Facility) -> int | None:
    """Of how many patients a clinic has recorded today's dose; None where the user keeps no morning there."""
    if facility.kind != FacilityKind.METHADONE or not user.may(Permission.RECORD_DOSES):
        return None
    return Dose.objects.filter(episode__facility=facility, on=calendar.today()).count()


def persons_in_care(user: Any, facility: Facility) -> QuerySet[Dossier]:
    """The persons the facility cares for today, each with ``episodes_here``; as many as its occupancy."""
    today = calendar.today()
    cared_for = cared_for_on(today).filter(office=facility.office_id)
    here = Episode.objects.on(today).filter(facility=facility)
    return (
        Dossier.objects.visible_to(user)
        .filter(pk__in=cared_for.values("dossier"))
        .prefetch_related(Prefetch("episodes", queryset=here, to_attr="episodes_here"))
    )


def persons_expected(user: Any, facility: Facility) -> QuerySet[Dossier]:
    """The persons of whom the facility has a procedure in hand and does not care for today."""
    today = calendar.today()
    expected = PlaceOfCare.objects.on(today).filter(EXPECTED, office=facility.office_id)
    cared_for = cared_for_on(today).filter(office=facility.office_id)
    return (
        Dossier.objects.visible_to(user)
        .filter(pk__in=expected.values("dossier"))
        .exclude(pk__in=cared_for.values("dossier"))
    )


def leaving(day: date) -> QuerySet[Episode]:
    """The residential episodes that are not ended and whose term ends by ``day``, each with ``leaves``: the end of the
    term as the procedure counts it, else as it was planned. While somebody is at large nobody knows an end."""
    rows = Episode.objects.filter(modality__in=RESIDENTIAL, ends__isnull=True)
    leaves = Case(When(procedure__isnull=True, then=F("planned_end")), default=F("procedure__term_ends"))
    return rows.annotate(leaves=leaves).filter(leaves__lte=day)


def leaving_by(user: Any, day: date) -> QuerySet[Episode]:
    """Those visible to the user, the first to leave first."""
    return (
        leaving(day)
        .filter(pk__in=Episode.objects.visible_to(user))
        .select_related("dossier", "facility__office")
        .order_by("leaves", "dossier__sort_key", "pk")
    )


def episodes_of(dossier: Dossier) -> list[Episode]:
    """The person's episodes, the latest first, each with ``ordinal``: its place among those of all modalities but
    methadone, or among those of methadone."""
    episodes = list(
        Episode.objects.filter(dossier=dossier).select_related("facility__office", "procedure").order_by("starts", "pk")
    )
    counts = {True: 0, False: 0}
    for episode in episodes:
        is_methadone = episode.modality == Modality.METHADONE
        counts[is_methadone] += 1
        episode.ordinal = counts[is_methadone]
    return episodes[::-1]


def facilities_to_choose(dossier: Dossier) -> QuerySet[Facility]:
    """Where an episode may have been, all over the country: the facilities of the dossier's own province first."""
    kinds = {kind for kinds in FACILITY_KINDS.values() for kind in kinds}
    commune = dossier.responsibilities.filter(ends=None).values("commune")
    today_map = map_on(calendar.today())
    province = AreaLink.objects.filter(
        descendant__in=today_map.filter(area__in=commune).values("unit"), ancestor__level=Level.PROVINCE
    ).values("ancestor")
    near = today_map.filter(unit__in=AreaLink.objects.filter(ancestor__in=province).values("descendant"))
    nearness = Case(When(office__area__in=near.values("area"), then=Value(0)), default=Value(1))
    return (
        Facility.objects.filter(kind__in=kinds)
        .select_related("office__area__parent")
        .order_by(nearness, "office__name", "pk")
    )


def communes_to_choose(user: Any, permission: Permission, day: date) -> QuerySet[Area]:
    """The communes of the tree of ``day`` that lie today in the scope of a permission."""
    scope = scope_of(user, permission)
    if not scope.units:
        return Area.objects.none()
    communes = Area.objects.valid_on(day).filter(level=Level.COMMUNE, pk__in=scope.communes())
    return communes.select_related("parent").order_by(F("parent__code"), "code")
