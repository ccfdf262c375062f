"""The groups that are typed in by hand (17 and 25 staff, 18 and 26 money), once a year, by the office that sends the
form. What nobody typed has no cell."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F

from areas.models import Office
from programme.enums import Measure
from programme.models import Budget, StaffReturn
from reporting.figures import millions
from reporting.layout import TYPED_GROUPS, Form
from reporting.periods import Window
from reporting.units import Unit, UnitKey

STAFF = {"01": "total", "01a": "full_time", "01b": "part_time", "02": "trained"}
MONEY = {
    "01": "total",
    "01a": "central",
    "01b": "province",
    "01c": "district",
    "01d": "commune",
    "01e": "contributions",
    "01f": "sponsors",
    "02a": "rehab",
    "02b": "aftercare",
    "02c": "support",
    "02d": "running",
}
AT_FACILITIES = frozenset({"25", "26"})
MONEY_GROUPS = frozenset({"18", "26"})

Typed = dict[str, Any]


def typed_rows(form: Form, unit: Unit, window: Window) -> Typed:
    """What the unit's office typed for the year, by group; the money is what was spent."""
    return typed_of_all(form, [unit], window).get(unit.key, {})


def typed_of_all(form: Form, units: Iterable[Unit], window: Window) -> dict[UnitKey, Typed]:
    """The same of many units, by their keys: a statement for each group. By the units of another tree nobody typed."""
    groups = {group.code for group in form.groups} & TYPED_GROUPS
    if not groups or window.units_on:
        return {}
    offices = _offices_of(units)
    found: dict[UnitKey, Typed] = {}
    for group in groups:
        asked = {"office__in": offices, "year": window.ends.year, "at_facilities": group in AT_FACILITIES}
        if group in MONEY_GROUPS:
            rows = Budget.objects.filter(**asked, measure=Measure.SPENT)
        else:
            rows = StaffReturn.objects.filter(**asked)
        for row in rows:
            found.setdefault(offices[row.office_id], {})[group] = row
    return found


def _offices_of(units: Iterable[Unit]) -> dict[int, UnitKey]:
    """The offices that type for the units."""
    units = tuple(units)
    areas = [unit.area.pk for unit in units if unit.area]
    at_areas = Office.objects.filter(area__in=areas, kind=F("area__level")).values_list("pk", "area")
    return {unit.facility.pk: unit.key for unit in units if unit.facility} | {
        office: (area, None) for office, area in at_areas
    }


def typed_cells(typed: Typed) -> dict[str, dict[str, int | float]]:
    """Their cells: a total alone; money in million đồng."""
    cells = {}
    for group, row in typed.items():
        fields = MONEY if group in MONEY_GROUPS else STAFF
        for suffix, name in fields.items():
            value = getattr(row, name)
            cells[f"{group}.{suffix}"] = {"total": millions(value) if group in MONEY_GROUPS else value}
    return cells


def typed_checks(typed: Typed) -> list[tuple[str, bool]]:
    """Name of each identity that a typed group must keep, and whether it does."""
    checks = []
    for group, row in sorted(typed.items()):
        if group in MONEY_GROUPS:
            checks.append((f"{group}: sources add up", row.total == _sum(row, MONEY, "01")))
            checks.append((f"{group}: uses add up", row.total == _sum(row, MONEY, "02")))
        else:
            checks.append((f"{group}: details add up", row.total == _sum(row, STAFF, "01")))
    return checks


def _sum(row: Any, fields: dict[str, str], stem: str) -> int:
    return sum(getattr(row, name) for suffix, name in fields.items() if suffix[:2] == stem and len(suffix) > 2)
