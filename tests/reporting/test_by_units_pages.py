"""The page on which a report is seen by the units of another tree, and the command line."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from areas.models import Office
from areas.queries import area_on
from core.models import AuditEvent
from reporting.by_units import LABEL_FROM, LABEL_UNTIL
from reporting.models import Report
from reporting.services import ask_report
from tests.accounts.factories import officer
from tests.reporting.oracle.register import Dossier, Episode, Register
from tests.reporting.world import counted
from tests.reporting.worlds import world

pytestmark = pytest.mark.django_db
REFORM, EVE = date(2025, 7, 1), date(2025, 6, 30)
PHUC_XA, PHUC_TAN, MERGED = "00001", "00037", "00097"


@pytest.fixture
def people(on_day):
    """One person in each of two wards that became one, in rehabilitation at home since February 2025."""
    on_day(date(2026, 1, 15))
    born, opened, since = date(1980, 3, 4), date(2020, 1, 1), date(2025, 2, 1)
    places = {"K-1": PHUC_XA, "K-2": PHUC_TAN}
    rows = Register(
        dossiers=[Dossier(number, "Nam", born, code, opened) for number, code in places.items()],
        episodes=[Episode(number, "Tại gia đình", since) for number in places],
    )
    with world(rows):
        yield


def report(code: str, period: str, day: date) -> Report:
    area = area_on(code, day)
    office = Office.objects.get(area=area, kind=area.level)
    by = officer(Role.PROVINCE_OFFICER, "01")
    return counted(ask_report(form="01-BCN", office=office, period=period, by=by))


def page(asked: Report, **query: str) -> str:
    return reverse("reporting:report_by_units", args=[asked.pk]) + "?" + "&".join(f"{k}={v}" for k, v in query.items())


def desk(code: str = MERGED) -> Client:
    client = Client()
    client.force_login(officer(area_code=code))
    return client


def test_a_period_before_is_shown_by_the_units_of_after(people):
    client, asked = desk(), report(PHUC_XA, "2025-05", EVE)
    shown = client.get(reverse("reporting:report_detail", args=[asked.pk])).content.decode()
    assert 'value="2025-07-01"' in shown
    found = client.get(page(asked, theo="2025-07-01")).content.decode()
    assert LABEL_FROM.format(REFORM) in found
    assert "Phường Hồng Hà" in found
    link = f"/bao-cao/{asked.pk}/11.04/total/?theo=2025-07-01&don-vi={MERGED}"
    assert f'{link.replace("&", "&amp;")}">2</a>' in found
    listed = client.get(link).content.decode()
    assert all(number in listed for number in ("K-1", "K-2"))
    assert "Đang xem" not in listed
    told = AuditEvent.objects.get(action="view_figure").details
    assert (told["units_on"], told["unit"]) == ("2025-07-01", MERGED)
    assert asked.cells["11.04"]["total"] == 1


def test_a_period_after_is_shown_by_each_unit_from_which_it_comes(people):
    client, asked = desk(), report(MERGED, "2025-12", date(2025, 12, 31))
    assert asked.cells["11.04"]["total"] == 2
    found = client.get(page(asked, theo="2025-06-30", **{"don-vi": PHUC_TAN})).content.decode()
    assert LABEL_UNTIL.format(EVE) in found
    assert f'/11.04/total/?theo=2025-06-30&amp;don-vi={PHUC_TAN}">1</a>' in found
    assert f'<option value="{PHUC_XA}">' in found


@pytest.mark.parametrize(
    "query",
    [
        {"theo": "2025-06-30"},
        {"theo": "2024-01-01"},
        {"theo": "hom-nay"},
        {"theo": "2025-07-01", "don-vi": "00004"},
        {"theo": "2025-07-01", "don-vi": "../x"},
    ],
)
def test_units_that_are_none_of_this_report_lead_nowhere(people, query):
    client, asked = desk(), report(PHUC_XA, "2025-05", EVE)
    assert client.get(page(asked, **query)).status_code == 404
    assert "Bản quy đổi" not in client.get(page(asked)).content.decode()


def test_whoever_does_not_see_the_report_does_not_see_it_so_either(people):
    asked = report(PHUC_XA, "2025-05", EVE)
    assert desk("00004").get(page(asked, theo="2025-07-01")).status_code == 404
    figure = f"/bao-cao/{asked.pk}/11.04/total/?theo=2025-07-01&don-vi={MERGED}"
    assert desk("00004").get(figure).status_code == 404
    assert desk().get(figure.replace("total", "khong-co")).status_code == 404


def test_the_command_line_takes_the_day_of_the_units(people):
    def answer(**asked: str) -> dict:
        call_command("compile_report", "01-BCN", **asked, json=True, stdout=(out := StringIO()))
        return json.loads(out.getvalue())

    own = answer(area=PHUC_XA, period="2025-05")
    assert "units_on" not in own
    by = answer(area=MERGED, period="2025-05", units_on="2025-07-01")
    assert (by["units_on"], by["cells"]["11.04"]["total"], own["cells"]["11.04"]["total"]) == ("2025-07-01", 2, 1)
    assert by["cells"].keys() == own["cells"].keys()
    for wrong in ({"area": PHUC_XA, "units_on": "2025-07-01"}, {"area": MERGED, "units_on": "1850-01-01"}):
        with pytest.raises(SystemExit) as refused:
            answer(period="2025-05", **wrong)
        assert refused.value.code == 2
