"""What the columns of a foreign list hold: told by their headings, and where those say nothing by their cells."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from cases.enums import Sex
from core.text import fold, tokens
from registers.lists.table import HEADINGS_WITHIN, Table
from registers.workbook.cells import Broken
from registers.workbook.kinds import CCCD_DIGITS, CMND_DIGITS, as_text
from registers.workbook.letters import READINGS, converted
from registers.workbook.sheets import HO_SO

SYNONYMS: dict[str, tuple[str, ...]] = {
    "number": ("so ho so", "ma ho so", "ma so ho so", "so hs", "ma hs", "ma doi tuong"),
    "full_name": ("ho va ten", "ho ten", "ten", "ho ten nguoi nghien", "ho va ten doi tuong", "ten doi tuong"),
    "other_name": ("ten goi khac", "ten khac", "bi danh", "biet danh", "ten thuong goi"),
    "sex": ("gioi tinh", "phai", "gioi", "nam nu"),
    "birth": ("ngay sinh", "nam sinh", "ngay thang nam sinh", "sinh ngay", "sinh nam", "ngay thang sinh"),
    "paper": ("so cccd", "cccd", "cmnd", "so cmnd", "cmnd cccd", "so dinh danh", "cccd cmnd", "so giay to", "can cuoc"),
    "ethnicity": ("dan toc",),
    "occupation": ("nghe nghiep", "nghe", "viec lam"),
    "education": ("trinh do hoc van", "trinh do", "van hoa", "hoc van", "trinh do van hoa"),
    "commune": ("ma xa quan ly", "ma xa", "ma phuong xa", "ma don vi"),
    "permanent_address": ("dia chi thuong tru", "thuong tru", "ho khau thuong tru", "hktt", "noi dktt", "dia chi"),
    "present_address": ("noi o hien tai", "noi o hien nay", "cho o hien nay", "tam tru", "noi o"),
    "stable_residence": ("noi cu tru on dinh", "cu tru on dinh"),
    "opened_on": ("ngay lap ho so", "ngay lap", "ngay vao so", "ngay lap hs"),
    "main_drug": ("chat ma tuy chinh", "loai ma tuy", "chat ma tuy", "chat su dung", "loai ma tuy su dung"),
    "route": ("hinh thuc su dung", "cach su dung", "duong dung"),
    "first_used_on": ("ngay su dung lan dau", "su dung lan dau"),
}
"""Headings as offices write them, folded."""

LOOKED_AT = 200
_MOST = 0.7
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|(?:19|20)\d\d")


def find_heading_row(table: Table) -> int:
    """The row whose cells name most columns; of a list that names none the first row with three cells."""
    first = [(number, cells) for number, cells in table.rows if number <= HEADINGS_WITHIN]
    best = max(first, key=lambda row: len(set(_named(table.headings(row[0])).values())), default=None)
    if best and len(_named(table.headings(best[0]))) >= 2:
        return best[0]
    return next((number for number, cells in first if len(cells) >= 3), first[0][0] if first else 1)


def guess_columns(table: Table, heading_row: int) -> dict[int, str]:
    """Name of the register's column by place; a column of the list stands for one at most, and the other way round."""
    headings = table.headings(heading_row)
    found = _named(headings)
    places = {place for _number, cells in table.below(heading_row)[:LOOKED_AT] for place in cells}
    for name, holds in _BY_CONTENT:
        if name in found.values():
            continue
        for place in sorted(places - found.keys()):
            cells = [row[place] for _number, row in table.below(heading_row)[:LOOKED_AT] if place in row]
            if cells and sum(map(holds, cells)) >= _MOST * len(cells):
                found[place] = name
                break
    return found


def _named(headings: dict[int, str]) -> dict[int, str]:
    """By their headings: first those that are just so, then those that begin so."""
    found: dict[int, str] = {}
    folded = {place: _readings(heading) for place, heading in headings.items()}
    for fits in (_is_just, _begins):
        for place, texts in sorted(folded.items()):
            name = next((name for name, known in SYNONYMS.items() if any(fits(t, k) for t in texts for k in known)), "")
            if name and place not in found and name not in found.values():
                found[place] = name
    return found


def _readings(heading: str) -> list[str]:
    """The heading as it stands, and as it would be in old letters; folded."""
    return [" ".join(tokens(text)) for text in (heading, *(converted(heading, letters) for letters in READINGS))]


def _is_just(text: str, known: str) -> bool:
    return text == known


def _begins(text: str, known: str) -> bool:
    return len(known.split()) > 1 and text.startswith(f"{known} ")


def _is_paper(value: Any) -> bool:
    text = as_text(value).replace(" ", "")
    return text.isdecimal() and len(text) in (CMND_DIGITS, CCCD_DIGITS - 2, CCCD_DIGITS - 1, CCCD_DIGITS)


def _is_sex(value: Any) -> bool:
    return fold(as_text(value)) in {fold(str(label)) for label in Sex.labels}


def _is_day(value: Any) -> bool:
    return isinstance(value, date) or bool(_DAY.fullmatch(as_text(value)))


def _is_name(value: Any) -> bool:
    text = as_text(value)
    return not isinstance(value, Broken) and 2 <= len(text.split()) <= 6 and not any(map(str.isdigit, text))


_BY_CONTENT: tuple[tuple[str, Callable[[Any], bool]], ...] = (
    ("paper", _is_paper),
    ("sex", _is_sex),
    ("birth", _is_day),
    ("full_name", _is_name),
)
assert SYNONYMS.keys() == {column.name for column in HO_SO.columns}
