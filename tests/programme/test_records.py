"""Staff, courses, events, money, inspections, partners: what is kept and what is refused."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.enums import Role
from core.errors import StaleVersionError
from core.models import AuditEvent
from programme.enums import Employment, Measure, OfferKind, PartnerKind, WorkField
from programme.models import Budget, Course, Offer, StaffMember, StaffReturn
from programme.queries import communes_without_certified, places_by_kind, trained_since
from programme.reach import communes_of, kept_offices
from programme.services import (
    add_finding,
    add_partner,
    change_course,
    change_event,
    change_inspection,
    change_offer,
    change_staff,
    correct_budget,
    correct_staff_return,
    end_staff,
    offer_places,
    record_inspection,
    return_budget,
    return_staff,
    settle_finding,
)
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.programme.factories import course, event, office_of, staff
from tests.refusals import refused

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 20)


@pytest.fixture
def by():
    return officer()


def test_staff_is_kept_by_its_own_office(by):
    found = staff(by)
    assert AuditEvent.objects.filter(action="add_staff", object_id=str(found.pk), actor=by).exists()
    above, beside = officer(Role.DISTRICT_OFFICER), officer(area_code=areas.NEIGHBOUR)
    assert StaffMember.objects.visible_to(above).get() == found
    assert not StaffMember.objects.kept_by(above).exists()
    assert not StaffMember.objects.visible_to(beside).exists()
    assert StaffMember.objects.kept_by(by).get() == found


def test_a_facilitys_staff_is_seen_in_the_province_and_not_in_the_commune():
    found = staff(officer(Role.FACILITY_OFFICER))
    assert StaffMember.objects.visible_to(officer(Role.PROVINCE_OFFICER)).get() == found
    assert not StaffMember.objects.visible_to(officer()).exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"starts": date(2024, 6, 21)}, "starts"),
        ({"certified_on": date(2024, 6, 21), "field": WorkField.HEALTH}, "certified_on"),
        ({"ends": date(2023, 1, 2)}, ""),
        ({"certified_on": date(2024, 1, 2)}, ""),
        ({"certificate": "12", "field": WorkField.HEALTH}, ""),
        ({"full_name": " "}, "full_name"),
    ],
)
def test_what_the_staff_list_refuses(by, wrong, field):
    assert refused(lambda: staff(by, **wrong), field)
    assert staff(by, starts=TODAY).starts == TODAY


def test_only_a_commune_has_a_task_team(by):
    assert staff(by, in_task_team=True).in_task_team
    assert "Tổ công tác" in refused(lambda: staff(officer(Role.DISTRICT_OFFICER), in_task_team=True), "in_task_team")


def test_who_leaves_the_staff_leaves_after_the_last_course(by):
    found = staff(by)
    course(by, found, first_day=date(2024, 5, 6), last_day=date(2024, 5, 8))
    assert refused(lambda: end_staff(staff=found, version=1, ends=date(2024, 5, 6), by=by), "ends")
    end_staff(staff=found, version=1, ends=date(2024, 5, 7), by=by)
    assert "07/05/2024" in refused(lambda: end_staff(staff=found, version=2, ends=TODAY, by=by))
    with pytest.raises(StaleVersionError):
        change_staff(staff=found, version=1, data={"title": "Khác"}, by=by)
    assert list(StaffMember.objects.on(date(2024, 5, 6))) == [found]
    assert not StaffMember.objects.on(date(2024, 5, 7)).exists()


def test_communes_without_a_certified_health_worker(by):
    communes = communes_of(office_of(officer(Role.DISTRICT_OFFICER)), TODAY)
    assert communes_without_certified(communes, TODAY).count() == 13
    found = staff(by, field=WorkField.HEALTH, certified_on=date(2024, 3, 1))
    assert communes_without_certified(communes, date(2024, 2, 29)).count() == 13
    assert communes_without_certified(communes, date(2024, 3, 1)).count() == 12
    end_staff(staff=found, version=1, ends=date(2024, 6, 1), by=by)
    assert communes_without_certified(communes, TODAY).count() == 13


def test_a_course_is_attended_by_who_is_on_the_staff(by):
    late = staff(by, full_name="Người Vào Sau", starts=date(2024, 5, 9))
    gone = staff(by, full_name="Người Đã Thôi", ends=date(2024, 5, 6))
    for stranger in (late, gone):
        assert stranger.full_name in refused(lambda who=stranger: course(by, who), "participants")
    first_day = staff(by, ends=date(2024, 5, 7))
    last_day = staff(by, starts=date(2024, 5, 8))
    found = course(by, first_day, last_day)
    assert found.participations.count() == 2
    assert trained_since(StaffMember.objects.all(), date(2024, 1, 1), TODAY) == 2
    change_course(course=found, version=1, participants=[last_day], data={"topic": "Mới"}, by=by)
    assert [row.staff for row in found.participations.all()] == [last_day]


def test_a_course_lies_in_the_past_and_ends_after_it_begins(by):
    assert refused(lambda: course(by, last_day=date(2024, 6, 21)), "last_day")
    assert refused(lambda: course(by, first_day=date(2024, 5, 9)))
    with pytest.raises(IntegrityError), transaction.atomic():
        Course.objects.create(office=office_of(by), topic="x", first_day=date(2024, 5, 9), last_day=date(2024, 5, 8))


def test_an_event_reaches_communes_of_its_own_area(by):
    assert refused(lambda: event(by, on=date(2024, 6, 21)), "on")
    assert "Phúc Tân" in refused(lambda: event(by, areas.area(areas.OTHER_COMMUNE)), "communes")
    found = event(by)
    assert refused(lambda: change_event(event=found, version=1, communes=[], data={}, by=by), "communes")
    district = event(officer(Role.DISTRICT_OFFICER), areas.area(), areas.area(areas.NEIGHBOUR))
    assert district.communes.count() == 2


def _return(by, **figures):
    data = {"year": 2023, "total": 5, "full_time": 2, "part_time": 3, "trained": 5}
    return return_staff(office=office_of(by), data={**data, **figures}, by=by)


def test_staff_figures_add_up_or_are_refused(by):
    assert "bằng chuyên trách" in refused(lambda: _return(by, total=6))
    assert "nhiều hơn" in refused(lambda: _return(by, trained=6))
    assert refused(lambda: _return(by, year=2025), "year")
    assert refused(lambda: _return(by, at_facilities=True), "at_facilities")
    row = _return(by)
    assert "đã nhập" in refused(lambda: _return(by))
    assert refused(lambda: correct_staff_return(row=row, version=1, data={"part_time": 4}, by=by))
    assert correct_staff_return(row=row, version=1, data={"part_time": 4, "total": 6}, by=by).total == 6
    with pytest.raises(IntegrityError), transaction.atomic():
        StaffReturn.objects.filter(pk=row.pk).update(total=7)


def test_a_facility_and_a_province_return_what_is_at_facilities():
    facility = officer(Role.FACILITY_OFFICER)
    assert refused(lambda: _return(facility), "at_facilities")
    assert _return(facility, at_facilities=True).at_facilities
    province = officer(Role.PROVINCE_OFFICER)
    assert {_return(province).at_facilities, _return(province, at_facilities=True).at_facilities} == {False, True}


def _budget(by, **figures):
    data = {"year": 2023, "measure": Measure.SPENT, "total": 10, "central": 4, "commune": 6, "rehab": 7, "running": 3}
    return return_budget(office=office_of(by), data={**data, **figures}, by=by)


def test_money_adds_up_by_source_and_by_use_or_is_refused(by):
    assert "Các nguồn" in refused(lambda: _budget(by, sponsors=1))
    assert "Các khoản" in refused(lambda: _budget(by, support=1))
    row = _budget(by)
    assert _budget(by, measure=Measure.ALLOTTED).pk != row.pk
    assert refused(lambda: _budget(by))
    assert refused(lambda: correct_budget(row=row, version=1, data={"total": 11}, by=by))
    with pytest.raises(IntegrityError), transaction.atomic():
        Budget.objects.filter(pk=row.pk).update(rehab=8)


def test_a_finding_has_a_day_and_is_late_after_it(by):
    visit = record_inspection(
        office=office_of(by), data={"on": date(2024, 5, 2), "place": "Tổ 5", "subject": "Quản lý"}, by=by
    )
    assert refused(lambda: add_finding(inspection=visit, what="Bổ sung", due_on=date(2024, 5, 1), by=by), "due_on")
    finding = add_finding(inspection=visit, what="Bổ sung", due_on=date(2024, 6, 19), by=by)
    late = type(finding).objects.visible_to(by).late_on
    assert (late(date(2024, 6, 19)).count(), late(TODAY).count()) == (0, 1)
    settle = {"finding": finding, "version": 1, "due_on": finding.due_on, "by": by}
    assert refused(lambda: settle_finding(**settle, done_on=TODAY, outcome=""))
    assert refused(lambda: settle_finding(**settle, done_on=date(2024, 5, 1), outcome="xong"), "done_on")
    assert refused(lambda: settle_finding(**settle, done_on=date(2024, 6, 21), outcome="xong"), "done_on")
    settle_finding(**settle, done_on=TODAY, outcome="Đã bổ sung")
    assert not late(TODAY).exists()
    assert refused(lambda: change_inspection(inspection=visit, version=1, data={"on": TODAY}, by=by), "on")


def test_places_are_filled_up_to_their_number(by):
    partner = add_partner(office=office_of(by), data={"name": "Công ty A", "kind": PartnerKind.ENTERPRISE}, by=by)
    places = {"kind": OfferKind.JOB, "year": 2024, "places": 3, "filled": 4}
    assert refused(lambda: offer_places(partner=partner, data=places, by=by))
    offer = offer_places(partner=partner, data={**places, "filled": 1}, by=by)
    change_offer(offer=offer, version=1, data={"filled": 3}, by=by)
    assert places_by_kind(Offer.objects.visible_to(by), 2024)[1] == ("Việc làm", 3, 3)
    assert places_by_kind(Offer.objects.visible_to(by), 2023)[1] == ("Việc làm", 0, 0)


def test_after_the_reform_the_successor_keeps_the_rows(by, on_day):
    found = staff(by, employment=Employment.PART_TIME)
    district = staff(officer(Role.DISTRICT_OFFICER))
    on_day(date(2025, 7, 1))
    province = officer(Role.PROVINCE_OFFICER)
    assert district.office in kept_offices(province)
    assert found.office not in kept_offices(province)
    assert set(StaffMember.objects.visible_to(province)) == {found, district}
