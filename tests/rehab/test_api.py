"""Episodes and facilities through the API."""

from datetime import date

import pytest
from django.test import Client

from accounts.enums import Role
from rehab.enums import EpisodeEnd, FacilityKind, Modality
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.queries import statements
from tests.rehab.factories import clinic, completed, dossier, episode, facility

pytestmark = pytest.mark.django_db

EPISODES, FACILITIES = "/api/v1/episodes/", "/api/v1/facilities/"


def _desk(client: Client, user) -> Client:
    client.force_login(user)
    return client


def test_episodes_of_the_visible_dossiers(client):
    user, beside = officer(), officer(area_code=areas.NEIGHBOUR)
    here, there = dossier(user, "A-1"), dossier(beside, "B-1", area_code=areas.NEIGHBOUR)
    own = completed(here, user, starts=date(2022, 2, 1), ends=date(2022, 9, 1))
    hidden = episode(there, beside)
    told = _desk(client, user).get(EPISODES).json()["results"]
    assert [(row["id"], row["dossier_number"], row["end_reason"]) for row in told] == [
        (own.pk, "A-1", EpisodeEnd.COMPLETED)
    ]
    assert client.get(f"{EPISODES}{own.pk}/").json()["facility"] is None
    assert client.get(f"{EPISODES}{hidden.pk}/").status_code == 404
    assert client.get(f"{EPISODES}?dossier={there.pk}").json()["count"] == 0


def test_episodes_of_one_dossier(client):
    user = officer()
    here = dossier(user)
    completed(here, user, starts=date(2022, 2, 1), ends=date(2022, 9, 1))
    latest = episode(here, user)
    other = dossier(user)
    episode(other, user)
    told = _desk(client, user).get(f"/api/v1/dossiers/{here.pk}/episodes/").json()
    assert (told["count"], told["results"][0]["id"]) == (2, latest.pk)
    assert client.get("/api/v1/dossiers/999999/episodes/").status_code == 404
    client.force_login(officer(area_code=areas.NEIGHBOUR))
    assert client.get(f"/api/v1/dossiers/{here.pk}/episodes/").status_code == 404


def test_a_facility_sees_the_episodes_of_those_it_cares_for(client):
    user = officer()
    inside, outside = dossier(user), dossier(user)
    own = episode(inside, user, Modality.METHADONE, at=clinic(), months=None)
    episode(outside, user)
    told = _desk(client, officer(Role.CLINIC_OFFICER)).get(EPISODES).json()["results"]
    assert [row["id"] for row in told] == [own.pk]
    assert told[0]["facility"]["code"] == "MMT-01"


def test_filters_of_episodes(client):
    user = officer()
    here = dossier(user)
    completed(here, user, starts=date(2022, 2, 1), ends=date(2022, 9, 1))
    episode(here, user, starts=date(2024, 1, 10))
    desk = _desk(client, user)

    def starts(query: str) -> list[str]:
        return [row["starts"] for row in desk.get(EPISODES + query).json()["results"]]

    assert starts("?ends__isnull=true") == ["2024-01-10"]
    assert starts("?end_reason=completed") == ["2022-02-01"]
    assert starts("?starts__gte=2023-01-01") == ["2024-01-10"]
    assert starts("?modality=methadone") == []
    assert desk.get(f"{EPISODES}?modality=unknown").status_code == 400


def test_facilities_of_the_own_area_with_capacity_and_occupancy(client):
    near, far = facility("CS-01", capacity=10), facility("CS-02", FacilityKind.VOLUNTARY, area_code=areas.FAR_COMMUNE)
    user = officer()
    episode(dossier(user), user, Modality.FACILITY_VOLUNTARY, at=near)
    for role in (Role.COMMUNE_OFFICER, Role.PROVINCE_OFFICER, Role.FACILITY_OFFICER):
        told = _desk(client, officer(role)).get(FACILITIES).json()["results"]
        assert [(row["code"], row["capacity"], row["occupancy"]) for row in told] == [("CS-01", 10, 1)]
    assert client.get(f"{FACILITIES}{far.pk}/").status_code == 404
    assert client.get(f"{FACILITIES}?kind=methadone").json()["count"] == 0
    client.force_login(officer(Role.ADMINISTRATOR))
    assert client.get(FACILITIES).status_code == 403


def test_statements_do_not_grow_with_the_rows(client):
    user, at = officer(), facility()
    episode(dossier(user), user, Modality.FACILITY_VOLUNTARY, at=at)
    desk = _desk(client, user)
    before = [statements(desk, address) for address in (EPISODES, FACILITIES)]
    for number in range(3):
        episode(dossier(user), user, Modality.FACILITY_VOLUNTARY, at=facility(f"CS-1{number}"))
    assert [statements(desk, address) for address in (EPISODES, FACILITIES)] == before
