"""What rehabilitation knows of the occasion of a drug test (L2021 art. 22)."""

from datetime import date

from cases.drug_tests import TestOccasionFact, occasion_facts
from cases.models import Dossier, TestOccasion
from rehab.enums import VOLUNTARY, Modality
from rehab.models import Episode


def _in_rehab(dossier: Dossier, on: date) -> bool:
    return Episode.objects.touching(on).filter(dossier=dossier, modality__in=VOLUNTARY).exists()


def _in_substitution(dossier: Dossier, on: date) -> bool:
    return Episode.objects.touching(on).filter(dossier=dossier, modality=Modality.METHADONE).exists()


occasion_facts.register(TestOccasionFact(TestOccasion.REHAB, 20, _in_rehab))
occasion_facts.register(TestOccasionFact(TestOccasion.SUBSTITUTION, 30, _in_substitution))
