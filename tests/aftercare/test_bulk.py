"""Bulk work of aftercare: a helper for many, a day of testing for many."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

import pytest

from accounts.models import User
from aftercare.bulk import NAME_ONE, NOT_NOW, BulkHelperForm
from aftercare.models import Aftercare, Helper, HelperAssignment, HelperKind, PlannedTest
from aftercare.services import assign_helper, list_helper, record_contact
from aftercare.services.following import NOT_MANAGED, PLANNED_THAT_DAY
from aftercare.services.helping import HELPER_LATER, MET_SINCE, NOT_AS_LEFT, NOT_OF_COMMUNE
from cases.bulk.running import form_of
from cases.enums import BulkOutcome
from cases.models import BulkRun, Dossier
from cases.services import record_drug_test
from cases.services.bulk import apply_run, choose_dossiers, look_at_run, undo_run
from tests.accounts.factories import officer
from tests.aftercare import factories
from tests.areas.factories import COMMUNE, NEIGHBOUR, area
from tests.cases.factories import dossier

pytestmark = pytest.mark.django_db
SINCE = date(2024, 6, 1)


@dataclass
class World:
    """One without a helper, one with, one whose helper came later, one not managed."""

    by: User
    helper: Helper
    alone: Dossier
    helped: Dossier
    lately: Dossier
    free: Dossier

    @property
    def all(self) -> list[Dossier]:
        return [self.alone, self.helped, self.lately, self.free]


def build() -> World:
    by = officer()
    helper = _listed(by, COMMUNE, "Hội Phụ nữ")
    managed = [factories.graduate(by) for _ in range(3)]
    spells = [factories.aftercare(person, by) for person in managed]
    assign_helper(aftercare=spells[1], helper="Ông Ba", starts=date(2024, 1, 1), by=by)
    assign_helper(aftercare=spells[2], helper="Bà Tư", starts=date(2024, 6, 10), by=by)
    return World(by, helper, *managed, dossier(by=by))


def _listed(by: User, code: str, name: str) -> Helper:
    given = {"kind": HelperKind.ORGANISATION, "contact": "", "starts": date(2023, 1, 1)}
    return list_helper(commune=area(code), name=name, by=by, **given)


@pytest.fixture(scope="module")
def made(standing: Callable) -> Iterator[World]:
    with standing(build) as world:
        yield world


@pytest.fixture
def world(made: World, db: None) -> World:
    return deepcopy(made)


def seen(world: World, act: str, **data: str) -> BulkRun:
    run = choose_dossiers(act=act, keys=[person.pk for person in world.all], by=world.by)
    return look_at_run(run=run, data={name: [value] for name, value in data.items()}, by=world.by)


def assigned(world: World) -> BulkRun:
    run = seen(world, "helper", listed=str(world.helper.pk), helper="", starts="01/06/2024")
    return apply_run(run=run, by=world.by)


def outcomes(run: BulkRun) -> list[str]:
    return list(run.rows.values_list("outcome", flat=True))


def helpers(world: World) -> list[tuple]:
    return list(HelperAssignment.objects.order_by("starts", "pk").values_list("helper", "listed", "starts", "ends"))


def test_a_helper_is_assigned_to_all_who_can_have_one_and_taken_back(world):
    before = helpers(world)
    run = assigned(world)
    assert outcomes(run) == [BulkOutcome.DONE, BulkOutcome.DONE, BulkOutcome.REFUSED, BulkOutcome.REFUSED]
    alone, helped, lately, free = run.rows.all()
    assert (alone.before, helped.before) == ("chưa có người giúp đỡ", "Ông Ba từ 01/01/2024")
    assert helped.after == "Hội Phụ nữ từ 01/06/2024"
    assert lately.sentence == HELPER_LATER.format(starts=date(2024, 6, 10), helper="Bà Tư")
    assert free.sentence == NOT_NOW
    assert HelperAssignment.objects.filter(listed=world.helper, starts=SINCE, ends=None).count() == 2
    undo_run(run=run, by=world.by)
    assert outcomes(run)[:2] == [BulkOutcome.UNDONE] * 2
    assert helpers(world) == before


def test_whoever_met_the_helper_or_was_given_another_keeps_what_was_done(world):
    run = assigned(world)
    contact = {"kind": "visit", "content": "Đã gặp", "helper": world.helper}
    record_contact(dossier=world.alone, on=date(2024, 6, 5), by=world.by, **contact)
    spell = Aftercare.objects.get(dossier=world.helped)
    assign_helper(aftercare=spell, helper="Bà Tư", starts=date(2024, 6, 19), by=world.by)
    undo_run(run=run, by=world.by)
    alone, helped, *_ = run.rows.all()
    assert alone.sentence == MET_SINCE.format(helper=world.helper, on=date(2024, 6, 5))
    assert helped.sentence == NOT_AS_LEFT
    assert outcomes(run)[:2] == [BulkOutcome.DONE] * 2


def test_the_helpers_on_offer_are_those_of_the_communes_with_their_load(world):
    _listed(officer(area_code=NEIGHBOUR), NEIGHBOUR, "Hội xã bên")
    assigned(world)
    run = choose_dossiers(act="helper", keys=[world.alone.pk], by=world.by)
    form = form_of(run, world.by)
    assert [str(label) for _, label in form.fields["listed"].choices][1:] == [
        f"Hội Phụ nữ ({area(COMMUNE).name}, đang giúp 2 người)"
    ]
    typed = BulkHelperForm({"starts": "01/06/2024"}, form.fields["listed"].queryset)
    assert typed.errors["listed"] == [NAME_ONE]


def test_a_helper_of_another_commune_is_refused_by_the_sentence_of_the_single_dossier(world):
    district = officer(role="district_officer")
    stranger = _listed(officer(area_code=NEIGHBOUR), NEIGHBOUR, "Hội xã bên")
    there = factories.graduate(officer(area_code=NEIGHBOUR), area_code=NEIGHBOUR)
    run = choose_dossiers(act="helper", keys=[world.alone.pk, there.pk], by=district)
    look_at_run(run=run, data={"listed": [str(stranger.pk)], "starts": ["01/06/2024"]}, by=district)
    assert run.rows.first().sentence == NOT_OF_COMMUNE.format(helper=stranger)


def test_a_test_is_planned_for_all_who_are_managed_and_cancelled(world):
    run = apply_run(run=seen(world, "test", due_on="01/07/2024", note="đợt 1"), by=world.by)
    assert outcomes(run) == [BulkOutcome.DONE] * 3 + [BulkOutcome.REFUSED]
    assert run.rows.last().sentence == NOT_MANAGED
    assert PlannedTest.objects.filter(due_on=date(2024, 7, 1), note="đợt 1").count() == 3
    again = seen(world, "test", due_on="01/07/2024", note="")
    assert again.rows.first().sentence == PLANNED_THAT_DAY.format(due=date(2024, 7, 1))
    past = seen(world, "test", due_on="19/06/2024", note="")
    assert "đã qua" in past.rows.first().sentence
    test = {"on": date(2024, 6, 20), "occasion": "aftercare", "is_positive": False}
    record_drug_test(dossier=world.alone, by=world.by, **test)
    undo_run(run=run, by=world.by)
    assert outcomes(run)[:3] == [BulkOutcome.DONE, BulkOutcome.UNDONE, BulkOutcome.UNDONE]
    assert "đã có kết quả" in run.rows.first().sentence
    assert PlannedTest.objects.count() == 1
