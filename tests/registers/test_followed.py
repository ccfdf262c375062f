"""An episode that a procedure follows: the procedure is the truth, a workbook may only repeat it."""

from datetime import date

import pytest

from accounts.enums import Role
from aftercare.models import Aftercare
from aftercare.services import adopt_aftercare
from cases.models import Dossier
from registers.workbook.check.persons import FOLLOWED
from rehab.models import Episode
from rehab.services import adopt_episode
from tests.accounts.factories import officer
from tests.registers.books import Book, imported, run

pytestmark = pytest.mark.django_db
HEADINGS = {
    "modality": "Hình thức",
    "decision_number": "Số quyết định",
    "decided_on": "Ngày quyết định",
    "months": "Số tháng",
    "ends": "Ngày kết thúc",
    "end_reason": "Lý do kết thúc",
}


@pytest.fixture
def user():
    return officer(Role.DISTRICT_OFFICER, "001")


@pytest.fixture
def followed(user):
    """At home since 01/01/2024, taken up by its procedure."""
    imported(_book(), user)
    episode = Episode.objects.get(dossier=Dossier.objects.get(number="H-1"))
    adopt_episode(episode=episode, by=officer())
    return Episode.objects.get()


def _book(**values) -> Book:
    book = Book()
    book.episode(**{"starts": date(2024, 1, 1), "decision_number": "1/QĐ", "decided_on": date(2024, 1, 1), **values})
    return book


def faults(outcome) -> list[tuple]:
    return [(fault.column, fault.message) for fault in outcome.findings.faults]


def test_the_same_values_are_taken(followed, user):
    outcome = run(_book(), user)
    assert faults(outcome) == []
    assert outcome.counts["unchanged"]["CaiNghien"] == 1


@pytest.mark.parametrize(
    "values",
    [
        {"modality": "Tại cộng đồng"},
        {"decision_number": "2/QĐ"},
        {"decided_on": date(2023, 12, 29)},
        {"months": 9},
        {"ends": date(2024, 3, 1), "end_reason": "Tự ý chấm dứt"},
    ],
)
def test_every_change_is_a_fault_of_its_cell(followed, user, values):
    assert faults(run(_book(**values), user)) == [(HEADINGS[name], FOLLOWED) for name in values]
    assert Episode.objects.get() == followed
    assert Episode.objects.get().version == followed.version


def test_a_followed_decision_on_aftercare_is_not_changed_either(user):
    book = _book(ends=date(2024, 3, 1), end_reason="Hoàn thành")
    book.add("SauCai", number="H-1", starts=date(2024, 3, 4), months=12)
    imported(book, user)
    adopt_aftercare(aftercare=Aftercare.objects.get(), by=officer())
    assert faults(run(book, user)) == []
    other = _book(ends=date(2024, 3, 1), end_reason="Hoàn thành")
    other.add("SauCai", number="H-1", starts=date(2024, 3, 4), months=24)
    assert faults(run(other, user)) == [("Số tháng", FOLLOWED)]
    assert Aftercare.objects.get().months == 12


def test_another_first_day_is_another_episode_and_overlaps(followed, user):
    assert [column for column, _ in faults(run(_book(starts=date(2024, 1, 2)), user))] == ["Ngày bắt đầu"]


def test_an_episode_that_nothing_follows_is_changed_as_before(user):
    imported(_book(), user)
    assert faults(run(_book(months=9), user)) == []
