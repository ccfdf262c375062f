"""Workbooks for tests: a small good register, to which a test adds what it is about."""

from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from accounts.models import User
from core.db import acting_as
from core.workbooks import workbook_bytes
from registers.workbook.run import Outcome, import_workbook
from registers.workbook.sheets import BY_NAME, SHEETS

OPENED = date(2015, 1, 5)
COMMUNE = "00001"
NEIGHBOUR = "00004"


class Book:
    """One dossier H-1, a facility F-1, a methadone clinic M-1 and a club C-1, all of commune 00001."""

    def __init__(self, *, empty: bool = False) -> None:
        self.book = Workbook()
        self.book.remove(self.book.active)
        for sheet in SHEETS:
            self.book.create_sheet(sheet.name).append([column.heading for column in sheet.columns])
        if not empty:
            self.facility("F-1", "Công lập")
            self.facility("M-1", "Methadone")
            self.dossier("H-1")
            self.add("CLB", club="C-1", name="B93", commune=COMMUNE, starts=date(2016, 1, 1))

    def add(self, sheet: str, **values: Any) -> int:
        """A row by names of columns; returns its number."""
        worksheet = self.book[sheet]
        columns = BY_NAME[sheet].columns
        assert values.keys() <= {column.name for column in columns}
        number = worksheet.max_row + 1
        for place, column in enumerate(columns, start=1):
            worksheet.cell(number, place, values.get(column.name))
        return number

    def dossier(self, number: str, **values: Any) -> int:
        good = {
            "full_name": "Nguyễn Văn An",
            "sex": "Nam",
            "birth": date(1990, 3, 4),
            "commune": COMMUNE,
            "opened_on": OPENED,
        }
        return self.add("HoSo", number=number, **{**good, **values})

    def facility(self, code: str, kind: str, **values: Any) -> int:
        return self.add("CoSo", **{"code": code, "name": f"Cơ sở {code}", "kind": kind, "commune": COMMUNE, **values})

    def episode(self, number: str = "H-1", **values: Any) -> int:
        good = {"modality": "Tại gia đình", "starts": date(2017, 1, 1), "months": 6}
        return self.add("CaiNghien", number=number, **{**good, **values})

    def completed(self, number: str = "H-1", **values: Any) -> int:
        return self.episode(number, **{"ends": date(2017, 7, 1), "end_reason": "Hoàn thành", **values})

    def set(self, sheet: str, row: int, name: str, value: Any) -> None:
        self.book[sheet].cell(row, self.place(sheet, name)).value = value

    def place(self, sheet: str, name: str) -> int:
        return [column.name for column in BY_NAME[sheet].columns].index(name) + 1

    @property
    def content(self) -> bytes:
        """The same bytes whenever it is asked for."""
        return workbook_bytes(self.book)


def run(book: Book | bytes, user: User, *, dry_run: bool = False) -> Outcome:
    with acting_as(user):
        return import_workbook(book if isinstance(book, bytes) else book.content, user, dry_run=dry_run)


def places(findings: list) -> list[tuple]:
    """Sheet, row, column of each finding."""
    return [(finding.sheet, finding.row, finding.column) for finding in findings]


def imported(book: Book | bytes, user: User) -> Outcome:
    """The outcome of an import that must succeed."""
    outcome = run(book, user)
    assert not outcome.findings.faults, outcome.findings.faults
    return outcome


def cells(content: bytes) -> dict[str, list[tuple]]:
    book = load_workbook(BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
