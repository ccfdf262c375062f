"""Days as people type them, and terms counted in months."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar import add_months
from core.days import NO_SUCH_DAY, NOT_A_DAY, SHORT_YEAR, YEAR_TOO_EARLY, parse_day, parse_day_or_year


@pytest.mark.parametrize("typed", ["5/9/1990", "05/09/1990", " 5-9-1990 ", "05.09.1990", "05091990", "1990-09-05"])
def test_a_day_in_the_usual_ways(typed):
    assert parse_day(typed) == date(1990, 9, 5)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("15/05/20", SHORT_YEAR.format(text="15/05/20")),
        ("1/2/190", SHORT_YEAR.format(text="1/2/190")),
        ("31/04/2024", NO_SUCH_DAY.format(text="31/04/2024")),
        ("29/02/2023", NO_SUCH_DAY.format(text="29/02/2023")),
        ("05/13/2024", NO_SUCH_DAY.format(text="05/13/2024")),
        ("01/01/0220", YEAR_TOO_EARLY.format(year="0220")),
        ("hôm qua", NOT_A_DAY.format(text="hôm qua")),
        ("1990", NOT_A_DAY.format(text="1990")),
        ("٠٥/٠٩/١٩٩٠x", NOT_A_DAY.format(text="٠٥/٠٩/١٩٩٠x")),
    ],
)
def test_a_wrong_day_is_refused_with_a_sentence(typed, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        parse_day(typed)


def test_the_29th_of_february_of_a_leap_year_exists():
    assert parse_day("29/02/2024") == date(2024, 2, 29)


def test_a_year_alone_stands_for_its_last_day():
    assert parse_day_or_year("1985") == (date(1985, 12, 31), True)
    assert parse_day_or_year("31/12/1985") == (date(1985, 12, 31), False)
    with pytest.raises(ValueError, match="bốn chữ số"):
        parse_day_or_year("01/01/85")


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_reads_back(day):
    assert parse_day(f"{day:%d/%m/%Y}") == parse_day(f"{day.day}/{day.month}/{day.year}") == day


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), -12, date(2023, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 12, 15), 1, date(2024, 1, 15)),
        (date(2024, 1, 15), -24, date(2022, 1, 15)),
    ],
)
def test_months_keep_the_day_number_or_take_the_last_day(day, months, then):
    assert add_months(day, months) == then
