"""Tests of the body for drugs: entered, corrected, taken out, by those who answer for the person."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from cases.models import DrugTest
from cases.services import change_drug_test, record_drug_test, set_place_of_care, withdraw_fact
from cases.services.checks import BEFORE_OPENING, FUTURE
from cases.timeline import timeline_of
from core.errors import StaleVersionError
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases import factories
from tests.refusals import refused

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 20)
TYPED = {"on": "3/6/2024", "occasion": "other", "is_positive": "True", "substances": "heroin", "agency": ""}


@pytest.fixture
def by():
    return officer()


@pytest.fixture
def dossier(by):
    return factories.dossier(by=by)


def recorded(dossier, by, on=date(2024, 6, 3), is_positive=True, **changes) -> DrugTest:
    return record_drug_test(dossier=dossier, on=on, occasion="other", is_positive=is_positive, by=by, **changes)


def test_a_result_is_recorded_and_logged(dossier, by):
    test = recorded(dossier, by, substances="heroin", is_sudden=True)
    event = AuditEvent.objects.get(object_type="cases.drugtest", object_id=str(test.pk))
    assert (event.action, event.actor) == ("record_drug_test", by)
    entry = timeline_of(dossier)[0]
    assert (entry.title, entry.on) == ("Xét nghiệm ma túy: dương tính", test.on)
    assert "heroin" in entry.detail


def test_the_day_lies_between_the_opening_and_today(dossier, by):
    early, late = date(2023, 2, 28), date(2024, 6, 21)
    assert refused(
        lambda: recorded(dossier, by, early), "on", BEFORE_OPENING.format(day=early, opened=factories.OPENED)
    )
    assert refused(lambda: recorded(dossier, by, late), "on", FUTURE.format(day=late, today=TODAY))
    assert [recorded(dossier, by, day).on for day in (factories.OPENED, TODAY)] == [factories.OPENED, TODAY]


@pytest.mark.parametrize("occasion", ["management", "rehab", "substitution", "aftercare"])
def test_the_occasion_is_what_the_dossier_holds(dossier, by, occasion):
    test = {"dossier": dossier, "occasion": occasion, "is_positive": True, "by": by}
    assert "hồ sơ không có việc nào" in refused(lambda: record_drug_test(on=date(2024, 6, 3), **test), "occasion")
    assert record_drug_test(on=date(2024, 6, 3), **{**test, "occasion": "found_using"}).pk


@pytest.mark.parametrize(("day", "is_held"), [(2, False), (3, True), (10, True), (11, False)])
def test_the_day_on_which_it_ends_still_belongs_to_it(dossier, by, day, is_held):
    dossier.user_managements.create(starts=date(2024, 6, 3), ends=date(2024, 6, 10), end_reason="other_measure")
    test = {"dossier": dossier, "on": date(2024, 6, day), "occasion": "management", "is_positive": True, "by": by}
    if is_held:
        assert record_drug_test(**test).pk
    else:
        assert refused(lambda: record_drug_test(**test), "occasion")


def test_a_negative_result_finds_nothing(dossier, by):
    assert "âm tính" in refused(lambda: recorded(dossier, by, is_positive=False, substances="heroin"))
    assert recorded(dossier, by, is_positive=False).substances == ""


def test_a_result_is_corrected_once(dossier, by):
    test = recorded(dossier, by)
    values = {"on": test.on, "occasion": "other", "is_positive": False, "is_sudden": False, "substances": ""}
    changed = change_drug_test(test=test, version=test.version, agency="TYT", by=by, **values)
    assert (changed.occasion, changed.is_positive, changed.agency) == ("other", False, "TYT")
    with pytest.raises(StaleVersionError):
        change_drug_test(test=test, version=1, agency="", by=by, **values)


def test_a_result_entered_wrongly_is_taken_out(dossier, by):
    test = recorded(dossier, by)
    withdraw_fact(fact=test, version=test.version, reason="ghi nhầm người", by=by)
    assert not dossier.drug_tests.exists()
    assert AuditEvent.objects.get(action="withdraw").details["reason"] == "ghi nhầm người"


def test_from_the_page_it_is_recorded_corrected_and_taken_out(client, dossier, by):
    client.force_login(by)
    page = client.post(reverse("cases:drug_test_create", args=[dossier.pk]), TYPED, follow=True).content.decode()
    assert "Đã ghi kết quả xét nghiệm." in page
    test = dossier.drug_tests.get()
    assert (test.is_positive, test.substances) == (True, "heroin")
    url = reverse("cases:drug_test_change", args=[dossier.pk, test.pk])
    client.post(url, {**TYPED, "is_positive": "False", "substances": "", "version": 1})
    test.refresh_from_db()
    assert test.is_positive is False
    assert 'value="False"' in client.get(url).content.decode()
    client.post(reverse("cases:drug_test_withdraw", args=[dossier.pk, test.pk]), {"reason": "ghi trùng", "version": 2})
    assert not dossier.drug_tests.exists()


@pytest.mark.parametrize("role", [Role.POLICE_OFFICER, Role.HEALTH_OFFICER, Role.DISTRICT_OFFICER])
def test_police_health_and_the_district_record_too(client, dossier, role):
    client.force_login(officer(role))
    client.post(reverse("cases:drug_test_create", args=[dossier.pk]), TYPED)
    assert dossier.drug_tests.count() == 1


def test_a_facility_records_for_those_it_cares_for(client, dossier):
    client.force_login(officer(Role.FACILITY_OFFICER))
    url = reverse("cases:drug_test_create", args=[dossier.pk])
    assert client.post(url, TYPED).status_code == 404
    set_place_of_care(dossier=dossier, office=areas.care_office(), reason="episode:1", starts=TODAY)
    assert client.post(url, TYPED).status_code == 302
    assert dossier.drug_tests.count() == 1
