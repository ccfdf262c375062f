"""The data of a chart as the script draws it. The same numbers stand in the table below."""

from typing import Any

from reporting.crosstabs.counting import CrossTable
from reporting.dashboards import CHARTED, SIDE_BY_SIDE, Desk

MOST_BARS = 30


def comparison_chart(desk: Desk) -> dict[str, Any]:
    """The units one level down: on the list, in treatment, in aftercare; of very many those with most people."""
    places = {column.row: place for place, column in enumerate(SIDE_BY_SIDE)}
    units = desk.comparison()[1:]
    units = sorted(units, key=lambda unit: -unit[1][0].count)[:MOST_BARS]
    return {
        "kind": "bar",
        "labels": [name for name, _ in units],
        "series": [
            {"label": SIDE_BY_SIDE[places[row]].label, "values": [figures[places[row]].count for _, figures in units]}
            for row in CHARTED
        ],
    }


def modality_chart(desk: Desk) -> dict[str, Any]:
    """The people in treatment by modality."""
    found = desk.modalities()
    return {
        "kind": "bar",
        "labels": [name for name, _ in found],
        "series": [{"label": "Số người", "values": [shown.count for _, shown in found]}],
    }


def crosstab_chart(table: CrossTable) -> dict[str, Any]:
    """A bar for each count; of very many rows those with most people."""
    rows = sorted(table.rows, key=lambda row: -table.row_sum(row[0]))[:MOST_BARS]
    shown = [row for row in table.rows if row in rows]
    return {
        "kind": "bar",
        "labels": [words for _, words in shown],
        "series": [
            {"label": words, "values": [table.count(row, column) for row, _ in shown]}
            for column, words in table.columns
        ],
    }
