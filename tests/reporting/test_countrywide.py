"""Over the whole country: who moves out moves in, nobody twice; a row of its own is told when it does not hold."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from cases.models import Responsibility
from cases.services import move_dossier
from reporting.countrywide import identities
from reporting.periods import window_of
from tests.areas.factories import FAR_COMMUNE, area

pytestmark = pytest.mark.django_db


def told(period: str) -> dict[str, tuple[int, int]]:
    return {identity.words: (identity.left, identity.right) for identity in identities(window_of(period))}


def test_a_move_into_another_province_is_one_out_and_one_in(world):
    move_dossier(dossier=world.an, to=area(FAR_COMMUNE), on=date(2024, 5, 10), by=world.province)
    found = told("2024-05")
    assert found["33: chuyển đến = chuyển đi"] == (1, 1)
    assert found["11: chuyển đến = chuyển đi"] == (1, 1)
    assert found["33: cuối kỳ các xã = cuối kỳ các tỉnh"] == (4, 4)
    assert all(left == right for left, right in found.values())


def test_what_does_not_hold_ends_the_command(world):
    """A stay that was cut off past the program: the person left one commune and came nowhere."""
    out = StringIO()
    with transaction.atomic():
        Responsibility.objects.filter(dossier=world.an).update(ends=date(2024, 5, 10))
        with pytest.raises(SystemExit) as ended:
            call_command("reconcile_country", "--period", "2024-05", stdout=out)
        transaction.set_rollback(True)
    assert ended.value.code == 1
    assert "! 33: chuyển đến = chuyển đi: 0 ≠ 1" in out.getvalue()
    err = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("reconcile_country", "--period", "2024-13", stderr=err)
    assert ended.value.code == 2
    assert "Kỳ “2024-13” không đúng" in err.getvalue()
