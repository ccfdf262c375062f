"""Who helps whom: the helpers of a commune with their load, the names not listed yet, who is managed without help."""

from datetime import date
from typing import Any

from django.db.models import Case, Count, DateField, Exists, F, Max, Min, OuterRef, Q, QuerySet, Subquery, When

from aftercare.models import Aftercare, Helper, HelperAssignment, HelperKind
from areas.models import Area
from areas.queries import map_on, unit_for
from cases.models import Dossier, Responsibility
from cases.queries import communes_in
from core import calendar


def with_load(helpers: QuerySet[Helper]) -> QuerySet[Helper]:
    """Each helper with ``load``, the persons helped today, ``ever``, all that were, and ``unit``, its commune today."""
    today = calendar.today()
    running = Q(assignments__ends__isnull=True) | Q(assignments__ends__gt=today)
    dossier = "assignments__aftercare__dossier"
    return helpers.select_related("commune__parent").annotate(
        load=Count(dossier, filter=running & Q(assignments__starts__lte=today), distinct=True),
        ever=Count(dossier, distinct=True),
    )


def helpers_for(dossier: Dossier, on: date) -> QuerySet[Helper]:
    """The helpers whom the commune of the dossier has listed and who take part on a day."""
    return helpers_of(unit_of(dossier)).on(on)


def helpers_of(unit: Area | None) -> QuerySet[Helper]:
    """The helpers listed by a commune of today, or by one that it succeeded."""
    return Helper.objects.filter(commune__in=communes_in(unit)) if unit else Helper.objects.none()


def unit_of(dossier: Dossier) -> Area | None:
    """The commune of today that answers for the dossier."""
    commune = dossier.responsibilities.select_related("commune").get(ends=None).commune
    return unit_for(commune, calendar.today())


def assignments_seen(user: Any) -> QuerySet[HelperAssignment]:
    return HelperAssignment.objects.filter(aftercare__in=Aftercare.objects.visible_to(user))


def helped_by(helper: Helper, user: Any) -> QuerySet[HelperAssignment]:
    """Who was helped by whom and when: those of today first, then the latest to end; only of visible dossiers."""
    rows = assignments_seen(user).filter(listed=helper).select_related("aftercare__dossier")
    return rows.order_by(F("ends").desc(nulls_first=True), "-starts", "pk")


def running_of(helper: Helper) -> QuerySet[HelperAssignment]:
    """The assignments of a helper that have no last day: whom another must take over when the helper leaves."""
    rows = HelperAssignment.objects.filter(listed=helper, ends__isnull=True)
    return rows.select_related("aftercare__dossier").order_by("aftercare__dossier__sort_key", "pk")


def kind_of(name: str) -> str:
    """The kind that a name on a decision most likely is: who is addressed as a person is a volunteer."""
    is_person = name.casefold().startswith(("ông ", "bà ", "anh ", "chị "))
    return HelperKind.VOLUNTEER if is_person else HelperKind.ORGANISATION


def names_unlisted(user: Any) -> QuerySet:
    """The names that decisions bear and no commune has listed, by commune of today: ``name``, ``unit``, ``load``,
    ``ever``, the latest first day. Two spellings are two names."""
    today = calendar.today()
    now = Responsibility.objects.filter(dossier=OuterRef("aftercare__dossier"), ends=None)
    unit = map_on(today).filter(area=OuterRef("commune")).values("unit")[:1]
    rows = assignments_seen(user).filter(listed__isnull=True)
    rows = rows.annotate(commune=Subquery(now.values("commune")[:1])).annotate(unit=Subquery(unit))
    return (
        rows.order_by()
        .values("unit", name=F("helper"))
        .annotate(
            load=Count("aftercare__dossier", filter=Q(ends__isnull=True) | Q(ends__gt=today), distinct=True),
            ever=Count("aftercare__dossier", distinct=True),
            last=Max("starts"),
        )
        .order_by("-load", "name", "unit")
    )


def unlisted_of(unit: Area, name: str) -> QuerySet[HelperAssignment]:
    """The assignments of persons of a commune that bear just this name and are linked to no entry of its list."""
    here = Responsibility.objects.filter(ends=None, commune__in=communes_in(unit)).values("dossier")
    return HelperAssignment.objects.filter(listed__isnull=True, helper=name, aftercare__dossier__in=here)


def first_day(assignments: QuerySet[HelperAssignment]) -> date | None:
    return assignments.aggregate(day=Min("starts"))["day"]


def managed(dossiers: QuerySet[Dossier]) -> QuerySet[Aftercare]:
    """The running decisions of some dossiers, the first to end first, each with ``due``, the end of its term (empty
    while an absence lasts), ``helper`` and ``helper_listed`` of today."""
    today = calendar.today()
    own = HelperAssignment.objects.on(today).filter(aftercare=OuterRef("pk")).order_by("-starts")
    rows = Aftercare.objects.filter(ends__isnull=True, dossier__in=dossiers).select_related("dossier", "procedure")
    return rows.annotate(
        due=Case(
            When(procedure__closed_on__isnull=True, procedure__isnull=False, then=F("procedure__term_ends")),
            default=F("planned_end"),
            output_field=DateField(),
        ),
        helper=Subquery(own.values("helper")[:1]),
        helper_listed=Subquery(own.values("listed")[:1]),
        is_helped=Exists(own),
    ).order_by("due", "pk")
