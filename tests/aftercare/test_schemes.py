"""Models of other types: founded, taken part in, registered for a year, evaluated, dissolved."""

from datetime import date, timedelta

import pytest

from accounts.enums import Role
from aftercare.models import Participant, Reach, Scheme, SchemeYear
from aftercare.queries import participants_of, reached_in, schemes_with_numbers
from aftercare.services import (
    correct_reach,
    correct_scheme,
    dissolve_scheme,
    evaluate_scheme,
    found_scheme,
    join_scheme,
    leave_scheme,
    record_reach,
    register_scheme,
)
from cases.services import record_life_event, take_back_life_event
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
FOUNDED, JOINED, LEFT = date(2022, 1, 1), date(2023, 1, 1), date(2024, 3, 10)


@pytest.fixture
def clerk():
    return officer()


@pytest.fixture
def scheme(clerk):
    return factories.scheme(clerk)


@pytest.fixture
def person(clerk):
    return rehab.dossier(clerk)


def reach(scheme, by, on, people=5, span="event") -> Reach:
    return record_reach(scheme=scheme, span=span, on=on, people=people, by=by)


def registered(scheme, by, year=2023, on=date(2023, 1, 10)) -> SchemeYear:
    return register_scheme(scheme=scheme, year=year, registered_on=on, document=" 5/ĐK ", by=by)


def evaluated(row, by, version=1, on=date(2023, 12, 20), grade="good") -> SchemeYear:
    return evaluate_scheme(scheme_year=row, version=version, evaluated_on=on, grade=grade, evaluator="UBND", by=by)


def test_a_model_is_founded_in_a_commune_that_stands_not_in_the_future(clerk):
    scheme = factories.scheme(clerk)
    assert AuditEvent.objects.get(action="found_scheme").object_id == str(scheme.pk)
    assert refused(lambda: factories.scheme(clerk, "MH-02", starts=today() + DAY), "starts")
    assert refused(lambda: factories.scheme(clerk, "MH-01"), "code")
    assert refused(lambda: factories.scheme(clerk, "MH-02", kind="club"), "kind")
    later = area("00004", date(2025, 7, 1))
    assert refused(
        lambda: found_scheme(code="X", kind="other", name="X", commune=later, starts=today(), by=clerk), "starts"
    )


def test_a_model_is_corrected_by_who_saw_its_last_version(scheme, clerk):
    def correct(version=1, **decision):
        return correct_scheme(scheme=scheme, version=version, kind="other", name=" Tổ  xe ôm ", by=clerk, **decision)

    assert refused(lambda: correct(founding_number="1/QĐ"), "founding_on")
    assert refused(lambda: correct(founding_number="1/QĐ", founding_on=FOUNDED + DAY), "founding_on")
    corrected = correct(founding_number="1/QĐ", founding_on=FOUNDED)
    assert (corrected.name, corrected.kind, corrected.version) == ("Tổ xe ôm", "other", 2)
    with pytest.raises(StaleVersionError):
        correct()


def test_a_person_takes_part_between_founding_and_today_once_at_a_time(scheme, clerk, person):
    def join(starts):
        return join_scheme(scheme=scheme, dossier=person, starts=starts, by=clerk)

    assert refused(lambda: join(today() + DAY), "starts")
    assert refused(lambda: join(FOUNDED - DAY), "starts")
    part = join(FOUNDED)
    assert "01/01/2022" in refused(lambda: join(LEFT), "starts")
    assert refused(lambda: leave_scheme(participant=part, version=1, ends=FOUNDED, by=clerk), "ends")
    assert refused(lambda: leave_scheme(participant=part, version=1, ends=today() + DAY, by=clerk), "ends")
    assert leave_scheme(participant=part, version=1, ends=LEFT, by=clerk).ends == LEFT
    with pytest.raises(DomainError, match="10/03/2024"):
        leave_scheme(participant=part, version=2, ends=today(), by=clerk)
    assert refused(lambda: join(LEFT - DAY), "starts")
    again = join(LEFT)
    assert list(participants_of(scheme)) == [again, part]
    assert AuditEvent.objects.filter(action="join_scheme", actor=clerk).count() == 2


def test_a_dissolved_model_has_nobody_and_takes_nobody(scheme, clerk, person):
    part = join_scheme(scheme=scheme, dossier=person, starts=JOINED, by=clerk)
    reach(scheme, clerk, LEFT - DAY)

    def dissolve(ends, **decision):
        return dissolve_scheme(scheme=scheme, version=1, ends=ends, by=clerk, **decision)

    assert refused(lambda: dissolve(FOUNDED), "ends")
    assert refused(lambda: dissolve(JOINED), "ends")
    assert refused(lambda: dissolve(LEFT - DAY), "ends")
    assert refused(lambda: dissolve(LEFT, dissolution_number="2/QĐ", dissolution_on=LEFT + DAY), "dissolution_on")
    dissolve(LEFT, dissolution_number="2/QĐ", dissolution_on=LEFT)
    part.refresh_from_db()
    assert (part.ends, part.version) == (LEFT, 2)
    late = rehab.dossier(clerk)
    assert refused(lambda: join_scheme(scheme=scheme, dossier=late, starts=LEFT, by=clerk), "starts")
    assert refused(lambda: reach(scheme, clerk, LEFT), "on")
    with pytest.raises(DomainError, match="Mô hình đã giải thể"):
        dissolve_scheme(scheme=scheme, version=2, ends=today(), by=clerk)


