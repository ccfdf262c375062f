"""Pages of the clubs, and the roll call on one screen."""

import re
from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from aftercare.models import Attendance, Club, ClubMembership, ClubSession
from aftercare.services import change_session, hold_session
from cases.services import move_dossier
from tests.accounts.factories import officer
from tests.aftercare import factories
from tests.areas.factories import COMMUNE, NEIGHBOUR, OTHER_COMMUNE, area
from tests.queries import statements
from tests.rehab import factories as rehab

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return officer()


@pytest.fixture
def club(clerk):
    return factories.club(clerk)


@pytest.fixture
def as_(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def of(club, name: str, *more: int) -> str:
    return reverse(f"aftercare:{name}", args=[club.pk, *more])


def test_a_club_is_founded_renamed_and_dissolved(as_, clerk):
    client = as_(clerk)
    found = reverse("aftercare:club_found")
    form = client.get(found).context["form"]
    assert form.fields["commune"].initial == area(COMMUNE)
    typed = {"code": "CLB-7", "name": "B93 Phúc Xá", "commune": str(area(COMMUNE).pk), "starts": "01/02/2024"}
    typed |= {"founding_number": "12/QĐ-UBND", "founding_on": "25/01/2024"}
    response = client.post(found, typed, follow=True)
    club = Club.objects.get()
    assert "B93 Phúc Xá" in response.content.decode()
    assert client.post(of(club, "club_correct"), {"name": "B93 mới", "version": "1"}).status_code == 302
    stale = client.post(of(club, "club_dissolve"), {"ends": "01/06/2024", "version": "1"})
    assert "vừa sửa" in stale.content.decode()
    assert client.post(of(club, "club_dissolve"), {"ends": "01/06/2024", "version": "2"}).status_code == 302
    club.refresh_from_db()
    assert (club.name, club.ends) == ("B93 mới", date(2024, 6, 1))
    content = client.get(of(club, "club_detail")).content.decode()
    assert "giải thể 01/06/2024" in content
    assert of(club, "session_hold") not in content


def test_a_district_founds_only_in_its_communes(as_):
    client = as_(officer(Role.DISTRICT_OFFICER))
    typed = {"code": "X", "name": "X", "commune": str(area(OTHER_COMMUNE).pk), "starts": "01/02/2024"}
    assert "commune" in client.post(reverse("aftercare:club_found"), typed).context["form"].errors
    assert not Club.objects.exists()


def test_the_list_is_filtered_and_takes_as_many_statements_however_many_clubs(as_, clerk, club):
    client = as_(clerk)
    listing = reverse("aftercare:club_list")
    factories.club(officer(area_code=OTHER_COMMUNE), "CLB-99", area_code=OTHER_COMMUNE)
    assert list(client.get(listing).context["page"]) == [club]
    few = statements(client, listing)
    for number in range(5, 9):
        factories.many_members(factories.club(clerk, f"CLB-{number}"), 0)
    assert statements(client, listing) == few
    assert [row.code for row in client.get(listing, {"q": "clb-7"}).context["page"]] == ["CLB-7"]
    assert list(client.get(listing, {"state": "dissolved"}).context["page"]) == []
    assert len(client.get(listing, {"state": "active"}).context["page"]) == 5


def test_members_are_found_among_ones_own_people_and_join(as_, clerk, club):
    person = rehab.dossier(clerk, full_name="Trần Thị Hoa")
    other = officer(area_code=OTHER_COMMUNE)
    stranger = rehab.dossier(other, area_code=OTHER_COMMUNE, full_name="Trần Thị Hoa")
    client = as_(clerk)
    add = of(club, "member_add")
    assert client.get(add, {"q": "hoa tran"}).context["found"] == [person]
    response = client.post(f"{add}?q=hoa", {"starts": "01/05/2024"})
    assert "chọn một người" in response.content.decode()
    refused = client.post(f"{add}?q=hoa", {"starts": "01/05/2024", "dossier": str(stranger.pk)})
    assert "dossier" in refused.context["form"].errors
    refused = client.post(f"{add}?q=hoa", {"starts": "01/05/2021", "dossier": str(person.pk)})
    assert "starts" in refused.context["form"].errors
    assert client.post(add, {"starts": "01/05/2024", "dossier": str(person.pk)}).status_code == 302
    membership = ClubMembership.objects.get()
    assert membership.dossier == person
    assert client.get(add, {"q": "hoa"}).context["found"][0].is_member
    leave = of(club, "member_leave", membership.pk)
    assert leave in client.get(of(club, "club_members")).content.decode()
    assert client.post(leave, {"ends": "10/06/2024", "version": "1"}).status_code == 302
    membership.refresh_from_db()
    assert membership.ends == date(2024, 6, 10)


def test_a_member_from_elsewhere_is_named_and_not_opened(as_, clerk, club):
    stranger = rehab.dossier(officer(area_code=OTHER_COMMUNE), area_code=OTHER_COMMUNE, full_name="Võ Văn Xa")
    factories.member(club, officer(Role.PROVINCE_OFFICER), stranger)
    content = as_(clerk).get(of(club, "club_members")).content.decode()
    assert "Võ Văn Xa" in content
    assert reverse("cases:dossier_detail", args=[stranger.pk]) not in content


def test_the_members_take_as_many_statements_however_many(as_, clerk, club):
    client = as_(clerk)
    factories.member(club, clerk, rehab.dossier(clerk))
    few = statements(client, of(club, "club_members"))
    factories.many_members(club, 20)
    assert statements(client, of(club, "club_members")) == few


def test_the_sessions_show_their_attendance_and_take_as_many_statements_however_many(as_, clerk, club):
    people = factories.many_members(club, 3)
    client = as_(clerk)
    hold_session(club=club, on=date(2024, 1, 10), topic="Tư vấn", present=people[:2], by=clerk)
    content = client.get(of(club, "club_detail")).content.decode()
    assert "66,7%" in content
    few = statements(client, of(club, "club_detail"))
    for day in range(1, 9):
        hold_session(club=club, on=date(2024, 2, day), topic="", present=people, by=clerk)
    response = client.get(of(club, "club_detail"))
    assert (response.context["sessions"], round(response.context["attendance"], 1)) == (9, 96.3)
    assert statements(client, of(club, "club_detail")) == few


def test_a_roll_call_of_two_hundred_is_shown_and_saved_in_one_request_each(
    as_, clerk, club, django_assert_max_num_queries
):
    people = factories.many_members(club, 200)
    client = as_(clerk)
    with django_assert_max_num_queries(30):
        response = client.get(of(club, "session_hold"))
    assert response.content.decode().count('name="present"') == 200
    typed = {
        "on": "15/06/2024",
        "kind": "family",
        "topic": "Việc làm",
        "present": [str(person.pk) for person in people[:150]],
    }
    with django_assert_max_num_queries(45):
        saved = client.post(of(club, "session_hold"), typed)
    assert saved.status_code == 302
    session = ClubSession.objects.get()
    assert Attendance.objects.filter(session=session).count() == 150
    change = of(club, "session_change", session.pk)
    assert client.get(change).content.decode().count("checked") == 150
    typed = {**typed, "present": [str(person.pk) for person in people], "version": "1"}
    with django_assert_max_num_queries(45):
        assert client.post(change, typed).status_code == 302
    assert Attendance.objects.filter(session=session).count() == 200


def test_another_day_shows_the_members_of_that_day(as_, clerk, club):
    early = factories.many_members(club, 2, starts=date(2023, 1, 1))
    late = rehab.dossier(clerk, full_name="Người Vào Sau")
    factories.member(club, clerk, late, starts=date(2024, 6, 1))
    client = as_(clerk)
    hold = of(club, "session_hold")
    assert "Người Vào Sau" in client.get(hold).content.decode()
    part = client.get(hold, {"on": "31/05/2024"}, headers={"HX-Request": "true"}).content.decode()
    assert "Người Vào Sau" not in part
    assert part.count('name="present"') == 2
    assert "<!DOCTYPE" not in part
    assert client.get(hold, {"on": "31/05/24"}).context["day"] == date(2024, 6, 20)
    refused = client.post(hold, {"on": "31/05/2024", "kind": "club", "present": [str(late.pk), str(early[0].pk)]})
    assert late.number in refused.context["form"].errors["present"][0]
    assert refused.content.decode().count("checked") == 1
    assert not ClubSession.objects.exists()


def test_a_stale_roll_call_keeps_the_ticks_and_is_saved_on_the_second_try(as_, clerk, club):
    people = factories.many_members(club, 3)
    session = hold_session(club=club, on=date(2024, 6, 1), topic="", present=people, by=clerk)
    change_session(session=session, version=1, on=session.on, topic="Khác", present=people[:1], by=clerk)
    client = as_(clerk)
    change = of(club, "session_change", session.pk)
    typed = {"on": "01/06/2024", "kind": "club", "topic": "Của tôi", "present": [str(people[1].pk)], "version": "1"}
    response = client.post(change, typed)
    content = response.content.decode()
    assert response.context["form"].stale == [("Chủ đề", "Khác"), ("Có mặt", "1 người")]
    assert len(re.findall(r"<input[^>]*name=\"present\"[^>]*checked", content)) == 1
    assert 'name="version" value="2"' in content
    assert client.post(change, {**typed, "version": "2"}).status_code == 302
    assert [row.dossier_id for row in session.attendances.all()] == [people[1].pk]


def test_a_club_elsewhere_is_not_there(as_, clerk, club):
    membership = factories.member(club, clerk, rehab.dossier(clerk))
    session = hold_session(club=club, on=date(2024, 6, 1), topic="", present=[], by=clerk)
    other = officer(area_code=OTHER_COMMUNE)
    own = factories.club(other, "CLB-99", area_code=OTHER_COMMUNE)
    stranger = as_(other)
    for name in ("club_detail", "club_members", "club_board", "club_correct", "club_dissolve", "session_hold"):
        assert stranger.get(of(club, name)).status_code == 404
    for where in (club, own):
        assert stranger.get(of(where, "member_leave", membership.pk)).status_code == 404
        assert stranger.get(of(where, "session_change", session.pk)).status_code == 404


@pytest.mark.parametrize("role", [Role.POLICE_OFFICER, Role.PROVINCE_OFFICER])
def test_who_may_see_a_club_and_not_keep_it(as_, club, role):
    client = as_(officer(role))
    content = client.get(of(club, "club_detail")).content.decode()
    for name in ("club_correct", "club_dissolve", "member_add", "session_hold", "board_appoint", "rating_add"):
        assert of(club, name) not in content
        assert client.get(of(club, name)).status_code == 403


@pytest.mark.parametrize("role", [Role.HEALTH_OFFICER, Role.FACILITY_OFFICER, Role.ADMINISTRATOR])
def test_clubs_are_no_business_of_others(as_, club, role):
    assert as_(officer(role)).get(reverse("aftercare:club_list")).status_code == 403


def test_of_a_member_in_another_area_the_name_alone_is_shown(client):
    clerk = officer()
    club = factories.club(clerk)
    person = rehab.dossier(clerk, full_name="Nguyễn Văn Chuyển")
    factories.member(club, clerk, person)
    page = reverse("aftercare:club_members", args=[club.pk])
    client.force_login(clerk)
    assert person.number in client.get(page).text
    move_dossier(dossier=person, to=area(NEIGHBOUR, date(2024, 6, 3)), on=date(2024, 6, 3), by=clerk)
    shown = client.get(page).text
    assert "Nguyễn Văn Chuyển" in shown
    assert person.number not in shown
