"""The one source of today."""

from datetime import UTC, date, datetime

import time_machine

from core import calendar


def test_a_fixed_day_keeps_the_real_time_of_day(settings):
    settings.SYSTEM_DATE = date(2024, 6, 20)
    with time_machine.travel(datetime(2026, 3, 1, 3, 30, tzinfo=UTC), tick=False):
        assert calendar.is_fixed()
        assert calendar.today() == date(2024, 6, 20)
        assert f"{calendar.now():%Y-%m-%d %H:%M %z}" == "2024-06-20 10:30 +0700"


def test_the_real_day_is_that_of_vietnam(settings):
    settings.SYSTEM_DATE = None
    with time_machine.travel(datetime(2025, 6, 30, 17, 0, tzinfo=UTC), tick=False):
        assert not calendar.is_fixed()
        assert calendar.today() == date(2025, 7, 1)
    with time_machine.travel(datetime(2025, 6, 30, 16, 59, tzinfo=UTC), tick=False):
        assert calendar.today() == date(2025, 6, 30)