def test_others_are_reached_by_the_month_or_by_the_event_and_not_counted_twice(scheme, clerk):
    month = reach(scheme, clerk, date(2024, 5, 20), 30, span="month")
    assert month.on == date(2024, 5, 1)
    assert refused(lambda: reach(scheme, clerk, date(2024, 5, 31), 30, span="month"), "on")
    assert "cả tháng" in refused(lambda: reach(scheme, clerk, date(2024, 5, 2)), "on")
    first = reach(scheme, clerk, date(2024, 6, 1), 8)
    reach(scheme, clerk, date(2024, 6, 1), 4)
    assert "theo từng buổi" in refused(lambda: reach(scheme, clerk, date(2024, 6, 3), span="month"), "on")
    assert refused(lambda: reach(scheme, clerk, date(2024, 4, 1), 0), "people")
    assert refused(lambda: reach(scheme, clerk, today() + DAY), "on")
    assert refused(lambda: reach(scheme, clerk, FOUNDED - DAY), "on")
    assert reached_in(scheme, 2024) == 42
    assert reached_in(scheme, 2023) == 0
    changed = correct_reach(reach=first, version=1, span="event", on=date(2024, 6, 2), people=9, by=clerk)
    assert (changed.people, changed.on) == (9, date(2024, 6, 2))
    with pytest.raises(StaleVersionError):
        correct_reach(reach=first, version=1, span="event", on=date(2024, 6, 2), people=9, by=clerk)


def test_the_month_of_the_founding_is_told_from_the_day_of_it(clerk):
    scheme = factories.scheme(clerk, starts=date(2024, 4, 15))
    assert reach(scheme, clerk, date(2024, 4, 30), span="month").on == date(2024, 4, 15)


def test_a_model_is_registered_for_a_year_and_evaluated_at_its_end(scheme, clerk):
    row = registered(scheme, clerk)
    assert row.document == "5/ĐK"
    with pytest.raises(DomainError, match="đã được đăng ký cho năm này"):
        registered(scheme, clerk)
    registered(scheme, clerk, year=2024, on=date(2023, 12, 31))
    with pytest.raises(DomainError, match="Ngày đăng ký phải nằm trong năm"):
        registered(scheme, clerk, year=2022)
    assert refused(lambda: registered(scheme, clerk, year=2025, on=today() + DAY), "registered_on")
    assert refused(lambda: registered(scheme, clerk, year=2022, on=FOUNDED - DAY), "registered_on")
    with pytest.raises(DomainError, match="Ngày đánh giá không được trước"):
        evaluated(row, clerk, on=date(2023, 1, 9))
    assert refused(lambda: evaluated(row, clerk, on=today() + DAY), "evaluated_on")
    assert evaluated(row, clerk).get_grade_display() == "Tốt"
    assert evaluated(row, clerk, version=2, grade="weak").grade == "weak"
    with pytest.raises(StaleVersionError):
        evaluated(row, clerk, version=2)
    assert AuditEvent.objects.filter(action="evaluate_scheme").count() == 2


def test_a_model_is_not_registered_for_a_year_in_which_it_no_longer_stands(scheme, clerk):
    dissolve_scheme(scheme=scheme, version=1, ends=date(2024, 1, 1), by=clerk)
    assert refused(lambda: registered(scheme, clerk, year=2024, on=date(2023, 12, 31)), "year")
    registered(scheme, clerk)


def test_who_dies_takes_part_no_longer_and_again_when_that_was_a_mistake(scheme, clerk, person):
    part = join_scheme(scheme=scheme, dossier=person, starts=JOINED, by=clerk)
    event = record_life_event(dossier=person, kind="dead", on=LEFT, by=clerk)
    part.refresh_from_db()
    assert part.ends == LEFT
    take_back_life_event(event=event, version=1, reason="ghi nhầm người", by=clerk)
    part.refresh_from_db()
    assert part.ends is None


def test_the_list_counts_who_takes_part_and_who_else_is_reached(scheme, clerk, person):
    join_scheme(scheme=scheme, dossier=person, starts=JOINED, by=clerk)
    reach(scheme, clerk, date(2024, 5, 1), 7)
    reach(scheme, clerk, date(2023, 5, 1), 9)
    (row,) = schemes_with_numbers(Scheme.objects.all())
    assert (row.taking_part, row.reached) == (1, 7)


def test_models_are_visible_in_the_area_of_ones_posts(scheme):
    assert list(Scheme.objects.visible_to(officer(Role.DISTRICT_OFFICER))) == [scheme]
    assert not Scheme.objects.visible_to(officer(area_code=NEIGHBOUR)).exists()
    assert not Scheme.objects.visible_to(officer(Role.FACILITY_OFFICER)).exists()
    assert Participant.objects.count() == 0
