"""Whether a club is regular, and why not: the strip of months on its page. That the figure 41.05 says the same is
asked in tests/reporting."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from aftercare.models import ClubRule
from aftercare.queries import regular_this_year, regularity_in
from aftercare.regularity import regularity_of
from aftercare.services import dissolve_club, hold_session
from tests.accounts.factories import officer
from tests.aftercare import factories
from tests.queries import statements

pytestmark = pytest.mark.django_db
JANUARY, TODAY = date(2024, 1, 1), date(2024, 6, 20)


@pytest.fixture
def clerk():
    return officer()


def met(club, clerk, people, months, year=2024) -> None:
    for month in months:
        hold_session(club=club, on=date(year, month, 10), topic="", present=people, by=clerk)


def so_far(club):
    return regularity_of([club], JANUARY, TODAY)[club.pk]


def test_a_club_with_no_session_is_not_regular_and_says_so(clerk):
    found = so_far(factories.club(clerk))
    assert [month.why for month in found.months] == [*["không có buổi nào"] * 5, "tháng chưa hết"]
    assert not found.is_regular
    assert found.why == "0 trong 5 tháng được xét đạt tiêu chí, cần ít nhất 4: còn thiếu 4 tháng."


def test_a_club_founded_in_the_middle_of_a_month_is_asked_from_the_next(clerk):
    club = factories.club(clerk, starts=date(2024, 4, 2))
    people = factories.many_members(club, 2, starts=date(2024, 4, 2))
    met(club, clerk, people, (4, 5))
    found = so_far(club)
    assert [month.left_out for month in found.months] == [*["thành lập 02/04/2024"] * 4, "", "tháng chưa hết"]
    assert (found.counted, found.met, found.is_regular) == (1, 1, True)
    assert found.why == "1 trong 1 tháng được xét đạt tiêu chí, cần ít nhất 1."
    lately = factories.club(clerk, "CLB-02", starts=date(2024, 5, 2))
    assert so_far(lately).why == "Chưa có tháng nào câu lạc bộ hoạt động trọn tháng trong kỳ."


def test_four_months_of_five_are_enough_and_each_missed_one_says_why(clerk):
    club = factories.club(clerk)
    people = factories.many_members(club, 10)
    met(club, clerk, people[:7], (1, 2, 3))
    met(club, clerk, people[:6], (4,))
    found = so_far(club)
    assert [month.state for month in found.months] == ["met", "met", "met", "missed", "missed", "out"]
    assert (found.months[3].why, found.months[3].best) == ("không buổi nào đủ 70% có mặt", 60)
    assert found.why.endswith("còn thiếu 1 tháng.")
    met(club, clerk, people[:7], (5,))
    assert so_far(club).is_regular


def test_a_session_without_members_does_not_make_a_month(clerk):
    club = factories.club(clerk)
    met(club, clerk, [], (1,))
    month = so_far(club).months[0]
    assert (month.sessions, month.best, month.why) == (1, None, "không có thành viên")


def test_the_rule_that_holds_on_the_last_day_is_asked(clerk):
    club = factories.club(clerk)
    people = factories.many_members(club, 2)
    met(club, clerk, people, (1, 2, 3, 4, 5))
    assert so_far(club).is_regular
    ClubRule.objects.create(valid_from=TODAY, month_share=80, sessions_a_month=2, attendance_share=70)
    assert so_far(club).months[0].why == "1/2 buổi đạt"
    assert regularity_of([club], JANUARY, TODAY - timedelta(days=1))[club.pk].is_regular


def test_a_dissolved_club_is_not_asked(clerk):
    club = factories.club(clerk)
    met(club, clerk, factories.many_members(club, 2), range(1, 6))
    dissolve_club(club=club, version=1, ends=date(2024, 5, 31), by=clerk)
    found = so_far(club)
    assert [month.left_out for month in found.months[4:]] == ["giải thể 31/05/2024"] * 2
    assert not found.is_regular
    assert "không được xét" in found.why


def test_this_year_and_the_last_six_months_and_a_year_gone(clerk):
    club = factories.club(clerk)
    this_year, lately = regularity_in(club, 2024)
    assert [month.starts for month in lately[1].months] == [
        date(2023, 12, 1),
        *(m.starts for m in this_year[1].months[:5]),
    ]
    ((title, found),) = regularity_in(club, 2023)
    assert (title, found.counted) == ("Năm 2023", 12)
    assert regular_this_year([]) == {}


def test_the_page_of_a_club_shows_it_at_a_glance(client, clerk):
    club = factories.club(clerk)
    people = factories.many_members(club, 3)
    met(club, clerk, people, (1, 2, 3))
    client.force_login(clerk)
    page = reverse("aftercare:club_detail", args=[club.pk])
    content = client.get(page).content.decode()
    assert "Chưa thường xuyên" in content
    assert "3 trong 5 tháng được xét đạt tiêu chí, cần ít nhất 4: còn thiếu 1 tháng." in content
    before = statements(client, page)
    met(club, clerk, people, (4, 5))
    assert "Sinh hoạt thường xuyên" in client.get(page).content.decode()
    assert statements(client, page) == before
    assert "Năm 2023" in client.get(page, {"nam": "2023"}).content.decode()
    assert client.get(page, {"nam": "1800"}).context["year"] == 2022
    assert client.get(page, {"nam": "x"}).context["year"] == 2024
    assert "Có</span>" in client.get(reverse("aftercare:club_list")).content.decode()
