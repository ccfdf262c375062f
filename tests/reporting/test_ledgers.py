"""Sổ 01-SCN to 08-SCN: who is entered, in which unit and year; on screen, as PDF and workbook."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook
from pypdf import PdfReader

from accounts.enums import Role
from aftercare.enums import AftercareEnd
from aftercare.services import assign_helper, end_aftercare
from areas.enums import Level
from cases.services import move_dossier, record_determination
from core.models import AuditEvent
from rehab.enums import EpisodeEnd, FacilityKind, Modality
from rehab.services import end_episode
from reporting.ledger_rows import HIDDEN, fill_ledger
from reporting.ledgers import LEDGERS
from tests.accounts.factories import officer
from tests.aftercare.factories import aftercare
from tests.areas import factories as areas
from tests.cases.factories import addict
from tests.queries import statements
from tests.rehab.factories import completed, episode, facility

pytestmark = pytest.mark.django_db
OPENED = date(2021, 3, 1)


@pytest.fixture
def clerk():
    return officer()


@pytest.fixture
def neighbour():
    return officer(area_code=areas.NEIGHBOUR)


def somebody(name: str, by, **more):
    return addict(by=by, full_name=name, opened_on=OPENED, **more)


def names(code: str, year: int, user, unit=None) -> list[str]:
    filled = fill_ledger(LEDGERS[code], unit or areas.area(), year, user)
    return [entry.cells[0] for entry in filled.entries]


def test_each_ledger_takes_its_own_people(clerk):
    home, community, both = (somebody(name, clerk) for name in ("Tại Nhà", "Cộng Đồng", "Sau Cai"))
    episode(home, clerk, starts=date(2023, 2, 1))
    episode(community, clerk, Modality.COMMUNITY, starts=date(2023, 3, 1))
    completed(both, clerk, starts=date(2023, 1, 2), ends=date(2023, 8, 1))
    aftercare(both, clerk, starts=date(2023, 8, 5))
    assert names("01-SCN", 2023, clerk) == ["Sau Cai", "Tại Nhà"]
    assert names("02-SCN", 2023, clerk) == ["Cộng Đồng"]
    assert names("03-SCN", 2023, clerk) == []
    assert names("04-SCN", 2023, clerk) == ["Sau Cai"]
    assert names("05-SCN", 2023, clerk) == ["Sau Cai"]
    assert names("05-SCN", 2024, clerk) == []


@pytest.mark.parametrize(
    ("starts", "ends", "years"),
    [
        (date(2022, 7, 1), date(2023, 1, 1), [2022]),  # the last day is 31/12/2022
        (date(2022, 7, 1), date(2023, 1, 2), [2022, 2023]),
        (date(2022, 12, 31), date(2023, 6, 30), [2022, 2023]),
        (date(2023, 1, 1), date(2023, 6, 30), [2023]),
    ],
)
def test_the_boundary_days_of_a_year(clerk, starts, ends, years):
    found = somebody("Giáp Ranh", clerk)
    running = episode(found, clerk, starts=starts, months=6)
    end_episode(episode=running, version=running.version, ends=ends, reason=EpisodeEnd.ABANDONED, by=clerk)
    assert [year for year in (2021, 2022, 2023, 2024) if names("01-SCN", year, clerk)] == years


def test_whoever_moved_in_the_year_stands_in_both_communes(clerk, neighbour):
    found = somebody("Chuyển Nhà", clerk, present_address="Nhà mới ở Trúc Bạch")
    episode(found, clerk, starts=date(2023, 3, 1), months=12)
    move_dossier(dossier=found, to=areas.area(areas.NEIGHBOUR), on=date(2023, 9, 1), by=officer(Role.DISTRICT_OFFICER))
    there = areas.area(areas.NEIGHBOUR)
    assert names("01-SCN", 2023, clerk) == ["Chuyển Nhà"]
    assert names("01-SCN", 2024, clerk) == []
    assert names("01-SCN", 2023, neighbour, there) == names("01-SCN", 2024, neighbour, there) == ["Chuyển Nhà"]
    (left,) = fill_ledger(LEDGERS["01-SCN"], areas.area(), 2023, clerk).entries
    assert (left.may_open, left.cells[3], left.cells[4]) == (False, HIDDEN, HIDDEN)
    assert "về Phường Trúc Bạch từ 01/09/2023" in left.cells[-1]
    (here,) = fill_ledger(LEDGERS["01-SCN"], there, 2023, neighbour).entries
    assert (here.may_open, here.cells[4]) == (True, "Nhà mới ở Trúc Bạch")
    district = officer(Role.DISTRICT_OFFICER)
    assert names("01-SCN", 2023, district, areas.area(areas.DISTRICT)) == ["Chuyển Nhà"]


def test_an_episode_before_the_move_is_not_the_new_communes(clerk, neighbour):
    found = somebody("Đã Xong", clerk)
    completed(found, clerk, starts=date(2023, 1, 5), ends=date(2023, 7, 5))
    move_dossier(dossier=found, to=areas.area(areas.NEIGHBOUR), on=date(2023, 7, 5), by=clerk)
    there = areas.area(areas.NEIGHBOUR)
    assert names("01-SCN", 2023, neighbour, there) == []
    assert names("01-SCN", 2023, clerk) == ["Đã Xong"]
    assert names("05-SCN", 2023, neighbour, there) == ["Đã Xong"]


def test_totals_and_notes(clerk):
    one, two = somebody("Một", clerk), somebody("Hai", clerk)
    completed(one, clerk, starts=date(2023, 1, 5), ends=date(2023, 7, 5), decision_number="07/QĐ-UBND")
    episode(two, clerk, starts=date(2023, 9, 1))
    filled = fill_ledger(LEDGERS["01-SCN"], areas.area(), 2023, clerk)
    assert dict(filled.totals) == {
        "Số người trong sổ": 2,
        "Vào sổ trong năm": 2,
        "Đang cai nghiện đến cuối năm": 1,
        "Đã hoàn thành": 1,
        "Kết thúc vì lý do khác": 0,
    }
    assert filled.entries[0].cells[-1] == "QĐ 07/QĐ-UBND; hoàn thành 05/07/2023"
    record_determination(dossier=one, on=date(2023, 11, 1), result="addicted", by=clerk)
    (again,) = fill_ledger(LEDGERS["05-SCN"], areas.area(), 2023, clerk).entries
    assert again.cells[-2:] == [date(2023, 7, 5), date(2023, 11, 1)]


def test_aftercare_names_the_helper_and_the_end(clerk):
    found = somebody("Theo Dõi", clerk)
    completed(found, clerk, starts=date(2022, 1, 5), ends=date(2022, 8, 5))
    followed = aftercare(found, clerk, starts=date(2022, 8, 10))
    assign_helper(aftercare=followed, helper="Hội Phụ nữ", starts=date(2022, 8, 10), by=clerk)
    followed.refresh_from_db()
    ended = {"ends": date(2023, 8, 10), "reason": AftercareEnd.TERM_SERVED}
    end_aftercare(aftercare=followed, version=followed.version, by=clerk, **ended)
    filled = fill_ledger(LEDGERS["04-SCN"], areas.area(), 2023, clerk)
    assert filled.entries[0].cells[-2:] == ["Hội Phụ nữ", "hết thời hạn 10/08/2023"]
    assert filled.totals == [("Có quyết định quản lý", 1), ("Đang quản lý", 0), ("Đã kết thúc quản lý", 1)]


@pytest.fixture
def at_facility(clerk):
    centre = facility("CS-01", FacilityKind.PUBLIC)
    found = somebody("Trong Cơ Sở", clerk, sex="female", birth_date=date(1991, 4, 2))
    episode(found, clerk, Modality.FACILITY_COMPULSORY, starts=date(2023, 5, 4), months=18, at=centre)
    return centre.office


def test_the_facility_keeps_its_own(clerk, at_facility):
    keeper = officer(Role.FACILITY_OFFICER, office=at_facility)
    assert names("07-SCN", 2023, keeper, at_facility) == ["Trong Cơ Sở"]
    assert names("06-SCN", 2023, keeper, at_facility) == names("08-SCN", 2023, keeper, at_facility) == []
    (entry,) = fill_ledger(LEDGERS["07-SCN"], at_facility, 2023, keeper).entries
    assert len(entry.cells) + 1 == len(LEDGERS["07-SCN"].columns) == 28
    assert entry.cells[1:3] == ["", "1991"]
    assert entry.cells[15:19] == [date(2023, 5, 4), 18, (date(2024, 1, 1) - date(2023, 5, 4)).days, ""]


def desk(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_on_screen_as_pdf_and_as_workbook(clerk):
    found = somebody("Nguyễn Văn Sổ", clerk, cccd="001090000021")
    episode(found, clerk, starts=date(2023, 2, 1))
    asked = f"ledger=01-SCN&year=2023&unit={areas.area().pk}"
    page = desk(clerk).get(f"/so-sach/?{asked}").content.decode()
    assert f'href="/ho-so/{found.pk}/"' in page
    assert "001090000021" in page
    pdf = desk(clerk).get(f"/so-sach/pdf/?{asked}")
    text = " ".join(" ".join(part.extract_text() for part in PdfReader(BytesIO(pdf.content)).pages).split())
    for words in ("Sổ 01-SCN", "Nguyễn Văn Sổ", "Mở sổ ngày 01/01/2023. Khóa sổ ngày 31/12/2023", "Mẫu số 23"):
        assert words in text
    sheet = load_workbook(BytesIO(desk(clerk).get(f"/so-sach/xlsx/?{asked}").content)).active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    line = next(row for row in cells if row[1] == "Nguyễn Văn Sổ")
    assert line[2].date() == found.birth_date
    assert [event.action for event in AuditEvent.objects.filter(action__contains="ledger").order_by("pk")] == [
        "view_ledger",
        "export_ledger_pdf",
        "export_ledger_xlsx",
    ]


def test_a_unit_out_of_sight_has_no_ledger(clerk, neighbour, at_facility):
    episode(somebody("Bí Mật", clerk), clerk, starts=date(2023, 2, 1))
    asked = f"ledger=01-SCN&year=2023&unit={areas.area().pk}"
    assert "Bí Mật" not in desk(neighbour).get(f"/so-sach/?{asked}").content.decode()
    assert desk(neighbour).get(f"/so-sach/pdf/?{asked}").status_code == 404
    assert desk(neighbour).get(f"/so-sach/pdf/?ledger=07-SCN&year=2023&unit={at_facility.pk}").status_code == 404
    assert desk(officer(Role.ADMINISTRATOR)).get("/so-sach/").status_code == 403


def test_a_district_chooses_a_commune_and_a_facility_opens_its_own(at_facility):
    page = desk(officer(Role.DISTRICT_OFFICER)).get("/so-sach/").content.decode()
    assert "Phường Trúc Bạch" in page
    own = desk(officer(Role.FACILITY_OFFICER, office=at_facility)).get("/so-sach/?ledger=07-SCN&year=2023")
    assert "Trong Cơ Sở" in own.content.decode()


def test_more_people_take_no_more_statements(clerk):
    client = desk(clerk)
    address = f"/so-sach/?ledger=01-SCN&year=2023&unit={areas.area().pk}"
    episode(somebody("Một", clerk), clerk, starts=date(2023, 2, 1))
    before = statements(client, address)
    for number in range(4):
        episode(somebody(f"Người {number}", clerk), clerk, starts=date(2023, 2, 1))
    assert statements(client, address) == before


def test_every_commune_ledger_prints_and_has_as_many_cells_as_columns(clerk):
    unit = areas.area()
    assert unit.level == Level.COMMUNE
    found = somebody("Đủ Cột", clerk)
    completed(found, clerk, starts=date(2023, 1, 2), ends=date(2023, 8, 1))
    aftercare(found, clerk, starts=date(2023, 8, 5))
    for code in ("01-SCN", "04-SCN", "05-SCN"):
        (entry,) = fill_ledger(LEDGERS[code], unit, 2023, clerk).entries
        assert len(entry.cells) + 1 == len(LEDGERS[code].columns)
