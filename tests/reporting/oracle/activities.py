"""Groups 43 to 45: what no dossier holds. An activity counts in the units above the office that keeps it, a provider
where it lies; a facility reports to its province alone."""

from collections import Counter
from datetime import date

from tests.reporting.oracle.clubs import Values
from tests.reporting.oracle.days import active, percent
from tests.reporting.oracle.holding import Holding, Unit
from tests.reporting.oracle.register import Provider, Staff
from tests.reporting.oracle.trees import REFORM, Trees


def activities(values: Values, holding: Holding, unit: Unit, code: str, first: date) -> None:
    training(values, holding, code, first)
    communication(values, holding, unit, code, first)
    providers(values, holding, unit, code)


def unit_of(holding: Holding, office: str, row_day: date) -> str | None:
    """The unit of the tree of the last day for which the office of a row of ``row_day`` stands."""
    trees, last = holding.trees, holding.end
    if row_day >= REFORM or last < REFORM:
        return None if last < REFORM <= row_day else office
    level = trees.before[office]["level"]
    if level == "district" and office not in trees.default:
        office, level = trees.before[office]["parent_code"], "province"
    if level == "province":
        return province_after(trees, office)
    return trees.default[office]


def province_after(trees: Trees, province: str) -> str:
    """The province that took most communes of an earlier one."""
    taken = Counter(
        trees.after[trees.default[low]]["parent_code"] for low in trees.communes(province, date(2025, 1, 1))
    )
    return min(taken, key=lambda code: (-taken[code], code))


def lies_under(holding: Holding, code: str, office: str, row_day: date) -> bool:
    """Whether the office lies in the unit of the code."""
    tree = holding.trees.on(holding.end)
    facility = next((row for row in holding.register.facilities if row.code == office), None)
    if facility:
        return tree[code]["level"] == "province" and _commune_of(holding, facility.commune) in holding.trees.communes(
            code, holding.end
        )
    low = unit_of(holding, office, row_day)
    while low:
        if low == code:
            return True
        low = tree[low]["parent_code"]
    return False


def _commune_of(holding: Holding, code: str) -> str | None:
    """A facility's code has no day: it is read in the tree before the reform first."""
    return holding.trees.stands_for(code, REFORM if code not in holding.trees.before else date.min, holding.end)


def training(values: Values, holding: Holding, code: str, first: date) -> None:
    register, last = holding.register, holding.end
    ended = [row for row in register.courses if row.last_day <= last]
    in_period = [row for row in ended if row.last_day >= first]
    this_year = [row for row in ended if row.last_day.year == last.year]
    own = {row.code: row for row in register.staff if lies_under(holding, code, row.office, row.starts)}
    now = [row for row in own.values() if active(row.starts, row.ends, last)]
    values["43.01"] = sum(lies_under(holding, code, row.office, row.first_day) for row in in_period)
    values["43.02"] = sum(member in own for row in in_period for member in row.present)
    values["43.03"] = sum(_attended(member, this_year) for member in now)
    values["43.04"] = len(now)
    values["43.05"] = percent(values["43.03"], values["43.04"])


def _attended(member: Staff, courses: list) -> bool:
    return any(member.code in row.present for row in courses)


def communication(values: Values, holding: Holding, unit: Unit, code: str, first: date) -> None:
    register, last = holding.register, holding.end
    held = [row for row in register.events if first <= row.on <= last and lies_under(holding, code, row.office, row.on)]
    reached = {
        holding.trees.stands_for(commune, row.on, last)
        for row in register.events
        if row.on <= last and row.on.year == last.year
        for commune in row.communes
    }
    values["44.01"] = len(held)
    values["44.02"] = sum(row.listeners for row in held)
    values["44.03"] = len(reached & unit.communes)
    values["44.04"] = percent(values["44.03"], len(unit.communes))


def standing(provider: Provider, last: date) -> str:
    """``published``, ``suspended`` or nothing, by what stands of its steps on ``last``."""
    state = ""
    for step in sorted(provider.steps, key=lambda step: step.on):
        if step.on <= last and not step.undone:
            state = {"publish": "published", "republish": "published", "suspend": "suspended", "withdraw": ""}.get(
                step.act, state
            )
    return state


def providers(values: Values, holding: Holding, unit: Unit, code: str) -> None:
    register, last = holding.register, holding.end
    states = {row.code: standing(row, last) for row in register.providers}
    for suffix, state in (("01", "published"), ("02", "suspended")):
        values[f"45.{suffix}"] = sum(
            states[row.code] == state and holding.trees.stands_for(row.commune, row.steps[0].on, last) in unit.communes
            for row in register.providers
        )
    below = holding.trees.children(code, last)
    listed = {
        unit_of(holding, row.office, row.starts) for row in register.postings if active(row.starts, row.ends, last)
    } | {unit_of(holding, row.office, row.steps[0].on) for row in register.providers if states[row.code] == "published"}
    values["45.03"] = len(listed & set(below))
    values["45.04"] = percent(values["45.03"], len(below))
