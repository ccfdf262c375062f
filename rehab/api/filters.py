"""By what the API's list of episodes can be narrowed."""

from cases.api.filters import OfDossierFilter
from rehab.models import Episode


class EpisodeFilter(OfDossierFilter):
    class Meta:
        model = Episode
        fields = {
            "modality": ["exact"],
            "end_reason": ["exact"],
            "starts": ["gte", "lte"],
            "ends": ["gte", "lte", "isnull"],
        }
