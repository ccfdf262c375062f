"""The part of the register that a workbook speaks about, loaded before anything is judged."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from django.db.models import F, Model, Q, QuerySet

from accounts.enums import Permission
from accounts.models import User
from accounts.scope import scope_of
from aftercare.models import Aftercare, Attendance, Club, ClubMembership, ClubSession, HelperAssignment, Need, Support
from areas.models import Office
from cases.models import (
    Determination,
    Dossier,
    FormerNumber,
    IdentityPaper,
    ListRemoval,
    Responsibility,
    UserManagement,
)
from cases.models.dossier import DossierQuerySet
from registers.workbook.communes import Communes
from registers.workbook.facts import ClubPlace, FacilityPlace, Fact, Person
from registers.workbook.sheets import (
    CAI_NGHIEN,
    CHUYEN_NOI,
    CLB,
    CO_SO,
    HO_SO,
    HO_TRO,
    RA_KHOI_DANH_SACH,
    SAU_CAI,
    SHEETS,
    SINH_HOAT_CLB,
    SU_DUNG,
    THANH_VIEN_CLB,
    XAC_DINH,
    Sheet,
)
from registers.workbook.staging import Row, Staged
from rehab.models import Episode

CHUNK = 5_000
Item = TypeVar("Item")

BY_DAY: tuple[tuple[Sheet, type[Model], str], ...] = (
    (XAC_DINH, Determination, "on"),
    (RA_KHOI_DANH_SACH, ListRemoval, "on"),
    (SU_DUNG, UserManagement, "starts"),
    (CAI_NGHIEN, Episode, "starts"),
    (SAU_CAI, Aftercare, "starts"),
    (CHUYEN_NOI, Responsibility, "starts"),
)
"""Sheets whose rows name a record by the dossier and a day."""


class World:
    """Persons, facilities and clubs named in the workbook, as the database knows them."""

    def __init__(self, staged: Staged, user: User, *, lock: bool) -> None:
        self.user = user
        self.communes = Communes(_values(staged, SHEETS, "commune"))
        self.own_areas = set(scope_of(user, Permission.IMPORT_REGISTER).communes().values_list("area", flat=True))
        self.persons: dict[str, Person] = {number: Person(number) for number in _numbers(staged)}
        self.persons_by_pk: dict[int, Person] = {}
        self.facilities: dict[str, FacilityPlace] = {}
        self.clubs: dict[str, ClubPlace] = {}
        self.sessions: dict[tuple, Fact[ClubSession]] = {}
        self.attendances: dict[tuple, list[Fact[Attendance]]] = {}
        self.helpers: dict[Any, Fact[HelperAssignment]] = {}
        self.paper_owners: dict[tuple[str, str], str] = {}
        """Number of the dossier, not named in the workbook, that has a paper named there; empty: outside the area."""
        self.own_attendants: set[int] = set()
        self.supports: list[Fact[Support]] = []
        self.removed: list[Model] = []
        self.counts = {outcome: {sheet.name: 0 for sheet in SHEETS} for outcome in ("imported", "updated", "unchanged")}
        self._load_persons(lock=lock)
        self._load_facts()
        self._load_papers(staged)
        self._load_facilities(staged)
        self._load_clubs(staged)

    def done(self, row: Row, main: Fact, *parts: Fact) -> None:
        """Count what becomes of a row: its record is new, something of it changes, or nothing does."""
        touched = main.changed or any(part.is_new or part.changed for part in parts)
        outcome = "imported" if main.is_new else "updated" if touched else "unchanged"
        self.counts[outcome][row.sheet.name] += 1

    @property
    def everybody(self) -> list[Person]:
        """Each person once: the number of before a merge and that of now name the same."""
        return list({id(person): person for person in self.persons.values()}.values())

    def _load_persons(self, *, lock: bool) -> None:
        visible = self._visible()
        for numbers in chunks(self.persons):
            known = Dossier.objects.filter(number__in=numbers).order_by("pk")
            own = set(visible.filter(number__in=numbers).values_list("pk", flat=True))
            for dossier in known.select_for_update() if lock else known:
                person = self.persons[dossier.number]
                if dossier.pk in own:
                    person.dossier = Fact(dossier)
                    self.persons_by_pk[dossier.pk] = person
                else:
                    person.is_foreign = True
        self._load_former()

    def _load_former(self) -> None:
        """The old number of a dossier that became one with another names that other one."""
        for numbers in chunks(self.persons):
            for former in FormerNumber.objects.filter(number__in=numbers).select_related("dossier"):
                person = self.persons.get(former.dossier.number, self.persons[former.number])
                self.persons[former.number] = person
                if person.dossier is None and self._visible().filter(pk=former.dossier_id).exists():
                    person.dossier = Fact(former.dossier)
                    self.persons_by_pk[former.dossier_id] = person
                elif person.dossier is None:
                    person.is_foreign = True
        for keys in chunks(self.persons_by_pk):
            for key, number in FormerNumber.objects.filter(dossier__in=keys).values_list("dossier", "number"):
                self.persons_by_pk[key].former.append(number)

    def _visible(self) -> DossierQuerySet:
        return Dossier.objects.visible_to(self.user, Permission.IMPORT_REGISTER)

    def _load_facts(self) -> None:
        for sheet, model, day in BY_DAY:
            for person, record in self._of_persons(model.objects.all()):
                person.facts(sheet)[getattr(record, day)] = Fact(record)
        for person, record in self._of_persons(ClubMembership.objects.select_related("club")):
            person.facts(THANH_VIEN_CLB)[record.club.code, record.starts] = Fact(record)
        for person, need in self._of_persons(Need.objects.select_related("support")):
            support = getattr(need, "support", None)
            key = (need.kind, need.recorded_on, support and support.delivered_on)
            person.facts(HO_TRO).setdefault(key, Fact(need))
        for person, support in self._of_persons(Support.objects.filter(need=None)):
            person.facts(HO_TRO).setdefault((support.kind, None, support.delivered_on), Fact(support))
        for keys in chunks(self.persons_by_pk):
            for helper in lasting_helpers().filter(aftercare__dossier__in=keys).order_by("starts", "pk"):
                self.helpers[helper.aftercare_id] = Fact(helper)

    def _of_persons(self, records: QuerySet) -> Iterator[tuple[Person, Any]]:
        for keys in chunks(self.persons_by_pk):
            for record in records.filter(dossier__in=keys).order_by("pk"):
                person = self.persons_by_pk[record.dossier_id]
                record.dossier = person.dossier.record
                yield person, record

    def _load_papers(self, staged: Staged) -> None:
        for person, paper in self._of_persons(IdentityPaper.objects.all()):
            person.papers.append(Fact(paper))
        for numbers in chunks({row["paper"].number for row in staged[HO_SO] if row["paper"]}):
            owned = IdentityPaper.objects.filter(number__in=numbers)
            owners = self._visible().filter(papers__in=owned).values_list("pk", "number")
            own = dict(owners)
            for kind, number, owner in owned.values_list("kind", "number", "dossier"):
                if owner not in self.persons_by_pk:
                    self.paper_owners[kind, number] = own.get(owner, "")

    def _load_facilities(self, staged: Staged) -> None:
        codes = _values(staged, (CO_SO,), "code") | _values(staged, (CAI_NGHIEN, SAU_CAI), "facility")
        for some in chunks(codes):
            for office in Office.objects.care().filter(code__in=some).select_related("area", "facility"):
                place = FacilityPlace(
                    office.code, office.area_id, office.area_id in self.own_areas, office=Fact(office)
                )
                facility = getattr(office, "facility", None)
                place.facility = facility and Fact(facility)
                self.facilities[office.code] = place

    def _load_clubs(self, staged: Staged) -> None:
        for codes in chunks(_values(staged, (CLB, THANH_VIEN_CLB, SINH_HOAT_CLB), "club")):
            for club in Club.objects.filter(code__in=codes).select_related("commune"):
                own = club.commune_id in self.own_areas
                self.clubs[club.code] = ClubPlace(club.code, club.commune_id, own, club=Fact(club))
        for codes in chunks(_values(staged, (SINH_HOAT_CLB,), "club")):
            places = (self.clubs[code].club.record for code in codes if code in self.clubs)
            clubs = {club.pk: club for club in places}
            sessions = {session.pk: session for session in ClubSession.objects.filter(club__in=clubs)}
            for session in sessions.values():
                session.club = clubs[session.club_id]
                self.sessions[session.club.code, session.on] = Fact(session)
            for keys in chunks(sessions):
                self._load_attendances(sessions, keys)
            here = self._visible().filter(attendances__session__club__code__in=codes)
            self.own_attendants.update(here.values_list("pk", flat=True))

    def _load_attendances(self, sessions: dict[int, ClubSession], keys: list[int]) -> None:
        """Each names the session and the dossier that are there already: of 52,000 attendances, 52,000 copies of whole
        dossiers would be half of what an import holds in memory."""
        present = list(Attendance.objects.filter(session__in=keys).order_by("pk"))
        strangers = {one.dossier_id for one in present} - self.persons_by_pk.keys()
        others = Dossier.objects.only("number").in_bulk(strangers)
        for attendance in present:
            person = self.persons_by_pk.get(attendance.dossier_id)
            attendance.session = session = sessions[attendance.session_id]
            attendance.dossier = person.dossier.record if person else others[attendance.dossier_id]
            self.attendances.setdefault((session.club.code, session.on), []).append(Fact(attendance))


def lasting_helpers() -> QuerySet[HelperAssignment]:
    """The column "Người giúp đỡ" names who helps until the aftercare ends."""
    return HelperAssignment.objects.filter(Q(ends=None) | Q(ends__gte=F("aftercare__ends")))


def chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in lists short enough for one statement."""
    remaining = iter(items)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk


def _values(staged: Staged, sheets: tuple[Sheet, ...], column: str) -> set[str]:
    return {row[column] for sheet in sheets for row in staged[sheet] if row[column] is not None}


def _numbers(staged: Staged) -> list[str]:
    """Every dossier number in the workbook, in the order in which it first comes."""
    numbers: dict[str, None] = {}
    for sheet in SHEETS:
        for row in staged[sheet]:
            if row["number"] is not None:
                numbers[row["number"]] = None
            if sheet is SINH_HOAT_CLB:
                numbers.update(dict.fromkeys(row["present"] or ()))
    return list(numbers)
