"""Who reaches the pages of acts: own commune, nobody else; and what a post may not do is forbidden."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from cases.enums import RemovalReason
from cases.services import record_drug_test, record_life_event, remove_from_list, start_user_management
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases import factories

pytestmark = pytest.mark.django_db
ACTS = [
    "dossier_edit",
    "background_edit",
    "relatives_edit",
    "drug_uses_edit",
    "past_rehabs_edit",
    "health_edit",
    "paper_create",
    "move",
    "address_change",
    "determination_create",
    "removal_create",
    "user_management_create",
    "drug_test_create",
    "life_event_create",
    "unknown_create",
]
FACT_ACTS = {
    "paper_change": "papers",
    "move_correct": "responsibilities",
    "determination_change": "determinations",
    "removal_change": "removals",
    "user_management_change": "user_managements",
    "user_management_end": "user_managements",
    "drug_test_change": "drug_tests",
    "drug_test_withdraw": "drug_tests",
    "life_event_end": "life_events",
    "release_announce": "life_events",
    "life_event_take_back": "life_events",
}


@pytest.fixture
def by():
    return officer()


@pytest.fixture
def desk(client, by):
    client.force_login(by)
    return client


@pytest.fixture
def full(by):
    dossier = factories.addict(by=by, cccd="001090000001")
    remove_from_list(dossier=dossier, on=date(2024, 1, 1), reason=RemovalReason.OTHER, by=by)
    start_user_management(dossier=dossier, decision_number="", starts=date(2024, 2, 1), by=by)
    record_life_event(dossier=dossier, kind="unknown", on=date(2024, 4, 1), by=by)
    record_drug_test(dossier=dossier, on=date(2024, 3, 1), occasion="other", is_positive=True, by=by)
    return dossier


def _url(dossier, name, *more):
    return reverse(f"cases:{name}", args=[dossier.pk, *more])


def _addresses(dossier):
    yield from (_url(dossier, name) for name in ACTS)
    for name, facts in FACT_ACTS.items():
        yield _url(dossier, name, getattr(dossier, facts).get().pk)


def test_nothing_of_a_dossier_of_another_commune_is_there(client, full):
    client.force_login(officer(area_code=areas.NEIGHBOUR))
    for url in [*_addresses(full), _url(full, "dossier_detail"), _url(full, "dossier_panel", "identity")]:
        assert client.get(url).status_code == 404, url
        assert client.post(url, {}).status_code in (404, 405), url
    assert client.get(reverse("cases:dossier_list")).context["rows"] == []


def test_an_act_that_the_post_may_not_do_is_forbidden(client, full):
    client.force_login(officer(Role.PROVINCE_OFFICER))
    for url in _addresses(full):
        response = client.get(url)
        assert response.status_code == 403, url
        assert "Bạn không có quyền làm việc này" in response.content.decode()
        assert client.post(url, {}).status_code == 403, url


def test_a_fact_of_another_dossier_is_not_found_through_ones_own(desk, by, full):
    own = factories.dossier(by=by)
    for name, facts in FACT_ACTS.items():
        assert desk.get(_url(own, name, getattr(full, facts).get().pk)).status_code == 404, name


def test_every_act_page_opens_for_the_commune(desk, full):
    for url in _addresses(full):
        if "suc-khoe" not in url:
            assert desk.get(url).status_code == 200, url
