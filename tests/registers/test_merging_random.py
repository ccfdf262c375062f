"""Random merges and undos over a random register: nobody is lost, one commune a day, and every level adds up."""

from contextlib import suppress
from random import Random

import pytest
from django.db import connection

from accounts.enums import Role
from cases.models import Dossier, Responsibility
from cases.services.papers import reindex
from cases.stage import refresh_stages
from core.errors import DomainError
from registers.merging.later import since
from registers.merging.merge import merge_dossiers
from registers.merging.pictures import changes, picture
from registers.merging.plan import MINE, plan_of
from registers.merging.undo import undo_merge, why_not
from registers.models import Merge
from reporting.compile import compile_form
from tests.accounts.factories import officer
from tests.reporting.random_registers import random_register
from tests.reporting.scenes import Scene, scene
from tests.reporting.worlds import world

pytestmark = pytest.mark.django_db


def failing(played: Scene) -> list[str]:
    """The identities of flows that do not hold, over the units and periods that the scene asks about."""
    found = []
    for ask in played.asks:
        form, unit, window = ask.resolve()
        found += [f"{ask}: {check.name}" for check in compile_form(form, unit, window).checks if not check.holds]
    return found


@pytest.mark.parametrize("seed", range(4))
def test_merges_and_undos_at_random_keep_every_day_and_every_figure(seed: int) -> None:
    rng = Random(seed)
    played = scene(rng, asks=3)
    register = random_register(rng, played, dossiers=8)
    with world(register):
        by = officer(Role.PROVINCE_OFFICER)
        for dossier in Dossier.objects.all():
            reindex(dossier)
        refresh_stages()
        people, before = Dossier.objects.count(), picture(Dossier.objects.values_list("pk", flat=True))
        for _ in range(6):
            if rng.random() < 0.65:
                _merge_two(rng, by)
            else:
                _undo_one(rng, by)
            connection.check_constraints()
            assert Dossier.objects.count() + Merge.objects.standing().count() == people
            assert Responsibility.objects.filter(ends=None).count() == Dossier.objects.count()
        assert Merge.objects.exists()
        assert failing(played) == []
        while _undo_one(rng, by):
            pass
        after = picture(Dossier.objects.values_list("pk", flat=True))
        left_out = ("registers.Merge", "cases.SuspectedPair")
        assert [row for row in changes(before, after) if row["model"] not in left_out] == []
        assert failing(played) == []


def _merge_two(rng: Random, by) -> None:
    one, other = rng.sample(list(Dossier.objects.order_by("pk")), 2)
    plan = plan_of(one, other)
    choices = {dispute.slug: rng.choice(["mine", "theirs"]) for dispute in plan.disputes}
    for clash in plan.clashes:
        choices[clash.slug] = rng.choice(clash.choices())
        choices[f"{clash.slug}:reason"] = "other"
    versions = (one.version, other.version)
    with suppress(DomainError):
        merge_dossiers(survivor=one, absorbed=other, versions=versions, choices=choices, reason="x", by=by)


def _undo_one(rng: Random, by) -> bool:
    possible = [merge for merge in Merge.objects.standing().order_by("pk") if not why_not(merge)]
    if not possible:
        return False
    merge = rng.choice(possible)
    placed = {later.slug: MINE for later in since(merge).asked}
    undo_merge(merge=merge, version=merge.survivor.version, placed=placed, reason="x", by=by)
    return True
