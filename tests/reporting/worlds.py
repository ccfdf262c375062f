"""Writing a plain register straight into the database, as an import would leave it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import connection, models, transaction

from aftercare.enums import AftercareEnd, SupportKind
from aftercare.models import (
    Aftercare,
    Attendance,
    Club,
    ClubMembership,
    ClubRule,
    ClubSession,
    HelperAssignment,
    Need,
    Participant,
    Scheme,
    Support,
)
from areas.enums import BEGINNING, REFORM_2025, OfficeKind
from areas.models import Area, Office
from cases.enums import DeterminationResult, Drug, RemovalReason, Sex, UserManagementEnd
from cases.models import Determination, Dossier, ListRemoval, Responsibility, UserManagement
from rehab.enums import EpisodeEnd, FacilityKind, Modality
from rehab.models import Episode, Facility
from tests.reporting.oracle.register import Register
from tests.reporting.oracle.register import Session as SessionRow
from tests.reporting.worlds_activities import write_activities


@contextmanager
def world(register: Register) -> Iterator[None]:
    """The register in the database, and taken back at the end."""
    with transaction.atomic():
        write(register)
        yield
        transaction.set_rollback(True)


def write(register: Register) -> None:
    """Every sheet as rows. The deferred constraints are asked at once: an unlawful register does not pass."""
    write_places(register)
    dossiers = {row.number: row for row in Dossier.objects.bulk_create(_dossiers(register))}
    areas = _Areas(register)
    Responsibility.objects.bulk_create(
        Responsibility(dossier=dossiers[row.number], commune_id=areas.find(code, row_day), starts=row_day, ends=until)
        for row in register.dossiers
        for code, row_day, until in stays(register, row.number)
    )
    write_facts(register, dossiers)
    write_aftercare(register, dossiers)
    write_clubs(register, dossiers, areas)
    write_schemes(register, dossiers, areas)
    write_activities(register)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def value(choices: type[models.TextChoices], label: str) -> str:
    """The stored word of a workbook word; empty stays empty."""
    return next((choice.value for choice in choices if choice.label == label), "") if label else ""


class _Areas:
    """Commune codes of a register as units: a code is read in the tree valid on the day of its row."""

    def __init__(self, register: Register) -> None:
        codes = {row.commune for row in (*register.facilities, *register.dossiers, *register.clubs, *register.schemes)}
        codes |= {move.to for move in register.moves}
        found = Area.objects.filter(code__in=codes).values_list("code", "valid_from", "pk")
        self.known = {(code, starts >= REFORM_2025): pk for code, starts, pk in found}

    def find(self, code: str, row_day: date) -> int:
        return self.known[code, row_day >= REFORM_2025]

    def find_undated(self, code: str) -> tuple[int, date]:
        """First in the tree before the reform."""
        if (code, False) in self.known:
            return self.known[code, False], BEGINNING
        return self.known[code, True], REFORM_2025


def stays(register: Register, number: str) -> Iterator[tuple[str, date, date | None]]:
    """Commune, first day and end of every stay of a dossier; a move on the day of opening leaves no stay before it."""
    dossier = next(row for row in register.dossiers if row.number == number)
    steps = {dossier.opened_on: dossier.commune}
    steps |= {move.on: move.to for move in sorted(register.moves, key=lambda move: move.on) if move.dossier == number}
    days = sorted(steps)
    for day, until in zip(days, [*days[1:], None], strict=True):
        yield steps[day], day, until


def write_places(register: Register) -> None:
    areas = _Areas(register)
    offices = []
    for row in register.facilities:
        area, since = areas.find_undated(row.commune)
        kind = OfficeKind.CLINIC if row.kind == FacilityKind.METHADONE.label else OfficeKind.FACILITY
        offices.append(Office(code=row.code, name=row.code, kind=kind, area_id=area, valid_from=since))
    kinds = {row.code: value(FacilityKind, row.kind) for row in register.facilities}
    Facility.objects.bulk_create(
        Facility(office=office, kind=kinds[office.code]) for office in Office.objects.bulk_create(offices)
    )


def _dossiers(register: Register) -> Iterable[Dossier]:
    for row in register.dossiers:
        dossier = Dossier(
            number=row.number,
            full_name=f"Người {row.number}",
            sex=value(Sex, row.sex),
            birth_date=row.born,
            birth_year_only=row.year_only,
            ethnicity=row.ethnicity,
            opened_on=row.opened_on,
            main_drug=value(Drug, row.drug),
            sort_key=row.number.lower(),
        )
        dossier.index_words()
        yield dossier


def write_facts(register: Register, dossiers: dict[str, Dossier]) -> None:
    facilities = {row.office.code: row for row in Facility.objects.select_related("office")}
    Determination.objects.bulk_create(
        Determination(dossier=dossiers[row.dossier], on=row.on, result=value(DeterminationResult, row.result))
        for row in register.determinations
    )
    ListRemoval.objects.bulk_create(
        ListRemoval(dossier=dossiers[row.dossier], on=row.on, reason=value(RemovalReason, row.reason))
        for row in register.removals
    )
    UserManagement.objects.bulk_create(
        UserManagement(
            dossier=dossiers[row.dossier],
            starts=row.starts,
            ends=row.ends,
            end_reason=value(UserManagementEnd, row.reason),
        )
        for row in register.managements
    )
    Episode.objects.bulk_create(
        Episode(
            dossier=dossiers[row.dossier],
            modality=value(Modality, row.modality),
            facility=facilities.get(row.facility),
            starts=row.starts,
            ends=row.ends,
            end_reason=value(EpisodeEnd, row.reason),
            maintenance_on=row.maintenance_on,
        )
        for row in register.episodes
    )


def write_aftercare(register: Register, dossiers: dict[str, Dossier]) -> None:
    facilities = {row.office.code: row for row in Facility.objects.select_related("office")}
    for row in register.aftercares:
        aftercare = Aftercare.objects.create(
            dossier=dossiers[row.dossier],
            starts=row.starts,
            months=12,
            planned_end=row.starts + timedelta(days=365),
            facility=facilities.get(row.facility),
            ends=row.ends,
            end_reason=value(AftercareEnd, row.reason),
        )
        if row.helped_from:
            HelperAssignment.objects.create(
                aftercare=aftercare, helper="Hội Phụ nữ", starts=row.helped_from, ends=row.helped_until
            )
    for row in register.supports:
        common = {"dossier": dossiers[row.dossier], "kind": value(SupportKind, row.kind)}
        need = Need.objects.create(**common, recorded_on=row.needed_on) if row.needed_on else None
        if row.delivered_on:
            Support.objects.create(**common, delivered_on=row.delivered_on, amount=row.amount, need=need)


def write_clubs(register: Register, dossiers: dict[str, Dossier], areas: _Areas) -> None:
    clubs = {
        club.code: club
        for club in Club.objects.bulk_create(
            Club(
                code=row.code,
                name=row.code,
                commune_id=areas.find(row.commune, row.starts),
                starts=row.starts,
                ends=row.ends,
            )
            for row in register.clubs
        )
    }
    ClubMembership.objects.bulk_create(
        ClubMembership(club=clubs[row.club], dossier=dossiers[row.dossier], starts=row.starts, ends=row.ends)
        for row in register.memberships
    )
    ClubRule.objects.bulk_create(
        ClubRule(
            valid_from=row.valid_from,
            month_share=row.months,
            sessions_a_month=row.sessions,
            attendance_share=row.present,
        )
        for row in register.rules
    )
    sessions: list[tuple[SessionRow, ClubSession]] = [
        (row, ClubSession(club=clubs[row.club], on=row.on)) for row in register.sessions
    ]
    ClubSession.objects.bulk_create(session for _, session in sessions)
    Attendance.objects.bulk_create(
        Attendance(session=session, dossier=dossiers[number]) for row, session in sessions for number in row.present
    )


def write_schemes(register: Register, dossiers: dict[str, Dossier], areas: _Areas) -> None:
    schemes = {
        row.code: Scheme.objects.create(
            code=row.code,
            name=row.code,
            kind=row.kind,
            commune_id=areas.find(row.commune, row.starts),
            starts=row.starts,
            ends=row.ends,
        )
        for row in register.schemes
    }
    Participant.objects.bulk_create(
        Participant(scheme=schemes[row.scheme], dossier=dossiers[row.dossier], starts=row.starts, ends=row.ends)
        for row in register.participants
    )
