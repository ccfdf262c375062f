"""After a completed episode aftercare is proposed; after a relapse in it, what the law calls for."""

from datetime import date

import pytest

from cases.services import record_determination, record_drug_test
from rehab.enums import Modality
from tests.accounts.factories import officer
from tests.aftercare import factories
from tests.cases.proposals import proposed
from tests.rehab import factories as rehab

pytestmark = pytest.mark.django_db
ENDED, DECIDED, TESTED = date(2024, 1, 10), date(2024, 1, 15), date(2024, 4, 2)


@pytest.fixture
def by():
    return officer()


@pytest.fixture
def person(by):
    found = rehab.dossier(by)
    rehab.completed(found, by, starts=date(2023, 7, 10), ends=ENDED)
    return found


def test_a_completed_episode_proposes_aftercare_with_its_term(person, by):
    found = proposed(person)["open_aftercare"].proposal
    assert "10/01/2024" in found.sentence
    assert "12 tháng" in found.sentence
    factories.aftercare(person, by, starts=DECIDED)
    assert "open_aftercare" not in proposed(person)


def test_after_compulsory_rehabilitation_an_adults_term_is_two_years(by):
    person = rehab.dossier(by)
    place = {"modality": Modality.FACILITY_COMPULSORY, "at": rehab.facility(), "months": 12}
    rehab.completed(person, by, starts=date(2023, 1, 10), ends=ENDED, **place)
    assert "24 tháng" in proposed(person)["open_aftercare"].proposal.sentence


def test_before_the_law_of_2021_and_after_another_episode_it_is_not(person, by):
    rehab.episode(person, by, starts=date(2024, 3, 4))
    assert "open_aftercare" not in proposed(person)
    before = rehab.dossier(by)
    rehab.completed(before, by, starts=date(2021, 1, 4), ends=date(2021, 12, 31))
    assert "open_aftercare" not in proposed(before)


def test_a_use_in_aftercare_is_determined_and_a_relapse_proposes_the_dossier(person, by):
    factories.aftercare(person, by, starts=DECIDED)
    test = record_drug_test(dossier=person, on=TESTED, occasion="aftercare", is_positive=True, by=by)
    found = proposed(person)
    assert found["determine_relapse"].proposal.evidence == f"drug_test:{test.pk}"
    assert "compulsory_relapse" not in found
    result = record_determination(dossier=person, on=TESTED, result="addicted", agency="", by=by)
    found = proposed(person)
    assert "determine_relapse" not in found
    assert found["compulsory_relapse"].proposal.evidence == f"determination:{result.pk}"
    assert found["compulsory_relapse"].proposal.kind == "compulsory_adult"


def test_a_use_before_aftercare_is_no_relapse_in_it(person, by):
    factories.aftercare(person, by, starts=DECIDED)
    record_drug_test(dossier=person, on=date(2024, 1, 14), occasion="other", is_positive=True, by=by)
    assert "determine_relapse" not in proposed(person)


@pytest.mark.parametrize(("birth", "is_proposed"), [(date(2006, 6, 20), True), (date(2006, 6, 21), False)])
def test_a_minors_relapse_is_a_ground_only_from_01_07_2026(by, birth, is_proposed):
    person = rehab.dossier(by, birth_date=birth)
    rehab.completed(person, by, starts=date(2023, 7, 10), ends=ENDED)
    factories.aftercare(person, by, starts=DECIDED)
    record_determination(dossier=person, on=TESTED, result="addicted", agency="", by=by)
    assert ("compulsory_relapse" in proposed(person)) is is_proposed
