"""Dossiers and determinations through the API: the same doors as on the pages."""

from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client

from accounts.enums import Role
from cases.enums import DeterminationResult
from cases.models import Background, HealthProfile
from cases.services import record_determination
from core.models import AuditEvent
from tests.accounts.factories import officer, person, post
from tests.areas import factories as areas
from tests.cases.factories import addict, dossier
from tests.queries import statements

pytestmark = pytest.mark.django_db

LIST = "/api/v1/dossiers/"


@pytest.fixture
def as_(client):
    """The client as somebody."""

    def sign_in(user) -> Client:
        client.force_login(user)
        return client

    return sign_in


def _numbers(client: Client, query: str = "") -> list[str]:
    return [row["number"] for row in client.get(LIST + query).json()["results"]]


def test_the_list_holds_what_the_post_reaches(as_):
    here, beside = dossier(number="A-1"), dossier(areas.NEIGHBOUR, number="B-1")
    dossier(areas.FAR_COMMUNE, number="C-1")
    assert _numbers(as_(officer())) == [here.number]
    assert _numbers(as_(officer(Role.POLICE_OFFICER))) == [here.number]
    assert sorted(_numbers(as_(officer(Role.DISTRICT_OFFICER)))) == [here.number, beside.number]
    assert sorted(_numbers(as_(officer(Role.PROVINCE_OFFICER)))) == [here.number, beside.number]
    assert _numbers(as_(officer(Role.FACILITY_OFFICER))) == []


def test_whoever_may_not_is_told_in_the_shape_of_all_errors(as_, client):
    far = dossier(areas.FAR_COMMUNE)
    assert client.get(LIST).status_code == 403
    for user in (person(), officer(Role.ADMINISTRATOR)):
        refused = as_(user).get(LIST)
        assert (refused.status_code, refused.json()["code"]) == (403, "permission_denied")
        assert set(refused.json()) == {"message", "code", "extra"}
    missing = as_(officer()).get(f"{LIST}{far.pk}/")
    assert (missing.status_code, missing.json()["code"]) == (404, "not_found")
    wrong = client.get(f"{LIST}?stage=nowhere&opened_from=31/02/2024")
    assert (wrong.status_code, wrong.json()["code"]) == (400, "invalid")
    assert set(wrong.json()["extra"]["fields"]) == {"stage", "opened_from"}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_api_only_reads(as_, method):
    found = dossier()
    desk = as_(officer())
    assert getattr(desk, method)(LIST).status_code == 405
    assert getattr(desk, method)(f"{LIST}{found.pk}/").status_code == 405


def test_the_detail_tells_the_dossier(as_):
    found = addict(number="A-1", full_name="Trần Văn Bình", cccd="001090000017", on=date(2023, 4, 1))
    Background.objects.create(dossier=found, birthplace="Nam Định")
    told = as_(officer()).get(f"{LIST}{found.pk}/").json()
    assert (told["number"], told["full_name"], told["stage"]) == ("A-1", "Trần Văn Bình", "addict")
    assert told["commune"] == {"id": areas.area().pk, "code": "00001", "name": "Phường Phúc Xá"}
    assert [(row["kind"], row["number"]) for row in told["papers"]] == [("cccd", "001090000017")]
    assert [(row["on"], row["result"]) for row in told["determinations"]] == [("2023-04-01", "addicted")]
    assert [(row["commune"]["code"], row["ends"]) for row in told["responsibilities"]] == [("00001", None)]
    assert told["background"]["birthplace"] == "Nam Định"


def test_health_is_told_under_its_own_right_and_only_where_it_holds(as_):
    here, beside = dossier(), dossier(areas.NEIGHBOUR)
    for found in (here, beside):
        HealthProfile.objects.create(dossier=found, hiv=True)
    assert "health" not in as_(officer()).get(f"{LIST}{here.pk}/").json()
    assert as_(officer(Role.HEALTH_OFFICER)).get(f"{LIST}{here.pk}/").json()["health"]["hiv"] is True
    both = officer(Role.HEALTH_OFFICER)
    post(both, Role.COMMUNE_OFFICER, areas.office(areas.NEIGHBOUR))
    assert "health" in as_(both).get(f"{LIST}{here.pk}/").json()
    assert "health" not in as_(both).get(f"{LIST}{beside.pk}/").json()
    assert "hiv" not in as_(both).get(LIST).content.decode()


