"""Aftercare: what the services write, and what they refuse."""

from datetime import date, timedelta

import pytest

from accounts.enums import Role
from aftercare.enums import AftercareEnd
from aftercare.models import Aftercare, HelperAssignment
from aftercare.services import assign_helper, correct_aftercare, end_aftercare, open_aftercare
from aftercare.services.assignments import ENDED_ALREADY, NOT_COMPLETED
from cases.enums import Stage
from cases.models import PlaceOfCare
from cases.services import update_dossier
from core.calendar import today
from core.errors import StaleVersionError
from core.models import AuditEvent
from rehab.enums import FacilityKind
from rehab.services import correct_episode
from tests.accounts.factories import officer
from tests.aftercare import factories
from tests.refusals import refused
from tests.rehab import factories as rehab

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
COMPLETED_ON = factories.COMPLETED_ON


@pytest.fixture
def clerk():
    return officer()


@pytest.fixture
def person(clerk):
    return factories.graduate(clerk)


def helpers(aftercare) -> list[tuple]:
    return list(HelperAssignment.objects.filter(aftercare=aftercare).values_list("helper", "starts", "ends"))


def test_aftercare_is_written_with_term_helper_stage_and_log(clerk, person):
    aftercare = open_aftercare(
        dossier=person,
        starts=date(2024, 2, 29),
        months=12,
        decision_number="5/QĐ-UBND",
        helper=" Hội  Phụ nữ ",
        by=clerk,
    )
    assert aftercare.planned_end == date(2025, 2, 28)
    assert helpers(aftercare) == [("Hội Phụ nữ", date(2024, 2, 29), None)]
    person.refresh_from_db()
    assert person.stage == Stage.AFTERCARE
    event = AuditEvent.objects.get(action="open_aftercare")
    assert (event.actor, event.details["dossier"]) == (clerk, person.pk)


def test_a_district_officer_acts_on_behalf_of_the_commune(person):
    factories.aftercare(person, officer(Role.DISTRICT_OFFICER))
    assert "Phúc Xá" in AuditEvent.objects.get(action="open_aftercare").on_behalf_of


def test_aftercare_needs_a_completion_on_or_before_its_decision(clerk, person):
    before = COMPLETED_ON - DAY
    assert refused(
        lambda: factories.aftercare(person, clerk, starts=before), "starts", NOT_COMPLETED.format(day=before)
    )
    assert factories.aftercare(person, clerk, starts=COMPLETED_ON).starts == COMPLETED_ON


@pytest.mark.parametrize("reason", ["abandoned", "dead", "converted"])
def test_an_episode_that_ended_otherwise_does_not_count(clerk, reason):
    person = rehab.dossier(clerk)
    rehab.episode(person, clerk, starts=date(2023, 1, 1), ends=date(2023, 7, 1), end_reason=reason)
    assert refused(lambda: factories.aftercare(person, clerk, starts=date(2023, 8, 1)), "starts")


def test_an_episode_in_progress_does_not_count(clerk):
    person = rehab.dossier(clerk)
    rehab.episode(person, clerk)
    assert refused(lambda: factories.aftercare(person, clerk, starts=today()), "starts")


def test_a_decision_lies_between_the_opening_and_today_and_has_a_term(clerk, person):
    assert refused(lambda: factories.aftercare(person, clerk, starts=today() + DAY), "starts")
    assert refused(lambda: factories.aftercare(person, clerk, starts=rehab.OPENED - DAY), "starts")
    assert refused(lambda: factories.aftercare(person, clerk, months=0), "months")
    assert factories.aftercare(person, clerk, starts=today())


def test_two_decisions_do_not_hold_on_one_day(clerk, person):
    first = factories.aftercare(person, clerk, decision_number="9/QĐ")
    message = refused(lambda: factories.aftercare(person, clerk, starts=date(2024, 1, 1)), "starts")
    assert "9/QĐ ngày 01/07/2023" in message
    end_aftercare(aftercare=first, version=1, ends=date(2024, 1, 1), reason=AftercareEnd.RELAPSED, by=clerk)
    assert refused(lambda: factories.aftercare(person, clerk, starts=date(2023, 12, 31)), "starts")
    assert factories.aftercare(person, clerk, starts=date(2024, 1, 1))


def test_an_end_closes_the_helper_and_comes_after_the_start(clerk, person):
    aftercare = factories.aftercare(person, clerk, helper="Hội Phụ nữ")

    def end(ends, reason=AftercareEnd.TERM_SERVED, version=1):
        return end_aftercare(aftercare=aftercare, version=version, ends=ends, reason=reason, by=clerk)

    assert refused(lambda: end(COMPLETED_ON), "ends")
    assert refused(lambda: end(today() + DAY), "ends")
    assert refused(lambda: end(today(), reason=""), "end_reason")
    end(today())
    assert helpers(aftercare) == [("Hội Phụ nữ", COMPLETED_ON, today())]
    person.refresh_from_db()
    assert person.stage == Stage.COMPLETED
    assert AuditEvent.objects.filter(action="end_aftercare").count() == 1
    assert refused(lambda: end(today(), version=2), sentence=ENDED_ALREADY.format(ends=today()))


def test_a_stale_form_is_refused(clerk, person):
    aftercare = factories.aftercare(person, clerk)
    correct_aftercare(aftercare=aftercare, version=1, data={"months": 24}, by=clerk)
    with pytest.raises(StaleVersionError):
        end_aftercare(aftercare=aftercare, version=1, ends=today(), reason=AftercareEnd.DEAD, by=clerk)
    assert Aftercare.objects.get().ends is None


