"""Episodes: what the services write, and what they refuse."""

from datetime import date, timedelta

import pytest

from accounts.enums import Role
from cases.enums import Stage
from cases.models import PlaceOfCare
from core.calendar import today
from core.errors import StaleVersionError
from core.models import AuditEvent
from rehab import rules
from rehab.enums import EpisodeEnd, FacilityKind, Modality
from rehab.models import Episode
from rehab.services import correct_episode, end_episode, reach_maintenance, start_episode
from rehab.services.episodes import ENDED_ALREADY
from rehab.warnings import warnings_about
from tests.accounts.factories import officer
from tests.refusals import refused
from tests.rehab import factories

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def clerk():
    return officer()


@pytest.fixture
def person(clerk):
    return factories.dossier(clerk)


def test_an_episode_at_home_is_written_with_its_planned_end_stage_and_log(clerk, person):
    episode = start_episode(
        dossier=person,
        modality=Modality.HOME,
        starts=date(2024, 1, 31),
        months=6,
        decision_number="12/QĐ-UBND",
        decided_on=date(2024, 1, 30),
        by=clerk,
    )
    assert episode.planned_end == date(2024, 7, 31)
    person.refresh_from_db()
    assert person.stage == Stage.REHAB
    assert not PlaceOfCare.objects.exists()
    event = AuditEvent.objects.get(action="start_episode")
    assert (event.object_id, event.actor, event.details["dossier"]) == (str(episode.pk), clerk, person.pk)


def test_a_district_officer_is_recorded_as_acting_for_the_commune(person):
    factories.episode(person, officer(Role.DISTRICT_OFFICER))
    assert "Phúc Xá" in AuditEvent.objects.get(action="start_episode").on_behalf_of


def test_an_episode_at_a_facility_gives_it_the_person_until_the_end(clerk, person):
    centre = factories.facility()
    episode = factories.episode(person, clerk, Modality.FACILITY_VOLUNTARY, at=centre)
    place = PlaceOfCare.objects.get(dossier=person)
    assert (place.reason, place.office, place.starts, place.ends) == (
        f"episode:{episode.pk}",
        centre.office,
        episode.starts,
        None,
    )
    end_episode(episode=episode, version=1, ends=date(2024, 5, 1), reason=EpisodeEnd.COMPLETED, by=clerk)
    place.refresh_from_db()
    assert place.ends == date(2024, 5, 1)


def test_an_episode_may_start_today_and_on_the_opening_day_and_not_beyond(clerk):
    first, second = factories.dossier(clerk), factories.dossier(clerk)
    factories.episode(first, clerk, starts=today())
    factories.episode(second, clerk, starts=factories.OPENED)
    third = factories.dossier(clerk)
    assert refused(lambda: factories.episode(third, clerk, starts=today() + DAY), field="starts")
    assert refused(lambda: factories.episode(third, clerk, starts=factories.OPENED - DAY), field="starts")
    assert refused(lambda: factories.episode(third, clerk, decided_on=today() + DAY), field="decided_on")
    assert not Episode.objects.filter(dossier=third).exists()


@pytest.mark.parametrize(
    ("modality", "kind", "allowed"),
    [
        (Modality.FACILITY_VOLUNTARY, FacilityKind.PUBLIC, True),
        (Modality.FACILITY_VOLUNTARY, FacilityKind.VOLUNTARY, True),
        (Modality.FACILITY_VOLUNTARY, FacilityKind.METHADONE, False),
        (Modality.FACILITY_COMPULSORY, FacilityKind.PUBLIC, True),
        (Modality.FACILITY_COMPULSORY, FacilityKind.VOLUNTARY, False),
        (Modality.METHADONE, FacilityKind.METHADONE, True),
        (Modality.METHADONE, FacilityKind.PUBLIC, False),
        (Modality.FACILITY_VOLUNTARY, FacilityKind.AFTERCARE, False),
    ],
)
def test_a_modality_goes_with_the_kinds_of_facility_the_law_names(clerk, person, modality, kind, allowed):
    place = factories.facility("CS-07", kind)
    if allowed:
        assert factories.episode(person, clerk, modality, at=place).facility == place
    else:
        assert refused(lambda: factories.episode(person, clerk, modality, at=place), field="facility")


def test_a_facility_is_asked_for_exactly_when_the_modality_is_at_one(clerk, person):
    assert refused(lambda: factories.episode(person, clerk, Modality.FACILITY_COMPULSORY), field="facility")
    assert refused(lambda: factories.episode(person, clerk, Modality.HOME, at=factories.facility()), field="facility")


