"""The forms: their rows and columns, answered for a unit and the days from ``first`` to ``last``."""

from dataclasses import dataclass
from datetime import date

from tests.reporting.oracle import flows, people
from tests.reporting.oracle.activities import activities
from tests.reporting.oracle.clubs import Values, clubs
from tests.reporting.oracle.days import age, millions, percent
from tests.reporting.oracle.flows import Hits, new_hits
from tests.reporting.oracle.holding import Holding, Unit
from tests.reporting.oracle.register import Register
from tests.reporting.oracle.schemes import schemes
from tests.reporting.oracle.trees import REFORM, trees

EPISODE = "01 02 02a 02b 02c 03 03a 03b 03c 03d 03e 03f 03g 03h 04"
AFTERCARE = "01 02 02a 02b 02c 02d 03 03a 03b 03c 03d 03e 03f 04 05 06"
SUPPORT = "01 02 02n 03 03n 04 04v 05 06 07 08 08n 09 09n"
ROWS = {
    "11": EPISODE,
    "12": EPISODE,
    "13": EPISODE,
    "14": AFTERCARE,
    "15": SUPPORT,
    "16": "01 02 03 04",
    "19": "01 02 03",
    "21": EPISODE,
    "22": EPISODE,
    "23": AFTERCARE,
    "24": SUPPORT,
    "31": f"{EPISODE} 03i 05",
    "32": "01 02 02a 02b 02c 03 03a 03b 03c 03d 03e 03f 04",
    "33": "01 02 02a 02b 02c 03 03a 03b 03c 03d 03e 04 05a 05b 05c 05d 05e 06a 06b 06c 06d 06e 06f 06g",
    "34": "01 02 03",
    "35": "01 02 03",
    "41": "01 02 03 04 05 06 07",
    "42": "01 01a 01b 01c 01d 01e 02 03",
    "43": "01 02 03 04 05",
    "44": "01 02 03 04",
    "45": "01 02 03 04",
    "46": "01 02 02a 03 04 05 06 07 08",
}
FORMS = {
    "01-BCN": "11 12 13 14 15 16",
    "02-BCN": "21 22 23 24",
    "03-BCN": "11 12 13 14 15 16 19",
    "04-BCN": "11 12 13 14 15 16 19 21 22 23 24",
    "PL-TK": "31 32 33 34 35 41",
}
SINCE = date(2022, 1, 1)
FORMS_SINCE = FORMS | {"PL-TK": "31 32 33 34 35 41 42 43 44 45 46"}
BY_COMMUNE = (
    "33.01 33.02 33.03 33.04 32.04 11.02 11.03a 11.04 12.02 12.03a 12.04 31.04 14.02 14.04 14.06 15.02 15.03 16.02"
)
NO_PERSONS = (
    "15.04v 24.04v 16.04 19.01 19.02 19.03 35.03 41.01 41.03 41.04 41.05 41.06 "
    "42.01 42.01a 42.01b 42.01c 42.01d 42.01e 42.03"
).split()
ACTIVITIES = [f"{group}.{suffix}" for group in ("43", "44", "45") for suffix in ROWS[group].split()]
AT_FACILITY = ("21", "22", "23", "24")

Cell = dict[str, int | float | None]


@dataclass(frozen=True)
class Answer:
    """What a form must show, and the dossiers behind every row (and column) that counts persons."""

    cells: dict[str, Cell]
    lists: dict[tuple[str, str], list[str]]


def rows_of(form: str, last: date) -> list[str]:
    """The rows of a form; a register knows no steps of procedures, so that nothing is counted in group 46."""
    if form == "PL-XA":
        return BY_COMMUNE.split()
    groups = (FORMS_SINCE if last >= SINCE else FORMS)[form].split()
    return [f"{group}.{suffix}" for group in groups for suffix in ROWS[group].split()]


