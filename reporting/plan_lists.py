"""What stands behind the result of a target: of each row that it sums, the existing list of the row."""

from dataclasses import dataclass
from datetime import date

from core.errors import DomainError
from reporting.activities import ACTIVITY_LISTS
from reporting.activity_lists import drill_activities
from reporting.compile import compile_form, drill
from reporting.models import Plan, Target
from reporting.periods import Window
from reporting.plan_results import assigned, counted_window, plan_of
from reporting.plan_rows import form_of, row_title
from reporting.plans import row_codes
from reporting.tables import has_list
from reporting.units import Unit

UNKNOWN_TARGET = "Kế hoạch không có chỉ tiêu mã “{}”; các mã: {}."


@dataclass(frozen=True)
class Counted:
    """One row of a target's measure: its words, on which side of the share, and its figure."""

    code: str
    words: str
    is_whole: bool
    value: int | float
    has_list: bool


@dataclass(frozen=True)
class Behind:
    """One line of a list: a dossier, or an activity."""

    number: str
    name: str
    since: date | None
    until: date | None
    dossier_id: int | None = None


def counted_rows(plan: Plan, target: Target, unit: Unit, window: Window) -> list[Counted]:
    """The figures of a target, row by row."""
    sides = [(code, False) for code in row_codes(target.numerator)]
    sides += [(code, True) for code in row_codes(target.denominator)]
    if not sides:
        return []
    cells = compile_form(form_of({code for code, _ in sides}), unit, counted_window(target, plan, window)).cells
    return [
        Counted(code, row_title(code), is_whole, cells[code][target.column], _has_list(code))
        for code, is_whole in sides
    ]


def behind(plan: Plan, target: Target, unit: Unit, window: Window, code: str) -> list[Behind]:
    """The dossiers or activities counted in one row of a target."""
    form, days = form_of({code}), counted_window(target, plan, window)
    if code in ACTIVITY_LISTS:
        found = drill_activities(form, unit, days, code=code)
        return [Behind(thing.whose, thing.name, thing.since, thing.until) for thing in found]
    return [
        Behind(listed.number, listed.full_name, listed.since, listed.until, listed.dossier_id)
        for listed in drill(form, unit, days, code=code, column=target.column)
    ]


def drill_target(unit: Unit, window: Window, code: str) -> dict:
    """The dossiers of the numerator, for the command line; of several rows one after the other."""
    plan, office = plan_of(unit, window.ends.year)
    _, pairs = assigned(plan, office, window.ends)
    targets = {target.code: target for target, _ in pairs}
    if code not in targets:
        raise DomainError(UNKNOWN_TARGET.format(code, ", ".join(targets)))
    target = targets[code]
    rows = [row for row in row_codes(target.numerator) if _has_list(row)]
    found = [line for row in rows for line in behind(plan, target, unit, window, row)]
    dossiers = sorted(line.number for line in found if line.dossier_id)
    return {"count": len(found), "dossiers": dossiers}


def _has_list(code: str) -> bool:
    return code != "45.all" and has_list(code)