def test_a_facility_takes_nobody_before_its_first_day_or_from_its_last(clerk, person):
    centre = factories.facility()
    centre.office.valid_from, centre.office.valid_to = date(2023, 1, 1), date(2024, 1, 1)
    centre.office.save()
    for day in (date(2022, 12, 31), date(2024, 1, 1)):
        assert refused(
            lambda day=day: factories.episode(person, clerk, Modality.FACILITY_VOLUNTARY, at=centre, starts=day),
            field="facility",
        )
    factories.episode(person, clerk, Modality.FACILITY_VOLUNTARY, at=centre, starts=date(2023, 12, 31))


def test_compulsory_rehab_in_the_community_ends_with_2021(clerk, person):
    assert refused(
        lambda: factories.episode(person, clerk, Modality.COMMUNITY_COMPULSORY, starts=date(2022, 1, 1)),
        field="modality",
        sentence=rules.ABOLISHED.format(day=date(2022, 1, 1)),
    )
    factories.episode(person, clerk, Modality.COMMUNITY_COMPULSORY, starts=date(2021, 12, 31))


def test_a_second_episode_is_told_which_one_is_in_the_way_and_what_to_do(clerk, person):
    factories.episode(person, clerk, starts=date(2024, 2, 1))
    message = refused(
        lambda: factories.episode(person, clerk, Modality.COMMUNITY, starts=date(2024, 3, 1)), field="starts"
    )
    assert message == rules.OVERLAP.format(
        other="Tại gia đình", starts=date(2024, 2, 1), until="chưa kết thúc", way_out=rules.END_OTHER_FIRST
    )


def test_an_episode_may_start_on_the_day_another_ends_and_not_before(clerk, person):
    factories.completed(person, clerk, starts=date(2023, 1, 1), ends=date(2023, 7, 1))
    message = refused(lambda: factories.episode(person, clerk, starts=date(2023, 6, 30)))
    assert rules.START_LATER.format(day=date(2023, 7, 1)) in message
    factories.episode(person, clerk, starts=date(2023, 7, 1))


def test_an_earlier_episode_entered_late_must_end_by_the_start_of_the_later(clerk, person):
    factories.episode(person, clerk, starts=date(2024, 1, 10))
    message = refused(lambda: factories.episode(person, clerk, starts=date(2023, 1, 1)))
    assert rules.END_EARLIER.format(day=date(2024, 1, 10)) in message
    late = factories.episode(
        person, clerk, starts=date(2023, 1, 1), ends=date(2024, 1, 10), end_reason=EpisodeEnd.ABANDONED
    )
    assert late.ends == date(2024, 1, 10)


def test_methadone_may_lie_beside_another_episode_with_a_warning_and_not_beside_itself(clerk, person):
    clinic = factories.clinic()
    factories.episode(person, clerk, starts=date(2024, 2, 1))
    methadone = factories.episode(person, clerk, Modality.METHADONE, at=clinic, starts=date(2024, 3, 1), months=None)
    (warning,) = warnings_about(methadone)
    assert "Tại gia đình" in warning
    assert "01/02/2024" in warning
    message = refused(lambda: factories.episode(person, clerk, Modality.METHADONE, at=clinic, starts=date(2024, 4, 1)))
    assert f"Methadone – {clinic}" in message


@pytest.mark.parametrize(
    ("modality", "starts", "months", "expected"),
    [
        (Modality.HOME, date(2024, 1, 1), 6, 0),
        (Modality.HOME, date(2024, 1, 1), 12, 0),
        (Modality.HOME, date(2024, 1, 1), 5, 1),
        (Modality.HOME, date(2024, 1, 1), 13, 1),
        (Modality.HOME, date(2024, 1, 1), None, 0),
    ],
)
def test_an_unusual_length_is_saved_with_a_warning(clerk, person, modality, starts, months, expected):
    assert len(warnings_about(factories.episode(person, clerk, modality, starts=starts, months=months))) == expected


def test_a_decision_after_the_start_is_saved_with_a_warning(clerk, person):
    episode = factories.episode(person, clerk, starts=date(2024, 1, 10), decided_on=date(2024, 1, 11))
    assert "11/01/2024" in warnings_about(episode)[0]


def test_an_episode_ends_after_its_start_today_at_the_latest_and_with_a_reason(clerk, person):
    episode = factories.episode(person, clerk, starts=date(2024, 1, 10))

    def end(ends, reason=EpisodeEnd.ABANDONED):
        return end_episode(episode=episode, version=1, ends=ends, reason=reason, by=clerk)

    assert refused(lambda: end(date(2024, 1, 10)), field="ends")
    assert refused(lambda: end(today() + DAY), field="ends")
    assert refused(lambda: end(date(2024, 5, 1), reason=""), field="end_reason", sentence=rules.NEEDS_REASON)
    assert refused(lambda: end(date(2024, 5, 1), reason=EpisodeEnd.EXPELLED), field="end_reason")
    ended = end(date(2024, 1, 11))
    assert (ended.ends, ended.end_reason, ended.version) == (date(2024, 1, 11), EpisodeEnd.ABANDONED, 2)
    assert AuditEvent.objects.filter(action="end_episode", actor=clerk).count() == 1
    assert refused(
        lambda: end_episode(episode=ended, version=2, ends=date(2024, 3, 1), reason=EpisodeEnd.OTHER, by=clerk),
        sentence=ENDED_ALREADY.format(ends=date(2024, 1, 11)),
    )


