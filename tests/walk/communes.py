"""Whole communes for the tests of who sees what: one of everything that can be asked for by an address."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core import signing
from PIL import Image

from accounts.enums import Role
from accounts.models import Post, User
from accounts.services import appoint_deputy
from aftercare.enums import SupportKind
from aftercare.models import (
    Aftercare,
    BoardMember,
    Club,
    ClubMembership,
    ClubRating,
    ClubSession,
    Contact,
    Enrolment,
    HandoverExit,
    Helper,
    Need,
    NotManaged,
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
from aftercare.services import (
    appoint_to_board,
    assign_helper,
    found_club,
    found_scheme,
    hold_session,
    join_scheme,
    leave_queue,
    rate_club,
    record_need,
    record_reach,
    record_support,
    register_scheme,
)
from areas.models import Area, Office
from cases.enums import RemovalReason
from cases.models import (
    BulkRun,
    Determination,
    Document,
    Dossier,
    DrugTest,
    HealthProfile,
    IdentityPaper,
    LifeEvent,
    ListRemoval,
    Procedure,
    Responsibility,
    Scan,
    Step,
    SuspectedPair,
    Transfer,
)
from cases.models import UserManagement as Management
from cases.procedures.scans import NewScan
from cases.services import (
    move_dossier,
    open_procedure,
    record_drug_test,
    record_life_event,
    remove_from_list,
    save_photo,
    send_dossier,
    start_user_management,
)
from cases.services.bulk import choose_dossiers
from core import calendar
from registers.enums import ExportState, ImportState
from registers.models import Merge, OfficeList, OfficeListRow, RegisterExport, RegisterImport
from rehab.enums import FacilityKind, Modality, Phase
from rehab.models import DoseOrder, Episode, Facility, UrineTest
from rehab.services import order_dose, record_urine_test
from rehab.views.care import TOKEN_SALT
from reporting.models import CellRemark, DownloadBundle, NarrativeReport, Plan, Report, ReportFile, SavedTable, Target
from reporting.services import ask_report
from tests.accounts.factories import officer
from tests.aftercare.factories import aftercare, member
from tests.areas import factories as areas
from tests.cases.factories import addict, dossier
from tests.rehab.factories import completed, episode, facility
from tests.reporting.world import counted
from tests.walk.followed import followed_up
from tests.walk.programme import activities
from tests.walk.reports import given_plan, kept_table, narrative, sent_report
from tests.walk.twice import known_twice

LONG_AGO, LATELY = date(2022, 1, 5), date(2024, 2, 1)


@dataclass(frozen=True)
class Commune:
    """One commune and all that lies in it; ``secrets`` are words by which any of it would be known."""

    code: str
    officers: dict[Role, User]
    secrets: frozenset[str]
    office: Office
    dossier: Dossier
    paper: IdentityPaper
    responsibility: Responsibility
    transfer: Transfer
    bulk_run: BulkRun
    determination: Determination
    removal: ListRemoval
    drug_test: DrugTest
    life_event: LifeEvent
    user_management: Management
    procedure: Procedure
    step: Step
    document: Document
    scan: Scan
    episode: Episode
    methadone: Episode
    dose_order: DoseOrder
    urine_test: UrineTest
    aftercare: Aftercare
    handover_exit: HandoverExit
    course: VocationalCourse
    enrolment: Enrolment
    helper: Helper
    contact: Contact
    planned_test: PlannedTest
    reintegration: ReintegrationPlan
    goal: ReintegrationGoal
    review: ReintegrationReview
    need: Need
    support: Support
    club: Club
    membership: ClubMembership
    session: ClubSession
    board_member: BoardMember
    rating: ClubRating
    scheme: Scheme
    participant: Participant
    reach: Reach
    scheme_year: SchemeYear
    facility: Facility
    report: Report
    sent_report: Report
    remark: CellRemark
    narrative: NarrativeReport
    saved_table: SavedTable
    plan: Plan
    giver: Office
    target: Target
    typed_target: Target
    draft_target: Target
    imported: RegisterImport
    compared: OfficeList
    compared_row: OfficeListRow
    exported: RegisterExport
    bundle: DownloadBundle
    held: Post
    programme: dict[str, Any]
    pair: SuspectedPair
    merge: Merge

    @property
    def patient(self) -> Dossier:
        """The person in treatment at the clinic."""
        return self.methadone.dossier

    @property
    def token(self) -> str:
        """With which the facility's officer opens the admission of the person."""
        return signing.dumps([self.officers[Role.FACILITY_OFFICER].pk, self.dossier.pk], salt=TOKEN_SALT)


