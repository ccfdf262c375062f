"""A small world whose figures are known: two communes of one district, one of another, a facility."""

from dataclasses import dataclass
from datetime import date

from accounts.enums import Role
from accounts.models import User
from aftercare.enums import SupportKind
from aftercare.services import found_club, hold_session, join_club, open_aftercare, record_need, record_support
from areas.models import Office
from cases.enums import DeterminationResult, Drug, Sex
from cases.models import Dossier
from cases.services import move_dossier, record_determination, start_user_management
from core.claims import take
from rehab.enums import EpisodeEnd, Modality
from rehab.models import Facility
from rehab.services import end_episode
from reporting.compile import compile_form
from reporting.enums import ReportState, Stage
from reporting.models import Report
from reporting.production import produce
from reporting.services import ask_report
from reporting.units import form_for, unit_of_office
from tests.accounts.factories import officer
from tests.areas.factories import COMMUNE, DISTRICT, NEIGHBOUR, OTHER_COMMUNE, PROVINCE, area
from tests.rehab.factories import completed, dossier, episode, facility

AGENCY = "Trung tâm y tế quận"
MONTH = "2024-05"
HALF = "2024-H1"


@dataclass
class World:
    """Who works where, and the people of Phúc Xá (An, Bình, Cường), Trúc Bạch (Dung) and Phúc Tân (Em)."""

    commune: User
    neighbour: User
    district: User
    other_district: User
    province: User
    facility_officer: User
    facility: Facility
    an: Dossier
    binh: Dossier
    cuong: Dossier
    dung: Dossier
    em: Dossier


def small_world() -> World:
    world = World(
        commune=officer(Role.COMMUNE_OFFICER, COMMUNE, username="xa"),
        neighbour=officer(Role.COMMUNE_OFFICER, NEIGHBOUR, username="xa_ben"),
        district=officer(Role.DISTRICT_OFFICER, DISTRICT, username="huyen"),
        other_district=officer(Role.DISTRICT_OFFICER, "002", username="huyen_khac"),
        province=officer(Role.PROVINCE_OFFICER, PROVINCE, username="tinh"),
        facility_officer=officer(Role.FACILITY_OFFICER, username="co_so"),
        facility=facility(),
        **dict.fromkeys(("an", "binh", "cuong", "dung", "em")),
    )
    _people(world)
    _facts(world)
    return world


def _people(world: World) -> None:
    province = world.province
    world.an = dossier(world.commune, "HS-0001", full_name="Nguyễn Văn An", main_drug=Drug.HEROIN)
    world.binh = dossier(
        world.commune, "HS-0002", full_name="Trần Thị Bình", sex=Sex.FEMALE, birth_date=date(2008, 2, 3)
    )
    world.cuong = dossier(world.commune, "HS-0003", full_name="Hoàng Văn Cường", ethnicity="Tày")
    world.dung = dossier(world.neighbour, "HS-0004", full_name="Lê Mỹ Dung", area_code=NEIGHBOUR, sex=Sex.FEMALE)
    world.em = dossier(province, "HS-0005", full_name="Phạm Văn Em", area_code=OTHER_COMMUNE)


def _facts(world: World) -> None:
    by = world.district
    for person in (world.an, world.binh, world.dung, world.em):
        record_determination(
            dossier=person, on=date(2023, 3, 1), result=DeterminationResult.ADDICTED, agency=AGENCY, by=by
        )
    start_user_management(dossier=world.cuong, decision_number="12/QĐ", starts=date(2024, 2, 1), by=by)
    episode(world.an, by, starts=date(2024, 5, 6))
    completed(world.binh, by, starts=date(2023, 6, 1), ends=date(2024, 1, 3))
    inside = episode(
        world.dung, by, Modality.FACILITY_VOLUNTARY, at=world.facility, starts=date(2024, 4, 2), decision_number="3/QĐ"
    )
    end_episode(episode=inside, version=inside.version, ends=date(2024, 5, 20), reason=EpisodeEnd.ABANDONED, by=by)
    episode(world.em, by, Modality.FACILITY_COMPULSORY, at=world.facility, starts=date(2024, 1, 2), months=12)
    open_aftercare(
        dossier=world.binh, starts=date(2024, 1, 10), months=12, decision_number="5/QĐ", helper="Hội Phụ nữ", by=by
    )
    need = record_need(dossier=world.binh, kind=SupportKind.JOB, recorded_on=date(2024, 2, 1), by=by)
    record_support(dossier=world.binh, kind=SupportKind.JOB, delivered_on=date(2024, 5, 7), need=need, by=by)
    record_support(dossier=world.binh, kind=SupportKind.LOAN, delivered_on=date(2024, 5, 8), amount=12_500_000, by=by)
    club = found_club(code="CLB-01", name="CLB Phúc Xá", commune=area(COMMUNE), starts=date(2024, 1, 1), by=by)
    join_club(club=club, dossier=world.binh, starts=date(2024, 1, 15), by=by)
    hold_session(club=club, on=date(2024, 5, 11), topic="Dự phòng tái nghiện", present=[world.binh], by=by)
    move_dossier(dossier=world.cuong, to=area(NEIGHBOUR), on=date(2024, 5, 15), by=by)


def asked(by: User, form: str, sender: Office | None = None, period: str = "") -> Report:
    """A report asked for, as yet without a worker."""
    return ask_report(
        form=form,
        office=sender or by.posts_today[0].office,
        period=period or (MONTH if form in ("01-BCN", "02-BCN") else HALF),
        by=by,
    )


def untold(percent: int, label: str) -> None:
    """Nobody watches the progress."""


def compiled(report: Report) -> Report:
    """The report as a worker leaves it."""
    produce(take(Report, report.pk), untold)
    report.refresh_from_db()
    assert report.is_done, report.failure
    return report


def counted(report: Report) -> Report:
    """The same without a PDF, where the test does not read one."""
    window = report.window
    found = compile_form(form_for(report.form, window), unit_of_office(report.office, window.ends), window)
    report.cells, report.checks = found.cells, [{"name": check.name, "holds": check.holds} for check in found.checks]
    report.state, report.stage, report.compiled_at = ReportState.DONE, Stage.COMPILED, report.requested_at
    report.save()
    report.refresh_from_db()
    return report
