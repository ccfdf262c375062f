"""What goes out comes in again, cell for cell."""

from io import BytesIO
from pathlib import Path

import pytest
from django.db import transaction
from openpyxl import load_workbook

from accounts.enums import Role
from areas.queries import area_on
from core import calendar
from core.db import acting_as
from registers.workbook.exporting import rows_of
from registers.workbook.run import import_workbook
from registers.workbook.writing import write_workbook
from tests.accounts.factories import officer

DATA = Path(__file__).parent / "data"
PROVINCE = "46"


def cells(content: bytes) -> dict[str, list[tuple]]:
    book = load_workbook(BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def in_any_order(sheets: dict[str, list[tuple]]) -> dict[str, tuple]:
    return {name: (rows[0], sorted(rows[1:], key=str)) for name, rows in sheets.items()}


class _Undo(Exception):
    pass


def imported_and_exported(content: bytes, user) -> bytes:
    """The export after importing into an empty register, which is left as empty as it was."""
    area = area_on(PROVINCE, calendar.today())
    exported = b""
    try:
        with transaction.atomic():
            assert import_workbook(content, user, dry_run=False).as_dict()["faults"] == []
            exported = write_workbook(rows_of(user, area))
            raise _Undo
    except _Undo:
        return exported


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["sample", "corners"])
@pytest.mark.parametrize("day", ["fixed", "real"])
def test_an_export_comes_in_and_goes_out_the_same(name, day, on_day):
    if day == "real":
        on_day(None)
    user = officer(Role.PROVINCE_OFFICER, PROVINCE)
    original = (DATA / f"register-{name}.xlsx").read_bytes()
    with acting_as(user):
        first = imported_and_exported(original, user)
        second = imported_and_exported(first, user)
    assert cells(first) == cells(second)
    assert in_any_order(cells(first)) == in_any_order(cells(original))
