"""Two clerks at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from core.db import acting_as
from core.errors import DomainError
from rehab.models import Episode
from tests.accounts.factories import officer
from tests.rehab import factories


@pytest.mark.django_db(transaction=True)
def test_of_two_episodes_begun_at_once_one_is_saved_and_the_other_told_why():
    clerk = officer()
    person = factories.dossier(clerk)
    together = Barrier(2)

    def begin(_) -> str:
        try:
            with acting_as(clerk):
                together.wait(timeout=20)
                factories.episode(person, clerk, starts=date(2024, 2, 1))
            return "saved"
        except DomainError as refusal:
            return refusal.message
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(begin, range(2)))
    assert answers[1] == "saved"
    assert "01/02/2024" in answers[0]
    assert Episode.objects.count() == 1
