"""B93 clubs: founding, members, sessions and the roll call."""

from datetime import date, timedelta

import pytest

from accounts.enums import Role
from aftercare.models import Attendance, Club, ClubMembership, ClubRule, ClubSession
from aftercare.prepare import ensure_first_club_rule
from aftercare.queries import clubs_with_numbers, sessions_with_attendance
from aftercare.services import (
    change_session,
    correct_club,
    dissolve_club,
    found_club,
    hold_session,
    leave_club,
)
from core.calendar import today
from core.errors import DomainError, StaleVersionError
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.aftercare import factories
from tests.areas.factories import NEIGHBOUR, area
from tests.refusals import refused
from tests.rehab import factories as rehab

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
FOUNDED, JOINED, MET = date(2022, 1, 1), date(2023, 1, 1), date(2024, 3, 10)


@pytest.fixture
def clerk():
    return officer()


@pytest.fixture
def club(clerk):
    return factories.club(clerk)


@pytest.fixture
def person(clerk):
    return rehab.dossier(clerk)


@pytest.fixture
def membership(club, clerk, person):
    return factories.member(club, clerk, person)


def held(club, clerk, present, on=MET, topic="", **more) -> ClubSession:
    return hold_session(club=club, on=on, topic=topic, present=present, by=clerk, **more)


def present_at(session) -> set[int]:
    return set(Attendance.objects.filter(session=session).values_list("dossier", flat=True))


def test_the_first_rule_of_regular_clubs_is_there_from_the_start():
    ensure_first_club_rule()
    (rule,) = ClubRule.objects.all()
    assert (rule.valid_from, rule.month_share, rule.sessions_a_month, rule.attendance_share) == (
        date(1900, 1, 1),
        80,
        1,
        70,
    )


def test_a_club_is_founded_in_a_commune_that_stands_not_in_the_future(clerk):
    club = factories.club(clerk)
    assert AuditEvent.objects.get(action="found_club").object_id == str(club.pk)
    assert refused(lambda: factories.club(clerk, "CLB-02", starts=today() + DAY), "starts")
    with pytest.raises(DomainError) as caught:
        factories.club(clerk, "CLB-01")
    assert "code" in caught.value.fields
    tomorrow = area("00004", date(2025, 7, 1))
    assert refused(lambda: found_club(code="X", name="X", commune=tomorrow, starts=today(), by=clerk), "starts")


def test_a_district_founds_on_behalf_of_the_commune():
    factories.club(officer(Role.DISTRICT_OFFICER))
    assert "Phúc Xá" in AuditEvent.objects.get(action="found_club").on_behalf_of


def test_a_club_is_corrected_by_who_saw_its_last_version(club, clerk):
    correct_club(club=club, version=1, name=" B93  Phúc Xá ", by=clerk)
    assert Club.objects.get().name == "B93 Phúc Xá"
    with pytest.raises(StaleVersionError):
        correct_club(club=club, version=1, name="Khác", by=clerk)


def test_a_founding_decision_has_number_and_day_and_comes_first(club, clerk):
    def decide(number, on):
        return correct_club(club=club, version=1, name="B93", founding_number=number, founding_on=on, by=clerk)

    assert refused(lambda: decide("12/QĐ-UBND", None), "founding_on")
    assert refused(lambda: decide(" ", FOUNDED), "founding_number")
    assert "01/01/2022" in refused(lambda: decide("12/QĐ-UBND", FOUNDED + DAY), "founding_on")
    assert decide(" 12/QĐ-UBND", FOUNDED).founding_number == "12/QĐ-UBND"


def test_a_dissolution_has_a_decision_signed_before_it(club, clerk):
    def dissolve(**decision):
        return dissolve_club(club=club, version=1, ends=MET, by=clerk, **decision)

    assert refused(lambda: dissolve(dissolution_number="9/QĐ"), "dissolution_on")
    assert refused(lambda: dissolve(dissolution_number="9/QĐ", dissolution_on=MET + DAY), "dissolution_on")
    dissolved = dissolve(dissolution_number="9/QĐ", dissolution_on=MET, dissolution_reason=" ít  người ")
    assert (dissolved.dissolution_number, dissolved.dissolution_reason) == ("9/QĐ", "ít người")


