"""Workbooks as bytes: the same content gives the same bytes, whenever it is written."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

TEXT_FORMAT = "@"
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PLAIN_NUMBER = re.compile(r"[+-]?\d[\d .,]*")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_STAMPED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def workbook_bytes(book: Workbook) -> bytes:
    """The file, without the clock of the machine in its properties and its directory."""
    written = BytesIO()
    book.save(written)
    return zipped(
        (name, _STAMPED.sub(rb"\g<1>1980-01-01T00:00:00Z", content) if name == "docProps/core.xml" else content)
        for name, content in _members(written)
    )


def text_cell(sheet: WriteOnlyWorksheet, text: str, style: WriteOnlyCell) -> WriteOnlyCell:
    """A cell that is text whatever stands in it, in the style of another: ``=1+1`` and ``001`` stay what they are."""
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
    cell.data_type = "s"
    cell._style = style._style
    return cell


def defused(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula; a plain number (``+84 912 345 678``, ``-5``) stays."""
    start = unicodedata.normalize("NFKC", text.lstrip(" \n"))[:1]
    return f"'{text}" if start in _STARTS_FORMULA and start and not _PLAIN_NUMBER.fullmatch(text) else text


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP of names and contents, without the day on which it is made."""
    found = BytesIO()
    with ZipFile(found, "w", ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(ZipInfo(name, _FIRST_DAY), content, ZIP_DEFLATED)
    return found.getvalue()


def _members(file: BytesIO) -> Iterator[tuple[str, bytes]]:
    with ZipFile(file) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)
