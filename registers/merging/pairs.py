"""Suspected pairs of a dossier that becomes one with another: what was decided of the one holds of the other."""

from cases.models import Dossier, PairState, SuspectedPair


def pairs_over(survivor: Dossier, absorbed: Dossier) -> None:
    """The pairs of ``absorbed`` name ``survivor``; of two with the same third dossier the decided one is kept."""
    standing = {_third(pair, survivor): pair for pair in SuspectedPair.objects.of(survivor)}
    for pair in SuspectedPair.objects.of(absorbed):
        third = _third(pair, absorbed)
        own = standing.get(third)
        if third == survivor.pk:
            pair.delete()
        elif own is None or (own.state != PairState.DIFFERENT and pair.state == PairState.DIFFERENT):
            if own is not None:
                own.delete()
            pair.first_id, pair.second_id = sorted((survivor.pk, third))
            pair.save()
        else:
            pair.delete()


def _third(pair: SuspectedPair, dossier: Dossier) -> int:
    return pair.second_id if pair.first_id == dossier.pk else pair.first_id
