"""Holding the system's answer against the oracle's: every cell, every check, every list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reporting.compile import Cell, compile_form, drill
from reporting.layout import Form
from reporting.periods import Window, window_of
from reporting.units import Unit, form_for, unit_of
from tests.reporting.oracle.forms import answer
from tests.reporting.oracle.register import Register
from tests.reporting.worlds import world

FLOW_GROUPS = ("11", "12", "13", "14", "21", "22", "23", "31", "32", "33")


@dataclass(frozen=True)
class Ask:
    """One form asked of one unit."""

    form: str
    period: str
    area: str | None = None
    facility: str | None = None
    cutoff: date | None = None

    def resolve(self) -> tuple[Form, Unit, Window]:
        window = window_of(self.period, self.cutoff)
        form = form_for(self.form, window)
        return form, unit_of(form, window.ends, area=self.area, facility=self.facility), window


def differences(register: Register, ask: Ask, *, lists: int | None = None) -> list[str]:
    """What the system says otherwise than the oracle, of the register in the database.

    ``lists`` bounds how many of the lists behind cells are compared, taken evenly from all; None: every one.
    """
    form, unit, window = ask.resolve()
    compiled = compile_form(form, unit, window)
    right = answer(register, ask.form, window.starts, window.ends, area=ask.area, facility=ask.facility)
    found = [f"{ask}: check “{check.name}” fails" for check in compiled.checks if not check.holds]
    flows = [row[:2] for row in right.cells if row.endswith(".01") and f"{row[:2]}.03" in right.cells]
    identities = {f"{group}: opening + in - out = closing" for group in flows if group in FLOW_GROUPS}
    if not identities <= {check.name for check in compiled.checks}:
        found.append(f"{ask}: checks {[check.name for check in compiled.checks]}, must have {identities}")
    if compiled.cells.keys() != right.cells.keys():
        found.append(f"{ask}: rows differ: {sorted(compiled.cells.keys() ^ right.cells.keys())}")
    for row, cell in right.cells.items():
        theirs = compiled.cells.get(row, {})
        found += [
            f"{ask}: {row} {column}: {theirs.get(column, 'no cell')}, must be {cell.get(column, 'no cell')}"
            f" {right.lists.get((row, column), '')}"
            for column in cell.keys() | theirs.keys()
            if theirs.get(column, "no cell") != cell.get(column, "no cell")
        ]
    counted = [(key, numbers) for key, numbers in right.lists.items() if numbers]
    step = 1 if lists is None else max(1, -(-len(counted) // lists))
    for (row, column), numbers in counted[::step]:
        listed = [item.number for item in drill(form, unit, window, code=row, column=column)]
        if listed != numbers:
            found.append(f"{ask}: list of {row} {column}: {listed}, must be {numbers}")
    return found


def figures(register: Register, ask: Ask) -> dict[str, Cell]:
    """The system's cells for a hand-worked example; the oracle must agree with every one of them."""
    with world(register):
        assert differences(register, ask) == []
        return compile_form(*ask.resolve()).cells


def nonzero(cells: dict[str, Cell], group: str, column: str = "total") -> dict[str, float]:
    """The figures of a group that are not 0, by the row's suffix."""
    return {row[3:]: cell[column] for row, cell in cells.items() if row.startswith(f"{group}.") and cell.get(column)}


def failing(asks: Iterable[Ask]) -> list[str]:
    """The identities of flows that do not hold, over the units and periods asked about."""
    found = []
    for ask in asks:
        form, unit, window = ask.resolve()
        found += [f"{ask}: {check.name}" for check in compile_form(form, unit, window).checks if not check.holds]
    return found
