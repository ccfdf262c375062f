"""Quy đổi: a form by the units of another tree than that of its last day, so that before and after a reform may be
compared. Never stored and never sent: a report is of the units of its period."""

from copy import copy
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from areas.mapping import counterparts
from areas.models import Area, AreaTree, Office
from areas.queries import tree_on
from core.calendar import today
from core.errors import DomainError
from reporting.compile import Check, compile_form
from reporting.layout import Form
from reporting.models import Report
from reporting.periods import Window
from reporting.perms import readable_offices
from reporting.tables import CheckLine, Section, checks_of, sections_of
from reporting.units import Unit, form_for, unit_of_office

NO_TREE = "Chưa có đơn vị hành chính nào vào ngày {:%d/%m/%Y}."
FROM, UNTIL = "Từ {:%d/%m/%Y}", "Trước {:%d/%m/%Y}"
LABEL_FROM = "quy đổi theo đơn vị từ ngày {:%d/%m/%Y}"
LABEL_UNTIL = "quy đổi theo đơn vị đến hết ngày {:%d/%m/%Y}"


def by_units_of(window: Window, day: date) -> Window:
    """The window counted by the units of ``day``; as it is where they are those of its last day."""
    try:
        tree = tree_on(day)
    except AreaTree.DoesNotExist:
        raise DomainError(NO_TREE.format(day)) from None
    return replace(window, units_on=None if tree == tree_on(window.ends) else day)


@dataclass(frozen=True)
class OtherTree:
    """A tree other than that of a report's last day: a day of it, and its words."""

    tree: AreaTree
    day: date
    words: str
    label: str


def other_trees(window: Window) -> list[OtherTree]:
    """The trees in force until today, but for that of the window's last day; the oldest first."""
    trees = list(AreaTree.objects.filter(starts__lte=today()).order_by("starts"))
    own = tree_on(window.ends)
    found = []
    for tree, following in zip(trees, [*trees[1:], None], strict=True):
        if tree.starts > own.starts:
            words = FROM.format(tree.starts)
            if following:
                words += f" đến hết {following.starts - timedelta(days=1):%d/%m/%Y}"
            found.append(OtherTree(tree, tree.starts, words, LABEL_FROM.format(tree.starts)))
        elif tree.starts < own.starts:
            last = following.starts - timedelta(days=1)
            found.append(OtherTree(tree, last, UNTIL.format(following.starts), LABEL_UNTIL.format(last)))
    return found


@dataclass(frozen=True)
class Mapped:
    """A report by the units of another tree: which unit of it, the units that could be chosen, and how it is told."""

    report: Report
    other: OtherTree
    unit: Area
    units: list[Area]
    form: Form
    window: Window

    @property
    def as_unit(self) -> Unit:
        return Unit(area=self.unit)

    @property
    def is_back(self) -> bool:
        """Whether the units are older than the period."""
        return self.other.day < self.window.ends

    @property
    def address(self) -> str:
        """What the address of its page, and of each of its figures, ends with."""
        return f"?theo={self.other.day:%Y-%m-%d}&don-vi={self.unit.code}"

    @property
    def told(self) -> Report:
        """The report as if it were of that unit; never saved."""
        report = copy(self.report)
        report.office = Office.objects.get(area=self.unit, kind=self.unit.level)
        report.ends = self.other.day
        return report


@dataclass(frozen=True)
class MappedTables:
    """Its tables and its checks."""

    sections: list[Section]
    checks: list[CheckLine]


def mapped(report: Report, user: Any, *, day: date | None, code: str) -> Mapped | None:
    """The report by the units of the tree of ``day``, of the unit with this code there or the first that corresponds;
    None where there is no such tree or unit, or none that the user reads."""
    window = report.window
    other = next((one for one in other_trees(window) if day == one.day), None)
    own = unit_of_office(report.office, window.ends).area
    if other is None or own is None:
        return None
    units = [unit for unit in counterparts(own, other.tree) if unit.level == own.level]
    readable = set(readable_offices(user).filter(area__in=units).values_list("area", flat=True))
    units = [unit for unit in units if unit.pk in readable]
    unit = next((unit for unit in units if code in ("", unit.code)), None)
    if unit is None:
        return None
    return Mapped(report, other, unit, units, form_for(report.form, window), by_units_of(window, other.day))


def trees_to_compare(report: Report, user: Any) -> list[OtherTree]:
    """The trees by whose units the user may look at a report."""
    if report.office.is_care:
        return []
    return [one for one in other_trees(report.window) if mapped(report, user, day=one.day, code="")]


def tables_of(found: Mapped) -> MappedTables:
    """Counted from the facts of today."""
    compiled = compile_form(found.form, found.as_unit, found.window)
    told = found.told
    told.cells, told.checks = compiled.cells, [_stored(check) for check in compiled.checks]
    return MappedTables(sections_of(told), checks_of(told))


def _stored(check: Check) -> dict[str, Any]:
    return {"name": check.name, "holds": check.holds}
