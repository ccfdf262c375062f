"""What the units below wrote under the same heading for the same period: at hand for whoever writes above them."""

from dataclasses import dataclass
from typing import Any

from areas.enums import Level
from areas.queries import subtree_on, unit_for
from reporting.models import NarrativeReport, NarrativeSection

MOST_SHOWN = 60


@dataclass(frozen=True)
class Contribution:
    """The text of one unit below."""

    section: NarrativeSection
    unit: str
    is_issued: bool


def contributions(report: NarrativeReport, slug: str, user: Any) -> list[Contribution]:
    """The newest text of each office below that has any, those nearest below first."""
    unit = unit_for(report.office.area, report.ends)
    if unit is None or unit.level == Level.COMMUNE:
        return []
    below = subtree_on(unit, report.ends).exclude(pk=unit.pk)
    newest = list(
        NarrativeReport.objects.visible_to(user)
        .filter(period=report.period, office__area__in=below)
        .order_by("office_id", "-edition", "-pk")
        .distinct("office_id")
        .values_list("pk", flat=True)
    )
    found = (
        NarrativeSection.objects.filter(report__in=newest, slug=slug)
        .exclude(text="")
        .select_related("report__office__area", "edited_by")
    )
    ordered = sorted(found, key=_place)
    return [Contribution(section, section.report.office.name, section.report.is_final) for section in ordered]


def _place(section: NarrativeSection) -> tuple[bool, str]:
    office = section.report.office
    return office.kind != Level.DISTRICT, office.code
