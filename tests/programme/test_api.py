"""Activities through the API: those of one's area."""

import pytest
from django.test import Client

from accounts.enums import Role
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.programme import factories as programme
from tests.queries import statements

pytestmark = pytest.mark.django_db
COURSES, EVENTS, PROVIDERS = "/api/v1/courses/", "/api/v1/events/", "/api/v1/providers/"


def desk(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_activities_of_the_own_area():
    user, beside = officer(), officer(area_code=areas.NEIGHBOUR)
    programme.course(user, programme.staff(user), topic="Lớp của xã")
    programme.course(beside)
    programme.event(user)
    programme.published(officer(Role.DISTRICT_OFFICER))
    client = desk(user)
    (course,) = client.get(COURSES).json()["results"]
    assert (course["topic"], course["attended"], course["last_day"]) == ("Lớp của xã", 1, "2024-05-08")
    assert client.get(f"{COURSES}?last_day__gte=2024-06-01").json()["count"] == 0
    (event,) = client.get(EVENTS).json()["results"]
    assert (event["listeners"], event["reached"]) == (120, 1)
    (provider,) = client.get(PROVIDERS).json()["results"]
    assert provider["commune"]["code"] == areas.COMMUNE
    assert desk(officer(area_code=areas.OTHER_COMMUNE)).get(PROVIDERS).json()["count"] == 0
    assert desk(officer(Role.POLICE_OFFICER)).get(COURSES).status_code == 403


def test_statements_do_not_grow_with_the_rows():
    user = officer(Role.DISTRICT_OFFICER)
    client = desk(user)
    programme.course(user)
    programme.event(user)
    programme.published(user)
    before = [statements(client, address) for address in (COURSES, EVENTS, PROVIDERS)]
    for _ in range(3):
        programme.course(user)
        programme.event(user)
        programme.published(user)
    assert [statements(client, address) for address in (COURSES, EVENTS, PROVIDERS)] == before