def commune(code: str, mark: str, *, arrived_from: str) -> Commune:
    """A commune whose people, clubs, facilities and files all bear ``mark`` in their names."""
    by, colleague = officer(area_code=code), officer(area_code=code)
    person = addict(code, by=by, number=f"SO-{mark}-1", full_name=f"Nguyễn {mark} Một", opened_on=LONG_AGO)
    other = addict(code, by=by, number=f"SO-{mark}-2", full_name=f"Nguyễn {mark} Hai", opened_on=LONG_AGO)
    found = {
        **_person(person, by, cccd=f"0010900{code}"),
        **_treatment(other, by, code, mark),
        **_arrived(by, code, mark, arrived_from),
        **_aftercare(person, other, by, code, mark),
        **_files(by, code, mark),
        **known_twice(person, other, by, code, mark),
    }
    seats = {Role.FACILITY_OFFICER: found["facility"].office, Role.CLINIC_OFFICER: found["methadone"].facility.office}
    return Commune(
        code=code,
        officers={
            Role.COMMUNE_OFFICER: by,
            Role.POLICE_OFFICER: officer(Role.POLICE_OFFICER, code),
            Role.HEALTH_OFFICER: officer(Role.HEALTH_OFFICER, code),
            **{role: officer(role, office=seat) for role, seat in seats.items()},
        },
        secrets=frozenset({mark, f"0010900{code}", f"/bao-cao/{found['report'].pk}/"}),
        office=areas.office(code),
        dossier=person,
        held=appoint_deputy(
            post=by.posts.get(), deputy=colleague, starts=calendar.today(), ends=date(2024, 6, 30), by=by
        ),
        programme=activities(by, code, mark),
        **found,
    )


def _person(person: Dossier, by: User, cccd: str) -> dict[str, Any]:
    HealthProfile.objects.create(dossier=person, hiv=True)
    completed(person, by, starts=date(2023, 1, 2), ends=LATELY)
    save_photo(dossier=person, image=Image.new("RGB", (300, 400)), by=by)
    papers = ("form_22", "result_sheet", "id_copy")
    step = open_procedure(
        dossier=person, kind="voluntary_home", act="register", on=LATELY, by=by, data={"place": "home"}, papers=papers
    )
    scan = NewScan("form_22", "dang-ky.pdf", b"%PDF-1.7 " + cccd.encode()).row(step)
    scan.save()
    return {
        "paper": IdentityPaper.objects.create(dossier=person, kind="cccd", number=cccd),
        "determination": person.determinations.get(),
        "drug_test": record_drug_test(dossier=person, on=date(2024, 3, 1), occasion="other", is_positive=True, by=by),
        "procedure": step.procedure,
        "step": step,
        "document": Document.objects.create(
            dossier=person,
            form="105-05",
            office=by.posts.get().office,
            year=LATELY.year,
            on=LATELY,
            place=cccd,
            pdf=b"%PDF-",
            sha256="0" * 64,
            made_at=calendar.now(),
            made_by=by,
        ),
        "bulk_run": choose_dossiers(act="officer", keys=[person.pk], by=by),
        "scan": scan,
    }


def _treatment(person: Dossier, by: User, code: str, mark: str) -> dict[str, Any]:
    """A facility and a clinic of the commune, and a person in treatment at home and at the clinic."""
    centre = facility(f"CS-{mark}", area_code=code)
    clinic = facility(f"MM-{mark}", FacilityKind.METHADONE, area_code=code)
    methadone = episode(person, by, Modality.METHADONE, at=clinic, starts=LATELY, months=None)
    ordered = {"mg": 80, "phase": Phase.MAINTENANCE, "prescriber": f"Bs. {mark}", "by": by}
    return {
        "facility": centre,
        "episode": episode(person, by, starts=LATELY),
        "methadone": methadone,
        "dose_order": order_dose(episode=methadone, starts=LATELY, **ordered),
        "urine_test": record_urine_test(episode=methadone, on=LATELY, is_opioid_positive=False, by=by),
    }


