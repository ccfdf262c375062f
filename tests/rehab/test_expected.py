"""Whom a facility expects: who sends them, by which decision, from where, and by when it must act."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from rehab.models import Facility
from tests.accounts.factories import officer
from tests.queries import statements
from tests.rehab import compulsory
from tests.rehab.compulsory import DISTRICT

pytestmark = pytest.mark.django_db
PAGE = reverse("rehab:my_facility")


@pytest.fixture
def case():
    return compulsory.decided(date(2024, 6, 14))


@pytest.fixture
def desk(client, case):
    client.force_login(officer(Role.FACILITY_OFFICER, office=Facility.objects.get().office))
    return client


def test_the_desk_says_who_sends_by_which_decision_from_where_and_by_when(desk, case):
    case.take("receive", date(2024, 6, 18), role=DISTRICT)
    clock = case.procedure.clocks.open().select_related("rule").get(act="admit")
    shown = desk.get(PAGE).content.decode()
    for words in (
        case.dossier.full_name,
        "Phường Phúc Xá",
        "Đã giao quyết định, chờ đưa vào cơ sở",
        "Tòa án quyết định đưa vào cơ sở, ngày 14/06/2024",
        "Số quyết định <b>07/2023/QĐ-TA</b>",
        "Đưa vào cơ sở, tiếp nhận",
        f"{clock.due_on:%d/%m/%Y}",
        clock.rule.article,
    ):
        assert words in shown, words


def test_lateness_is_told_from_the_day_after(desk, case, on_day):
    case.take("receive", date(2024, 6, 14), role=DISTRICT)
    due = case.procedure.clocks.open().get(act="admit").due_on
    on_day(due)
    assert "muộn" not in desk.get(PAGE).content.decode()
    on_day(date.fromordinal(due.toordinal() + 1))
    assert "muộn 1 ngày" in desk.get(PAGE).content.decode()


def test_whoever_came_is_expected_no_more(desk, case):
    case.take("receive", date(2024, 6, 18), role=DISTRICT)
    case.take("admit", date(2024, 6, 19), role=DISTRICT)
    assert desk.get(PAGE).context["expected"] == []


def test_more_people_take_no_more_statements(desk, case):
    before = statements(desk, PAGE)
    for number in range(2):
        compulsory.decided(date(2024, 6, 14), number=f"HS-CHO-{number}")
    assert len(desk.get(PAGE).context["expected"]) == 3
    assert statements(desk, PAGE) == before
