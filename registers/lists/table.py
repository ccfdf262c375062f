"""A list of one sheet as it came: rows of cells, and which row holds the headings."""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Any

from core.text import tokens
from registers.workbook.cells import Broken, opened
from registers.workbook.guard import NOT_A_WORKBOOK, RefusedFileError, check_file
from registers.workbook.kinds import as_text
from registers.workbook.reading import MAX_ROWS, TOO_MANY_ROWS, well_formed
from registers.workbook.sheets import BY_NAME

HEADINGS_WITHIN = 30
"""Above the headings stand the name of the office, the title, the day."""

Rows = list[tuple[int, dict[int, Any]]]


@dataclass(frozen=True)
class Table:
    """The rows of a list with anything in them, by their numbers in the file."""

    title: str
    rows: Rows

    def headings(self, row: int) -> dict[int, str]:
        """What stands above each column, by its place."""
        cells = dict(self.rows).get(row, {})
        return {place: heading_text(value) for place, value in cells.items() if heading_text(value)}

    def below(self, row: int) -> Rows:
        return [(number, cells) for number, cells in self.rows if number > row]


def heading_text(value: Any) -> str:
    return " ".join(as_text(getattr(value, "text", value)).split()).rstrip(" *")


def is_plain_list(content: bytes) -> bool:
    """Whether a file that can be read has none of the register's sheets."""
    if is_text(content):
        return True
    known = {name.casefold() for name in BY_NAME}
    with well_formed(), opened(content) as book:
        return not any(as_text(title).casefold() in known for title, _cells in book.sheets())


def is_text(content: bytes) -> bool:
    """A list with commas or semicolons: text throughout, more than one line, never a PDF or an old workbook."""
    head = content[:4096]
    return b"\0" not in head and not head.startswith((b"PK", b"%PDF")) and (b"," in head or b";" in head)


def read_table(content: bytes) -> Table:
    """The sheet with the most rows. Raises ``RefusedFileError``."""
    if is_text(content):
        return _from_text(content)
    check_file(content)
    tables: list[Table] = []
    with well_formed(), opened(content) as book:
        for title, cells in book.sheets():
            rows: Rows = []
            for number, row in cells.rows():
                rows.append((number, {place: value for place, value in row.items() if not _is_blank(value)}))
                if len(rows) > MAX_ROWS:
                    raise RefusedFileError(TOO_MANY_ROWS.format(most=MAX_ROWS))
            tables.append(Table(title, [row for row in rows if row[1]]))
    return max(tables, key=lambda table: len(table.rows))


def _is_blank(value: Any) -> bool:
    return (isinstance(value, str) and not as_text(value)) or (isinstance(value, Broken) and value.is_blank)


def _from_text(content: bytes) -> Table:
    """Commas or semicolons; with or without the mark of byte order that Excel writes."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        lines = list(csv.reader(StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise RefusedFileError(NOT_A_WORKBOOK) from error
    if len(lines) > MAX_ROWS:
        raise RefusedFileError(TOO_MANY_ROWS.format(most=MAX_ROWS))
    rows = [(number, dict(_filled(line))) for number, line in enumerate(lines, start=1)]
    return Table("", [row for row in rows if row[1]])


def _filled(line: list[str]) -> Iterator[tuple[int, str]]:
    for place, text in enumerate(line, start=1):
        if as_text(text):
            yield place, text


def fingerprint(headings: dict[int, str]) -> str:
    """The same for lists of one layout, wherever their columns stand and however their headings are cased."""
    words = sorted(" ".join(tokens(heading)) for heading in headings.values())
    return hashlib.sha256("|".join(words).encode()).hexdigest()
