"""Counting and listing: one statement for any number of units, groups and levels."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.db import connection

from areas.models import Area, Office
from areas.queries import tree_on
from reporting.figures import FACILITY_GROUPS, SOURCES
from reporting.older_units import RELATIONS_BACK
from reporting.periods import Window
from reporting.segments import RELATIONS
from reporting.units import UnitKey

COLUMNS = {
    "total": "true",
    "female": "person.female",
    "under_18": "person.years < 18",
    "minority": "person.minority",
}
"""The columns of one unit and what each asks of the person."""

READS = {"19": frozenset({"33"}), "35": frozenset({"11", "12", "13", "21", "22", "31", "33"})}
"""Groups that read the facts of other groups."""


@dataclass(frozen=True)
class Tally:
    """What a figure comes to in one unit: hits in all and by column, and the sum of their values."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COLUMNS, 0))
    value: Decimal = Decimal(0)


@dataclass(frozen=True)
class Listed:
    """A dossier that a figure counts, with the days of the counted fact."""

    dossier_id: int
    number: str
    full_name: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class Asked:
    """What is counted: groups over a window, below a root unit, for these units and facilities."""

    groups: frozenset[str]
    window: Window
    root: Area | None
    areas: tuple[Area, ...] = ()
    offices: tuple[Office, ...] = ()

    def params(self) -> dict:
        window = self.window
        return {
            "S": window.starts,
            "E": window.ends,
            "tree": tree_on(window.units_day).pk,
            "units_on": window.units_day,
            "back_to": self._back_to,
            "root": self.root.pk if self.root else None,
            "areas": [area.pk for area in self.areas],
            "offices": [office.pk for office in self.offices],
            "groups": sorted(self.groups),
            "facts": sorted(self.groups.union(*(READS.get(group, frozenset()) for group in self.groups))),
            "at_facilities": bool(self.groups & FACILITY_GROUPS),
            "clubs": bool(self.groups & {"41", "42"}),
        }

    @property
    def relations(self) -> str:
        """The relations that are counted over, those of an older tree where one is asked for."""
        return RELATIONS_BACK if self._back_to else RELATIONS

    @cached_property
    def _back_to(self) -> date | None:
        window = self.window
        if window.units_on is None:
            return None
        starts = tree_on(window.units_on).starts
        return starts if starts < tree_on(window.ends).starts else None

    def hits(self) -> str:
        """The common table expressions, ending with ``hit``."""
        chosen = [source.hits for source in SOURCES if source.groups & self.groups]
        union = "\nUNION ALL\n".join(chosen)
        return f"WITH RECURSIVE {self.relations}, hit(area, facility, code, dossier, value, since, until) AS ({union})"


@dataclass(frozen=True)
class Fact:
    """A segment, event or activity of one unit, with the codes of all figures that it is counted in (as often as it is
    counted) and the columns that it falls into: a figure is the number of its codes among the facts of a unit."""

    unit: UnitKey
    dossier: int | None
    number: str
    since: date | None
    until: date | None
    value: Decimal | None
    codes: tuple[str, ...]
    columns: frozenset[str]


def facts(asked: Asked) -> list[Fact]:
    """What stands behind every figure of the groups asked, each once, in one statement."""
    flags = ", ".join(f"coalesce({predicate}, false)" for predicate in COLUMNS.values())
    statement = f"""
        {asked.hits()}
        SELECT hit.area, hit.facility, hit.dossier, coalesce(person.number, ''), hit.since, hit.until, hit.value,
               array_agg(hit.code ORDER BY hit.code), {flags}
        FROM hit LEFT JOIN person ON person.dossier = hit.dossier
        GROUP BY hit.area, hit.facility, left(hit.code, 2), hit.dossier, hit.since, hit.until, hit.value,
                 person.number, {flags}
        ORDER BY left(hit.code, 2), person.number, hit.since, hit.until, hit.area, hit.facility, hit.value
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, asked.params())
        return [
            Fact(
                (area, facility),
                dossier,
                number,
                since,
                until,
                value,
                tuple(codes),
                frozenset(column for column, holds in zip(COLUMNS, flags, strict=True) if holds),
            )
            for area, facility, dossier, number, since, until, value, codes, *flags in cursor.fetchall()
        ]


def tally_of(facts: Iterable[Fact]) -> dict[UnitKey, dict[str, Tally]]:
    """The figures of facts: the same as ``tally`` counts in the database."""
    counts: dict[UnitKey, dict[str, dict[str, int]]] = {}
    values: dict[tuple[UnitKey, str], Decimal] = {}
    for fact in facts:
        figures = counts.setdefault(fact.unit, {})
        for code in fact.codes:
            columns = figures.setdefault(code, dict.fromkeys(COLUMNS, 0))
            for column in fact.columns:
                columns[column] += 1
            values[fact.unit, code] = values.get((fact.unit, code), Decimal(0)) + (fact.value or 0)
    return {
        unit: {code: Tally(columns, values[unit, code]) for code, columns in figures.items()}
        for unit, figures in counts.items()
    }


def tally(asked: Asked) -> dict[UnitKey, dict[str, Tally]]:
    """Every figure of the groups asked, for every unit asked, in one grouped statement."""
    filters = ", ".join(f"count(*) FILTER (WHERE {predicate})" for predicate in COLUMNS.values())
    statement = f"""
        {asked.hits()}
        SELECT hit.area, hit.facility, hit.code, sum(hit.value), {filters}
        FROM hit LEFT JOIN person ON person.dossier = hit.dossier
        GROUP BY hit.area, hit.facility, hit.code
    """
    result: dict[UnitKey, dict[str, Tally]] = {}
    with connection.cursor() as cursor:
        cursor.execute(statement, asked.params())
        for area, facility, code, value, *counts in cursor.fetchall():
            result.setdefault((area, facility), {})[code] = Tally(
                dict(zip(COLUMNS, counts, strict=True)), value or Decimal(0)
            )
    return result


def listing(asked: Asked, *, code: str, unit: UnitKey, column: str = "total") -> list[Listed]:
    """The dossiers that one figure of one unit counts, by number; a dossier as often as it is counted."""
    statement = f"""
        {asked.hits()}
        SELECT person.dossier, person.number, person.full_name, hit.since, hit.until
        FROM hit JOIN person ON person.dossier = hit.dossier
        WHERE hit.code = %(code)s AND hit.area IS NOT DISTINCT FROM %(area)s
          AND hit.facility IS NOT DISTINCT FROM %(facility)s AND {COLUMNS[column]}
        ORDER BY person.number, hit.since
    """
    area, facility = unit
    with connection.cursor() as cursor:
        cursor.execute(statement, {**asked.params(), "code": code, "area": area, "facility": facility})
        return [Listed(*row) for row in cursor.fetchall()]
