"""Dossiers for tests, made by the services themselves, so that every world is a coherent one."""

from datetime import date
from itertools import count
from typing import Any

from accounts.enums import Role
from accounts.models import User
from areas.models import Area
from cases.enums import DeterminationResult, PaperKind, Sex
from cases.models import Dossier
from cases.services import record_determination, register_dossier
from core.calendar import add_months
from tests.accounts.factories import officer
from tests.areas import factories as areas

_numbers = count(1)
OPENED = date(2023, 3, 1)


def facts(**changes: Any) -> dict[str, Any]:
    """Fields of a dossier as the services take them."""
    number = next(_numbers)
    return {
        "number": f"HS-{number:06d}",
        "full_name": "Nguyễn Văn Thử",
        "sex": Sex.MALE,
        "birth_date": date(1990, 5, 15),
        "opened_on": OPENED,
        **changes,
    }


def dossier(commune: Area | str = areas.COMMUNE, *, by: User | None = None, cccd: str = "", **changes: Any) -> Dossier:
    """A dossier of a commune, opened on 01/03/2023 by an officer of it."""
    data = facts(**changes)
    if isinstance(commune, str):
        commune = areas.area(commune, data["opened_on"])
    papers = [{"kind": PaperKind.CCCD, "number": cccd}] if cccd else []
    by = by or officer(Role.COMMUNE_OFFICER, office=commune.offices.get())
    return register_dossier(by=by, data=data, commune=commune, papers=papers)


def addict(commune: Area | str = areas.COMMUNE, *, on: date | None = None, **changes: Any) -> Dossier:
    """A person on the addict list, since a month after the opening or since ``on``."""
    by = changes.pop("by", None) or officer()
    found = dossier(commune, by=by, **changes)
    day = on or add_months(found.opened_on, 1)
    record_determination(dossier=found, on=day, result=DeterminationResult.ADDICTED, by=by)
    found.refresh_from_db()
    return found
