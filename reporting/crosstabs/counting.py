"""Counting a cross-table: the hits of the forms, grouped by two expressions, in one statement; and its lists."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from areas.models import Area
from reporting.crosstabs.asking import Question
from reporting.crosstabs.terms import DIMENSIONS, Dimension, reasons
from reporting.figures import FACILITY_FLOW_GROUPS, RESIDENCE_FLOW, SOURCES
from reporting.layout import forms_on
from reporting.periods import Window
from reporting.queries import Asked, Listed
from reporting.segments import RELATIONS

TOTAL = "*"
"""Stands for all values of a dimension, in the address of a list."""


@dataclass(frozen=True)
class CrossTable:
    """Heads of rows and columns (value, words), the counts by both, and the sums that the database never sees."""

    question: Question
    rows: list[tuple[str, str]]
    columns: list[tuple[str, str]]
    counts: dict[tuple[str, str], int]

    def count(self, row: str, column: str) -> int:
        return self.counts.get((row, column), 0)

    def row_sum(self, row: str) -> int:
        return sum(self.count(row, column) for column, _ in self.columns)

    def column_sum(self, column: str) -> int:
        return sum(self.count(row, column) for row, _ in self.rows)

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def lines(self) -> list[tuple[str, str, list[tuple[str, int]], int]]:
        """Each row: value, words, its count in each column, its sum."""
        return [
            (row, words, [(column, self.count(row, column)) for column, _ in self.columns], self.row_sum(row))
            for row, words in self.rows
        ]

    @property
    def foot(self) -> list[tuple[str, int]]:
        return [(column, self.column_sum(column)) for column, _ in self.columns]


def cross(question: Question, unit: Area, children: list[Area]) -> CrossTable:
    """Count the question over a unit; ``children``: the units one level down, for the dimension of units."""
    statement = f"""
        {_cells(question)}
        SELECT "row", "column", count(*) FROM cell WHERE {_only(question)} GROUP BY 1, 2
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, _params(question, unit, children))
        counts = {(row, column): count for row, column, count in cursor.fetchall()}
    heads = [
        _heads(dimension, question, children, {key[place] for key in counts})
        for place, dimension in enumerate((question.rows, question.columns))
    ]
    return CrossTable(question, heads[0], heads[1], counts)


def listed(question: Question, unit: Area, children: list[Area], *, row: str, column: str) -> list[Listed]:
    """The dossiers behind one count; ``TOTAL`` for a whole row or column."""
    statement = f"""
        {_cells(question)}
        SELECT dossier, number, full_name, since, until FROM cell
        WHERE {_only(question)} AND %(row)s IN ('{TOTAL}', "row") AND %(column)s IN ('{TOTAL}', "column")
        ORDER BY number, since
    """
    params = {**_params(question, unit, children), "row": row, "column": column}
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return [Listed(*found) for found in cursor.fetchall()]


def _cells(question: Question) -> str:
    """The hits with all that is asked of them. Nothing is asked before they stand: the database takes each question
    for one that hardly anybody meets, and would look through all persons for every hit."""
    asked = {"row": question.rows, "column": question.columns}
    asked |= {f"only_{name}": DIMENSIONS[name] for name in question.filters}
    columns = ", ".join(f'{_of(dimension, question)} AS "{name}"' for name, dimension in asked.items())
    return f"""
        {_hits(question)}, cell AS MATERIALIZED (
            SELECT hit.dossier, person.number, person.full_name, hit.since, hit.until, {columns}
            FROM hit LEFT JOIN person ON person.dossier = hit.dossier
            WHERE hit.code = ANY(%(codes)s) AND hit.dossier IS NOT NULL
        )
    """


def _hits(question: Question) -> str:
    groups = set(question.measure.groups)
    chosen = [source.hits for source in SOURCES if source.groups & groups and not source.groups <= FACILITY_FLOW_GROUPS]
    if groups & FACILITY_FLOW_GROUPS:
        chosen.append(RESIDENCE_FLOW)
    union = "\nUNION ALL\n".join(chosen)
    return f"WITH RECURSIVE {RELATIONS}, hit(area, facility, code, dossier, value, since, until) AS ({union})"


def _params(question: Question, unit: Area, children: list[Area]) -> dict[str, Any]:
    by_unit = "unit" in (question.rows.slug, question.columns.slug)
    asked = Asked(
        groups=frozenset(question.measure.groups),
        window=Window(f"{question.starts.year}", question.starts, question.ends),
        root=unit,
        areas=tuple(children) if by_unit else (unit,),
    )
    by_reason = "reason" in (question.rows.slug, question.columns.slug)
    codes = list(reasons(question.measure, forms_on(question.ends))) if by_reason else question.measure.codes()
    return {**asked.params(), "codes": codes, **{f"only_{name}": value for name, value in question.filters.items()}}


def _only(question: Question) -> str:
    return " AND ".join(["true", *[f'"only_{name}" = %(only_{name})s' for name in question.filters]])


def _of(dimension: Dimension, question: Question) -> str:
    return dimension.expression.replace("{day}", f"hit.{question.measure.day or 'since'}")


def _heads(dimension: Dimension, question: Question, children: list[Area], found: set[str]) -> list[tuple[str, str]]:
    """The values of a dimension with their words: all that it always has, or those that are there."""
    match dimension.slug:
        case "unit":
            return [(str(area.pk), area.name) for area in children if str(area.pk) in found]
        case "reason":
            words = reasons(question.measure, forms_on(question.ends))
            if len(question.measure.groups) == 1:
                return list(words.items())
            return [(code, f"{code} {label}") for code, label in words.items() if code in found]
        case "month":
            return [(month, f"{month[5:]}/{month[:4]}") for month in sorted(found)]
        case "modality":
            return [(value, words) for value, words in dimension.values if value in question.measure.groups]
    return list(dimension.values)
