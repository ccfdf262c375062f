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

    def __init__(self) -> None:
        self.offices = Table(Office)
        self.facilities = Table(Facility)
        self.dossiers = Table(Dossier)
        self.stays = Table(Responsibility)
        self.past_addresses = Table(PastAddress)
        self.papers = Table(IdentityPaper)
        self.backgrounds = Table(Background)
        self.relatives = Table(Relative)
        self.health = Table(HealthProfile)
        self.drug_uses = Table(DrugUse)
        self.past_rehabs = Table(PastRehab)
        self.determinations = Table(Determination)
        self.removals = Table(ListRemoval)
        self.managements = Table(UserManagement)
        self.episodes = Table(Episode)
        self.dose_orders = Table(DoseOrder)
        self.urine_tests = Table(UrineTest)
        self.aftercares = Table(Aftercare)
        self.care = Table(PlaceOfCare)
        self.listed = Table(Helper)
        self.helpers = Table(HelperAssignment)
        self.contacts = Table(Contact)
        self.drug_tests = Table(DrugTest)
        self.planned_tests = Table(PlannedTest)
        self.plans = Table(ReintegrationPlan)
        self.goals = Table(ReintegrationGoal)
        self.reviews = Table(ReintegrationReview)
        self.needs = Table(Need)
        self.supports = Table(Support)
        self.courses = Table(VocationalCourse)
        self.enrolments = Table(Enrolment)
        self.clubs = Table(Club)
        self.memberships = Table(ClubMembership)
        self.sessions = Table(ClubSession)
        self.attendances = Table(Attendance)
        self.boards = Table(BoardMember)
        self.ratings = Table(ClubRating)
        self.schemes = Table(Scheme)
        self.participants = Table(Participant)
        self.reaches = Table(Reach)
        self.scheme_years = Table(SchemeYear)
        self.staff = Table(StaffMember)
        self.staff_returns = Table(StaffReturn)
        self.budgets = Table(Budget)
        self.trainings = Table(Course)
        self.participations = Table(Participation)
        self.events = Table(CommunicationEvent)
        self.event_communes = Table(EventCommune)
        self.providers = Table(Provider)
        self.provider_steps = Table(ProviderStep)
        self.postings = Table(ListPosting)
        self.inspections = Table(Inspection)
        self.findings = Table(Finding)
        self.partners = Table(Partner)
        self.offers = Table(Offer)

    def tables(self) -> list[Table]:
        return [value for value in vars(self).values() if isinstance(value, Table)]

    def save(self, clerks: Clerks, last_acts: dict[int, Record]) -> None:
        """COPY everything, with the history as told here instead of by the triggers. Inside a transaction."""
        tables = self.tables()
        for table in tables:
            _ignore(table.triggers)
            table.copy_rows()
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
        _check_unbroken()

    def _set_stages(self, last_acts: dict[int, Record]) -> None:
        """The stage is computed as everywhere; the history notes it with the last act on the dossier."""
        refresh_stages()
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
        WINDOW stays AS (PARTITION BY dossier.id ORDER BY stay.starts)
    ) row
    WHERE starts IS NULL OR starts <> coalesce(before, opened_on) OR ends IS DISTINCT FROM after
"""


def _check_unbroken() -> None:
    """What the silenced constraint trigger would have refused: a day without a responsible commune."""
    with connection.cursor() as cursor:
        cursor.execute(UNBROKEN)
        broken = cursor.fetchone()[0]
    if broken:
        raise ValueError(f"{broken} intervals of responsible communes have a gap")
