"""Small words of the templates."""

from datetime import UTC, date, datetime

import pytest

from core.templatetags import ui


def test_a_day_and_the_vietnamese_day_of_a_moment():
    assert ui.day(date(2024, 6, 2)) == "02/06/2024"
    assert ui.day(datetime(2024, 6, 2, 18, 0, tzinfo=UTC)) == "03/06/2024"
    assert ui.day(None) == ui.day("") == "–"


@pytest.mark.parametrize(
    ("value", "words"), [(True, "Có"), (False, "Không"), (None, "–"), ("", "–"), (0, 0), ("x", "x")]
)
def test_a_value_as_read_by_people(value, words):
    assert ui.shown(value) == words


def test_a_span_of_days():
    assert ui.span(date(2023, 2, 1), date(2023, 8, 1)) == "01/02/2023 – 01/08/2023"
    assert ui.span(date(2023, 2, 1), None) == "từ 01/02/2023"


def test_the_fixed_day_is_told_only_where_it_is_fixed(settings):
    assert ui.fixed_day() == ui.today() == date(2024, 6, 20)
    settings.SYSTEM_DATE = None
    assert ui.fixed_day() is None
