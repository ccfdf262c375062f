"""The copy of a report for outside (bản công bố): small numbers hidden (``reporting.suppression``), nothing on it that
leads back to the original: no number, signer, code nor note of what was adjusted."""

from collections.abc import Iterator, Mapping
from copy import copy
from typing import Any

from areas.models import Area
from core.errors import DomainError
from reporting.figures import NO_PERSONS
from reporting.layout import TYPED_GROUPS
from reporting.models import Report, Submission
from reporting.queries import COLUMNS
from reporting.suppression import CannotProtectError, Identity, Mark, suppress

Cells = dict[str, dict[str, Any]]
Key = tuple[str, str]

NOTE = (
    "Bản công bố, đã che số nhỏ: “<5” là số từ 1 đến 4; “*” là số không công bố (có thể là bất kỳ số nào) để không "
    "suy ra được số đã che. Không thay cho báo cáo đã ký."
)
AT_MOST = (
    ("14.05", "14.04"),
    ("14.06", "14.04"),
    ("23.05", "23.04"),
    ("23.06", "23.04"),
    ("31.05", "31.04"),
    ("16.03", "16.01"),
    ("35.02", "35.01"),
    ("11.03a", "11.03"),
)
"""Rows that count some of the people of another row."""
DETAILS_OF = {"33.05": "33.04", "33.06": "33.04"}
"""Details under a stem that is no row."""
SUMS = (("34.01", ("34.02", "34.03")),)
SHARES = {
    "16.04": ("16.03", "16.01"),
    "35.03": ("35.02", "33.01", "33.02"),
    "15.04v": ("15.04",),
    "24.04v": ("24.04",),
}
"""What is reckoned from persons is hidden with any of them."""


def published(report: Report, submission: Submission | None = None) -> Report:
    """A copy of the report, as sent or else as it stands, whose cells bear marks where a number is hidden."""
    found = copy(report)
    cells = submission.record["cells"] if submission else report.cells
    if submission:
        found.compiled_at = submission.submitted_at
    try:
        found.cells = hidden(cells, parents_of(report, cells))
    except CannotProtectError as error:
        raise DomainError(str(error)) from error
    found.adjustments = []
    return found


def hidden(cells: Cells, parents: Mapping[str, str]) -> Cells:
    """The cells with marks in place of what may not be shown. ``parents``: to which column the children of the unit
    add up, column by column."""
    counts = {
        (row, column): value
        for row, columns in cells.items()
        if counts_persons(row)
        for column, value in columns.items()
        if value is not None
    }
    marks: dict[Key, Mark] = suppress(counts, identities_of(counts, parents))
    return {
        row: {column: _shown(row, column, value, marks) for column, value in columns.items()}
        for row, columns in cells.items()
    }


def _shown(row: str, column: str, value: Any, marks: Mapping[Key, Mark]) -> Any:
    if any((source, column) in marks for source in SHARES.get(row, ())):
        return str(Mark.OTHER)
    mark = marks.get((row, column))
    return value if mark is None else str(mark)


def counts_persons(row: str) -> bool:
    """Whether the figures of the row are numbers of people in the care of the law: such are hidden when small."""
    return row not in NO_PERSONS and row[:2] not in TYPED_GROUPS


def parents_of(report: Report, cells: Cells) -> dict[str, str]:
    """Each child column and the column that it is a part of: communes of their district, the others of the unit."""
    columns = {column for row in cells.values() for column in row} - set(COLUMNS)
    areas = Area.objects.valid_on(report.ends).filter(code__in=columns).select_related("parent")
    above = {area.code: area.parent.code for area in areas if area.parent}
    return {column: above[column] if above.get(column) in columns else "total" for column in columns}


def identities_of(counts: Mapping[Key, int], parents: Mapping[str, str]) -> list[Identity]:
    """What a reader knows: sums and limits inside each column, of women in all, of children in their unit. One that
    happens to hold is taken as known: that only hides more."""
    rows = dict.fromkeys(row for row, _ in counts)
    found = []
    for column in dict.fromkeys(column for _, column in counts):
        for whole, parts in _sums_of(rows):
            found += _compared(counts, (whole, column), [(part, column) for part in parts])
        found += _flows(counts, rows, column)
    for row in rows:
        for column in tuple(COLUMNS)[1:]:
            found += _compared(counts, (row, "total"), [(row, column)])
        for parent in dict.fromkeys(parents.values()):
            found += _compared(counts, (row, parent), [(row, child) for child in parents if parents[child] == parent])
    return found


def _sums_of(rows: Mapping[str, None]) -> Iterator[tuple[str, list[str]]]:
    details: dict[str, list[str]] = {}
    for row in rows:
        if row[-1] in "abcdefghi":
            details.setdefault(DETAILS_OF.get(row[:-1], row[:-1]) + row[3:5], []).append(row)
    for parts in details.values():
        yield DETAILS_OF.get(parts[0][:-1], parts[0][:-1]), parts
    yield from ((whole, list(parts)) for whole, parts in SUMS)
    yield from ((whole, [part]) for part, whole in AT_MOST)


def _flows(counts: Mapping[Key, int], rows: Mapping[str, None], column: str) -> Iterator[Identity]:
    for group in dict.fromkeys(row[:2] for row in rows):
        keys = [(f"{group}.0{place}", column) for place in (1, 2, 3, 4)]
        if all(key in counts for key in keys):
            opening, entries, exits, closing = (counts[key] for key in keys)
            if opening + entries - exits == closing:
                yield Identity(tuple(zip(keys, (1, 1, -1, -1), strict=True)))


def _compared(counts: Mapping[Key, int], whole: Key, parts: list[Key]) -> Iterator[Identity]:
    """A whole and its parts: an equation where they add up and there are several, else a limit on the one that is
    less."""
    if whole not in counts or not parts or any(part not in counts for part in parts):
        return
    left = counts[whole] - sum(counts[part] for part in parts)
    sign = 1 if left >= 0 else -1
    terms = ((whole, sign), *((part, -sign) for part in parts))
    yield Identity(terms, slack=0 if left == 0 and len(parts) > 1 else abs(left) + 1)
