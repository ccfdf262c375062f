"""A workbook's cells straight from its XML, row after row, at the price of the row at hand.

openpyxl reads the names, styles and days of the workbook; its own reader of rows takes three times as long, keeps an
empty element of every row it has left, and cannot tell a formula without a value from a blank cell.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import IO, Any

from lxml import etree
from openpyxl.packaging.manifest import Manifest
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils import column_index_from_string
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.datetime import from_excel, from_ISO8601
from openpyxl.worksheet._reader import CELL_TAG, FORMULA_TAG, INLINE_STRING, MERGE_TAG, ROW_TAG, VALUE_TAG
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

NO_VALUE = "Công thức chưa có giá trị. Hãy mở tệp bằng Excel, lưu lại, hoặc thay công thức bằng giá trị."
EMPTY_VALUE = 'Công thức cho kết quả rỗng (=""). Hãy xóa ô hoặc thay bằng giá trị.'
ERROR_VALUE = "Ô báo lỗi {value}. Hãy thay bằng giá trị đúng."

_ITEM, _TEXT, _SOUND = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("si", "t", "rPh"))
_DIGITS = "0123456789"
_STRING, _INLINE, _BOOLEAN, _ERROR, _ISO_DAY, _FORMULA_TEXT = "s", "inlineStr", "b", "e", "d", "str"


@dataclass(frozen=True)
class Broken:
    """A cell whose content is no value: a formula without one, or an error."""

    text: str
    message: str
    is_blank: bool = False


@dataclass(frozen=True)
class Merged:
    """Cells made one: their name ("D2:D4") and where they begin."""

    ref: str
    min_col: int
    min_row: int


class SourceBook:
    """A workbook opened for reading. Broken ones raise what ``zipfile``, ``lxml`` and openpyxl raise."""

    def __init__(self, content: bytes) -> None:
        self._reader = ExcelReader(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        self._reader.read_manifest()
        self._reader.read_workbook()
        apply_stylesheet(self._reader.archive, self._reader.wb)
        book = self._reader.wb
        self.epoch, self.days, self.durations = book.epoch, book._date_formats, book._timedelta_formats
        self.strings = list(self._read_strings(self._reader.package))

    def _read_strings(self, package: Manifest) -> Iterator[str]:
        part = package.find(SHARED_STRINGS)
        if part is not None:
            with self._reader.archive.open(part.PartName[1:]) as source:
                for _, element in etree.iterparse(source, tag=_ITEM, resolve_entities=False):
                    yield _text(element)
                    _forget(element)

    def sheets(self) -> Iterator[tuple[str, "SheetCells"]]:
        """Every worksheet by its name; a sheet that is nothing but a chart is none."""
        for sheet, part in self._reader.parser.find_sheets():
            if part.target in self._reader.valid_files and "chartsheet" not in part.Type:
                yield sheet.name, SheetCells(self, part.target)

    def part(self, target: str) -> IO[bytes]:
        return self._reader.archive.open(target)

    def close(self) -> None:
        self._reader.archive.close()


@contextmanager
def opened(content: bytes) -> Iterator[SourceBook]:
    """What openpyxl leaves out of a workbook concerns nobody who reads its cells."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = SourceBook(content)
        try:
            yield book
        finally:
            book.close()


@dataclass
class SheetCells:
    """Reads a worksheet once; ``merged`` is known when the last row has been read."""

    book: SourceBook
    target: str
    merged: list[Merged] = field(default_factory=list)
    _places: dict[str, int] = field(default_factory=dict)

    def rows(self) -> Iterator[tuple[int, dict[int, Any]]]:
        """Number and cells by column of every row that has a cell with anything in it."""
        with self.book.part(self.target) as source:
            yield from self._rows(source)

    def _rows(self, source: IO[bytes]) -> Iterator[tuple[int, dict[int, Any]]]:
        number = 0
        for _, element in etree.iterparse(source, tag=(ROW_TAG, MERGE_TAG), resolve_entities=False):
            if element.tag == MERGE_TAG:
                self.merged = [_merged(child.get("ref", "")) for child in element]
            else:
                number = int(float(element.get("r") or number + 1))
                if cells := self._cells(element):
                    yield number, cells
            _forget(element)

    def _cells(self, row: etree._Element) -> dict[int, Any]:
        cells: dict[int, Any] = {}
        place = 0
        for element in row:
            if element.tag != CELL_TAG:
                continue
            coordinate = element.get("r")
            place = self._place(coordinate) if coordinate else place + 1
            if len(element) and (value := self._value(element)) is not None:
                cells[place] = value
        return cells

    def _place(self, coordinate: str) -> int:
        letters = coordinate.rstrip(_DIGITS)
        if letters not in self._places:
            self._places[letters] = column_index_from_string(letters)
        return self._places[letters]

    def _value(self, element: etree._Element) -> Any:
        kind = element.get("t", "n")
        text = formula = None
        for child in element:
            if child.tag == VALUE_TAG:
                text = child.text
            elif child.tag == FORMULA_TAG:
                formula = child
        if kind == _INLINE:
            child = element.find(INLINE_STRING)
            text = None if child is None else _text(child)
        if not text:
            return None if formula is None else _without_value(formula, kind)
        value = self._read(text, kind, element)
        return _without_value(formula, kind) if value == "" and formula is not None else value

    def _read(self, text: str, kind: str, element: etree._Element) -> Any:
        if kind == _STRING:
            return self.book.strings[int(text)]
        if kind in (_INLINE, _FORMULA_TEXT):
            return text
        if kind == _BOOLEAN:
            return bool(int(text))
        if kind == _ERROR:
            return Broken(text, ERROR_VALUE.format(value=text))
        if kind == _ISO_DAY:
            return from_ISO8601(text)
        number = float(text) if "." in text or "E" in text or "e" in text else int(text)
        style = int(element.get("s") or 0)
        return self._day(number, style) if style in self.book.days else number

    def _day(self, number: float, style: int) -> datetime | Broken:
        try:
            return from_excel(number, self.book.epoch, timedelta=style in self.book.durations)
        except (OverflowError, ValueError):
            return Broken("#VALUE!", ERROR_VALUE.format(value="#VALUE!"))


def _without_value(formula: etree._Element, kind: str) -> Broken:
    text = "=" + (formula.text or "")
    blank = kind == _FORMULA_TEXT or text == '=""'
    return Broken(text, EMPTY_VALUE if blank else NO_VALUE, is_blank=blank)


def _merged(ref: str) -> Merged:
    first_column, first_row, _last_column, _last_row = range_boundaries(ref)
    return Merged(ref, first_column or 1, first_row or 1)


def _text(element: etree._Element) -> str:
    """The text of a string, of one run or of several in different fonts; not how it is pronounced."""
    if len(element) == 1 and element[0].tag == _TEXT:
        return element[0].text or ""
    parts = [part for part in element.iter(_TEXT) if part.getparent().tag != _SOUND]
    return "".join(part.text or "" for part in parts)


def _forget(element: etree._Element) -> None:
    """Nothing that was read stays in memory."""
    parent = element.getparent()
    element.clear()
    while element.getprevious() is not None:
        del parent[0]
