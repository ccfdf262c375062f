"""Which officer of the commune looks after a dossier."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date

import pytest
from django.urls import reverse

from cases.services import assign_officer, correct_responsibility, move_dossier, withdraw_move
from cases.services.officers import SAME_OFFICER
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases.bulk_worlds import World, build, in_charge
from tests.refusals import refused

pytestmark = pytest.mark.django_db
SINCE = date(2024, 6, 1)


@pytest.fixture(scope="module")
def made(standing: Callable) -> Iterator[World]:
    with standing(build) as world:
        yield world


@pytest.fixture
def world(made: World, db: None) -> World:
    return deepcopy(made)


@pytest.fixture
def desk(client, world):
    client.force_login(world.by)
    return client


def test_the_same_officer_and_one_of_another_commune_are_refused(world):
    given = {"dossier": world.dossiers[1], "by": world.by}
    same = SAME_OFFICER.format(officer=world.other, starts=date(2024, 1, 5))
    assert refused(lambda: assign_officer(officer=world.other, starts=SINCE, **given), "officer", same)
    stranger = officer(area_code=areas.NEIGHBOUR)
    assert "không giữ chức danh" in refused(lambda: assign_officer(officer=stranger, starts=SINCE, **given), "officer")
    early = date(2023, 2, 28)
    assert refused(lambda: assign_officer(officer=world.by, starts=early, **given), "starts")


def test_another_commune_names_its_own_officer(world, on_day):
    moved = world.dossiers[1]
    move_dossier(dossier=moved, to=areas.area(areas.NEIGHBOUR), on=date(2024, 6, 12), by=world.by)
    assert in_charge(moved) == [(world.other.pk, date(2024, 1, 5), date(2024, 6, 12))]
    newcomer = officer(area_code=areas.NEIGHBOUR)
    before = {"dossier": moved, "officer": newcomer, "starts": date(2024, 6, 11), "by": newcomer}
    assert "quản lý hồ sơ này từ ngày 12/06/2024" in refused(lambda: assign_officer(**before), "starts")
    assign_officer(**{**before, "starts": date(2024, 6, 12)})
    assert len(in_charge(moved)) == 2


def test_a_move_corrected_or_taken_back_leaves_nobody_in_charge_who_is_not_of_the_commune(world):
    moved, day = world.dossiers[0], date(2024, 6, 12)
    arrival = move_dossier(dossier=moved, to=areas.area(areas.NEIGHBOUR), on=day, by=world.by)
    newcomer = officer(area_code=areas.NEIGHBOUR)
    assign_officer(dossier=moved, officer=newcomer, starts=date(2024, 6, 14), by=newcomer)
    moved.refresh_from_db()
    earlier = {"commune": arrival.commune, "starts": date(2024, 6, 13), "by": newcomer}
    correct_responsibility(responsibility=arrival, version=moved.version, **earlier)
    assert in_charge(moved) == []
    assign_officer(dossier=moved, officer=newcomer, starts=date(2024, 6, 14), by=newcomer)
    moved.refresh_from_db()
    withdraw_move(responsibility=arrival, version=moved.version, reason="nhầm", by=world.by)
    assert in_charge(moved) == []


def test_the_list_knows_who_is_in_charge(desk, world):
    def names(**asked) -> list[str]:
        answer = desk.get(reverse("cases:dossier_list"), {**asked, "cols": ["name", "officer"]})
        return [row.dossier.full_name for row in answer.context["rows"]]

    assert names(officer="nobody") == ["Lê An"]
    assert names(officer="others") == ["Trần Bình", "Vũ Chi"]
    assert names(officer="me") == []
    page = desk.get(reverse("cases:dossier_list"), {"cols": ["name", "officer"], "tat-ca": 1}).content.decode()
    assert page.count(str(world.other)) == 2
    world.other.posts.update(valid_to=date(2024, 6, 1))
    page = desk.get(reverse("cases:dossier_list"), {"cols": ["name", "officer"], "tat-ca": 1}).content.decode()
    assert page.count("không còn ở xã") == 2


def test_the_officer_is_changed_on_the_dossier_page(desk, world):
    url = reverse("cases:officer_change", args=[world.dossiers[0].pk])
    assert str(world.other) in desk.get(url).content.decode()
    assert desk.post(url, {"officer": world.other.pk, "starts": "20/06/2024"}).status_code == 302
    page = desk.get(reverse("cases:dossier_detail", args=[world.dossiers[0].pk])).content.decode()
    assert str(world.other) in page
