"""Random merges and undos."""

from contextlib import suppress
from random import Random

from accounts.models import User
from cases.models import Dossier
from core.errors import DomainError
from registers.merging.later import since
from registers.merging.merge import merge_dossiers
from registers.merging.plan import MINE, plan_of
from registers.merging.undo import undo_merge, why_not
from registers.models import Merge


def merge_two(rng: Random, by: User) -> None:
    """Two dossiers become one, decided by lot wherever somebody is asked; if the rules let them."""
    everybody = list(Dossier.objects.order_by("pk"))
    if len(everybody) < 2:
        return
    one, other = rng.sample(everybody, 2)
    plan = plan_of(one, other)
    choices = {dispute.slug: rng.choice(["mine", "theirs"]) for dispute in plan.disputes}
    for clash in plan.clashes:
        choices[clash.slug] = rng.choice(clash.choices())
        choices[f"{clash.slug}:reason"] = "other"
    versions = (one.version, other.version)
    with suppress(DomainError):
        merge_dossiers(survivor=one, absorbed=other, versions=versions, choices=choices, reason="x", by=by)


def undo_one(rng: Random, by: User) -> bool:
    """One of the merges that can be undone is; False when there is none."""
    possible = [merge for merge in Merge.objects.standing().order_by("pk") if not why_not(merge)]
    if not possible:
        return False
    merge = rng.choice(possible)
    placed = {later.slug: MINE for later in since(merge).asked}
    undo_merge(merge=merge, version=merge.survivor.version, placed=placed, reason="x", by=by)
    return True