def test_completion_moves_the_person_on(clerk, person):
    factories.completed(person, clerk, starts=date(2023, 1, 1), ends=date(2023, 7, 1))
    person.refresh_from_db()
    assert person.stage == Stage.COMPLETED


def test_only_methadone_expels(clerk, person):
    episode = factories.episode(person, clerk, Modality.METHADONE, at=factories.clinic(), months=None)
    ended = end_episode(episode=episode, version=1, ends=today(), reason=EpisodeEnd.EXPELLED, by=clerk)
    assert ended.end_reason == EpisodeEnd.EXPELLED


def test_a_stale_form_is_refused_and_nothing_changes(clerk, person):
    episode = factories.episode(person, clerk)
    correct_episode(episode=episode, version=1, data={"months": 7}, by=clerk)
    with pytest.raises(StaleVersionError) as caught:
        end_episode(episode=episode, version=1, ends=today(), reason=EpisodeEnd.COMPLETED, by=clerk)
    assert str(clerk) in caught.value.message
    assert Episode.objects.get().ends is None


def test_the_maintenance_dose_lies_inside_a_methadone_episode(clerk, person):
    episode = factories.episode(
        person, clerk, Modality.METHADONE, at=factories.clinic(), starts=date(2024, 2, 1), months=None
    )

    def reach(on, version=1):
        return reach_maintenance(episode=episode, version=version, on=on, by=clerk)

    assert refused(lambda: reach(date(2024, 1, 31)), field="maintenance_on")
    assert refused(lambda: reach(today() + DAY), field="maintenance_on")
    assert reach(date(2024, 2, 1)).maintenance_on == date(2024, 2, 1)
    assert reach(today(), version=2).maintenance_on == today()
    assert refused(
        lambda: end_episode(episode=episode, version=3, ends=today(), reason=EpisodeEnd.DEAD, by=clerk),
        field="maintenance_on",
    )
    assert AuditEvent.objects.filter(action="reach_maintenance").count() == 2


def test_only_methadone_has_a_maintenance_dose(clerk, person):
    episode = factories.episode(person, clerk)
    assert refused(
        lambda: reach_maintenance(episode=episode, version=1, on=today(), by=clerk),
        field="maintenance_on",
        sentence=rules.NO_MAINTENANCE,
    )


def test_a_correction_changes_what_it_names_and_the_place_of_care(clerk, person):
    centre, other = factories.facility(), factories.facility("CS-02")
    episode = factories.episode(person, clerk, Modality.FACILITY_VOLUNTARY, at=centre, months=6)
    correct_episode(episode=episode, version=1, data={"facility": other, "months": 12}, by=clerk)
    episode.refresh_from_db()
    assert (episode.facility, episode.planned_end, episode.version) == (other, date(2025, 1, 10), 2)
    assert PlaceOfCare.objects.get(dossier=person).office == other.office
    assert AuditEvent.objects.get(action="correct_episode").details["fields"] == ["facility", "months"]
    correct_episode(episode=episode, version=2, data={"modality": Modality.HOME, "facility": None}, by=clerk)
    assert not PlaceOfCare.objects.filter(dossier=person).exists()


def test_an_end_taken_back_opens_the_episode_again_unless_another_has_begun(clerk, person):
    episode = factories.completed(person, clerk, starts=date(2023, 1, 1), ends=date(2023, 7, 1))
    opened = correct_episode(episode=episode, version=2, data={"ends": None, "end_reason": ""}, by=clerk)
    assert opened.ends is None
    person.refresh_from_db()
    assert person.stage == Stage.REHAB
    correct_episode(
        episode=episode, version=3, data={"ends": date(2023, 7, 1), "end_reason": EpisodeEnd.OTHER}, by=clerk
    )
    factories.episode(person, clerk, starts=date(2024, 1, 1))
    assert refused(lambda: correct_episode(episode=episode, version=4, data={"ends": None, "end_reason": ""}, by=clerk))


def test_a_correction_obeys_the_rules_of_a_new_episode(clerk, person):
    episode = factories.episode(person, clerk)
    assert refused(
        lambda: correct_episode(episode=episode, version=1, data={"starts": factories.OPENED - DAY}, by=clerk),
        field="starts",
    )
    assert refused(
        lambda: correct_episode(episode=episode, version=1, data={"end_reason": EpisodeEnd.OTHER}, by=clerk),
        field="ends",
    )