def test_a_new_helper_ends_the_one_before(clerk, person):
    aftercare = factories.aftercare(person, clerk, helper="Hội Phụ nữ")
    assign_helper(aftercare=aftercare, helper="Đoàn Thanh niên", starts=date(2024, 1, 1), by=clerk)
    assert helpers(aftercare) == [
        ("Hội Phụ nữ", COMPLETED_ON, date(2024, 1, 1)),
        ("Đoàn Thanh niên", date(2024, 1, 1), None),
    ]
    assert AuditEvent.objects.filter(action="assign_helper").count() == 1


def test_the_name_of_a_helper_is_corrected_on_its_own_day(clerk, person):
    aftercare = factories.aftercare(person, clerk, helper="Hội Phụ lữ")
    assign_helper(aftercare=aftercare, helper="Hội Phụ nữ", starts=COMPLETED_ON, by=clerk)
    assert helpers(aftercare) == [("Hội Phụ nữ", COMPLETED_ON, None)]


def test_a_helper_is_assigned_inside_the_aftercare_and_after_the_last(clerk, person):
    aftercare = factories.aftercare(person, clerk)

    def assign(starts):
        return assign_helper(aftercare=aftercare, helper="Ông Ba", starts=starts, by=clerk)

    assert refused(lambda: assign(COMPLETED_ON - DAY), "starts")
    assert refused(lambda: assign(today() + DAY), "starts")
    assign(date(2024, 3, 1))
    assert refused(lambda: assign(date(2024, 2, 1)), "starts")
    end_aftercare(aftercare=aftercare, version=1, ends=date(2024, 5, 1), reason=AftercareEnd.OTHER, by=clerk)
    assert refused(lambda: assign(date(2024, 5, 1)), "starts")
    assign(date(2024, 4, 30))
    assert helpers(aftercare)[-1] == ("Ông Ba", date(2024, 4, 30), date(2024, 5, 1))


def test_an_end_before_a_helper_began_is_refused(clerk, person):
    aftercare = factories.aftercare(person, clerk)
    assign_helper(aftercare=aftercare, helper="Ông Ba", starts=date(2024, 3, 1), by=clerk)
    message = refused(
        lambda: end_aftercare(aftercare=aftercare, version=1, ends=date(2024, 3, 1), reason="other", by=clerk), "ends"
    )
    assert "Ông Ba" in message


def test_a_correction_takes_the_helpers_with_it(clerk, person):
    aftercare = factories.aftercare(person, clerk, starts=date(2023, 8, 1), helper="Ông Ba")
    end = {"ends": date(2024, 2, 1), "end_reason": AftercareEnd.OTHER}
    correct_aftercare(aftercare=aftercare, version=1, data={"starts": date(2023, 7, 15), **end}, by=clerk)
    assert helpers(aftercare) == [("Ông Ba", date(2023, 7, 15), date(2024, 2, 1))]
    correct_aftercare(aftercare=aftercare, version=2, data={"ends": None, "end_reason": ""}, by=clerk)
    assert helpers(aftercare) == [("Ông Ba", date(2023, 7, 15), None)]
    assign_helper(aftercare=aftercare, helper="Bà Tư", starts=date(2023, 9, 1), by=clerk)
    assert refused(
        lambda: correct_aftercare(aftercare=aftercare, version=3, data={"starts": date(2023, 9, 2)}, by=clerk), "starts"
    )
    assert refused(
        lambda: correct_aftercare(aftercare=aftercare, version=3, data={"end_reason": "other"}, by=clerk), "ends"
    )
    event = AuditEvent.objects.filter(action="correct_aftercare").earliest("pk")
    assert event.details["fields"] == ["end_reason", "ends", "starts"]


def test_old_aftercare_at_a_facility_keeps_its_place_of_care(clerk, person):
    centre = rehab.facility("QL-01", FacilityKind.AFTERCARE)
    old = rehab.dossier(clerk)
    rehab.completed(old, clerk, starts=date(2020, 2, 1), ends=date(2020, 8, 1))
    aftercare = factories.aftercare(old, clerk, starts=date(2021, 1, 1))
    aftercare.facility = centre
    aftercare.save()
    end_aftercare(aftercare=aftercare, version=1, ends=date(2022, 1, 1), reason=AftercareEnd.TERM_SERVED, by=clerk)
    place = PlaceOfCare.objects.get(dossier=old)
    assert (place.reason, place.office, place.ends) == (f"aftercare:{aftercare.pk}", centre.office, date(2022, 1, 1))


def test_an_episode_on_which_aftercare_rests_stays_completed_before_it(clerk, person):
    aftercare = factories.aftercare(person, clerk)
    (episode,) = person.episodes.all()
    for data in ({"end_reason": "abandoned"}, {"ends": COMPLETED_ON + DAY}, {"ends": None, "end_reason": ""}):
        message = refused(lambda data=data: correct_episode(episode=episode, version=2, data=data, by=clerk))
        assert f"{aftercare.starts:%d/%m/%Y}" in message
    episode.refresh_from_db()
    assert (episode.ends, episode.version) == (COMPLETED_ON, 2)
    correct_episode(episode=episode, version=2, data={"ends": COMPLETED_ON - DAY}, by=clerk)


def test_a_dossier_is_not_opened_after_its_facts(clerk, person):
    factories.aftercare(person, clerk)
    message = refused(
        lambda: update_dossier(dossier=person, version=person.version, data={"opened_on": date(2024, 1, 1)}, by=clerk),
        "opened_on",
    )
    assert "đợt cai nghiện" in message
    assert "quản lý sau cai" in message
