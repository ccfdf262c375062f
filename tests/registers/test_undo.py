"""An import taken back: the register is as it was, or nothing changes and one is told why."""

from datetime import date

import pytest

from accounts.enums import Role
from aftercare.models import HelperAssignment
from cases.models import Dossier, IdentityPaper, PlaceOfCare
from cases.services import enter_determination, update_dossier
from core.db import acting_as
from core.errors import DomainError
from registers.enums import ImportState
from registers.models import RegisterImport
from registers.services import (
    ALREADY_SAVED,
    NOT_SAVED,
    NOTHING_TO_STOP,
    approve_import,
    stop_import,
    undo_import,
    upload_register,
)
from registers.services import import_register as at_once
from registers.tasks import import_register_task
from registers.undoing import NOTHING_KNOWN, undo
from registers.workbook.exporting import rows_of
from registers.workbook.writing import write_workbook
from rehab.models import Episode, Facility
from tests.accounts.factories import officer
from tests.areas.factories import area
from tests.refusals import refused
from tests.registers.books import Book, cells

pytestmark = pytest.mark.django_db(transaction=False)


@pytest.fixture
def user():
    return officer(Role.COMMUNE_OFFICER, "00001")


def saved(user, book: Book) -> RegisterImport:
    with acting_as(user):
        outcome = at_once(content=book.content, name="so.xlsx", by=user, dry_run=False)
    assert not outcome.findings.faults, outcome.findings.faults
    return RegisterImport.objects.latest("pk")


def undone(user, work: RegisterImport) -> RegisterImport:
    undo_import(work=work, by=user)
    import_register_task(work.pk)
    work.refresh_from_db()
    return work


def register(user) -> dict:
    return cells(write_workbook(rows_of(user, area("00001"))))


def full() -> Book:
    book = Book()
    book.completed()
    book.episode(modality="Bắt buộc tại cơ sở", facility="F-1", starts=date(2018, 1, 1), months=12)
    book.add("SauCai", number="H-1", starts=date(2017, 7, 1), months=12, helper="Bà Lan")
    book.add("ThanhVienCLB", club="C-1", number="H-1", starts=date(2017, 1, 1))
    book.add("SinhHoatCLB", club="C-1", on=date(2017, 2, 1), present="H-1")
    return book


def test_what_an_import_made_goes(user):
    before = register(user)
    work = undone(user, saved(user, full()))
    assert (work.state, work.built_on) == (ImportState.UNDONE, [])
    assert register(user) == before
    for model in (Dossier, Episode, Facility, PlaceOfCare, HelperAssignment):
        assert not model.objects.exists()
    assert refused(lambda: undo_import(work=work, by=user), "", NOT_SAVED)


def test_what_an_import_changed_is_restored(user):
    saved(user, full())
    Dossier.objects.update(number="H-1")
    before, version = register(user), Dossier.objects.get().version
    book = Book()
    book.set("HoSo", 2, "full_name", "Trần Văn Khác")
    book.set("HoSo", 2, "paper", "001090000001")
    book.dossier("H-2")
    book.episode(starts=date(2018, 1, 1), modality="Tại cộng đồng", facility=None)
    book.add("SauCai", number="H-1", starts=date(2017, 7, 1), months=24)
    work = saved(user, book)
    assert not HelperAssignment.objects.exists()
    assert register(user) != before
    assert undone(user, work).state == ImportState.UNDONE
    assert register(user) == before
    assert not IdentityPaper.objects.exists()
    assert Dossier.objects.get().version > version
    assert PlaceOfCare.objects.count() == 1


def test_what_others_changed_or_built_on_stays_and_is_told(user):
    work = saved(user, Book())
    dossier = Dossier.objects.get()
    with acting_as(user):
        enter_determination(dossier=dossier, by=user, on=date(2020, 1, 1), result="addicted", agency="")
        update_dossier(dossier=dossier, version=dossier.version, data={"occupation": "Thợ mộc"}, by=user)
    before = register(user)
    undone(user, work)
    assert (work.state, work.saved_at is None) == (ImportState.DONE, False)
    assert work.built_on == [
        "Hồ sơ H-1: đã có người sửa sau lần nhập này.",
        "Hồ sơ H-1: được xác định tình trạng nghiện ghi sau lần nhập này dùng đến.",
    ]
    assert register(user) == before


def test_an_import_of_before_has_no_history():
    assert undo(None) == [NOTHING_KNOWN]


def test_stopping_throws_the_file_away_and_a_saved_one_stays(user):
    work = upload_register(content=Book().content, name="so.xlsx", by=user)
    stop_import(work=work, by=user)
    work.refresh_from_db()
    assert (work.state, work.content) == (ImportState.STOPPED, None)
    import_register_task(work.pk)
    assert not Dossier.objects.exists()
    assert refused(lambda: stop_import(work=work, by=user), "", NOTHING_TO_STOP)
    done = saved(user, Book())
    with pytest.raises(DomainError, match=ALREADY_SAVED.split("{", maxsplit=1)[0]):
        stop_import(work=done, by=user)


def test_stopping_what_is_being_saved_leaves_it_judged(user):
    work = upload_register(content=Book().content, name="so.xlsx", by=user)
    import_register_task(work.pk)
    work.refresh_from_db()
    approve_import(work=work, by=user)
    stop_import(work=work, by=user)
    work.refresh_from_db()
    assert (work.state, work.approved_at, work.content is None) == (ImportState.READY, None, False)
