"""What an import writes: rows by their keys, changes of them, and nothing else."""

from datetime import date

import pytest
from django.db import connection

from accounts.enums import Role
from aftercare.models import Aftercare, Attendance, Club, HelperAssignment, Need, Support
from areas.models import Office
from cases.enums import Stage
from cases.models import Determination, Dossier, PlaceOfCare, Responsibility
from registers.workbook.findings import Findings
from registers.workbook.merge.places import STILL_PRESENT
from registers.workbook.reading import read_workbook
from registers.workbook.run import nothing
from registers.workbook.staging import stage
from registers.workbook.world import World
from rehab.enums import Modality
from rehab.models import Episode, Facility
from tests.accounts.factories import officer
from tests.registers.books import NEIGHBOUR, OPENED, Book, imported, run

pytestmark = pytest.mark.django_db

DAY, LATER = date(2017, 1, 1), date(2017, 7, 1)


@pytest.fixture
def user():
    return officer(Role.DISTRICT_OFFICER, "001")


def changed(outcome) -> dict[str, int]:
    """How many rows of each sheet were updated; nothing may have been added."""
    assert outcome.counts["imported"] == nothing()["imported"]
    return {sheet: count for sheet, count in outcome.counts["updated"].items() if count}


def full_book() -> Book:
    book = Book()
    book.set("HoSo", 2, "paper", "001090000001")
    book.add("XacDinh", number="H-1", on=DAY, result="Có nghiện", agency="Trạm Y tế")
    book.add("SuDung", number="H-1", starts=date(2016, 1, 1), ends=DAY, end_reason="Xác định nghiện")
    book.completed(modality="Tự nguyện tại cơ sở", facility="F-1")
    book.add("SauCai", number="H-1", starts=LATER, months=12, helper="Hội Phụ nữ")
    book.add("HoTro", number="H-1", kind="Vay vốn", recorded_on=DAY, delivered_on=LATER, amount=5_000_000)
    book.add("HoTro", number="H-1", kind="Vay vốn", recorded_on=DAY)
    book.add("HoTro", number="H-1", kind="Vay vốn", delivered_on=LATER)
    book.add("ChuyenNoi", number="H-1", on=LATER, commune=NEIGHBOUR)
    book.add("RaKhoiDanhSach", number="H-1", on=date(2018, 1, 1), reason="Khác")
    book.add("ThanhVienCLB", club="C-1", number="H-1", starts=DAY)
    book.add("SinhHoatCLB", club="C-1", on=LATER, topic="Việc làm", present="H-1")
    return book


def test_who_is_known_already_is_read_once(user):
    """An attendance names the session and the dossier that are loaded anyway, not copies of its own."""
    imported(full_book(), user)
    findings = Findings()
    world = World(stage(read_workbook(full_book().content, findings, lambda rows: None), findings), user, lock=False)
    (present,) = world.attendances["C-1", LATER]
    assert present.record.dossier is world.persons["H-1"].dossier.record
    assert present.record.session is world.sessions["C-1", LATER].record
    assert present.record.session.club is world.clubs["C-1"].club.record


def test_a_whole_history(user):
    imported(full_book(), user)
    dossier = Dossier.objects.get()
    spans = list(Responsibility.objects.order_by("starts").values_list("commune__code", "starts", "ends"))
    assert spans == [("00001", OPENED, LATER), (NEIGHBOUR, LATER, None)]
    episode = Episode.objects.get()
    assert (episode.planned_end, episode.ends) == (LATER, LATER)
    assert (Aftercare.objects.get().planned_end, HelperAssignment.objects.get().starts) == (date(2018, 7, 1), LATER)
    care = PlaceOfCare.objects.get()
    assert (care.reason, care.office, care.starts, care.ends) == (
        f"episode:{episode.pk}",
        episode.facility.office,
        DAY,
        LATER,
    )
    assert Need.objects.count() == 2
    assert set(Support.objects.values_list("amount", "need__recorded_on")) == {(5_000_000, DAY), (None, None)}
    assert Attendance.objects.get().dossier == dossier
    assert dossier.stage == Stage.AFTERCARE
    assert dossier.entered_for == "UBND phường Trúc Bạch"
    assert set("nguyen van an h1".split()) <= set(dossier.search_text.split())
    assert list(Dossier.objects.search("001090000001")) == [dossier]
    assert list(Dossier.objects.search("AN nguyễn")) == [dossier]
    assert Facility.objects.get(office__code="M-1").office.kind == "clinic"


def test_a_dry_run_says_the_same_and_saves_nothing(user):
    dry = run(full_book(), user, dry_run=True)
    assert not Dossier.objects.exists()
    assert not Office.objects.filter(code="F-1").exists()
    assert dry.as_dict() == imported(full_book(), user).as_dict()


def test_one_fault_and_nothing_is_saved(user):
    book = full_book()
    book.dossier("H-2", sex="?")
    assert run(book, user).counts == nothing()
    assert not Dossier.objects.exists()
    assert not Club.objects.exists()


def test_unchanged_rows_are_not_written(user):
    imported(full_book(), user)

    def newest() -> dict[str, int]:
        with connection.cursor() as cursor:
            found = {}
            for table in ("cases_dossierevent", "rehab_episodeevent", "aftercare_supportevent", "rehab_facilityevent"):
                cursor.execute(f"SELECT coalesce(max(pgh_id), 0) FROM {table}")
                found[table] = cursor.fetchone()[0]
            return found

    before = newest()
    again = imported(full_book(), user)
    assert changed(again) == {}
    assert sum(again.counts["unchanged"].values()) == 15
    assert newest() == before
    assert Dossier.objects.get().version == 1


