"""Who owes what, on time, late or missing: read off the reports themselves, whatever the number of units."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import BooleanField, Case, Count, F, Func, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, TruncDate

from areas.enums import Level, OfficeKind
from areas.models import Area
from core.calendar import today
from reporting.enums import SENT, UNDER_REVIEW, Outcome, Owing, Stage
from reporting.models import Report, Submission
from reporting.periods import window_of

HAS_FIGURES = "$.*.* ? (@ != 0 && @ != null)"


@dataclass(frozen=True)
class Group:
    """How the reports of the communes of one district stand."""

    area: int
    name: str
    counts: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def owed_reports(user: Any) -> QuerySet[Report]:
    """The reports that offices in the user's reach owe."""
    return Report.objects.visible_to(user).filter(due_on__isnull=False)


def with_owing(reports: QuerySet[Report]) -> QuerySet[Report]:
    """Each with what its office has done about it. In time is what was first sent in time: a report that was returned
    and sent again is not late for it; one that its sender took back was not sent."""
    sent = Submission.objects.filter(report=OuterRef("pk")).exclude(outcome=Outcome.WITHDRAWN).order_by("round")
    first = Subquery(sent.annotate(day=TruncDate("submitted_at")).values("day")[:1])
    return reports.annotate(sent_on=Coalesce(first, TruncDate("submitted_at"))).annotate(
        owing=Case(
            When(stage=Stage.RETURNED, then=Value(Owing.RETURNED)),
            When(stage__in=UNDER_REVIEW, sent_on__gt=F("due_on"), then=Value(Owing.SENT_LATE)),
            When(stage__in=UNDER_REVIEW, then=Value(Owing.SENT)),
            When(stage__in=SENT, then=Value(Owing.APPROVED)),
            When(due_on__lt=today(), then=Value(Owing.MISSING)),
            When(stage=Stage.OPENED, then=Value(Owing.OPENED)),
            default=Value(Owing.DRAFT),
        )
    )


def with_nil(reports: QuerySet[Report]) -> QuerySet[Report]:
    """Each with whether any figure is other than nought (none: not counted yet); without reading them."""
    has_figures = Func(
        F("cells"),
        Value(HAS_FIGURES),
        function="jsonb_path_exists",
        template="%(function)s(%(expressions)s::jsonpath)",
        output_field=BooleanField(),
    )
    return reports.annotate(has_figures=has_figures)


def late_days(report: Report) -> int:
    """By how many days the report was, or by now is, late; nought when in time."""
    return max(((report.sent_on or today()) - report.due_on).days, 0)


def periods_owed(reports: QuerySet[Report]) -> list[tuple[str, str]]:
    """The periods of reports, the latest first, each with its words."""
    found = reports.order_by("-ends", "-period").values_list("period", flat=True)
    return [(period, window_of(period).title) for period in dict.fromkeys(found.distinct())]


class Overview:
    """The reports of a period before a user: a commune's own; a district's and those of its communes; a province's,
    its districts' and facilities', and for each district how its communes stand."""

    def __init__(self, reports: QuerySet[Report], *, is_province: bool, district: Area | None = None):
        self._is_folded = is_province and district is None
        self._reports = with_owing(reports)
        if district is not None:
            below = Q(office__kind=OfficeKind.COMMUNE, office__area__parent=district)
            self._reports = self._reports.filter(Q(office__area=district, office__kind=OfficeKind.DISTRICT) | below)

    @cached_property
    def counts(self) -> list[tuple[Owing, int]]:
        """How many there are of each, over all units, in the order of their urgency."""
        found: Counter[str] = Counter()
        for row in self._grouped:
            found[row["owing"]] += row["count"]
        return [(owing, found[owing]) for owing in Owing]

    @cached_property
    def groups(self) -> list[Group]:
        """The districts of a province, by how their communes stand."""
        found: dict[int, Group] = {}
        for row in self._grouped:
            if self._is_folded and row["is_below"]:
                group = found.setdefault(row["parent"], Group(row["parent"], row["parent_name"], {}))
                group.counts[row["owing"]] = row["count"]
        return sorted(found.values(), key=lambda group: group.name)

    def rows(self, owing: str = "") -> QuerySet[Report]:
        """The reports themselves: of a province those that come to it."""
        found = self._reports.exclude(_COMMUNE_OF_A_DISTRICT) if self._is_folded else self._reports
        if owing:
            found = found.filter(owing=owing)
        order = Case(*(When(office__kind=kind, then=Value(place)) for place, kind in enumerate(OfficeKind)))
        return (
            with_nil(found)
            .select_related("office")
            .defer("cells", "checks")
            .order_by("-ends", order, "office__name", "office", "calendar", "form")
        )

    @cached_property
    def _grouped(self) -> list[dict[str, Any]]:
        """One statement, by district and by what was done."""
        return list(
            self._reports.order_by()
            .annotate(is_below=Case(When(_COMMUNE_OF_A_DISTRICT, then=True), default=False))
            .values("owing", "is_below", parent=F("office__area__parent"), parent_name=F("office__area__parent__name"))
            .annotate(count=Count("pk"))
        )


_COMMUNE_OF_A_DISTRICT = Q(office__kind=OfficeKind.COMMUNE, office__area__parent__level=Level.DISTRICT)
