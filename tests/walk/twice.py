"""Two dossiers that may be one person, and two that have become one."""

from typing import Any

from accounts.models import User
from cases.models import Dossier, SuspectedPair
from core import calendar
from registers.merging.merge import merge_dossiers
from tests.cases.factories import dossier


def known_twice(person: Dossier, other: Dossier, by: User, code: str, mark: str) -> dict[str, Any]:
    first, second = sorted((person, other), key=lambda row: row.pk)
    one, again = (dossier(code, by=by, number=f"SO-{mark}-{n}", full_name=f"Nguyễn {mark} Năm") for n in (5, 6))
    versions = (one.version, again.version)
    return {
        "pair": SuspectedPair.objects.create(
            first=first, second=second, score=90, reasons=[mark], found_at=calendar.now()
        ),
        "merge": merge_dossiers(
            survivor=one, absorbed=again, versions=versions, choices={}, reason=f"Giấy {mark}", by=by
        ),
    }
