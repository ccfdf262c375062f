"""The page of a reform of units: hand in, see every fault or everything touched, apply just that. Each test does the
worker's part itself: nothing commits, so nothing is sent to another."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.enums import ReformState, Role
from accounts.models import UnitReform
from accounts.services import hand_in_reform, settle_reforms, stop_reform
from accounts.services import reforms as rules
from accounts.tasks import reform_units_task
from aftercare.services import found_club
from areas.models import AreaTree
from areas.queries import area_on
from areas.reform import proposal as faults
from areas.reform.bounds import OUTSIDE
from cases.models import Responsibility
from cases.services import reform as choosing
from core.models import AuditEvent
from tests.accounts.factories import officer, post
from tests.areas import factories as areas
from tests.areas.reforms import DAY, SUCCESSIONS, UNITS, divided_files, merged_files
from tests.cases import factories
from tests.refusals import refused

pytestmark = pytest.mark.django_db
PAGE = reverse("accounts:reforms")
FIRST, SECOND = "00008", "00025"
LATELY = date(2026, 2, 1)


@pytest.fixture(autouse=True)
def _lately(on_day):
    on_day(LATELY)


@pytest.fixture
def admin():
    return officer(Role.ADMINISTRATOR)


@pytest.fixture
def desk(admin):
    client = Client()
    client.force_login(admin)
    return client


def upload(client: Client, files: dict[str, bytes], day: str = "01/03/2026"):
    sent = {name: SimpleUploadedFile(f"{name}.csv", content) for name, content in files.items()}
    return client.post(PAGE, {"day": day, **sent}, follow=True)


def handed_in(client: Client, files: dict[str, bytes]) -> UnitReform:
    upload(client, files)
    return worked(UnitReform.objects.latest("pk"))


def worked(work: UnitReform) -> UnitReform:
    reform_units_task(work.pk)
    work.refresh_from_db()
    return work


def page_of(client: Client, work: UnitReform, name: str = "reform", *parts: str, **query: str) -> str:
    answer = client.get(reverse(f"accounts:{name}", args=[work.pk, *parts]), query)
    assert answer.status_code == 200
    return answer.content.decode()


def apply(client: Client, work: UnitReform, day: str = "01/03/2026", **more: str):
    asked = {"typed_day": day, "seen": rules.mark_of(work), **more}
    return client.post(reverse("accounts:reform_apply", args=[work.pk]), asked, follow=True)


def test_every_fault_stands_beside_its_line_and_column_and_nothing_is_written(desk):
    trees = AreaTree.objects.count()
    units = f"{UNITS},lat,lon\n999,Xã,commune,01,21.0,105.0\n99901,,commune,77,x,\n".encode()
    lines = f"{SUCCESSIONS}\n{FIRST},99902,yes\n".encode()
    work = handed_in(desk, {"units": units, "successions": lines, "choices": b"number,successor_code\nKHONG-CO,1\n"})
    assert work.state == ReformState.REFUSED
    told = {(fault["file"], fault["line"], fault["column"], fault["message"]) for fault in work.faults}
    assert {
        ("đơn vị", 3, "name", faults.NO_NAME),
        ("đơn vị", 3, "lat", faults.NOT_A_NUMBER),
        ("đơn vị", 3, "parent_code", faults.NO_PARENT.format("77", DAY)),
        ("kế thừa", 2, "successor_code", faults.NO_SUCCESSOR.format("99902", DAY)),
        ("lựa chọn", 2, "number", choosing.UNKNOWN_NUMBER.format("KHONG-CO")),
    } <= told
    page = page_of(desk, work)
    assert f"{len(work.faults)} lỗi" in page
    assert all(fault["message"] in page for fault in work.faults)
    assert AreaTree.objects.count() == trees


def test_what_is_no_file_of_the_kind_is_refused_in_words(desk):
    assert "Hãy chọn một tệp." in upload(desk, {"units": UNITS.encode()}).content.decode()
    work = handed_in(desk, {"units": b"\xff\xfe\x00", "successions": b"a;b\n1;2\n"})
    assert {fault["message"] for fault in work.faults} == {
        faults.NOT_READ,
        faults.NO_COLUMNS.format(
            "predecessor_code, successor_code, default", "predecessor_code, successor_code, default"
        ),
    }
    work = handed_in(desk, {"units": UNITS.encode(), "successions": SUCCESSIONS.encode()})
    assert [fault["message"] for fault in work.faults] == [faults.NOTHING]


def test_the_preview_shows_all_that_lies_in_each_unit_and_where_it_goes(desk):
    by = officer(area_code=FIRST)
    person = factories.dossier(areas.area(FIRST), by=by, opened_on=date(2026, 1, 5))
    found_club(code="CLB-7", name="Bạn", commune=areas.area(FIRST), starts=date(2026, 1, 6), by=by)
    work = handed_in(desk, merged_files(FIRST, SECOND))
    assert work.state == ReformState.READY
    assert work.preview["units"] == {FIRST: {"dossiers": 1, "clubs": 1, "posts": 1}, SECOND: {}}
    page = page_of(desk, work)
    assert "Phường Hợp Nhất" in page
    assert "1 đơn vị mới, 2 đơn vị hết hiệu lực" in page
    assert reverse("accounts:reform_unit", args=[work.pk, SECOND]) not in page
    assert reverse("accounts:reform_unit", args=[work.pk, SECOND]) in page_of(desk, work, xem="tat-ca", tim="00025")
    rows = page_of(desk, work, "reform_unit", FIRST)
    assert all(word in rows for word in (person.number, "CLB-7", by.username))
    assert person.full_name not in rows
    assert f"{FIRST},{areas.area(FIRST).name},Hồ sơ,{person.number}" in page_of(desk, work, "reform_rows")
    assert page_of(desk, work, "reform_file", "ke-thua") == merged_files(FIRST, SECOND)["successions"].decode()
    assert desk.get(reverse("accounts:reform_file", args=[work.pk, "lua-chon"])).status_code == 404
    assert desk.get(reverse("accounts:reform_blank", args=["don-vi"])).content.startswith(b"\xef\xbb\xbfcode,name")


def test_no_cell_of_the_list_of_rows_is_a_formula(desk):
    factories.dossier(areas.area(FIRST), by=officer(area_code=FIRST), number="=7+1", opened_on=date(2026, 1, 5))
    work = handed_in(desk, merged_files(FIRST, SECOND))
    assert "Hồ sơ,'=7+1" in page_of(desk, work, "reform_rows")


def test_it_is_applied_when_the_day_is_typed_once_more(desk, admin):
    trees = AreaTree.objects.count()
    by = officer(area_code=FIRST)
    work = handed_in(desk, merged_files(FIRST, SECOND))
    assert rules.WRONG_DAY.format(day=DAY) in apply(desk, work, "02/03/2026").content.decode()
    assert rules.OTHER_PREVIEW in apply(desk, work, seen="khac").content.decode()
    assert AreaTree.objects.count() == trees
    apply(desk, work)
    assert worked(work).state == ReformState.DONE
    assert area_on(FIRST, DAY).name == "Phường Hợp Nhất"
    assert by.posts.filter(valid_from=DAY).exists()
    assert (work.approved_by, work.followed, work.settled_at) == (admin, {"chức danh": 1}, None)
    assert "Đã áp dụng" in page_of(desk, work)
    told = AuditEvent.objects.filter(object_type="accounts.unitreform").order_by("pk").values_list("action", "details")
    assert [action for action, _ in told] == ["hand_in_reform", "apply_reform"]
    assert {details["sha256"] for _, details in told} == {work.sha256}
    again = handed_in(desk, merged_files(FIRST, SECOND))
    assert [fault["message"] for fault in again.faults] == [faults.TOO_EARLY.format(DAY)]


def test_what_changed_since_it_was_seen_is_told_and_asked_for_again(desk):
    by = officer(area_code=FIRST)
    work = handed_in(desk, merged_files(FIRST, SECOND))
    factories.dossier(areas.area(FIRST), by=by, opened_on=date(2026, 1, 5))
    apply(desk, work)
    assert worked(work).state == ReformState.READY
    assert work.changed == [{"label": "Hồ sơ", "before": 0, "now": 1}]
    assert "khi xem 0, bây giờ 1" in page_of(desk, work)
    factories.dossier(areas.area(FIRST), by=by, opened_on=date(2026, 1, 5))
    apply(desk, work, despite_changes="on")
    assert worked(work).state == ReformState.DONE


def test_the_same_files_are_judged_again_or_put_aside(desk, admin):
    work = handed_in(desk, merged_files(FIRST, SECOND))
    officer(area_code=FIRST)
    desk.post(reverse("accounts:reform_check", args=[work.pk]))
    assert worked(work).preview["units"][FIRST] == {"posts": 1}
    desk.post(reverse("accounts:reform_stop", args=[work.pk]))
    work.refresh_from_db()
    assert work.state == ReformState.STOPPED
    assert refused(lambda: stop_reform(work=work, by=admin), sentence=rules.OVER.format(state="Đã bỏ"))
    assert "Đợt này đang ở trạng thái “Đã bỏ”" in apply(desk, work).content.decode()


def test_a_list_of_choices_waits_for_the_day_and_is_done_on_it(desk, on_day):
    by = officer(area_code=FIRST)
    stays, goes, gone = (
        factories.dossier(areas.area(FIRST), by=by, opened_on=date(2026, 1, 5), number=f"CHIA-{place}")
        for place in (1, 2, 3)
    )
    choices = f"number,successor_code\n{goes.number},99902\n{gone.number},99902\n".encode()
    work = handed_in(desk, {**divided_files(FIRST, "99901", "99902"), "choices": choices})
    assert work.preview["divided"] == {FIRST: {"99901": 0, "99902": 2}}
    assert "2 hồ sơ theo tệp lựa chọn" in page_of(desk, work, xem="chia")
    apply(desk, work)
    assert worked(work).settled_at is None
    assert "sẽ được làm khi đến ngày 01/03/2026" in page_of(desk, work)
    assert settle_reforms() == 0
    moved = factories.dossier(areas.area(SECOND), by=by, opened_on=date(2026, 1, 5)).responsibilities.get().commune
    Responsibility.objects.filter(dossier=gone).update(commune=moved)
    late = officer(area_code=FIRST)
    post(late, Role.POLICE_OFFICER, areas.office(FIRST, LATELY), valid_from=date(2026, 2, 20))
    on_day(DAY)
    assert (settle_reforms(), settle_reforms()) == (1, 0)
    work.refresh_from_db()
    assert (work.settled["counts"], [fault["line"] for fault in work.settled["faults"]]) == ({"hồ sơ": 1}, [3])
    assert {row.commune.code for row in goes.responsibilities.filter(ends=None)} == {"99902"}
    assert stays.responsibilities.count() == 1
    assert late.posts.filter(valid_from=DAY).count() == 2
    assert "Các dòng sau của tệp lựa chọn không còn làm được" in page_of(desk, work)


def test_an_administrator_of_a_province_reforms_its_units_alone(admin):
    mine = officer(Role.ADMINISTRATOR, "01")
    files = {name: (f"{name}.csv", content) for name, content in merged_files(FIRST, SECOND).items()}
    work = worked(hand_in_reform(day=DAY, **files, by=mine))
    assert work.state == ReformState.READY
    elsewhere = merged_files("19753", "19774", parent="46")
    files = {name: (f"{name}.csv", content) for name, content in elsewhere.items()}
    other = worked(hand_in_reform(day=DAY, **files, by=mine))
    assert {fault["message"] for fault in other.faults} >= {OUTSIDE.format("19753")}
    client = Client()
    client.force_login(mine)
    foreign = hand_in_reform(day=DAY, **files, by=admin)
    assert client.get(reverse("accounts:reform", args=[foreign.pk])).status_code == 404
    assert client.get(reverse("accounts:reform", args=[work.pk])).status_code == 200


@pytest.mark.parametrize(
    ("role", "area_code"),
    [(Role.ADMINISTRATOR, FIRST), (Role.PROVINCE_OFFICER, "01"), (Role.COMMUNE_OFFICER, FIRST)],
)
def test_nobody_else_comes_near_it(role, area_code):
    client = Client()
    client.force_login(officer(role, area_code))
    assert client.get(PAGE).status_code == 403
    assert client.get(reverse("accounts:reform_blank", args=["don-vi"])).status_code == 403


def test_work_that_was_never_sent_is_taken_up(admin):
    files = {name: (f"{name}.csv", content) for name, content in merged_files(FIRST, SECOND).items()}
    work = hand_in_reform(day=DAY, **files, by=admin)
    assert rules.sweep_reforms() == 1
    assert worked(work).state == ReformState.READY
    admin.posts.update(valid_to=LATELY - timedelta(days=1))
    lost = hand_in_reform(day=DAY, **files, by=officer(Role.ADMINISTRATOR))
    lost.requested_by.posts.update(valid_to=LATELY - timedelta(days=1))
    assert worked(lost).state == ReformState.FAILED
