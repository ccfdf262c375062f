"""How cells are read; what cannot be is in the corpus."""

from datetime import date, datetime

import pytest

from accounts.enums import Role
from registers.workbook import kinds
from tests.accounts.factories import officer
from tests.registers.books import Book, run

NOON = datetime(2020, 3, 5, 12)  # noqa: DTZ001 - Excel knows no time zones


@pytest.mark.parametrize(
    ("given", "kept"),
    [("05/03/2020", date(2020, 3, 5)), ("5/3/2020", date(2020, 3, 5)), (NOON, date(2020, 3, 5))],
)
def test_days_that_are_read(given, kept):
    assert kinds.Day().read(given) == kept


@pytest.mark.parametrize(("given", "kept"), [(1, "00001"), ("1", "00001"), (19864.0, "19864"), (" 00001 ", "00001")])
def test_zeros_that_excel_took_from_a_commune_code_come_back(given, kept):
    assert kinds.CommuneCode().read(given) == kept


@pytest.mark.parametrize(
    ("given", "kept"),
    [(1090001234, "001090001234"), (46090001234, "046090001234"), ("001 090 001 234", "001090001234")],
)
def test_zeros_that_excel_took_from_a_cccd_come_back(given, kept):
    assert kinds.PaperNumber().read(given) == kinds.Paper("cccd", kept)


def test_text_is_composed_and_loses_its_outer_blanks():
    assert kinds.Text(40).read("\ufeff  Nguye\u0302\u0303n\u00a0") == "Nguyễn"


@pytest.mark.parametrize("value", [-1, 1.5, "mười", True, "1,000"])
def test_a_number_that_is_not_whole(value):
    with pytest.raises(kinds.CellFault, match=kinds.NOT_WHOLE):
        kinds.Whole().read(value)


@pytest.mark.django_db
def test_the_last_day_of_compulsory_rehab_in_the_community():
    user = officer(Role.COMMUNE_OFFICER, "00001")
    book = Book()
    book.episode(modality="Bắt buộc tại cộng đồng", starts=date(2021, 12, 31))
    assert run(book, user).findings.faults == []