def _arrived(by: User, code: str, mark: str, arrived_from: str) -> dict[str, Any]:
    """Somebody managed as a user, who came from another commune; somebody taken off the list."""
    newcomer = dossier(arrived_from, number=f"SO-{mark}-3", full_name=f"Nguyễn {mark} Ba", opened_on=LONG_AGO)
    responsibility = move_dossier(dossier=newcomer, to=areas.area(code), on=date(2023, 5, 2), by=by)
    former = addict(code, by=by, number=f"SO-{mark}-4", full_name=f"Nguyễn {mark} Bốn", opened_on=LONG_AGO)
    completed(former, by, starts=date(2023, 1, 2), ends=date(2024, 1, 2))
    why = {"reason": NotManaged.ABROAD, "note": f"giấy {mark}"}
    return {
        "handover_exit": leave_queue(dossier=former, on=LATELY, by=by, **why),
        "responsibility": responsibility,
        "user_management": start_user_management(dossier=newcomer, decision_number=f"QĐ {mark}", starts=LATELY, by=by),
        "life_event": record_life_event(dossier=former, kind="unknown", on=LATELY, by=by),
        "transfer": send_dossier(dossier=former, to=_sibling(code), moved_on=LATELY, note=mark, by=by),
        "removal": remove_from_list(dossier=former, on=LATELY, reason=RemovalReason.CLEAN, by=by),
    }


def _sibling(code: str) -> Area:
    """The last other commune of the same district."""
    return Area.objects.filter(parent=areas.area(code).parent, valid_from__lte=LONG_AGO).order_by("code").last()


def _aftercare(person: Dossier, regular: Dossier, by: User, code: str, mark: str) -> dict[str, Any]:
    """Somebody after rehabilitation, and a club to which somebody else comes."""
    followed = aftercare(person, by, starts=date(2024, 2, 5), decision_number=f"SC {mark}")
    assign_helper(aftercare=followed, helper=f"Hội {mark}", starts=date(2024, 2, 5), by=by)
    club = found_club(code=f"CLB-{mark}", name=f"Câu lạc bộ {mark}", commune=areas.area(code), starts=LONG_AGO, by=by)
    membership = member(club, by, regular, starts=LATELY)
    return {
        "aftercare": followed,
        **followed_up(followed, by, code, mark),
        "need": record_need(dossier=person, kind=SupportKind.JOB, recorded_on=LATELY, by=by),
        "support": record_support(dossier=person, kind=SupportKind.LEGAL, delivered_on=date(2024, 3, 1), by=by),
        "club": club,
        "membership": membership,
        "session": hold_session(club=club, on=date(2024, 3, 5), topic=mark, present=[regular], by=by),
        "board_member": appoint_to_board(
            club=club, name=f"Trần {mark}", role="chair", organisation=mark, starts=LONG_AGO, by=by
        ),
        **_scheme(regular, by, code, mark),
        "rating": rate_club(club=club, year=2023, grade="good", rated_on=LATELY, rater=f"UBND {mark}", by=by),
    }


def _scheme(person: Dossier, by: User, code: str, mark: str) -> dict[str, Any]:
    """A model of another type, with somebody who takes part and others who were reached."""
    scheme = found_scheme(
        code=f"MH-{mark}", kind="other", name=f"Mô hình {mark}", commune=areas.area(code), starts=LONG_AGO, by=by
    )
    return {
        "scheme": scheme,
        "participant": join_scheme(scheme=scheme, dossier=person, starts=LATELY, by=by),
        "reach": record_reach(scheme=scheme, span="event", on=LATELY, people=9, content=mark, by=by),
        "scheme_year": register_scheme(scheme=scheme, year=2024, registered_on=LATELY, document=mark, by=by),
    }


def _files(by: User, code: str, mark: str) -> dict[str, Any]:
    report = counted(ask_report(form="01-BCN", office=areas.office(code), period="2024-05", by=by))
    ReportFile.objects.create(report=report, content=b"%PDF-", sha256="0" * 64)
    asked = {"requested_by": by, "requested_at": calendar.now(), "sha256": "0" * 64, "content": mark.encode()}
    compared = OfficeList.objects.create(
        name=f"{mark}.xlsx", layout={"columns": {}}, compared_at=calendar.now(), source="police", **asked
    )
    return {
        "report": report,
        "compared": compared,
        "compared_row": compared.rows.create(number=2, values={"full_name": mark}, outcome="only_there"),
        **sent_report(by, code),
        "narrative": narrative(by, code, mark),
        "saved_table": kept_table(by, code),
        **given_plan(code, mark),
        "imported": RegisterImport.objects.create(name=f"{mark}.xlsx", state=ImportState.READY, **asked),
        "exported": RegisterExport.objects.create(
            area=areas.area(code), state=ExportState.DONE, made_at=calendar.now(), **asked
        ),
        "bundle": DownloadBundle.objects.create(
            unit=areas.area(code),
            period="2024-05",
            state="done",
            name=f"{mark}.zip",
            files=1,
            made_at=calendar.now(),
            expires_at=calendar.now() + timedelta(days=1),
            **asked,
        ),
    }
