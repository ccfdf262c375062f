"""The closing figures of the last paper report beside the stock that the register gives for that day, unit by unit."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from areas.models import Office
from reporting.compile import compile_all, compile_form
from reporting.figures import FACILITY_FLOW_GROUPS, FLOW_GROUPS
from reporting.layout import Form, Row, forms_on
from reporting.models import PaperClosing
from reporting.periods import Window, window_of
from reporting.units import Unit, unit_of_office

OF_UNITS = ("01-BCN", "PL-TK")
OF_FACILITIES = ("02-BCN",)
"""The forms whose closing rows are typed: of a commune, and of a facility."""


@dataclass(frozen=True)
class ClosingLine:
    """A closing row: on paper, in the register, and the difference."""

    row: str
    label: str
    paper: int | None
    register: int

    @property
    def difference(self) -> int | None:
        return None if self.paper is None else self.register - self.paper


@dataclass(frozen=True)
class Compared:
    """A unit's closing figures, and how many of them differ."""

    closing: PaperClosing
    lines: list[ClosingLine]

    @property
    def differing(self) -> int:
        return sum(bool(line.difference) for line in self.lines)


def closing_rows(office: Office, day: date) -> list[tuple[str, str]]:
    """Code and words of each closing row that an office of this kind has reported."""
    return [(row.code, f"{group.title}: {row.label}") for group in _form(office, day).groups for row in group.rows]


def compared(closings: Iterable[PaperClosing]) -> list[Compared]:
    """Each unit's paper beside the register, in one statement for all units of one province and day."""
    found: list[Compared] = []
    together: dict[tuple[date, int], list[PaperClosing]] = {}
    for closing in closings:
        if closing.office.is_care:
            found.append(_lines(closing, _of_facility(closing)))
        else:
            unit = unit_of_office(closing.office, closing.on).area
            root = _root(unit)
            together.setdefault((closing.on, root.pk), []).append(closing)
    for (day, _), group in together.items():
        units = {closing.pk: unit_of_office(closing.office, day).area for closing in group}
        root = _root(next(iter(units.values())))
        form = _form(group[0].office, day)
        counted = {
            each.unit.area.pk: each.cells for each in compile_all(form, root, map(Unit, units.values()), _window(day))
        }
        found += [_lines(closing, counted[units[closing.pk].pk]) for closing in group]
    return sorted(found, key=lambda each: each.closing.office.name)


def _root(unit):
    while unit.parent:
        unit = unit.parent
    return unit


def _of_facility(closing: PaperClosing) -> dict:
    form = _form(closing.office, closing.on)
    return compile_form(form, unit_of_office(closing.office, closing.on), _window(closing.on)).cells


def _lines(closing: PaperClosing, cells: dict) -> Compared:
    rows = closing_rows(closing.office, closing.on)
    lines = [ClosingLine(row, label, closing.values.get(row), cells[row]["total"]) for row, label in rows]
    return Compared(closing, lines)


def _window(day: date) -> Window:
    return window_of(f"{day.year}", day)


def _form(office: Office, day: date) -> Form:
    """The closing rows alone of what such an office reports."""
    forms = forms_on(day)
    chosen = [forms[code] for code in (OF_FACILITIES if office.is_care else OF_UNITS)]
    flows = FLOW_GROUPS | FACILITY_FLOW_GROUPS
    groups = tuple(
        replace(group, rows=tuple(row for row in group.rows if _is_closing(row)))
        for form in chosen
        for group in form.groups
        if group.code in flows
    )
    return replace(chosen[0], groups=groups, child_columns=False)


def _is_closing(row: Row) -> bool:
    return row.code.endswith(".04")
