"""Needs not met yet, how long people wait, and the seats of vocational courses."""

from datetime import date

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Q, QuerySet

from aftercare.enums import SupportKind
from aftercare.models import CourseResult, Need, Support, VocationalCourse
from cases.models import Dossier


def unmet(dossiers: QuerySet[Dossier]) -> QuerySet[Need]:
    """The needs of some dossiers that are neither met nor closed, the longest first."""
    rows = Need.objects.unmet().filter(dossier__in=dossiers).select_related("dossier")
    return rows.order_by("recorded_on", "pk")


def waits_of_year(dossiers: QuerySet[Dossier], year: int) -> list[dict]:
    """For each kind, in the order of form group 15: ``unmet`` now, ``met`` in the year, and ``days``, how long those
    had waited on average."""
    span = Q(delivered_on__gte=date(year, 1, 1), delivered_on__lt=date(year + 1, 1, 1), need__isnull=False)
    waited = ExpressionWrapper(F("delivered_on") - F("need__recorded_on"), output_field=DurationField())
    met = Support.objects.filter(span, dossier__in=dossiers).order_by().values("kind")
    rows = {row["kind"]: row for row in met.annotate(met=Count("pk"), mean=Avg(waited))}
    now = Need.objects.unmet().filter(dossier__in=dossiers).order_by().values("kind")
    open_now = dict(now.annotate(count=Count("pk")).values_list("kind", "count"))
    found = []
    for kind in SupportKind:
        row = rows.get(kind.value, {})
        days = row["mean"].total_seconds() / 86400 if row else None
        found.append({"kind": kind, "unmet": open_now.get(kind.value, 0), "met": row.get("met", 0), "days": days})
    return found


def with_seats(courses: QuerySet[VocationalCourse]) -> QuerySet[VocationalCourse]:
    """Each course with ``taken`` seats, ``free`` ones, and who ``passed``, ``finished``, ``dropped``, found a job."""
    return courses.select_related("unit__parent").annotate(
        taken=Count("enrolments", filter=~Q(enrolments__result=CourseResult.DROPPED)),
        free=F("seats") - Count("enrolments", filter=~Q(enrolments__result=CourseResult.DROPPED)),
        passed=Count("enrolments", filter=Q(enrolments__result=CourseResult.PASSED)),
        finished=Count("enrolments", filter=Q(enrolments__result=CourseResult.FINISHED)),
        dropped=Count("enrolments", filter=Q(enrolments__result=CourseResult.DROPPED)),
        working=Count("enrolments", filter=Q(enrolments__isnull=False) & ~Q(enrolments__job="")),
    )