def test_looking_at_a_person_is_logged_as_on_the_page(as_):
    found, user = dossier(), officer()
    as_(user).get(f"{LIST}{found.pk}/")
    seen = AuditEvent.objects.get(action="view", object_id=str(found.pk))
    assert (seen.actor, seen.object_type) == (user, "cases.dossier")


def test_filters_are_those_of_the_page(as_):
    dossier(number="A-1", full_name="Trần Văn Bình", cccd="001090000017")
    addict(number="A-2", full_name="Lê Thị Đào", opened_on=date(2024, 2, 1))
    desk = as_(officer())
    assert _numbers(desk, "?q=binh+tran") == ["A-1"]
    assert _numbers(desk, "?q=001090000017") == ["A-1"]
    assert _numbers(desk, "?stage=addict") == ["A-2"]
    assert _numbers(desk, "?opened_from=01/01/2024") == ["A-2"]
    assert _numbers(desk, "?number=A-1") == ["A-1"]
    assert _numbers(desk, f"?unit={areas.area().pk}&q=dao") == ["A-2"]
    assert desk.get(f"{LIST}?unit={areas.area(areas.NEIGHBOUR).pk}").status_code == 400


def test_lists_come_in_pages_of_at_most_two_hundred(as_):
    for number in range(3):
        dossier(number=f"A-{number}")
    desk = as_(officer())
    first = desk.get(f"{LIST}?page_size=2").json()
    assert (first["count"], len(first["results"]), first["previous"]) == (3, 2, None)
    assert len(desk.get(first["next"]).json()["results"]) == 1
    assert desk.get(f"{LIST}?page_size=1000").status_code == 200
    assert desk.get(f"{LIST}?page=9").status_code == 404


def test_determinations_of_the_visible_dossiers(as_):
    here, far = addict(number="A-1"), addict(areas.NEIGHBOUR, number="B-1")
    record_determination(dossier=here, on=date(2024, 1, 5), result=DeterminationResult.NOT_ADDICTED, by=officer())
    told = as_(officer()).get("/api/v1/determinations/").json()
    assert [(row["dossier_number"], row["result"]) for row in told["results"]] == [
        ("A-1", "not_addicted"),
        ("A-1", "addicted"),
    ]
    narrowed = as_(officer()).get("/api/v1/determinations/?result=addicted&on__lte=2023-12-31").json()
    assert narrowed["count"] == 1
    hidden = far.determinations.get()
    assert as_(officer()).get(f"/api/v1/determinations/{hidden.pk}/").status_code == 404
    for query in (f"?dossier={far.pk}", "?dossier=999999", "?dossier_number=B-1", "?dossier_number=Z-9"):
        assert as_(officer()).get(f"/api/v1/determinations/{query}").json()["count"] == 0


def test_statements_do_not_grow_with_the_rows(as_):
    user = officer()
    addict(number="A-0", cccd="001090000017", by=user)
    desk = as_(user)
    before = [statements(desk, address) for address in (LIST, "/api/v1/determinations/")]
    for number in range(1, 4):
        addict(number=f"A-{number}", by=user)
    assert [statements(desk, address) for address in (LIST, "/api/v1/determinations/")] == before


def test_the_description_is_valid_and_complete(capsys):
    call_command("spectacular", validate=True, fail_on_warn=True, api_version="1")
    told = capsys.readouterr()
    assert told.err == ""
    for path in ("dossiers", "determinations", "episodes", "aftercares", "clubs", "facilities", "reports"):
        assert f"/api/v1/{path}/:" in told.out


def test_the_description_and_its_page_are_for_those_signed_in(as_, client):
    for address in ("/api/v1/schema/", "/api/v1/docs/"):
        assert client.get(address).status_code == 403
    desk = as_(officer())
    assert desk.get("/api/v1/schema/").status_code == 200
    page = desk.get("/api/v1/docs/").content.decode()
    assert "<style" not in page
    assert "script=" in page
