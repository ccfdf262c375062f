"""Every foreign key to a dossier: rows on both sides, merged, undone, compared row for row."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date

import pytest

from cases.models import Dossier, FormerNumber
from registers.merging.clashes import Choice
from registers.merging.joining import clashes_of
from registers.merging.later import since
from registers.merging.merge import merge_dossiers
from registers.merging.pictures import Picture, changes, picture
from registers.merging.plan import plan_of
from registers.merging.relations import WAYS, Way, hanging, in_order
from registers.merging.undo import undo_merge
from registers.models import Merge
from tests.registers.merging_worlds import FIRST, NOT_MADE, World, build

pytestmark = pytest.mark.django_db
ONE_EACH = (Way.PROFILE, Way.WHOLE)


@pytest.fixture(scope="module")
def made(standing: Callable) -> Iterator[World]:
    with standing(build) as world:
        yield world


@pytest.fixture
def world(made: World, db: None) -> World:
    return deepcopy(made)


def test_every_table_that_hangs_on_a_dossier_says_how_it_comes_along():
    assert {model._meta.label for model in in_order()} == set(WAYS)
    assert len(hanging()) > 40


def merged(world: World, choice: Choice | None = None, **choices: str) -> Merge:
    """The second becomes one with the first; whatever clashes is settled by ``choice``."""
    for dossier in (world.survivor, world.absorbed):
        dossier.refresh_from_db()
    plan = plan_of(world.survivor, world.absorbed)
    choices |= {clash.slug: choice for clash in plan.clashes if choice}
    return merge_dossiers(
        survivor=world.survivor,
        absorbed=world.absorbed,
        versions=(world.survivor.version, world.absorbed.version),
        choices=choices,
        reason="Cùng một người: đã gặp",
        by=world.by,
    )


def undone(merge: Merge, world: World, **placed: str) -> Merge:
    version = Dossier.objects.get(pk=merge.survivor_id).version
    return undo_merge(merge=merge, version=version, placed=placed, reason="Nhầm người", by=world.by)


def both(world: World) -> Picture:
    found = picture([world.survivor.pk, world.absorbed.pk])
    return {label: rows for label, rows in found.items() if label not in ("registers.Merge", "cases.SuspectedPair")}


@pytest.mark.parametrize(
    ("days_between", "choice"),
    [(60, Choice.KEEP_MINE), (0, Choice.KEEP_MINE), (0, Choice.KEEP_THEIRS), (10, Choice.KEEP_MINE)],
)
def test_all_that_hangs_on_either_hangs_on_the_one_and_goes_back_as_it_was(world, days_between, choice):
    mine = world.fill(world.survivor, day=FIRST, mark="một")
    theirs = world.fill(world.absorbed, day=date.fromordinal(FIRST.toordinal() + days_between), mark="hai")
    before = both(world)
    assert {label for label, rows in before.items() if len(rows) < 2} <= NOT_MADE
    clashing = {clash.mine._meta.label for clash in clashes_of(world.survivor, world.absorbed)}
    merge = merged(world, choice)
    assert not Dossier.objects.filter(pk=world.absorbed.pk).exists()
    after = picture([world.survivor.pk])
    for label in mine.keys() - {"cases.Dossier", *(label for label, way in WAYS.items() if way in ONE_EACH)}:
        stand = {mine[label].pk, theirs[label].pk} & after[label].keys()
        assert stand, label
        if days_between == 60 and label not in clashing:
            assert len(stand) == 2, label
    assert FormerNumber.objects.get(number="HS-2").dossier_id == world.survivor.pk
    assert since(merge).asked == []
    undone(merge, world)
    assert changes(before, both(world)) == []
