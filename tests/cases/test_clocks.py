"""Deadlines and terms as pure functions: worked days of the real calendar, and properties that hold for all days."""

from collections import namedtuple
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.models.law import DeadlineUnit
from cases.procedures.clocks import days_covered, due, due_from_end, term_end
from cases.procedures.rules import work_calendar
from core.calendar import add_months
from core.workdays import WorkCalendar

Rule = namedtuple("Rule", "amount unit extension")
Stretch = namedtuple("Stretch", "starts ends")
DAY = timedelta(days=1)
FIRST = date(2022, 1, 3)

days = st.dates(date(2022, 1, 1), date(2027, 12, 31))
calendars = st.builds(
    WorkCalendar,
    days_off=st.frozensets(days.filter(lambda day: day.weekday() < 5), max_size=60),
    worked=st.frozensets(days.filter(lambda day: day.weekday() >= 5), max_size=10),
)
lengths = st.integers(1, 200)
stretches = st.lists(
    st.builds(lambda start, length: Stretch(FIRST + DAY * start, FIRST + DAY * (start + length)), lengths, lengths),
    max_size=6,
)


def working(amount: int) -> Rule:
    return Rule(amount, DeadlineUnit.WORKING_DAY, None)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("begun", "amount", "last"),
    [
        (date(2023, 1, 18), 3, date(2023, 1, 30)),  # Wednesday before Tết: 19/01, then 27/01 and 30/01
        (date(2023, 1, 19), 1, date(2023, 1, 27)),
        (date(2024, 2, 7), 5, date(2024, 2, 21)),
        (date(2024, 4, 26), 1, date(2024, 5, 2)),  # 29/04 swapped for Saturday 04/05
        (date(2024, 5, 3), 1, date(2024, 5, 4)),
        (date(2026, 6, 28), 3, date(2026, 7, 1)),  # begun on a Sunday
        (date(2024, 6, 20), 0, date(2024, 6, 20)),
    ],
)
def test_working_days_of_the_real_calendar(begun, amount, last):
    assert due(working(amount), begun, None, work_calendar()).on == last


def test_a_term_in_days_that_ends_on_a_day_off_ends_with_the_next_working_day():
    found = due(Rule(5, DeadlineUnit.DAY, None), date(2024, 6, 17), None, WorkCalendar())
    assert found.on == date(2024, 6, 24)


def test_hours_run_through_the_night_and_the_weekend():
    begun = datetime(2026, 7, 3, 16, 30, tzinfo=UTC)
    found = due(Rule(24, DeadlineUnit.HOUR, None), begun.date(), begun, WorkCalendar())
    assert found.at == datetime(2026, 7, 4, 16, 30, tzinfo=UTC)
    assert due(Rule(24, DeadlineUnit.HOUR, None), begun.date(), None, WorkCalendar()).on == date(2026, 7, 4)


def test_the_day_of_an_hour_is_that_of_vietnam():
    """05:00 on 05/07 in Vietnam is still 04/07 where the database keeps its hours."""
    begun = datetime(2026, 7, 4, 22, 0, tzinfo=UTC)
    found = due(Rule(24, DeadlineUnit.HOUR, None), date(2026, 7, 5), begun, WorkCalendar())
    assert (found.on, found.at) == (date(2026, 7, 6), datetime(2026, 7, 5, 22, 0, tzinfo=UTC))


def test_what_is_owed_before_the_end_is_not_put_off_by_a_holiday():
    assert due_from_end(Rule(-15, DeadlineUnit.DAY, None), date(2024, 7, 1), WorkCalendar()).on == date(2024, 6, 16)


def test_forty_days_of_escape_prolong_a_year_by_forty_days():
    escape = Stretch(date(2022, 6, 10), date(2022, 7, 20))
    assert term_end(date(2022, 3, 1), 12, prolonging=[escape]) == date(2023, 4, 10)


def test_while_a_pause_lasts_nobody_knows_the_end():
    assert term_end(date(2022, 3, 1), 12, prolonging=[Stretch(date(2022, 6, 10), None)]) is None


def test_custody_shortens_and_remitted_months_come_off():
    custody = Stretch(date(2022, 2, 1), date(2022, 2, 11))
    assert term_end(date(2022, 3, 1), 12, remitted=2, shortening=[custody]) == date(2022, 12, 22)


@given(days, st.integers(0, 40), calendars)
def test_a_deadline_in_working_days_never_falls_on_a_day_off(begun, amount, calendar):
    found = due(working(amount), begun, None, calendar).on
    assert found >= begun
    assert calendar.is_working(found) or amount == 0
    assert calendar.count_after(begun, found) == amount


@given(days, st.integers(1, 400), calendars)
def test_a_deadline_in_days_ends_on_a_working_day_and_not_early(begun, amount, calendar):
    found = due(Rule(amount, DeadlineUnit.DAY, None), begun, None, calendar).on
    assert found >= begun + DAY * amount
    assert calendar.is_working(found)


@given(days, st.integers(1, 30), calendars, st.integers(0, 100), st.integers(1, 30))
def test_holding_a_clock_longer_never_makes_it_due_earlier(begun, amount, calendar, held, more):
    sooner = due(working(amount), begun, None, calendar, held).on
    assert due(working(amount), begun, None, calendar, held + more).on >= sooner


@given(st.integers(1, 36), stretches, st.data())
def test_a_further_pause_never_shortens_a_term(months, pauses, data):
    further = data.draw(stretches)
    end = term_end(FIRST, months, prolonging=pauses)
    assert end >= add_months(FIRST, months)
    assert term_end(FIRST, months, prolonging=pauses + further) >= end


@given(st.integers(1, 36), stretches, st.randoms())
def test_the_order_of_pauses_does_not_matter_and_no_day_counts_twice(months, pauses, random):
    shuffled = list(pauses)
    random.shuffle(shuffled)
    assert term_end(FIRST, months, prolonging=shuffled) == term_end(FIRST, months, prolonging=pauses)
    every = {stretch.starts + DAY * n for stretch in pauses for n in range((stretch.ends - stretch.starts).days)}
    assert days_covered(shuffled) == len(every)