def count(holding: Holding, unit: Unit, first: date, groups: set[str]) -> tuple[Hits, Values]:
    """Hits by row (a dossier as often as it is counted) and the rows that are not persons."""
    hits, values = new_hits(), {}
    for group in groups & {"11", "12", "13", "21", "22", "31"}:
        flows.episodes(hits, group, holding, unit, first)
    for group in groups & {"14", "23"}:
        flows.aftercare(hits, group, holding, unit, first)
    for group in groups & {"15", "24"}:
        values[f"{group}.04v"] = millions(people.support(hits, group, holding, unit, first))
    if groups & {"33", "35"}:
        flows.addict_list(hits, holding, unit, first)
    if "16" in groups:
        people.relapse(hits, holding, unit, first)
        values["16.04"] = percent(len(hits["16.03"]), len(hits["16.01"]))
    if "19" in groups:
        values["19.01"] = len(unit.communes)
        values["19.02"] = people.communes_with_addicts(holding, unit)
        values["19.03"] = values["19.01"] - values["19.02"]
    if "32" in groups:
        flows.managements(hits, holding, unit, first)
    if "34" in groups:
        people.determinations(hits, holding, unit, first)
    if "35" in groups:
        people.access(hits, holding, unit, first)
        values["35.03"] = percent(len(hits["35.02"]), len(hits["33.01"]) + len(hits["33.02"]))
    if "41" in groups:
        clubs(hits, values, holding, unit, first)
    if "42" in groups:
        schemes(hits, values, holding, unit, first)
    return hits, values


def area_unit(register: Register, code: str, last: date) -> Unit:
    """A commune, district or province of the tree of ``last``, with the facilities that lie in it."""
    tree = trees()
    communes = tree.communes(code, last)
    return Unit(
        communes,
        frozenset(row.code for row in register.facilities if _lies_in(row.commune, last) in communes),
    )


def _lies_in(code: str, last: date) -> str | None:
    """A facility's code has no day: it is read in the tree before the reform first."""
    tree = trees()
    if code in tree.before:
        return tree.default[code] if last >= REFORM else code
    return code if last >= REFORM else None


def _children(form: str, unit: Unit, register: Register, area: str, last: date, at_facility: bool) -> dict[str, Unit]:
    tree = trees()
    if at_facility:
        return {code: Unit(facilities=frozenset({code})) for code in unit.facilities} if form == "04-BCN" else {}
    if form == "PL-XA":
        return {code: area_unit(register, code, last) for code in tree.under(area, last)}
    if form in ("03-BCN", "04-BCN"):
        return {code: area_unit(register, code, last) for code in tree.children(area, last)}
    return {}


def answer(
    register: Register, form: str, first: date, last: date, *, area: str | None = None, facility: str | None = None
) -> Answer:
    """Every cell and list of a form, counted literally."""
    holding = Holding(register, trees(), last)
    unit = area_unit(register, area, last) if area else Unit(facilities=frozenset({facility}))
    wanted = rows_of(form, last)
    groups = {row[:2] for row in wanted}
    own = count(holding, unit, first, groups)
    if area:
        activities(own[1], holding, unit, area, first)
    children = {
        at_facility: {
            code: count(holding, child, first, {group for group in groups if (group in AT_FACILITY) == at_facility})
            for code, child in (_children(form, unit, register, area, last, at_facility).items() if area else ())
        }
        for at_facility in (False, True)
    }
    cells: dict[str, Cell] = {}
    lists: dict[tuple[str, str], list[str]] = {}
    for row in wanted:
        below = children[row[:2] in AT_FACILITY]
        if row in NO_PERSONS + ACTIVITIES:
            cells[row] = {"total": own[1][row]} | {code: figures[1][row] for code, figures in below.items()}
            continue
        columns = _columns(holding, own[0][row]) | {code: figures[0][row] for code, figures in below.items()}
        cells[row] = {column: len(found) for column, found in columns.items()}
        lists |= {(row, column): sorted(found) for column, found in columns.items()}
    return Answer(cells, lists)


def _columns(holding: Holding, found: list[str]) -> dict[str, list[str]]:
    people = [holding.dossiers[number] for number in found]
    return {
        "total": found,
        "female": [person.number for person in people if person.sex == "Nữ"],
        "under_18": [person.number for person in people if age(person.born, person.year_only, holding.end) < 18],
        "minority": [person.number for person in people if person.ethnicity not in ("", "Kinh")],
    }