@pytest.mark.parametrize(
    ("sheet", "row", "column", "value"),
    [
        ("CoSo", 2, "name", "Tên mới"),
        ("CoSo", 2, "capacity", 7),
        ("CoSo", 2, "commune", NEIGHBOUR),
        ("HoSo", 2, "full_name", "Trần Thị Bích"),
        ("HoSo", 2, "birth", "1990"),
        ("HoSo", 2, "paper", "001090000009"),
        ("HoSo", 2, "commune", NEIGHBOUR),
        ("HoSo", 2, "opened_on", date(2014, 1, 1)),
        ("XacDinh", 2, "agency", None),
        ("SuDung", 2, "end_reason", "Hết thời hạn"),
        ("CaiNghien", 2, "facility", "F-2"),
        ("CaiNghien", 2, "modality", "Bắt buộc tại cơ sở"),
        ("CaiNghien", 2, "months", 12),
        ("SauCai", 2, "helper", "Đoàn Thanh niên"),
        ("SauCai", 2, "helper", None),
        ("HoTro", 2, "amount", 6_000_000),
        ("ChuyenNoi", 2, "commune", "00006"),
        ("RaKhoiDanhSach", 2, "reason", "Phạt tù"),
        ("CLB", 2, "name", "Tên mới"),
        ("CLB", 2, "ends", date(2024, 1, 1)),
        ("ThanhVienCLB", 2, "ends", date(2024, 1, 1)),
        ("SinhHoatCLB", 2, "topic", "Sức khỏe"),
        ("SinhHoatCLB", 2, "present", None),
    ],
)
def test_a_changed_row_updates_the_record_it_names(user, sheet, row, column, value):
    book = full_book()
    book.facility("F-2", "Công lập")
    imported(book, user)
    book.set(sheet, row, column, value)
    assert changed(imported(book, user)) == {sheet: 1}
    again = imported(book, user)
    assert changed(again) == {}
    assert Dossier.objects.count() == Determination.objects.count() == Episode.objects.count() == 1


def test_a_reopened_and_moved_episode_takes_its_place_of_care_with_it(user):
    book = Book()
    book.facility("F-2", "Công lập")
    book.completed(modality="Tự nguyện tại cơ sở", facility="F-1")
    imported(book, user)
    for column, value in (("facility", "F-2"), ("ends", None), ("end_reason", None)):
        book.set("CaiNghien", 2, column, value)
    imported(book, user)
    assert PlaceOfCare.objects.values_list("office__code", "ends").get() == ("F-2", None)
    assert Dossier.objects.get().stage == Stage.REHAB
    book.set("CaiNghien", 2, "facility", None)
    book.set("CaiNghien", 2, "modality", "Tại gia đình")
    imported(book, user)
    assert not PlaceOfCare.objects.exists()
    assert Episode.objects.get().modality == Modality.HOME


def test_a_move_between_known_moves(user):
    book = Book()
    book.add("ChuyenNoi", number="H-1", on=LATER, commune=NEIGHBOUR)
    imported(book, user)
    other = Book(empty=True)
    other.add("ChuyenNoi", number="H-1", on=DAY, commune="00006")
    imported(other, user)
    spans = list(Responsibility.objects.order_by("starts").values_list("commune__code", "starts", "ends"))
    assert spans == [("00001", OPENED, DAY), ("00006", DAY, LATER), (NEIGHBOUR, LATER, None)]


def test_an_import_never_deletes(user):
    imported(full_book(), user)
    other = Book(empty=True)
    other.add("XacDinh", number="H-1", on=date(2020, 1, 1), result="Có nghiện")
    assert imported(other, user).counts["imported"]["XacDinh"] == 1
    assert Determination.objects.count() == 2
    assert Episode.objects.count() == Support.objects.filter(need__isnull=False).count() == 1


def test_a_part_of_a_register_takes_nobody_from_a_roll_call(user):
    book = full_book()
    book.dossier("H-2")
    book.add("ThanhVienCLB", club="C-1", number="H-2", starts=DAY)
    book.set("SinhHoatCLB", 2, "present", "H-1; H-2")
    imported(book, user)
    part = Book(empty=True)
    part.dossier("H-2", commune="00001")
    row = part.add("SinhHoatCLB", club="C-1", on=LATER, topic="Việc làm", present="H-2")
    outcome = imported(part, user)
    assert changed(outcome) == {}
    assert [(w.row, w.column, w.message) for w in outcome.findings.warnings] == [
        (row, "Có mặt", STILL_PRESENT.format(count=1))
    ]
    assert Attendance.objects.count() == 2


def test_the_end_of_a_short_month_is_the_planned_end(user):
    book = Book()
    book.episode(starts=date(2016, 8, 31), months=6)
    imported(book, user)
    assert Episode.objects.get().planned_end == date(2017, 2, 28)


def test_a_year_of_birth_alone(user):
    book = Book(empty=True)
    book.dossier("H-1", birth=1990)
    imported(book, user)
    dossier = Dossier.objects.get()
    assert (dossier.birth_date, dossier.birth_year_only) == (date(1990, 12, 31), True)
