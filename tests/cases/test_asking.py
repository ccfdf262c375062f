"""A commune asks for the dossier of somebody who came to live there, and is told nothing of it."""

from datetime import date

import pytest
from django.urls import reverse

from cases.enums import TransferSide
from cases.forms.asking import NOT_ENOUGH
from cases.matching import typed as rules
from cases.models import Transfer
from cases.services import record_life_event
from cases.views.asking import HERE, NOT_FOUND
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases import factories

pytestmark = pytest.mark.django_db
PAGE = "cases:dossier_ask"


@pytest.fixture
def there():
    return officer(area_code=areas.FAR_COMMUNE)


@pytest.fixture
def desk(client, there):
    client.force_login(there)
    return client


@pytest.fixture
def dossier():
    return factories.dossier(full_name="Trịnh Hoài Thương", cccd="001090000001", birth_date=date(1990, 5, 15))


def typed(**changes):
    return {
        "full_name": "Trịnh Hoài Thương",
        "birth_date": "15/05/1990",
        "sex": "male",
        "commune": areas.area(areas.FAR_COMMUNE).pk,
        "on": "17/06/2024",
        **changes,
    }


def said(desk, **changes):
    return desk.post(reverse(PAGE), typed(**changes), follow=True).content.decode()


def test_the_dossier_is_asked_for_where_it_is_and_not_shown(desk, there, dossier):
    page = said(desk, cccd="001090000001", note="TB 7")
    transfer = Transfer.objects.get()
    assert (transfer.dossier, transfer.side, transfer.asked_by) == (dossier, TransferSide.ASKED, there)
    assert (transfer.source, transfer.target) == (areas.area(), areas.area(areas.FAR_COMMUNE))
    assert transfer.known_as == "Trịnh Hoài Thương, sinh 15/05/1990, CCCD 001090000001"
    assert dossier.number not in page
    assert desk.get(reverse("cases:dossier_detail", args=[dossier.pk])).status_code == 404
    assert AuditEvent.objects.filter(action=rules.PROBE, actor=there).count() == 1


def test_what_the_dossier_holds_is_not_told_by_a_refusal(desk, dossier):
    """Neither its first day nor a death: the old commune judges."""
    record_life_event(dossier=dossier, kind="dead", on=date(2024, 1, 5), by=officer())
    said(desk, on="01/01/2020")
    assert Transfer.objects.get().moved_on == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"full_name": "Người Khác Hẳn", "birth_date": "02/03/1961"}, NOT_FOUND),
        ({"birth_date": "1990"}, NOT_ENOUGH),
        ({"on": "21/06/2024"}, "ở tương lai"),
        ({"on": ""}, "ngày/tháng/năm"),
        ({"cccd": "12"}, "12 chữ số"),
    ],
)
def test_what_cannot_be_asked_is_refused_and_stays_typed(desk, dossier, changes, sentence):
    page = said(desk, **changes)
    assert sentence in page
    assert f'value="{changes.get("full_name", "Trịnh Hoài Thương")}"' in page
    assert not Transfer.objects.exists()


def test_whose_dossier_is_here_already_is_told(client, dossier):
    by = officer()
    client.force_login(by)
    assert HERE.format(dossier.number) in said(client, commune=areas.area().pk)
    assert not Transfer.objects.exists()


def test_past_the_limit_of_the_day_nothing_is_asked(desk, dossier, monkeypatch):
    monkeypatch.setattr(rules, "LIMITS", ((date(2021, 1, 1), 0),))
    assert rules.OVER_LIMIT.format(limit=0) in said(desk)
    assert not Transfer.objects.exists()


def test_one_comes_from_the_new_dossier_with_what_was_typed(desk, dossier):
    page = desk.post(reverse("cases:dossier_create"), typed(opened_on="20/06/2024")).content.decode()
    assert rules.ELSEWHERE in page
    assert reverse(PAGE) in page
    page = desk.post(reverse(PAGE), typed(from_typed="1")).content.decode()
    assert 'value="Trịnh Hoài Thương"' in page
    assert 'value="15/05/1990"' in page
    assert "has-errors" not in page
    assert not Transfer.objects.exists()
