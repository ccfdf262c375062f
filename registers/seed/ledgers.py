"""All tables of a register, and the one transaction that copies them into the database."""

import json

from django.db import connection
from pghistory.models import Context

from aftercare.models import (
    Aftercare,
    Attendance,
    BoardMember,
    Club,
    ClubMembership,
    ClubRating,
    ClubSession,
    Contact,
    Enrolment,
    Helper,
    HelperAssignment,
    Need,
    Participant,
    PlannedTest,
    Reach,
    ReintegrationGoal,
    ReintegrationPlan,
    ReintegrationReview,
    Scheme,
    SchemeYear,
    Support,
    VocationalCourse,
)
from areas.models import Office
from cases.models import (
    Background,
    Determination,
    Dossier,
    DrugTest,
    DrugUse,
    HealthProfile,
    IdentityPaper,
    ListRemoval,
    PastAddress,
    PastRehab,
    PlaceOfCare,
    Relative,
    Responsibility,
    UserManagement,
)
from cases.models.cards import write_cards
from cases.stage import refresh_stages
from programme.models import (
    Budget,
    CommunicationEvent,
    Course,
    EventCommune,
    Finding,
    Inspection,
    ListPosting,
    Offer,
    Participation,
    Partner,
    Provider,
    ProviderStep,
    StaffMember,
    StaffReturn,
)
from registers.seed.recording import Clerks, Record
from registers.seed.tables import TAB, Table, as_copied, copy_lines
from rehab.models import DoseOrder, Episode, Facility, UrineTest


class Ledgers:
    """One table a model."""

    def __init__(self, first_key: int | None = None) -> None:
        self.offices = Table(Office, first_key)
        self.facilities = Table(Facility, first_key)
        self.dossiers = Table(Dossier, first_key)
        self.stays = Table(Responsibility, first_key)
        self.past_addresses = Table(PastAddress, first_key)
        self.papers = Table(IdentityPaper, first_key)
        self.backgrounds = Table(Background, first_key)
        self.relatives = Table(Relative, first_key)
        self.health = Table(HealthProfile, first_key)
        self.drug_uses = Table(DrugUse, first_key)
        self.past_rehabs = Table(PastRehab, first_key)
        self.determinations = Table(Determination, first_key)
        self.removals = Table(ListRemoval, first_key)
        self.managements = Table(UserManagement, first_key)
        self.episodes = Table(Episode, first_key)
        self.dose_orders = Table(DoseOrder, first_key)
        self.urine_tests = Table(UrineTest, first_key)
        self.aftercares = Table(Aftercare, first_key)
        self.care = Table(PlaceOfCare, first_key)
        self.listed = Table(Helper, first_key)
        self.helpers = Table(HelperAssignment, first_key)
        self.contacts = Table(Contact, first_key)
        self.drug_tests = Table(DrugTest, first_key)
        self.planned_tests = Table(PlannedTest, first_key)
        self.plans = Table(ReintegrationPlan, first_key)
        self.goals = Table(ReintegrationGoal, first_key)
        self.reviews = Table(ReintegrationReview, first_key)
        self.needs = Table(Need, first_key)
        self.supports = Table(Support, first_key)
        self.courses = Table(VocationalCourse, first_key)
        self.enrolments = Table(Enrolment, first_key)
        self.clubs = Table(Club, first_key)
        self.memberships = Table(ClubMembership, first_key)
        self.sessions = Table(ClubSession, first_key)
        self.attendances = Table(Attendance, first_key)
        self.boards = Table(BoardMember, first_key)
        self.ratings = Table(ClubRating, first_key)
        self.schemes = Table(Scheme, first_key)
        self.participants = Table(Participant, first_key)
        self.reaches = Table(Reach, first_key)
        self.scheme_years = Table(SchemeYear, first_key)
        self.staff = Table(StaffMember, first_key)
        self.staff_returns = Table(StaffReturn, first_key)
        self.budgets = Table(Budget, first_key)
        self.trainings = Table(Course, first_key)
        self.participations = Table(Participation, first_key)
        self.events = Table(CommunicationEvent, first_key)
        self.event_communes = Table(EventCommune, first_key)
        self.providers = Table(Provider, first_key)
        self.provider_steps = Table(ProviderStep, first_key)
        self.postings = Table(ListPosting, first_key)
        self.inspections = Table(Inspection, first_key)
        self.findings = Table(Finding, first_key)
        self.partners = Table(Partner, first_key)
        self.offers = Table(Offer, first_key)

    def tables(self) -> list[Table]:
        return [value for value in vars(self).values() if isinstance(value, Table)]

    def save(self, clerks: Clerks, last_acts: dict[int, Record], *, goes_on: bool = True) -> None:
        """COPY everything, with the history as told here instead of by the triggers. Inside a transaction. When others
        write beside it, none ``goes_on``: ``go_on`` is called when all have written."""
        tables = self.tables()
        for table in tables:
            _ignore(table.triggers)
            table.copy_rows()
        if goes_on:
            self.go_on()
        write_cards(min(last_acts), max(last_acts))
        _ignore(self.dossiers.triggers)
        self._set_stages(last_acts)
        _copy_contexts(clerks)
        for table in tables:
            table.copy_history()
        _ignore(self.stays.triggers)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        _ignore([])
        _check_unbroken(min(last_acts), max(last_acts))

    def go_on(self) -> None:
        """After the last row."""
        for table in self.tables():
            table.go_on()

    def _set_stages(self, last_acts: dict[int, Record]) -> None:
        """The stage is computed as everywhere; the history notes it with the last act on the dossier."""
        refresh_stages(Dossier.objects.filter(pk__range=(min(last_acts), max(last_acts))))
        stages = Dossier.objects.filter(pk__in=last_acts).order_by("pk").values_list("pk", "stage")
        for key, stage in stages.exclude(stage=Dossier._meta.get_field("stage").default):
            self.dossiers.note(key, last_acts[key], stage=stage)


def _ignore(triggers: list[str]) -> None:
    """What ``pgtrigger.ignore()`` would tell these triggers, told where COPY can hear it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", ["{" + ",".join(triggers) + "}"])


def _copy_contexts(clerks: Clerks) -> None:
    """By which post each change was made (as ``core.db.acting_as`` tells pghistory); no account of it exists."""
    columns = ("id", "created_at", "updated_at", "metadata")
    lines = (
        TAB.join((key, at, at, as_copied(json.dumps({"user": None, "post": label}, ensure_ascii=False))))
        for key, label, at in clerks.contexts()
    )
    copy_lines(Context._meta.db_table, columns, lines)


UNBROKEN = """
    SELECT count(*) FROM (
        SELECT dossier.opened_on, stay.starts, stay.ends,
               lag(stay.ends) OVER stays AS before, lead(stay.starts) OVER stays AS after
        FROM cases_dossier dossier LEFT JOIN cases_responsibility stay ON stay.dossier_id = dossier.id
        WHERE dossier.id BETWEEN %s AND %s
        WINDOW stays AS (PARTITION BY dossier.id ORDER BY stay.starts)
    ) row
    WHERE starts IS NULL OR starts <> coalesce(before, opened_on) OR ends IS DISTINCT FROM after
"""


def _check_unbroken(first: int, last: int) -> None:
    """What the silenced constraint trigger would have refused: a day without a responsible commune."""
    with connection.cursor() as cursor:
        cursor.execute(UNBROKEN, [first, last])
        broken = cursor.fetchone()[0]
    if broken:
        raise ValueError(f"{broken} intervals of responsible communes have a gap")
