"""Compiling a form: hits → tallies → cells → checks. Pure of any task, page or file."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from areas.models import Area, Office
from core.errors import DomainError
from reporting.figures import (
    FACILITY_FLOW_GROUPS,
    FACILITY_GROUPS,
    FLOW_GROUPS,
    NO_PERSONS,
    millions,
    percent,
)
from reporting.layout import TYPED_GROUPS, Form
from reporting.periods import Window
from reporting.queries import COLUMNS, Asked, Fact, Listed, Tally, facts, listing, tally, tally_of
from reporting.typed import Typed, typed_cells, typed_checks, typed_of_all, typed_rows
from reporting.units import Unit, UnitKey, child_areas, child_facilities, children_of_all

NO_LIST = "Hàng {} không đếm người nên không có danh sách hồ sơ."
UNKNOWN_ROW = "Biểu {} không có hàng “{}”; các hàng: {}."
UNKNOWN_COLUMN = "Biểu {} không có cột “{}”; các cột: {}."

Figures = dict[str, Tally]
Cell = dict[str, int | float | None]


@dataclass(frozen=True)
class Check:
    """An identity that a form must keep, and whether it does."""

    name: str
    holds: bool


@dataclass(frozen=True)
class Compiled:
    """A form of a unit for a window: cells by row code, each by column; and the checks."""

    form: Form
    unit: Unit
    window: Window
    cells: dict[str, Cell]
    checks: list[Check]


@dataclass(frozen=True)
class Children:
    """The units and facilities below a unit that have a column each."""

    areas: tuple[Area, ...] = ()
    facilities: tuple[Office, ...] = ()


def compile_form(form: Form, unit: Unit, window: Window) -> Compiled:
    """One form of one unit, with its child columns."""
    below = _below(form, unit, window)
    return _with_typed(_compiled(form, unit, window, tally(_asked(form, unit, window, below)), below))


def compile_with_facts(form: Form, unit: Unit, window: Window) -> tuple[Compiled, dict[str, list[Fact]]]:
    """The same, counted from its facts, which come along by column of unit: "" for the unit's own, else the code of
    the child (of a facility in the facility groups)."""
    below = _below(form, unit, window)
    found = facts(_asked(form, unit, window, below))
    compiled = _with_typed(_compiled(form, unit, window, tally_of(found), below))
    columns = {unit.key: ""} | {(area.pk, None): area.code for area in below.areas}
    columns |= {(None, office.pk): office.code for office in below.facilities}
    by_column: dict[str, list[Fact]] = {}
    for fact in found:
        by_column.setdefault(columns[fact.unit], []).append(fact)
    return compiled, by_column


def _with_typed(compiled: Compiled) -> Compiled:
    return _typed_in(compiled, typed_rows(compiled.form, compiled.unit, compiled.window))


def _typed_in(compiled: Compiled, typed: Typed) -> Compiled:
    checks = [Check(name, holds) for name, holds in typed_checks(typed)]
    return replace(compiled, cells=compiled.cells | typed_cells(typed), checks=compiled.checks + checks)


def compile_all(form: Form, root: Area | None, units: Iterable[Unit], window: Window) -> list[Compiled]:
    """The same form for many units below ``root`` at once, or for many facilities: the statements of one. A province
    has facilities among its columns and is compiled by itself (``compile_form``)."""
    units = tuple(units)
    areas = {unit.area.pk: unit.area for unit in units if unit.area}
    children = children_of_all(form, areas.values(), window.units_day)
    columns = {area.pk: area for below in children.values() for area in below}
    found = tally(
        Asked(
            _needed(_groups(form)),
            window,
            root,
            areas=tuple({**areas, **columns}.values()),
            offices=tuple(unit.facility for unit in units if unit.facility),
        )
    )
    typed = typed_of_all(form, units, window)
    return [
        _typed_in(
            _compiled(form, unit, window, found, Children(tuple(children.get(unit.area.pk, ())) if unit.area else ())),
            typed.get(unit.key, {}),
        )
        for unit in units
    ]


def drill(form: Form, unit: Unit, window: Window, *, code: str, column: str = "total") -> list[Listed]:
    """The dossiers behind one cell; raises ``DomainError`` for an unknown row or column, or a row without a list."""
    if form.row(code) is None:
        raise DomainError(UNKNOWN_ROW.format(form.code, code, ", ".join(row.code for row in form.rows)))
    if code in NO_PERSONS or code[:2] in TYPED_GROUPS:
        raise DomainError(NO_LIST.format(code))
    group = frozenset({code[:2]})
    if column in COLUMNS:
        return listing(_asked(form, unit, window, Children(), group), code=code, unit=unit.key, column=column)
    below = _below(form, unit, window)
    at_facility = code[:2] in FACILITY_GROUPS
    children = below.facilities if at_facility else below.areas
    child = next((child for child in children if child.code == column), None)
    if child is None:
        allowed = ", ".join([*COLUMNS, *(child.code for child in children)])
        raise DomainError(UNKNOWN_COLUMN.format(form.code, column, allowed))
    alone = Children(facilities=(child,)) if at_facility else Children(areas=(child,))
    key = (None, child.pk) if at_facility else (child.pk, None)
    return listing(_asked(form, unit, window, alone, group), code=code, unit=key)


def _below(form: Form, unit: Unit, window: Window) -> Children:
    return Children(
        tuple(child_areas(form, unit, window.units_day)),
        tuple(child_facilities(form, unit, window)),
    )


def _groups(form: Form) -> frozenset[str]:
    return frozenset(group.code for group in form.groups)


def _asked(form: Form, unit: Unit, window: Window, below: Children, groups: frozenset[str] | None = None) -> Asked:
    return Asked(
        groups=_needed(groups or _groups(form)),
        window=window,
        root=unit.area,
        areas=(unit.area, *below.areas) if unit.area else (),
        offices=(unit.facility, *below.facilities) if unit.facility else below.facilities,
    )


def _needed(groups: frozenset[str]) -> frozenset[str]:
    """The access rate divides by figures of the addict list."""
    return groups | {"33"} if "35" in groups else groups


def _compiled(form: Form, unit: Unit, window: Window, found: dict[UnitKey, Figures], below: Children) -> Compiled:
    own = found.get(unit.key, {})
    by_area = {area.code: found.get((area.pk, None), {}) for area in below.areas}
    by_facility = {office.code: found.get((None, office.pk), {}) for office in below.facilities}
    cells = {}
    for row in form.rows:
        if row.code[:2] in TYPED_GROUPS:
            continue
        children = by_facility if row.code[:2] in FACILITY_GROUPS else by_area
        cells[row.code] = {
            **_columns(own, row.code),
            **{code: _total(figures, row.code) for code, figures in children.items()},
        }
    return Compiled(form, unit, window, cells, _checks(form, cells))


def _columns(figures: Figures, code: str) -> Cell:
    if code in NO_PERSONS:
        return {"total": _total(figures, code)}
    return dict(figures.get(code, Tally()).counts)


def _count(figures: Figures, code: str) -> int:
    return figures.get(code, Tally()).counts["total"]


def _value(figures: Figures, code: str) -> Decimal:
    return figures.get(code, Tally()).value


def _total(figures: Figures, code: str) -> int | float | None:
    match code:
        case "15.04v" | "24.04v":
            return millions(_value(figures, code))
        case "16.04":
            return percent(_count(figures, "16.03"), _count(figures, "16.01"))
        case "19.03":
            return _count(figures, "19.01") - _count(figures, "19.02")
        case "35.03":
            return percent(_count(figures, "35.02"), _count(figures, "33.01") + _count(figures, "33.02"))
        case "41.03":
            return int(_value(figures, code))
        case "41.04":
            return percent(_value(figures, "41.04p"), _value(figures, "41.04m"))
        case "41.06":
            return percent(_count(figures, "41.05"), _count(figures, "41.01"))
        case "43.05":
            return percent(_count(figures, "43.03"), _count(figures, "43.04"))
        case "44.02":
            return int(_value(figures, code))
        case "44.04":
            return percent(_count(figures, "44.03"), _count(figures, "44.all"))
        case "45.04":
            return percent(_count(figures, "45.03"), _count(figures, "45.all"))
    return _count(figures, code)


def _checks(form: Form, cells: dict[str, Cell]) -> list[Check]:
    checks = []
    for group in form.groups:
        flows = FLOW_GROUPS | FACILITY_FLOW_GROUPS
        if group.code == "42":
            total, kinds = cells["42.01"], [cells[row.code] for row in group.rows if row.is_detail]
            adds_up = all(sum(kind[c] for kind in kinds) == total[c] for c in total)
            checks.append(Check("42: kinds add up to models", adds_up))
        if group.code not in flows or f"{group.code}.03" not in cells or f"{group.code}.01" not in cells:
            continue
        opening, entries, exits, closing = (cells[f"{group.code}.0{row}"] for row in (1, 2, 3, 4))
        balanced = all(opening[c] + entries[c] - exits[c] == closing[c] for c in opening)
        checks.append(Check(f"{group.code}: opening + in - out = closing", balanced))
        for name, suffix, total in (("in", "02", entries), ("out", "03", exits)):
            details = [cells[row.code] for row in group.rows if row.is_detail and row.code[3:5] == suffix]
            if details:
                adds_up = all(sum(detail[c] for detail in details) == total[c] for c in total)
                checks.append(Check(f"{group.code}: details of {name} add up", adds_up))
        if group.code == "33" and "33.05a" in cells:
            for name, suffix in (("ages", "05"), ("drugs", "06")):
                details = [cells[row.code] for row in group.rows if row.is_detail and row.code[3:5] == suffix]
                adds_up = all(sum(detail[c] for detail in details) == closing[c] for c in closing)
                checks.append(Check(f"33: {name} add up to closing", adds_up))
    return checks
