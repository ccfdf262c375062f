"""Two officers at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from aftercare.models import Attendance, ClubSession
from aftercare.services import hold_session
from core.db import acting_as
from core.errors import DomainError
from tests.accounts.factories import officer
from tests.aftercare import factories


@pytest.mark.django_db(transaction=True)
def test_of_two_roll_calls_of_one_session_at_once_one_is_saved_and_the_other_told_why():
    clerks = officer(), officer()
    club = factories.club(clerks[0])
    people = factories.many_members(club, 3)
    together = Barrier(2)

    def call(clerk) -> str:
        try:
            with acting_as(clerk):
                together.wait(timeout=20)
                hold_session(club=club, on=date(2024, 6, 1), topic="", present=people, by=clerk)
            return "saved"
        except DomainError as refusal:
            return refusal.message
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(call, clerks))
    assert answers[1] == "saved"
    assert "đã có buổi sinh hoạt ngày 01/06/2024" in answers[0]
    assert (ClubSession.objects.count(), Attendance.objects.count()) == (1, 3)
