"""What rows refer to: dossiers, facilities, clubs, communes. A reference that leads nowhere is a fault of its row."""

from collections.abc import Callable
from datetime import date
from typing import Any

from areas.models import Area
from core import calendar
from registers.workbook.facts import Fact
from registers.workbook.sheets import (
    CAI_NGHIEN,
    CHUYEN_NOI,
    CLB,
    CO_SO,
    HO_SO,
    SAU_CAI,
    SHEETS,
    SINH_HOAT_CLB,
    THANH_VIEN_CLB,
    Sheet,
)
from registers.workbook.staging import Row, Staged
from registers.workbook.world import World

UNKNOWN_NUMBER = "Không có hồ sơ mang số này trong tệp và trong sổ."
FOREIGN_NUMBER = "Số hồ sơ này đã thuộc một hồ sơ ngoài địa bàn của bạn."
UNKNOWN_FACILITY = "Không có cơ sở mang mã này trong tệp và trong sổ."
UNKNOWN_CLUB = "Không có câu lạc bộ mang mã này trong tệp và trong sổ."

COMMUNE_DAYS: tuple[tuple[Sheet, str], ...] = ((HO_SO, "opened_on"), (CHUYEN_NOI, "on"), (CLB, "starts"))
"""Sheets that name a commune, and the column of the day whose tree it is read in."""


def check_references(world: World, staged: Staged) -> None:
    _check_numbers(world, staged)
    facilities = {code for code, place in world.facilities.items() if place.facility}
    _check_codes(staged, CO_SO, "code", (CAI_NGHIEN, SAU_CAI), "facility", facilities, UNKNOWN_FACILITY)
    _check_codes(staged, CLB, "club", (THANH_VIEN_CLB, SINH_HOAT_CLB), "club", set(world.clubs), UNKNOWN_CLUB)
    for sheet, column in COMMUNE_DAYS:
        for row in staged[sheet]:
            if row["commune"] and row[column]:
                _read_commune(world, staged, row, row[column], world.communes.on)
    for row in staged[CO_SO]:
        if row["commune"]:
            _read_commune(world, staged, row, calendar.today(), lambda code, _day: world.communes.of_facility(code))


def _check_numbers(world: World, staged: Staged) -> None:
    named = {row["number"] for row in staged[HO_SO]}
    for sheet in SHEETS:
        for row in staged[sheet]:
            if row["number"] is not None:
                _check_number(world, staged, row, "number", row["number"], named)
            for number in row["present"] or ():
                _check_number(world, staged, row, "present", number, named)


def _check_number(world: World, staged: Staged, row: Row, column: str, number: str, named: set[str]) -> None:
    person = world.persons[number]
    if person.is_foreign:
        staged.fault(row, column, FOREIGN_NUMBER, value=number)
    elif person.dossier is None and number not in named:
        _report(staged, row, column, UNKNOWN_NUMBER, number, home=HO_SO, key="number")


def _check_codes(
    staged: Staged, home: Sheet, code: str, sheets: tuple[Sheet, ...], column: str, known: set[str], message: str
) -> None:
    known = known | {row[code] for row in staged[home]}
    for sheet in sheets:
        for row in staged[sheet]:
            if row[column] is not None and row[column] not in known:
                _report(staged, row, column, message, row[column], home=home, key=code)


def _report(staged: Staged, row: Row, column: str, message: str, value: str, *, home: Sheet, key: str) -> None:
    """A reference that leads nowhere. Where the sheet it leads to has lost its key, only that is blamed."""
    if home.name in staged.columns and key not in staged.columns[home.name]:
        row.broken |= {column}
    else:
        staged.fault(row, column, message, value=value)


def _read_commune(world: World, staged: Staged, row: Row, day: date, find: Callable[[str, date], Area | None]) -> None:
    """Put the unit that the code means beside the code."""
    area = find(row["commune"], day)
    if area is None:
        staged.fault(row, "commune", world.communes.refusal(row["commune"], day))
    row.values["area"] = area


def set_readable(fact: Fact, values: dict[str, Any]) -> None:
    """Set what the row says, as far as it can be read."""
    fact.set(**{name: value for name, value in values.items() if name not in fact.row.broken})
