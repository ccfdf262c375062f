"""The change of law on 01/07/2026 (L2025 art. 56), and the days of the law of 2025."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from accounts.enums import Role
from core.errors import NotAllowedError
from tests.refusals import refused
from tests.rehab import compulsory, factories
from tests.rehab.compulsory import ADULT, POLICE, PROVINCE
from tests.rehab.walking import walk

pytestmark = pytest.mark.django_db
BEFORE, AFTER = date(2026, 6, 29), date(2026, 7, 1)


@pytest.fixture
def here(on_day):
    """The facility stands before the units changed; today is in 2026."""
    on_day(date(2024, 6, 20))
    facility = factories.facility()
    on_day(date(2026, 8, 20))
    return facility


def decision(facility, months):
    return {"decision_number": "1", "months": months, "facility": facility}


def test_a_file_not_decided_yet_follows_the_new_law(here):
    case = compulsory.found(BEFORE)
    case.take("make", BEFORE, role=POLICE)
    case.take("notify", BEFORE, role=POLICE)
    case.take("read", BEFORE, {"outcome": "declined"}, role=POLICE)
    case.take("send", date(2026, 6, 30), role=POLICE)
    assert "không có bước" in refused(lambda: case.take("pass_on", AFTER, role=PROVINCE))
    case.take("send_court", AFTER, role=POLICE)
    case.take("court_accept", AFTER, {"case_number": "1"}, role=PROVINCE)
    sentence = refused(lambda: case.take("court_decide", date(2026, 7, 10), decision(here, 12), role=PROVINCE))
    assert "từ 24 đến 24 tháng" in sentence
    case.take("court_decide", date(2026, 7, 10), decision(here, 24), role=PROVINCE)


def test_a_file_decided_before_keeps_its_term_and_its_deadlines(here):
    case = compulsory.at_court(BEFORE)
    case.take("court_accept", BEFORE, {"case_number": "1"}, role=PROVINCE)
    case.take("court_decide", date(2026, 6, 30), decision(here, 12), role=PROVINCE)
    case.take("receive", AFTER, role=PROVINCE)
    assert case.due("admit") == date(2026, 7, 6)
    case.take("admit", date(2026, 7, 6), role=PROVINCE)
    assert case.ends() == date(2027, 7, 6)
    assert case.due("complete") == date(2027, 7, 6)


def test_the_second_time_is_longer(here):
    case = walk(ADULT, addicted_on=date(2026, 6, 1))
    factories.completed(case.dossier, case.clerk, starts=date(2024, 1, 10), ends=date(2024, 7, 10))
    case.take("find", AFTER, {"ground": "not_registered", "breach_on": AFTER}, role=POLICE)
    case.take("make", AFTER, role=POLICE)
    case.take("notify", AFTER, role=POLICE)
    case.take("read", AFTER, {"outcome": "read"}, role=POLICE)
    case.take("send_court", AFTER, role=POLICE)
    case.take("court_accept", AFTER, {"case_number": "1"}, role=PROVINCE)
    sentence = refused(lambda: case.take("court_decide", AFTER, decision(here, 24), role=PROVINCE))
    assert "từ 36 đến 36 tháng" in sentence


def test_the_commune_police_bring_in_within_24_hours(here):
    case = compulsory.found(AFTER)
    case.take("make", AFTER, role=POLICE)
    case.take("notify", AFTER, role=POLICE)
    assert case.due("read") == date(2026, 7, 6)
    case.take("read", AFTER, {"outcome": "declined"}, role=POLICE)
    assert case.due("send_court") == date(2026, 7, 2)
    case.take("send_court", AFTER, role=POLICE)
    case.take("court_accept", AFTER, {"case_number": "1"}, role=PROVINCE)
    case.take("court_decide", AFTER, decision(here, 24), role=PROVINCE)
    moment = datetime(2026, 7, 10, 15, 30, tzinfo=timezone.get_current_timezone())
    case.take("receive", moment.date(), role=POLICE, at=moment)
    clock = case.procedure.clocks.open().get(act="admit")
    assert clock.due_at == moment + timedelta(hours=24)


def test_since_july_2026_only_the_police_make_the_dossier(here):
    case = walk(ADULT, addicted_on=date(2026, 6, 1))
    data = {"ground": "not_registered", "breach_on": AFTER}
    with pytest.raises(NotAllowedError, match="Trưởng Công an cấp xã"):
        case.take("find", AFTER, data, role=Role.COMMUNE_OFFICER)
    case.take("find", AFTER, data, role=POLICE)


def test_three_months_after_the_breach_no_dossier_is_made(here):
    case = walk(ADULT, addicted_on=date(2026, 4, 1))
    case.take("find", date(2026, 7, 13), {"ground": "not_registered", "breach_on": date(2026, 4, 15)}, role=POLICE)
    assert "15/07/2026" in refused(lambda: case.take("make", date(2026, 7, 16), role=POLICE))
    case.take("make", date(2026, 7, 15), role=POLICE)
