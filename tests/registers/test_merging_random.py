"""Random merges and undos over a random register: nobody is lost, one commune a day, and every level adds up."""

from random import Random

import pytest
from django.db import connection

from accounts.enums import Role
from cases.models import Dossier, Responsibility
from cases.services.papers import reindex
from cases.stage import refresh_stages
from registers.merging.pictures import changes, picture
from registers.models import Merge
from tests.accounts.factories import officer
from tests.registers.merges import merge_two, undo_one
from tests.reporting.comparing import failing
from tests.reporting.random_registers import random_register
from tests.reporting.scenes import scene
from tests.reporting.worlds import world

pytestmark = pytest.mark.django_db


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
                merge_two(rng, by)
            else:
                undo_one(rng, by)
            connection.check_constraints()
            assert Dossier.objects.count() + Merge.objects.standing().count() == people
            assert Responsibility.objects.filter(ends=None).count() == Dossier.objects.count()
        assert Merge.objects.exists()
        assert failing(played.asks) == []
        while undo_one(rng, by):
            pass
        after = picture(Dossier.objects.values_list("pk", flat=True))
        left_out = ("registers.Merge", "cases.SuspectedPair")
        assert [row for row in changes(before, after) if row["model"] not in left_out] == []
        assert failing(played.asks) == []
