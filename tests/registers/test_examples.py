"""The two worked examples come in clean, and a second time change nothing."""

from pathlib import Path

import pytest

from accounts.enums import Role
from cases.models import Dossier, Responsibility
from core.db import acting_as
from registers.workbook.run import import_workbook
from tests.accounts.factories import officer

DATA = Path(__file__).parent / "data"
PROVINCE = "46"


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "dossiers"), [("sample", 90), ("corners", 29)])
def test_a_worked_example_comes_in_and_a_second_time_changes_nothing(name, dossiers):
    user = officer(Role.PROVINCE_OFFICER, PROVINCE)
    content = (DATA / f"register-{name}.xlsx").read_bytes()
    with acting_as(user):
        first = import_workbook(content, user, dry_run=False)
        second = import_workbook(content, user, dry_run=False)
    assert first.as_dict()["faults"] == []
    assert first.counts["imported"]["HoSo"] == Dossier.objects.count() == dossiers
    assert Responsibility.objects.count() == dossiers + first.counts["imported"]["ChuyenNoi"]
    assert second.counts["unchanged"] == first.counts["imported"]
    assert not any(second.counts["imported"].values())
    assert not any(second.counts["updated"].values())
