"""What aftercare does with facts that lower apps record: a test meets the planned one; and whether there was any."""

from datetime import date

from aftercare.models import Aftercare
from aftercare.services.following import meet_planned_test
from cases.drug_tests import TestFollower, TestOccasionFact, occasion_facts, test_followers
from cases.models import Dossier, TestOccasion


def _in_aftercare(dossier: Dossier, on: date) -> bool:
    return Aftercare.objects.touching(on).filter(dossier=dossier).exists()


test_followers.register(TestFollower("planned_test", 10, meet_planned_test))
occasion_facts.register(TestOccasionFact(TestOccasion.AFTERCARE, 40, _in_aftercare))
