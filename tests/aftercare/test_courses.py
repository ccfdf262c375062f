"""Vocational courses: seats, enrolments that meet a need, results; and needs that are closed or wait."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.enums import Role
from aftercare.enums import SupportKind
from aftercare.models import Enrolment, Need, Support, VocationalCourse
from aftercare.needs import unmet, waits_of_year, with_seats
from aftercare.queries import unmet_needs
from aftercare.services import (
    change_course,
    close_need,
    correct_need,
    end_enrolment,
    enrol,
    open_course,
    record_need,
    record_support,
)
from aftercare.services import courses as rules
from aftercare.services import support as needs
from cases.models import Dossier
from core.calendar import today
from core.errors import StaleVersionError
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.areas.factories import COMMUNE, DISTRICT, NEIGHBOUR, OTHER_COMMUNE, area
from tests.queries import statements
from tests.refusals import refused
from tests.rehab import factories as rehab
from tests.reporting.world import asked, counted

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
STARTS, ENDS = date(2024, 3, 1), date(2024, 6, 1)


@pytest.fixture
def clerk():
    return officer()


@pytest.fixture
def person(clerk):
    return rehab.dossier(clerk)


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


def course(by, *, seats=2, code=COMMUNE, starts=STARTS, ends=ENDS, trade="Sửa xe máy") -> VocationalCourse:
    data = {"trade": trade, "giver": "enterprise", "provider": "Công ty Ba Đình", "seats": seats}
    return open_course(unit=area(code), starts=starts, ends=ends, by=by, **data)


def enrolled(course, person, by, on=STARTS) -> Enrolment:
    return enrol(course=course, dossier=person, on=on, by=by)


def wanted(person, by, on=date(2024, 1, 1), kind=SupportKind.TRAINING) -> Need:
    return record_need(dossier=person, kind=kind, recorded_on=on, by=by)


def ended(enrolment, by, version=1, **data) -> Enrolment:
    given = {"result": "", "result_on": None, "job": "", **data}
    return end_enrolment(enrolment=enrolment, version=version, by=by, **given)


def test_an_enrolment_is_the_support_that_meets_the_oldest_need(clerk, person):
    later, first = wanted(person, clerk, date(2024, 2, 1)), wanted(person, clerk)
    wanted(person, clerk, kind=SupportKind.JOB)
    made = enrolled(course(clerk), person, clerk)
    given = made.support
    assert (given.need, given.kind, given.delivered_on) == (first, "training", STARTS)
    assert (given.giver, given.giver_name, given.waited) == ("enterprise", "Công ty Ba Đình", 60)
    assert list(unmet_needs(person).filter(kind="training")) == [later]
    assert set(AuditEvent.objects.values_list("action", flat=True)) >= {"open_course", "enrol", "record_support"}


def test_a_need_of_a_later_day_is_not_met(clerk, person):
    wanted(person, clerk, STARTS + DAY)
    assert enrolled(course(clerk), person, clerk).support.need is None
    assert enrolled(course(clerk), person, clerk, STARTS + DAY).support.need is not None


def test_a_support_of_the_very_day_is_taken_for_the_enrolment(clerk, person):
    given = record_support(dossier=person, kind="training", delivered_on=STARTS, by=clerk)
    assert enrolled(course(clerk), person, clerk).support == given
    assert Support.objects.count() == 1


def test_no_seat_no_second_time_and_not_after_the_end(clerk, person):
    full = course(clerk, seats=1)
    first = enrolled(full, person, clerk)
    assert refused(lambda: enrolled(full, person, clerk), "course", rules.ENROLLED.format(course=full, on=STARTS))
    other = rehab.dossier(clerk)
    wanted(other, clerk)
    assert refused(lambda: enrolled(full, other, clerk), "course", rules.NO_SEAT.format(course=full, seats=1))
    assert not Support.objects.filter(dossier=other).exists()
    ended(first, clerk, result="dropped", result_on=STARTS + DAY)
    sentence = rules.ENDED.format(course=full, ends=ENDS)
    assert refused(lambda: enrolled(full, other, clerk, ENDS), "on", sentence)
    assert enrolled(full, other, clerk, ENDS - DAY).on == ENDS - DAY
    assert refused(lambda: ended(first, clerk, 2), "result", rules.NO_SEAT.format(course=full, seats=1))


def test_an_enrolment_lies_between_the_opening_of_the_dossier_and_today(clerk, person):
    coming = course(clerk, starts=today() + DAY, ends=today() + 60 * DAY)
    assert refused(lambda: enrolled(coming, person, clerk, today() + DAY), "on")
    assert refused(lambda: enrolled(coming, person, clerk, rehab.OPENED - DAY), "on")
    assert enrolled(coming, person, clerk, today())


def test_results_come_with_their_day_and_after_the_course(clerk, person):
    made = enrolled(course(clerk), person, clerk)
    assert refused(lambda: ended(made, clerk, result="passed"), "result_on", rules.BOTH)
    assert refused(lambda: ended(made, clerk, result_on=ENDS), "result", rules.BOTH)
    assert refused(lambda: ended(made, clerk, job="Thợ"), "job", rules.JOB_WITHOUT_RESULT)
    assert refused(lambda: ended(made, clerk, result="dropped", result_on=STARTS - DAY), "result_on")
    sentence = rules.NOT_OVER.format(ends=ENDS)
    assert refused(lambda: ended(made, clerk, result="passed", result_on=ENDS - DAY), "result_on", sentence)
    assert refused(lambda: ended(made, clerk, result="passed", result_on=today() + DAY), "result_on")
    assert ended(made, clerk, result="passed", result_on=ENDS, job=" Thợ  sửa xe ").job == "Thợ sửa xe"
    with pytest.raises(StaleVersionError):
        ended(made, clerk)
    row = with_seats(VocationalCourse.objects.all()).get()
    assert (row.taken, row.free, row.passed, row.finished, row.dropped, row.working) == (1, 1, 1, 0, 0, 1)


def change(course, by, version=1, **data) -> VocationalCourse:
    names = ("trade", "giver", "provider", "starts", "ends", "seats")
    return change_course(
        course=course, version=version, by=by, **{**{name: getattr(course, name) for name in names}, **data}
    )


def test_a_course_keeps_its_people_when_it_is_changed(clerk, person):
    found = course(clerk)
    enrolled(found, person, clerk)
    enrolled(found, rehab.dossier(clerk), clerk)
    assert refused(lambda: change(found, clerk, seats=1), "seats", rules.FEWER_SEATS.format(count=2))
    assert refused(lambda: change(found, clerk, starts=date(2024, 2, 1), ends=STARTS), "ends")
    assert refused(lambda: change(found, clerk, ends=STARTS), "ends")
    assert change(found, clerk, seats=2, starts=date(2024, 2, 1), ends=STARTS + DAY).ends == STARTS + DAY
    with pytest.raises(StaleVersionError):
        change(found, clerk)
    assert refused(lambda: course(clerk, ends=STARTS), "ends", rules.ENDS_NOT_LATER.format(starts=STARTS))
    assert refused(lambda: course(clerk, seats=0))


def close(need, by, version=1, on=today, why="declined", reason="Không còn vốn") -> Need:
    day = on() if callable(on) else on
    return close_need(need=need, version=version, closed_on=day, closed_as=why, closed_reason=reason, by=by)


def test_a_need_is_declined_with_day_and_reason_and_may_stand_again(clerk, person):
    need = wanted(person, clerk)
    assert refused(lambda: close(need, clerk, reason=" "), "closed_reason", needs.CLOSE_WHOLLY)
    assert refused(lambda: close(need, clerk, why=""), "closed_as", needs.CLOSE_WHOLLY)
    assert refused(lambda: close(need, clerk, on=None), "closed_on", needs.CLOSE_WHOLLY)
    assert refused(lambda: close(need, clerk, on=today() + DAY), "closed_on")
    early = date(2023, 12, 31)
    sentence = needs.CLOSED_BEFORE.format(day=early, recorded=need.recorded_on)
    assert refused(lambda: close(need, clerk, on=early), "closed_on", sentence)
    closed = close(need, clerk, on=need.recorded_on)
    assert not unmet_needs(person).exists()
    message = refused(
        lambda: record_support(dossier=person, kind="training", delivered_on=today(), need=closed, by=clerk), "need"
    )
    assert message == needs.NEED_CLOSED.format(day=need.recorded_on, why="không đáp ứng được")
    assert refused(lambda: correct_need(need=closed, version=2, recorded_on=date(2024, 1, 2), by=clerk), "recorded_on")
    with pytest.raises(StaleVersionError):
        close(need, clerk)
    close(need, clerk, 2, on=None, why="", reason="")
    assert record_support(dossier=person, kind="training", delivered_on=today(), need=need, by=clerk)
    assert refused(lambda: close(need, clerk, 3), sentence=needs.NEED_MET.format(day=today()))


def test_who_waits_and_how_long_those_of_the_year_had_waited(clerk, person):
    first, second = wanted(person, clerk, date(2023, 12, 1)), wanted(person, clerk, date(2024, 1, 1))
    waiting = wanted(person, clerk, date(2024, 2, 1))
    close(wanted(person, clerk, date(2024, 3, 1)), clerk)
    record_support(dossier=person, kind="training", delivered_on=date(2023, 12, 31), need=first, by=clerk)
    record_support(dossier=person, kind="training", delivered_on=date(2024, 1, 11), need=second, by=clerk)
    people = Dossier.objects.all()
    assert list(unmet(people)) == [waiting]
    row = next(row for row in waits_of_year(people, 2024) if row["kind"] == SupportKind.TRAINING)
    assert (row["unmet"], row["met"], row["days"]) == (1, 1, 10)
    row = next(row for row in waits_of_year(people, 2023) if row["kind"] == SupportKind.TRAINING)
    assert (row["met"], row["days"]) == (1, 30)
    assert len(waits_of_year(people, 2022)) == len(SupportKind)


def url(name, *args):
    return reverse(f"aftercare:{name}", args=args)


def test_a_course_is_announced_filled_and_ended_on_the_pages(desk, clerk, person):
    typed = {"unit": area(COMMUNE).pk, "trade": "Hàn", "provider": "Trường nghề", "giver": "budget", "seats": "1"}
    assert desk.post(url("course_open"), {**typed, "starts": "01/06/2024", "ends": "01/09/2024"}).status_code == 302
    found = VocationalCourse.objects.get()
    wanted(person, clerk)
    assert url("enrol", person.pk) in desk.get(url("needs_list")).content.decode()
    assert "còn 1 chỗ" in desk.get(url("enrol", person.pk), {"course": found.pk}).content.decode()
    assert desk.post(url("enrol", person.pk), {"course": found.pk, "on": "10/06/2024"}).status_code == 302
    assert not unmet(Dossier.objects.all())
    other = rehab.dossier(clerk)
    full = desk.post(url("enrol", other.pk), {"course": found.pk, "on": "10/06/2024"})
    assert "đã đủ người" in full.context["form"].errors["course"][0]
    made = Enrolment.objects.get()
    typed = {"result": "dropped", "result_on": "15/06/2024", "job": "", "version": "1"}
    assert desk.post(url("enrolment_end", person.pk, made.pk), typed).status_code == 302
    content = desk.get(url("course_detail", found.pk)).content.decode()
    assert "Bỏ học" in content
    assert person.number in content
    change = {"trade": "Hàn điện", "provider": "Trường", "giver": "budget", "seats": "3", "version": "1"}
    change |= {"starts": "01/06/2024", "ends": "01/09/2024"}
    assert desk.post(url("course_change", found.pk), change).status_code == 302
    assert "Hàn điện" in desk.get(url("course_list")).content.decode()
    panel = desk.get(reverse("cases:dossier_panel", args=[person.pk, "support"])).content.decode()
    for words in ("Lớp Hàn điện", "Ngân sách nhà nước", "Bỏ học"):
        assert words in panel


def test_who_is_enrolled_before_the_need_was_recorded_is_told_that_it_stays_unmet(desk, clerk, person):
    found = course(clerk, ends=date(2024, 9, 1))
    wanted(person, clerk, STARTS + DAY)
    page = desk.post(url("enrol", person.pk), {"course": found.pk, "on": f"{STARTS:%d/%m/%Y}"}, follow=True)
    assert "nên vẫn là chưa đáp ứng" in page.text


def test_a_course_of_the_district_is_seen_by_its_communes_and_kept_by_the_district(client, clerk, person):
    above = officer(Role.DISTRICT_OFFICER)
    found = course(above, code=DISTRICT)
    enrolled(found, person, clerk)
    client.force_login(officer(area_code=NEIGHBOUR))
    page = client.get(url("course_detail", found.pk)).content.decode()
    assert person.number not in page
    assert "1 học viên khác" in page
    assert client.get(url("course_change", found.pk)).status_code == 403
    client.force_login(above)
    assert client.get(url("course_change", found.pk)).status_code == 200
    client.force_login(officer(area_code=OTHER_COMMUNE))
    assert client.get(url("course_detail", found.pk)).status_code == 404


def test_a_course_of_the_commune_beside_is_not_offered(desk, clerk, person):
    foreign = course(officer(area_code=NEIGHBOUR), code=NEIGHBOUR, ends=today() + DAY)
    answer = desk.post(url("enrol", person.pk), {"course": foreign.pk, "on": "10/06/2024"})
    assert "course" in answer.context["form"].errors
    assert not Enrolment.objects.exists()


def test_a_need_is_closed_and_shown_with_its_wait(desk, clerk, person):
    need = wanted(person, clerk, date(2024, 6, 1))
    wanted(person, clerk, date(2024, 6, 2), SupportKind.JOB)
    assert [row["days"] for row in desk.get(url("needs_list")).context["rows"]] == [19, 18]
    assert desk.get(url("needs_list"), {"kind": "job"}).context["page"].paginator.count == 1
    assert desk.get(url("needs_list"), {"unit": area(NEIGHBOUR).pk}).context["page"].paginator.count == 0
    typed = {"closed_as": "withdrawn", "closed_on": "11/06/2024", "closed_reason": "Đã có việc", "version": "1"}
    assert desk.post(url("need_close", person.pk, need.pk), typed).status_code == 302
    assert desk.get(url("needs_list")).context["page"].paginator.count == 1
    panel = desk.get(reverse("cases:dossier_panel", args=[person.pk, "support"])).content.decode()
    for words in ("Người này không còn nhu cầu", "Đã có việc", "Mở lại"):
        assert words in panel
    blank = {"closed_as": "", "closed_on": "", "closed_reason": "", "version": "2"}
    assert desk.post(url("need_close", person.pk, need.pk), blank).status_code == 302
    assert desk.get(url("needs_list")).context["page"].paginator.count == 2


def test_a_support_says_by_whom(desk, clerk, person):
    typed = {"kind": "loan", "delivered_on": "10/06/2024", "amount": "5.000.000"}
    typed |= {"giver": "bank", "giver_name": "NHCSXH"}
    assert desk.post(url("support_record", person.pk), typed).status_code == 302
    given = Support.objects.get()
    assert (given.get_giver_display(), given.giver_name) == ("Ngân hàng", "NHCSXH")
    change = {"delivered_on": "10/06/2024", "amount": "5000000", "giver": "union", "giver_name": "Hội", "version": "1"}
    assert desk.post(url("support_correct", person.pk, given.pk), change).status_code == 302
    given.refresh_from_db()
    assert (given.giver, given.giver_name) == ("union", "Hội")


@pytest.mark.parametrize("name", ["needs_list", "course_list"])
def test_lists_take_as_many_statements_however_long(desk, clerk, name):
    def grow():
        person = rehab.dossier(clerk)
        wanted(person, clerk, kind=SupportKind.JOB)
        enrolled(course(clerk), person, clerk)

    grow()
    few = statements(desk, url(name))
    grow()
    grow()
    assert statements(desk, url(name)) == few


def test_a_closed_need_still_counts_among_those_in_need(clerk, person):
    need = wanted(person, clerk)
    close(need, clerk, on=need.recorded_on)
    assert counted(asked(clerk, "01-BCN")).cells["15.02n"]["total"] == 1
