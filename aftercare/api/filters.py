"""By what the API's list of aftercare can be narrowed."""

from aftercare.models import Aftercare
from cases.api.filters import OfDossierFilter


class AftercareFilter(OfDossierFilter):
    class Meta:
        model = Aftercare
        fields = {
            "end_reason": ["exact"],
            "starts": ["gte", "lte"],
            "planned_end": ["gte", "lte"],
            "ends": ["gte", "lte", "isnull"],
        }