def test_a_person_joins_between_founding_and_today_once_at_a_time(club, clerk, person):
    assert refused(lambda: factories.member(club, clerk, person, starts=today() + DAY), "starts")
    assert refused(lambda: factories.member(club, clerk, person, starts=rehab.OPENED - DAY), "starts")
    assert refused(lambda: factories.member(club, clerk, person, starts=FOUNDED - DAY), "starts")
    membership = factories.member(club, clerk, person, starts=FOUNDED)
    assert "01/01/2022" in refused(lambda: factories.member(club, clerk, person, starts=MET), "starts")
    leave_club(membership=membership, version=1, ends=MET, by=clerk)
    assert refused(lambda: factories.member(club, clerk, person, starts=MET - DAY), "starts")
    assert factories.member(club, clerk, person, starts=MET).ends is None
    assert AuditEvent.objects.filter(action="join_club", actor=clerk).count() == 2


def test_a_person_may_be_a_member_of_two_clubs(club, clerk, membership, person):
    other = factories.club(clerk, "CLB-02", area_code=NEIGHBOUR)
    assert factories.member(other, clerk, person).club == other


def test_a_member_leaves_after_joining_and_after_the_last_attendance(club, clerk, membership, person):
    held(club, clerk, [person])

    def leave(ends, version=1):
        return leave_club(membership=membership, version=version, ends=ends, by=clerk)

    assert refused(lambda: leave(JOINED), "ends")
    assert refused(lambda: leave(today() + DAY), "ends")
    assert "10/03/2024" in refused(lambda: leave(MET), "ends")
    with pytest.raises(StaleVersionError):
        leave(MET + DAY, version=7)
    assert leave(MET + DAY).ends == MET + DAY
    with pytest.raises(DomainError, match="11/03/2024"):
        leave(today(), version=2)
    assert AuditEvent.objects.filter(action="leave_club").count() == 1


def test_a_dissolved_club_has_no_members_and_takes_none(club, clerk, membership, person):
    held(club, clerk, [person])

    def dissolve(ends):
        return dissolve_club(club=club, version=1, ends=ends, by=clerk)

    assert refused(lambda: dissolve(FOUNDED), "ends")
    assert refused(lambda: dissolve(today() + DAY), "ends")
    assert refused(lambda: dissolve(MET), "ends")
    dissolve(MET + DAY)
    membership.refresh_from_db()
    assert (membership.ends, membership.version) == (MET + DAY, 2)
    other = rehab.dossier(clerk)
    assert refused(lambda: factories.member(club, clerk, other, starts=MET + DAY), "starts")
    assert factories.member(club, clerk, other, starts=MET).ends == MET + DAY
    assert refused(lambda: held(club, clerk, [], on=MET + DAY), "on")
    with pytest.raises(DomainError, match="giải thể"):
        dissolve_club(club=club, version=2, ends=today(), by=clerk)
    assert AuditEvent.objects.filter(action="dissolve_club").count() == 1


def test_a_club_is_not_dissolved_before_somebody_joined(club, clerk, membership):
    assert refused(lambda: dissolve_club(club=club, version=1, ends=JOINED, by=clerk), "ends")


def test_a_session_is_held_once_a_day_while_the_club_stands(club, clerk, membership, person):
    session = held(club, clerk, [person], topic=" Tư  vấn ")
    assert (session.topic, present_at(session)) == ("Tư vấn", {person.pk})
    assert AuditEvent.objects.get(action="hold_session").details == {"club": club.pk, "present": 1}
    assert "10/03/2024" in refused(lambda: held(club, clerk, []), "on")
    assert refused(lambda: held(club, clerk, [], on=today() + DAY), "on")
    assert refused(lambda: held(club, clerk, [], on=FOUNDED - DAY), "on")
    held(club, clerk, [], on=FOUNDED)
    held(club, clerk, [person], on=today())


