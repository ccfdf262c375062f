"""Registered and present residence as dated facts."""

from datetime import date

import pytest
from django.urls import reverse

from cases.models import Dossier
from cases.queries import residences_of
from cases.services import change_address
from cases.services import residence as rules
from core.errors import StaleVersionError
from tests.accounts.factories import officer
from tests.cases import factories
from tests.refusals import refused

pytestmark = pytest.mark.django_db
MOVED, LATER = date(2024, 1, 10), date(2024, 3, 1)


@pytest.fixture
def by():
    return officer()


@pytest.fixture
def dossier(by):
    return factories.dossier(by=by, permanent_address="Thôn Một", present_address="Thôn Hai")


def moved(dossier, by, *, on=MOVED, address="Thôn Ba", kind="present"):
    version = Dossier.objects.get(pk=dossier.pk).version
    return change_address(dossier=dossier, version=version, kind=kind, address=address, on=on, by=by)


def test_each_residence_holds_from_its_day_until_the_next(dossier, by):
    moved(dossier, by)
    permanent, present = residences_of(moved(dossier, by, on=LATER, address=" Thôn  Bốn "))
    assert (permanent.address, permanent.since, permanent.past) == ("Thôn Một", factories.OPENED, [])
    assert (present.address, present.since) == ("Thôn Bốn", LATER)
    past = [(row.address, row.starts, row.ends) for row in present.past]
    assert past == [("Thôn Ba", MOVED, LATER), ("Thôn Hai", factories.OPENED, MOVED)]


def test_the_next_one_begins_later_and_differs(dossier, by):
    day = factories.OPENED
    sentence = rules.NOT_LATER.format(kind="Nơi ở hiện tại", since=day)
    assert refused(lambda: moved(dossier, by, on=day), "on", sentence)
    same = rules.SAME_ADDRESS.format(kind="Nơi ở hiện tại")
    assert refused(lambda: moved(dossier, by, address="Thôn Hai"), "address", same)
    assert refused(lambda: moved(dossier, by, on=date(2024, 6, 21)), "on")
    assert moved(dossier, by, on=date(2023, 3, 2)).present_address == "Thôn Ba"


def test_a_change_from_an_old_page_is_refused(dossier, by):
    moved(dossier, by)
    with pytest.raises(StaleVersionError):
        change_address(dossier=dossier, version=1, kind="present", address="Khác", on=LATER, by=by)
    assert Dossier.objects.get().present_address == "Thôn Ba"


def test_the_page_changes_the_registered_residence(dossier, by, client):
    client.force_login(by)
    url = reverse("cases:address_change", args=[dossier.pk])
    typed = {"kind": "permanent", "address": "Thôn Năm", "on": "10/01/2024", "version": dossier.version}
    page = client.post(url, typed, follow=True).content.decode()
    assert "Thôn Năm" in page
    assert "Thôn Một" in page
    assert Dossier.objects.get().permanent_address == "Thôn Năm"
