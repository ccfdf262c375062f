"""Reports through the API."""

import pytest
from django.test import Client

from accounts.enums import Role
from core.claims import take
from reporting.enums import ReportState
from reporting.models import Report
from reporting.production import produce
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases.factories import addict
from tests.queries import statements
from tests.reporting.world import asked, untold

pytestmark = pytest.mark.django_db

REPORTS = "/api/v1/reports/"


def _desk(client: Client, user) -> Client:
    client.force_login(user)
    return client


def _compiled(report: Report) -> Report:
    produce(take(Report, report.pk), untold)
    report.refresh_from_db()
    return report


def test_a_report_tells_its_cells_and_the_list_does_not(client):
    user = officer()
    addict(by=user)
    report = _compiled(asked(user, "01-BCN"))
    (row,) = _desk(client, user).get(REPORTS).json()["results"]
    assert (row["form"], row["office"]["code"], row["state"]) == ("01-BCN", areas.COMMUNE, ReportState.DONE)
    assert "cells" not in row
    told = client.get(f"{REPORTS}{report.pk}/").json()
    assert told["cells"] == report.cells
    assert told["checks"] == report.checks


def test_reports_of_the_own_area_and_of_those_below(client):
    here, beside = asked(officer(), "01-BCN"), asked(officer(area_code=areas.NEIGHBOUR), "01-BCN")
    above = asked(officer(Role.DISTRICT_OFFICER), "03-BCN")

    def seen(user) -> set[int]:
        return {row["id"] for row in _desk(client, user).get(REPORTS).json()["results"]}

    assert seen(officer()) == seen(officer(Role.POLICE_OFFICER)) == {here.pk}
    assert seen(officer(Role.DISTRICT_OFFICER)) == {here.pk, beside.pk, above.pk}
    assert seen(officer(Role.FACILITY_OFFICER)) == set()
    assert _desk(client, officer()).get(f"{REPORTS}{beside.pk}/").status_code == 404
    assert client.get(f"{REPORTS}{above.pk}/").status_code == 404
    for role in (Role.HEALTH_OFFICER, Role.ADMINISTRATOR):
        assert _desk(client, officer(role)).get(REPORTS).status_code == 403


def test_filters_of_reports(client):
    user = officer()
    report = asked(user, "01-BCN")
    desk = _desk(client, user)
    assert desk.get(f"{REPORTS}?form=01-BCN&period={report.period}&state=waiting").json()["count"] == 1
    assert desk.get(f"{REPORTS}?office__code=00004").json()["count"] == 0
    assert desk.get(f"{REPORTS}?form=99-XYZ").status_code == 400


def test_statements_do_not_grow_with_the_rows(client):
    desk = _desk(client, officer(Role.DISTRICT_OFFICER))
    asked(officer(), "01-BCN")
    before = statements(desk, REPORTS)
    for code in (areas.NEIGHBOUR, "00006", "00007"):
        asked(officer(area_code=code), "01-BCN")
    assert statements(desk, REPORTS) == before
