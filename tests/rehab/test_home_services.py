"""What providers of services at home and in the community owe the commune."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from accounts.enums import Role
from tests.refusals import refused
from tests.rehab.walking import walk

pytestmark = pytest.mark.django_db
COMMUNE, POLICE = Role.COMMUNE_OFFICER, Role.POLICE_OFFICER
PROVIDER = {"provider": "Hội quán Phúc Xá"}


@pytest.fixture
def case(on_day):
    """At home since 15/01/2024."""
    on_day(date(2024, 6, 20))
    case = walk("voluntary_home", addicted_on=date(2024, 1, 2))
    case.take("register", date(2024, 1, 15), {"place": "home"}, role=COMMUNE)
    case.take("decide", date(2024, 1, 15), {"decision_number": "1", "months": 6}, role=COMMUNE)
    return case


def test_a_provider_reports_a_beginning_within_five_working_days(case):
    case.take("use_service", date(2024, 2, 5), PROVIDER, role=COMMUNE)
    assert case.due("service_begun_notice") == date(2024, 2, 19), "08/02 to 14/02/2024 is Tết"
    case.take("service_begun_notice", date(2024, 2, 19), role=COMMUNE)
    assert "service_begun_notice" not in case.owes()


@pytest.mark.parametrize("outcome", ["completed", "abandoned", "changed"])
def test_a_provider_reports_an_end_within_five_working_days(case, outcome):
    case.take("use_service", date(2024, 3, 4), PROVIDER, role=COMMUNE)
    case.take("leave_service", date(2024, 4, 1), {"outcome": outcome}, role=COMMUNE)
    assert case.due("service_left_notice") == date(2024, 4, 8)
    case.take("service_left_notice", date(2024, 4, 9), role=COMMUNE)
    clock = case.procedure.clocks.get(act="service_left_notice")
    assert (clock.met_by.on - clock.due_on).days == 1


def test_one_service_at_a_time(case):
    case.take("use_service", date(2024, 3, 4), PROVIDER, role=COMMUNE)
    assert refused(
        lambda: case.take("use_service", date(2024, 3, 5), PROVIDER, role=COMMUNE),
        sentence="Người này đang dùng dịch vụ của Hội quán Phúc Xá từ ngày 04/03/2024; hãy ghi “Thôi sử dụng dịch vụ "
        "cai nghiện” trước.",
    )
    case.take("leave_service", date(2024, 3, 6), {"outcome": "changed"}, role=COMMUNE)
    case.take("use_service", date(2024, 3, 6), PROVIDER, role=COMMUNE)


def test_nobody_leaves_what_they_do_not_use(case):
    data = {"outcome": "completed"}
    assert "không dùng dịch vụ" in refused(lambda: case.take("leave_service", date(2024, 3, 6), data, role=COMMUNE))


def test_an_event_is_reported_once_and_not_before_it(case):
    notice = "service_begun_notice"
    assert "“Bắt đầu sử dụng" in refused(lambda: case.take(notice, date(2024, 3, 6), role=COMMUNE))
    case.take("use_service", date(2024, 3, 6), PROVIDER, role=COMMUNE)
    case.take(notice, date(2024, 3, 6), role=COMMUNE)
    assert "Không còn thông báo" in refused(lambda: case.take(notice, date(2024, 3, 7), role=COMMUNE))


def test_since_july_2026_within_twenty_four_hours(on_day):
    on_day(date(2026, 7, 10))
    case = walk("voluntary_home", addicted_on=date(2026, 6, 1))
    case.take("register", date(2026, 7, 6), {"place": "home"}, role=POLICE)
    case.take("decide", date(2026, 7, 6), {"decision_number": "1", "months": 24}, role=POLICE)
    at = datetime(2026, 7, 7, 14, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    case.take("use_service", date(2026, 7, 7), PROVIDER, role=POLICE, at=at)
    clock = case.procedure.clocks.open().get(act="service_begun_notice")
    assert (clock.due_on, timezone.localtime(clock.due_at).hour) == (date(2026, 7, 8), 14)
