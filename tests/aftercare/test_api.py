"""Aftercare and clubs through the API. Of a club's people, those are named whose dossiers the asker may see."""

from datetime import date

import pytest
from django.test import Client

from accounts.enums import Role
from aftercare.services import assign_helper, hold_session
from cases.services import move_dossier
from tests.accounts.factories import officer
from tests.aftercare.factories import aftercare, club, graduate, member
from tests.areas import factories as areas
from tests.queries import statements
from tests.rehab.factories import dossier

pytestmark = pytest.mark.django_db

AFTERCARES, CLUBS = "/api/v1/aftercares/", "/api/v1/clubs/"


def _desk(client: Client, user) -> Client:
    client.force_login(user)
    return client


def test_aftercare_of_the_visible_dossiers_with_who_helps(client):
    user, beside = officer(), officer(area_code=areas.NEIGHBOUR)
    own = aftercare(graduate(user, number="A-1"), user, decision_number="12/QĐ")
    assign_helper(aftercare=own, helper="Hội Phụ nữ", starts=date(2023, 8, 1), by=user)
    hidden = aftercare(graduate(beside, number="B-1", area_code=areas.NEIGHBOUR), beside)
    (told,) = _desk(client, user).get(AFTERCARES).json()["results"]
    assert (told["dossier_number"], told["decision_number"], told["planned_end"]) == ("A-1", "12/QĐ", "2024-07-01")
    assert [row["helper"] for row in told["helpers"]] == ["Hội Phụ nữ"]
    assert client.get(f"{AFTERCARES}{own.pk}/").status_code == 200
    assert client.get(f"{AFTERCARES}{hidden.pk}/").status_code == 404
    assert client.get(f"{AFTERCARES}?planned_end__lte=2024-01-01").json()["count"] == 0


def test_clubs_of_the_own_area(client):
    user, beside = officer(), officer(area_code=areas.NEIGHBOUR)
    club(user, "CLB-01")
    hidden = club(beside, "CLB-02", area_code=areas.NEIGHBOUR)
    assert [row["code"] for row in _desk(client, user).get(CLUBS).json()["results"]] == ["CLB-01"]
    assert client.get(f"{CLUBS}{hidden.pk}/").status_code == 404
    assert client.get(f"{CLUBS}{hidden.pk}/sessions/").status_code == 404
    assert _desk(client, officer(Role.DISTRICT_OFFICER)).get(CLUBS).json()["count"] == 2
    assert _desk(client, officer(Role.HEALTH_OFFICER)).get(CLUBS).status_code == 403
    assert _desk(client, officer(Role.FACILITY_OFFICER)).get(CLUBS).status_code == 403


def test_a_member_who_moved_away_is_counted_and_not_named(client):
    user = officer()
    found = club(user)
    stays, moves = dossier(user, "A-1"), dossier(user, "A-2")
    for who in (stays, moves):
        member(found, user, who)
    hold_session(club=found, on=date(2024, 5, 5), topic="Tư vấn", present=[stays, moves], by=user)
    move_dossier(dossier=moves, to=areas.area(areas.FAR_COMMUNE), on=date(2024, 6, 1), by=user)
    detail = _desk(client, user).get(f"{CLUBS}{found.pk}/").json()
    assert [row["dossier_number"] for row in detail["members"]] == ["A-1"]
    (session,) = client.get(f"{CLUBS}{found.pk}/sessions/").json()["results"]
    assert (session["members"], session["present"], session["topic"]) == (2, 2, "Tư vấn")
    assert [row["dossier_number"] for row in session["attendances"]] == ["A-1"]


def test_statements_do_not_grow_with_the_rows(client):
    user = officer()
    found = club(user)

    def grow(number: int) -> None:
        person = graduate(user)
        assign_helper(aftercare=aftercare(person, user), helper="Đoàn Thanh niên", starts=date(2023, 8, 1), by=user)
        member(found, user, person)
        hold_session(club=found, on=date(2024, 5, number), topic="", present=[person], by=user)

    grow(1)
    desk = _desk(client, user)
    addresses = (AFTERCARES, CLUBS, f"{CLUBS}{found.pk}/", f"{CLUBS}{found.pk}/sessions/")
    before = [statements(desk, address) for address in addresses]
    for number in range(2, 5):
        grow(number)
        club(user, f"CLB-1{number}")
    assert [statements(desk, address) for address in addresses] == before
