"""Identity papers: every number ever had finds the dossier, and belongs to one."""

from datetime import date

import pytest

from cases.enums import PaperKind, Sex
from cases.identity import cccd_warnings, clean_number, number_fault
from cases.models import Dossier
from cases.queries import paper_warnings
from cases.services import add_paper, change_paper
from cases.services import papers as rules
from core.errors import DomainError, StaleVersionError
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases import factories

pytestmark = pytest.mark.django_db
FIRST, SECOND = "001090000001", "001090000002"


@pytest.fixture
def by():
    return officer()


@pytest.fixture
def dossier(by):
    return factories.dossier(by=by, cccd=FIRST)


def _add(dossier, by, number=SECOND, kind=PaperKind.CCCD, **values):
    return add_paper(dossier=dossier, kind=kind, number=number, by=by, **values)


def _fields(act, *arguments, **named):
    with pytest.raises(DomainError) as refusal:
        act(*arguments, **named)
    return refusal.value.fields


def test_a_new_paper_replaces_the_old_and_both_find_the_dossier(dossier, by):
    _add(dossier, by, issued_on=date(2024, 2, 1), issued_by="Cục CSQLHC")
    papers = {paper.number: paper.replaced_on for paper in dossier.papers.all()}
    assert papers == {FIRST: date(2024, 2, 1), SECOND: None}
    assert Dossier.objects.search(FIRST).get() == Dossier.objects.search(SECOND).get() == dossier
    assert AuditEvent.objects.filter(object_id=str(dossier.pk), action="add_paper").count() == 2


def test_papers_of_other_kinds_stay_in_use(dossier, by):
    _add(dossier, by, "012345678", PaperKind.CMND)
    _add(dossier, by, "c1234567", PaperKind.PASSPORT)
    assert dossier.papers.filter(replaced_on=None).count() == 3
    assert dossier.papers.get(kind=PaperKind.PASSPORT).number == "C1234567"


def test_an_old_paper_can_be_added_later(dossier, by):
    _add(dossier, by, replaced_on=date(2021, 5, 1))
    assert dossier.papers.get(replaced_on=None).number == FIRST


def test_a_number_of_a_visible_dossier_is_named(dossier, by):
    other = factories.dossier(by=by)
    owner = f"{dossier.number} ({dossier.full_name})"
    sentence = rules.TAKEN.format(kind="CCCD", number=FIRST, owner=owner)
    assert _fields(_add, other, by, FIRST) == {"number": sentence}


def test_a_number_of_a_dossier_elsewhere_names_nobody(dossier):
    stranger = officer(area_code=areas.FAR_COMMUNE)
    other = factories.dossier(areas.FAR_COMMUNE, by=stranger)
    fields = _fields(_add, other, stranger, FIRST)
    assert fields == {"number": rules.TAKEN_ELSEWHERE.format(kind="CCCD", number=FIRST)}
    assert dossier.number not in fields["number"]


def test_a_replaced_number_still_belongs_to_its_dossier(dossier, by):
    _add(dossier, by)
    other = factories.dossier(by=by)
    assert _fields(_add, other, by, FIRST).keys() == {"number"}
    assert _fields(_add, dossier, by, FIRST) == {"number": rules.OWN_ALREADY.format(kind="CCCD", number=FIRST)}


def test_the_same_digits_of_another_kind_are_another_paper(dossier, by):
    _add(dossier, by, "012345678", PaperKind.CMND)
    other = factories.dossier(by=by)
    assert _add(other, by, "012345678", PaperKind.PASSPORT)


@pytest.mark.parametrize(
    ("kind", "number", "is_possible"),
    [
        (PaperKind.CCCD, "001090000001", True),
        (PaperKind.CCCD, "01090000001", False),
        (PaperKind.CCCD, "00109000000A", False),
        (PaperKind.CCCD, "", False),
        (PaperKind.CMND, "012345678", True),
        (PaperKind.CMND, "0123456789", False),
        (PaperKind.PASSPORT, "C1234567", True),
        (PaperKind.PASSPORT, "C-1", False),
    ],
)
def test_the_shape_of_a_number(kind, number, is_possible):
    assert (number_fault(kind, number) == "") is is_possible


def test_a_number_is_cleaned_of_what_is_written_between_its_digits():
    assert clean_number(" 001.090-000 001 ") == "001090000001"


def test_a_wrong_shape_is_refused_by_the_service(dossier, by):
    assert _fields(_add, dossier, by, "123") == {"number": number_fault(PaperKind.CCCD, "123")}


def test_days_of_a_paper(dossier, by):
    assert _fields(_add, dossier, by, issued_on=date(2024, 6, 21)).keys() == {"issued_on"}
    assert _fields(_add, dossier, by, replaced_on=date(2024, 6, 21)).keys() == {"replaced_on"}
    day = date(2024, 1, 1)
    assert _fields(_add, dossier, by, issued_on=day, replaced_on=day) == {
        "replaced_on": rules.REPLACED_BEFORE_ISSUE.format(issued=day)
    }


@pytest.mark.parametrize(
    ("number", "sex", "year", "words"),
    [
        ("001090000001", Sex.MALE, 1990, []),
        ("001190000001", Sex.FEMALE, 1990, []),
        ("001205000001", Sex.MALE, 2005, []),
        ("001305000001", Sex.FEMALE, 2005, []),
        ("001190000001", Sex.MALE, 1990, ["của nữ"]),
        ("001090000001", Sex.FEMALE, 1990, ["của nam"]),
        ("001090000001", Sex.MALE, 1991, ["năm sinh 1990"]),
        ("001205000001", Sex.MALE, 1905, ["năm sinh 2005"]),
        ("003090000001", Sex.MALE, 1990, ["003"]),
        ("099105000001", Sex.MALE, 1990, ["099", "của nữ", "năm sinh 1905"]),
    ],
)
def test_what_the_digits_of_a_cccd_tell(number, sex, year, words):
    warnings = cccd_warnings(number, sex=sex, birth_year=year)
    assert len(warnings) == len(words)
    assert all(word in warning for word, warning in zip(words, warnings, strict=True))


def test_a_contradiction_is_saved_and_warned_of(by):
    dossier = factories.dossier(by=by, cccd=FIRST, sex=Sex.FEMALE)
    assert dossier.papers.get().number == FIRST
    assert len(paper_warnings(dossier)) == 1
    _add(dossier, by, "001190000009")
    assert paper_warnings(dossier) == []


def _change(paper, by, version, **values):
    found = {"number": paper.number, "issued_on": None, "issued_by": "", "replaced_on": None, **values}
    return change_paper(paper=paper, version=version, by=by, **found)


def test_a_wrong_number_is_corrected_and_finds_the_dossier_no_more(dossier, by):
    _change(dossier.papers.get(), by, dossier.version, number=SECOND)
    assert not Dossier.objects.search(FIRST).exists()
    assert Dossier.objects.search(SECOND).get() == dossier


def test_a_stale_correction_of_a_paper_is_refused(dossier, by):
    paper = dossier.papers.get()
    _change(paper, by, dossier.version, issued_by="A")
    with pytest.raises(StaleVersionError):
        _change(paper, by, dossier.version, issued_by="B")


def test_two_papers_of_a_kind_cannot_both_be_in_use(dossier, by):
    old = _add(dossier, by, replaced_on=date(2021, 5, 1))
    dossier.refresh_from_db()
    with pytest.raises(DomainError, match="Mỗi loại giấy tờ chỉ có một số đang dùng"):
        _change(old, by, dossier.version)
