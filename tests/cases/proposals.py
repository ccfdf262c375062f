"""Proposals as tests look at them."""

from cases.models import Dossier
from cases.proposals import Standing, proposals_for


def proposed(dossier: Dossier) -> dict[str, Standing]:
    """What the facts call for now, by the name of the source."""
    return {row.source.slug: row for row in proposals_for(Dossier.objects.get(pk=dossier.pk))}
