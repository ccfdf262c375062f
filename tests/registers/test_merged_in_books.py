"""Workbooks that still name a dossier by the number it had before it became one with another."""

from datetime import date

import pytest

from accounts.enums import Role
from accounts.models import User
from cases.models import Determination, Dossier
from registers.merging.merge import merge_dossiers
from registers.workbook.merge.dossiers import MERGED_ROW
from tests.accounts.factories import officer
from tests.registers.books import Book, imported

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    """H-2 became one with H-1."""
    user = officer(Role.DISTRICT_OFFICER, "001")
    book = Book()
    book.dossier("H-2", full_name="Nguyen Van An")
    imported(book, user)
    one, other = Dossier.objects.order_by("number")
    versions = (one.version, other.version)
    merge_dossiers(survivor=one, absorbed=other, versions=versions, choices={}, reason="Cùng một người", by=user)
    return user


def found_addicted(book: Book) -> None:
    book.add("XacDinh", number="H-2", on=date(2017, 1, 1), result="Có nghiện", agency="Trạm Y tế")


def test_what_is_told_of_the_old_number_is_told_of_the_one(user):
    book = Book()
    row = book.dossier("H-2", full_name="Nguyễn Văn Ân", occupation="Thợ xây")
    found_addicted(book)
    outcome = imported(book, user)
    kept = Dossier.objects.get()
    assert (kept.number, kept.full_name, kept.occupation) == ("H-1", "Nguyễn Văn An", "")
    assert Determination.objects.get().dossier == kept
    told = [(found.row, found.message) for found in outcome.findings.warnings if found.sheet == "HoSo"]
    assert told == [(row, MERGED_ROW.format(number="H-1"))]


def test_a_book_that_knows_only_the_old_number_adds_nobody(user):
    book = Book(empty=True)
    book.dossier("H-2", occupation="Thợ xây")
    found_addicted(book)
    outcome = imported(book, user)
    kept = Dossier.objects.get()
    assert (kept.number, kept.occupation) == ("H-1", "Thợ xây")
    assert Determination.objects.get().dossier == kept
    assert outcome.counts["imported"]["HoSo"] == 0
