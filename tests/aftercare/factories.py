"""Aftercare and clubs, for tests: coherent rows written by the services themselves."""

from datetime import date

from accounts.models import User
from aftercare.models import Aftercare, Club, ClubMembership, Scheme
from aftercare.services import found_club, found_scheme, join_club, open_aftercare
from cases.enums import Sex
from cases.models import Dossier, Responsibility
from tests.areas.factories import COMMUNE, area
from tests.queries import analyzed
from tests.rehab import factories as rehab

COMPLETED_ON = date(2023, 7, 1)


def graduate(by: User, **fields) -> Dossier:
    """A person who completed an episode at home on ``COMPLETED_ON``."""
    person = rehab.dossier(by, **fields)
    rehab.completed(person, by, starts=date(2023, 1, 1), ends=COMPLETED_ON)
    return person


def aftercare(dossier: Dossier, by: User, *, starts: date = COMPLETED_ON, months: int = 12, **fields) -> Aftercare:
    return open_aftercare(dossier=dossier, starts=starts, months=months, by=by, **fields)


def club(by: User, code: str = "CLB-01", *, starts: date = date(2022, 1, 1), area_code: str = COMMUNE) -> Club:
    return found_club(code=code, name=f"Câu lạc bộ {code}", commune=area(area_code, starts), starts=starts, by=by)


def scheme(
    by: User,
    code: str = "MH-01",
    *,
    kind: str = "self_help",
    starts: date = date(2022, 1, 1),
    area_code: str = COMMUNE,
) -> Scheme:
    commune = area(area_code, starts)
    return found_scheme(code=code, kind=kind, name=f"Mô hình {code}", commune=commune, starts=starts, by=by)


def member(club: Club, by: User, dossier: Dossier, *, starts: date = date(2023, 1, 1)) -> ClubMembership:
    return join_club(club=club, dossier=dossier, starts=starts, by=by)


def many_members(club: Club, count: int, *, starts: date = date(2023, 1, 1)) -> list[Dossier]:
    """So many members of a club at once, of the club's own commune."""
    rows = [
        Dossier(
            number=f"NH-{number:04d}",
            full_name=f"Nguyễn Văn {number:04d}",
            sex=Sex.MALE,
            birth_date=date(1990, 1, 1),
            opened_on=rehab.OPENED,
            search_text=f"nguyen van {number:04d}",
            sort_key=f"{number:04d}",
        )
        for number in range(count)
    ]
    dossiers = Dossier.objects.bulk_create(rows)
    Responsibility.objects.bulk_create(
        Responsibility(dossier=row, commune=club.commune, starts=rehab.OPENED) for row in dossiers
    )
    ClubMembership.objects.bulk_create(ClubMembership(club=club, dossier=row, starts=starts) for row in dossiers)
    analyzed(Dossier, Responsibility, ClubMembership)
    return dossiers
