"""The doses that the made-up clinics ordered."""

import pytest

from rehab.enums import Modality
from rehab.models import DoseOrder, Episode
from tests.registers.test_seed import seed


@pytest.mark.django_db
def test_every_patient_in_substitution_has_a_dose_ordered():
    seed()
    treated = Episode.objects.filter(modality=Modality.METHADONE)
    assert treated.exists()
    assert not treated.filter(dose_orders__isnull=True).exists()
    assert DoseOrder.objects.filter(phase="maintenance").count() == treated.filter(maintenance_on__isnull=False).count()
