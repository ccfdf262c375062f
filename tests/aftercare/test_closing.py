"""What rehabilitation and aftercare add to the one act that ends everything."""

from datetime import date

import pytest

from aftercare.enums import AftercareEnd
from aftercare.models import Aftercare, HelperAssignment
from aftercare.services import hold_session, leave_club
from cases.endings import Ended, consequences
from cases.models import LifeEventKind
from cases.services import record_life_event, take_back_life_event
from core.workdays import DAY
from rehab.enums import EpisodeEnd, Modality
from rehab.models import Episode
from rehab.services import end_episode
from tests.accounts.factories import officer
from tests.aftercare import factories
from tests.refusals import refused
from tests.rehab import factories as rehab

pytestmark = pytest.mark.django_db
ON = date(2024, 4, 2)


@pytest.fixture
def by():
    return officer()


@pytest.fixture
def person(by):
    """In aftercare with a helper, in substitution, member of a club."""
    found = rehab.dossier(by)
    rehab.completed(found, by, starts=date(2023, 7, 10), ends=date(2024, 1, 10))
    rehab.episode(found, by, Modality.METHADONE, at=rehab.clinic(), starts=date(2024, 2, 1), months=None)
    factories.aftercare(found, by, starts=date(2024, 1, 15), helper="Hội Phụ nữ")
    factories.member(factories.club(by), by, found, starts=date(2024, 2, 1))
    return found


@pytest.mark.parametrize(
    ("kind", "episode", "aftercare"),
    [
        ("dead", EpisodeEnd.DEAD, AftercareEnd.DEAD),
        ("imprisoned", EpisodeEnd.IMPRISONED, AftercareEnd.IMPRISONED),
        ("missing", EpisodeEnd.OTHER, AftercareEnd.OTHER),
    ],
)
def test_treatment_aftercare_helper_and_club_end_and_go_on(person, by, kind, episode, aftercare):
    sentences = [words for _, found in consequences(Ended(person, LifeEventKind(kind), ON)) for words in found]
    assert len(sentences) == 4
    assert any("Hội Phụ nữ" in words for words in sentences)
    event = record_life_event(dossier=person, kind=kind, on=ON, by=by)
    treatment, decision, membership = _rows(person)
    assert (treatment.ends, treatment.end_reason) == (ON, episode)
    assert (decision.ends, decision.end_reason, decision.helpers.get().ends) == (ON, aftercare, ON)
    assert membership.ends == ON
    assert not person.places_of_care.filter(ends__isnull=True).exists()
    take_back_life_event(event=event, version=1, reason="nhầm người", by=by)
    treatment, decision, membership = _rows(person)
    assert [treatment.ends, decision.ends, decision.helpers.get().ends, membership.ends] == [None] * 4


@pytest.mark.parametrize("kind", ["dead", "imprisoned"])
def test_who_came_to_the_club_that_very_day_was_a_member_on_it(person, by, kind):
    club = person.memberships.get().club
    hold_session(club=club, on=ON, topic="", present=[person], by=by)
    event = record_life_event(dossier=person, kind=kind, on=ON, by=by)
    assert person.memberships.get().ends == date(2024, 4, 3)
    take_back_life_event(event=event, version=1, reason="nhầm người", by=by)
    assert person.memberships.get().ends is None


def test_who_came_to_the_club_afterwards_was_not_dead(person, by):
    hold_session(club=person.memberships.get().club, on=date(2024, 4, 9), topic="", present=[person], by=by)
    assert "09/04/2024" in refused(lambda: record_life_event(dossier=person, kind="dead", on=ON, by=by))


def test_what_ended_by_itself_on_that_day_stays_ended_when_the_event_is_taken_back(person, by):
    membership, treatment, decision = person.memberships.get(), *_rows(person)[:2]
    leave_club(membership=membership, version=1, ends=ON, by=by)
    end_episode(episode=treatment, version=treatment.version, ends=ON, reason=EpisodeEnd.IMPRISONED, by=by)
    event = record_life_event(dossier=person, kind="imprisoned", on=ON, by=by)
    assert event.ended == [f"aftercare:{decision.pk}"]
    take_back_life_event(event=event, version=1, reason="nhầm người", by=by)
    treatment, decision, membership = _rows(person)
    assert (treatment.ends, decision.ends, membership.ends) == (ON, None, ON)


@pytest.mark.parametrize("is_today", [True, False])
def test_what_began_on_the_very_day_of_a_death_lasted_for_it(person, by, on_day, is_today):
    if is_today:
        on_day(ON)
    treatment, decision = _rows(person)[:2]
    Episode.objects.filter(pk=treatment.pk).update(starts=ON)
    HelperAssignment.objects.update(starts=ON)
    Aftercare.objects.filter(pk=decision.pk).update(starts=ON)
    event = record_life_event(dossier=person, kind="dead", on=ON, by=by)
    assert [row.ends for row in _rows(person)[:2]] == [ON + DAY] * 2
    take_back_life_event(event=event, version=1, reason="nhầm người", by=by)
    assert [row.ends for row in _rows(person)[:2]] == [None] * 2


def _rows(person):
    return person.episodes.get(modality=Modality.METHADONE), person.aftercares.get(), person.memberships.get()