def test_a_session_says_of_which_kind_it_was_and_what_was_done(club, clerk):
    session = held(club, clerk, [], kind="test", activities=["visit", "counselling", "visit"])
    assert (session.kind, session.activities) == ("test", ["counselling", "visit"])
    assert session.activity_words == "Tư vấn, Thăm hỏi gia đình"
    assert refused(lambda: held(club, clerk, [], on=FOUNDED, kind="dance"), "kind")


def test_who_leaves_on_the_day_of_a_session_is_no_member_of_it(club, clerk, membership, person):
    stays = rehab.dossier(clerk)
    factories.member(club, clerk, stays)
    leave_club(membership=membership, version=1, ends=MET, by=clerk)
    assert person.number in refused(lambda: held(club, clerk, [person, stays]), "present")
    session = held(club, clerk, [stays])
    (found,) = sessions_with_attendance(ClubSession.objects.filter(pk=session.pk))
    assert (found.present, found.members) == (1, 1)
    held(club, clerk, [person, stays], on=MET - DAY)


def test_only_members_of_the_day_are_present(club, clerk, membership, person):
    stranger = rehab.dossier(clerk)
    assert stranger.number in refused(lambda: held(club, clerk, [person, stranger]), "present")
    assert person.number in refused(lambda: held(club, clerk, [person], on=JOINED - DAY), "present")
    assert not ClubSession.objects.exists()
    held(club, clerk, [person], on=JOINED)


def test_a_roll_call_is_corrected_by_who_saw_its_last_version(club, clerk, membership, person):
    late = rehab.dossier(clerk)
    factories.member(club, clerk, late, starts=MET)
    session = held(club, clerk, [person, late])
    kept = Attendance.objects.get(session=session, dossier=person)

    def change(version, present, on=MET):
        return change_session(session=session, version=version, on=on, topic="Việc làm", present=present, by=clerk)

    changed = change(1, [person])
    assert (changed.topic, changed.version, present_at(session)) == ("Việc làm", 2, {person.pk})
    assert Attendance.objects.get(session=session) == kept
    with pytest.raises(StaleVersionError):
        change(1, [person, late])
    assert late.number in refused(lambda: change(2, [person, late], on=MET - DAY), "present")
    assert change(2, [person], on=MET - DAY).on == MET - DAY
    held(club, clerk, [person])
    assert refused(lambda: change(3, [person]), "on")
    assert AuditEvent.objects.filter(action="change_session").count() == 2


def test_a_roll_call_of_two_hundred_takes_as_many_statements_as_one_of_two(club, clerk, django_assert_max_num_queries):
    people = factories.many_members(club, 200)
    with django_assert_max_num_queries(25):
        session = held(club, clerk, people)
    assert len(present_at(session)) == 200
    with django_assert_max_num_queries(25):
        change_session(session=session, version=1, on=MET, topic="", present=people[:2], by=clerk)
    assert present_at(session) == {person.pk for person in people[:2]}


def test_attendance_is_counted_against_the_members_of_each_day(club, clerk, membership, person):
    late = rehab.dossier(clerk)
    factories.member(club, clerk, late, starts=MET)
    first, second = held(club, clerk, [person], on=MET - DAY), held(club, clerk, [late])
    empty = held(club, clerk, [], on=FOUNDED)
    found = {row.pk: (row.present, row.members) for row in sessions_with_attendance(ClubSession.objects.all())}
    assert found == {first.pk: (1, 1), second.pk: (1, 2), empty.pk: (0, 0)}


def test_the_list_of_clubs_counts_members_and_sessions(club, clerk, membership, person):
    held(club, clerk, [person])
    held(club, clerk, [person], on=date(2023, 5, 1))
    (row,) = clubs_with_numbers(Club.objects.all())
    assert (row.members, row.sessions_this_year, row.last_session) == (1, 1, MET)


def test_clubs_are_visible_in_the_area_of_ones_posts(club):
    neighbour = officer(area_code=NEIGHBOUR)
    assert list(Club.objects.visible_to(officer(Role.DISTRICT_OFFICER))) == [club]
    assert not Club.objects.visible_to(neighbour).exists()
    assert not Club.objects.visible_to(officer(Role.FACILITY_OFFICER)).exists()
    assert ClubMembership.objects.count() == 0
