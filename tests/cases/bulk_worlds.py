"""A commune whose dossiers are divided between two officers."""

from dataclasses import dataclass
from datetime import date

from accounts.enums import Role
from accounts.models import User
from cases.models import Dossier
from cases.services import assign_officer
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases import factories


@dataclass
class World:
    """Three dossiers of a commune with two officers; the third was given to the second officer later."""

    by: User
    other: User
    dossiers: list[Dossier]
    elsewhere: Dossier


def build() -> World:
    by, other = officer(), officer(Role.POLICE_OFFICER)
    names = ("Lê An", "Trần Bình", "Vũ Chi")
    dossiers = [factories.dossier(by=by, full_name=name) for name in names]
    assign_officer(dossier=dossiers[1], officer=other, starts=date(2024, 1, 5), by=by)
    assign_officer(dossier=dossiers[2], officer=other, starts=date(2024, 6, 10), by=by)
    return World(by, other, dossiers, factories.dossier(areas.NEIGHBOUR))


def in_charge(dossier: Dossier) -> list[tuple]:
    return list(dossier.case_officers.values_list("officer", "starts", "ends"))
