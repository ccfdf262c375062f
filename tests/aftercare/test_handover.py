"""Nobody falls out of sight between the end of rehabilitation and the decision on aftercare."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from aftercare import handover
from aftercare.enums import AftercareEnd
from aftercare.handover import Deadlines, by_commune, completions_of, waiting
from aftercare.models import HandoverExit, NotManaged
from aftercare.services import end_aftercare, leave_queue, return_to_queue
from aftercare.services import handover as rules
from aftercare.views.handover import next_url
from cases.models import Dossier, LifeEventKind, Rule
from cases.proposals import opening
from cases.services import (
    end_life_event,
    move_dossier,
    record_determination,
    record_life_event,
    take_back_life_event,
)
from rehab.enums import Modality
from rehab.models import Episode
from rehab.services import adopt_episode
from tests.accounts.factories import officer
from tests.aftercare import factories
from tests.areas import factories as areas
from tests.cases.procedures import opened, taken
from tests.queries import statements
from tests.refusals import refused
from tests.rehab import factories as rehab

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 20)
DONE = date(2024, 6, 3)
"""A Monday; the fifth working day after it is Monday 10/06."""


@pytest.fixture
def by():
    return officer()


def graduate(by, ends=DONE, **fields):
    person = rehab.dossier(by, **fields)
    rehab.completed(person, by, starts=date(2022, 1, 4), ends=ends, months=6)
    return person


def queue(user=None):
    people = Dossier.objects.visible_to(user) if user else Dossier.objects.all()
    return [row.pk for row in waiting(people)]


def step_of(person):
    row = waiting(Dossier.objects.filter(pk=person.pk)).get()
    return Deadlines(TODAY).of([row])[person.pk]


def late():
    return [row.pk for row in Deadlines(TODAY).late(waiting(Dossier.objects.all()))]


def test_who_completed_waits_with_the_day_of_the_report(by):
    person = graduate(by)
    assert queue() == [person.pk]
    step = step_of(person)
    assert (step.label, step.due_on, step.days_late) == ("Trình diện", date(2024, 6, 10), 10)
    assert "Điều 62" in step.article


def test_a_decision_ends_the_waiting_on_the_very_day(by):
    person = graduate(by)
    factories.aftercare(person, by, starts=DONE)
    assert queue() == []


@pytest.mark.parametrize(
    ("ends", "waits"), [(date(2022, 1, 1), True), (date(2021, 12, 31), False)], ids=["law of 2021", "before it"]
)
def test_the_queue_begins_with_the_law_of_2021(by, ends, waits):
    person = rehab.dossier(by)
    rehab.completed(person, by, starts=date(2021, 3, 1), ends=ends, months=6)
    assert (queue() == [person.pk]) is waits


def test_a_new_rehabilitation_takes_the_place_of_aftercare_and_a_relapse_alone_does_not(by):
    again, relapsed = graduate(by), graduate(by)
    rehab.episode(again, by, starts=date(2024, 6, 10))
    record_determination(dossier=relapsed, on=date(2024, 6, 10), result="addicted", agency="", by=by)
    assert queue() == [relapsed.pk]
    leave_queue(dossier=relapsed, on=date(2024, 6, 12), reason=NotManaged.RELAPSED, note="hồ sơ 7", by=by)
    assert queue() == []


def test_who_is_at_large_is_not_expected(by):
    person = rehab.dossier(by)
    place = {"at": rehab.facility(), "months": 12, "starts": date(2023, 6, 26)}
    episode = rehab.episode(person, by, Modality.FACILITY_COMPULSORY, **place)
    procedure = adopt_episode(episode=episode, by=by)
    assert queue() == [person.pk]
    procedure.term_ends = None
    procedure.save()
    assert queue() == []


def test_prison_that_broke_rehabilitation_off_leads_to_the_queue_without_a_deadline(by):
    person = rehab.dossier(by)
    rehab.episode(person, by, starts=date(2023, 1, 10), months=12)
    event = record_life_event(dossier=person, kind=LifeEventKind.IMPRISONED, on=date(2023, 3, 4), by=by)
    end_life_event(event=event, version=event.version, ends=date(2024, 5, 6), by=by)
    assert queue() == [person.pk]
    step = step_of(person)
    assert (step.label, step.due_on) == ("Xét biện pháp tiếp theo", None)
    assert late() == []


def test_aftercare_that_outlived_an_absence_is_not_asked_for_again(by):
    person = graduate(by, ends=date(2023, 6, 1))
    row = factories.aftercare(person, by, starts=date(2023, 6, 5))
    event = record_life_event(dossier=person, kind=LifeEventKind.UNKNOWN, on=date(2023, 9, 4), by=by)
    end_life_event(event=event, version=event.version, ends=date(2023, 10, 10), by=by)
    end_aftercare(aftercare=row, version=row.version, ends=date(2024, 2, 5), reason=AftercareEnd.OTHER, by=by)
    assert queue() == []


@pytest.mark.parametrize("changes", [{"in_force": False}, {"amount": None, "unit": ""}])
def test_a_law_without_the_deadline_leaves_the_queue_without_one(by, client, changes):
    person = graduate(by)
    Rule.objects.filter(procedure="aftercare", step="report").update(**changes)
    assert step_of(person).due_on is None
    assert late() == []
    client.force_login(by)
    assert person.full_name in client.get(reverse("aftercare:handover")).text
    assert "1 người đã hoàn thành" in client.get(reverse("cases:worklist")).text


def test_death_and_prison_end_the_waiting_and_the_release_brings_it_back(by):
    person = graduate(by)
    event = record_life_event(dossier=person, kind=LifeEventKind.IMPRISONED, on=date(2024, 6, 5), by=by)
    assert queue() == []
    end_life_event(event=event, version=event.version, ends=date(2024, 6, 17), by=by)
    (row,) = waiting(Dossier.objects.all())
    assert (row.pk, row.since) == (person.pk, date(2024, 6, 17))
    dead = graduate(by)
    gone = record_life_event(dossier=dead, kind=LifeEventKind.DEAD, on=date(2024, 6, 5), by=by)
    assert queue() == [person.pk]
    take_back_life_event(event=gone, version=gone.version, reason="nhầm", by=by)
    assert sorted(queue()) == sorted([person.pk, dead.pk])


def test_prison_that_broke_aftercare_off_is_followed_by_a_new_decision(by):
    person = graduate(by, ends=date(2023, 6, 1))
    factories.aftercare(person, by, starts=date(2023, 6, 5))
    event = record_life_event(dossier=person, kind=LifeEventKind.IMPRISONED, on=date(2023, 9, 4), by=by)
    end_life_event(event=event, version=event.version, ends=date(2024, 6, 10), by=by)
    assert queue() == [person.pk]
    factories.aftercare(person, by, starts=date(2024, 6, 12))
    assert queue() == []


def test_who_served_aftercare_before_prison_does_not_wait_again(by):
    person = graduate(by, ends=date(2022, 9, 1))
    row = factories.aftercare(person, by, starts=date(2022, 9, 5))
    end_aftercare(aftercare=row, version=row.version, ends=date(2023, 9, 5), reason=AftercareEnd.TERM_SERVED, by=by)
    event = record_life_event(dossier=person, kind=LifeEventKind.IMPRISONED, on=date(2023, 10, 4), by=by)
    end_life_event(event=event, version=event.version, ends=date(2024, 6, 10), by=by)
    assert queue() == []


def test_whoever_nobody_can_find_stays_in_the_queue(by):
    person = graduate(by)
    record_life_event(dossier=person, kind=LifeEventKind.UNKNOWN, on=date(2024, 6, 5), by=by)
    assert queue() == [person.pk]


@pytest.mark.parametrize(("day", "waits"), [(date(2024, 7, 5), True), (date(2024, 7, 6), False)])
def test_a_known_discharge_is_expected_fifteen_days_ahead(by, day, waits):
    person = rehab.dossier(by)
    place = {"at": rehab.facility(), "months": 12, "starts": date(2023, 7, 3)}
    episode = rehab.episode(person, by, Modality.FACILITY_COMPULSORY, **place)
    Episode.objects.filter(pk=episode.pk).update(planned_end=day)
    assert (queue() == [person.pk]) is waits
    if waits:
        step = step_of(person)
        assert (step.label, step.due_on, step.days_late) == ("Chuẩn bị đón về", day, 0)
        assert late() == []


def test_the_procedure_tells_the_next_deadline_and_stays_in_the_queue_until_decided(by):
    person, police = graduate(by), officer(Role.POLICE_OFFICER)
    procedure = opened(person, "aftercare", "report", date(2024, 6, 6), by)
    step = step_of(person)
    assert (step.label, step.due_on, step.procedure) == ("Lập hồ sơ đề nghị", date(2024, 6, 11), procedure)
    taken(procedure, "propose", date(2024, 6, 19), police)
    step = step_of(person)
    assert (step.label, step.due_on, step.days_late) == ("Quyết định quản lý sau cai", date(2024, 6, 21), 0)
    assert late() == []
    data = {"decision_number": "1/QĐ", "months": 12, "helper": "Hội Phụ nữ"}
    taken(procedure, "decide", date(2024, 6, 20), by, data=data)
    assert queue() == []


def test_a_refusal_in_the_procedure_needs_a_recorded_reason_as_well(by):
    person = graduate(by)
    procedure = opened(person, "aftercare", "report", date(2024, 6, 6), by)
    taken(procedure, "refuse", date(2024, 6, 7), by, data={"reason": "không thuộc diện"})
    assert queue() == [person.pk]


@pytest.mark.parametrize(("ends", "is_late"), [(date(2024, 6, 13), False), (date(2024, 6, 12), True)])
def test_late_is_the_day_after_the_fifth_working_day(by, ends, is_late):
    person = graduate(by, ends=ends)
    assert (late() == [person.pk]) is is_late
    assert (step_of(person).days_late > 0) is is_late


def test_a_reported_return_shortens_the_deadline(by):
    person = graduate(by)
    row = waiting(Dossier.objects.filter(pk=person.pk)).get()
    row.reported_on = date(2024, 6, 4)
    step = Deadlines(TODAY).of([row])[person.pk]
    assert (step.label, step.due_on) == ("Lập hồ sơ đề nghị", date(2024, 6, 7))
    assert next_url(row, step) == opening(row, "aftercare", "propose")


def test_a_recorded_reason_ends_the_waiting_and_can_be_taken_back(by):
    person = graduate(by)
    words = {"reason": NotManaged.ABROAD, "note": "Theo gia đình báo, có xác nhận", "by": by}
    sentence = rules.BEFORE_SINCE.format(on=date(2024, 6, 2), since=DONE)
    assert refused(lambda: leave_queue(dossier=person, on=date(2024, 6, 2), **words), "on", sentence)
    assert not HandoverExit.objects.exists()
    left = leave_queue(dossier=person, on=DONE, **words)
    assert queue() == []
    assert refused(lambda: leave_queue(dossier=person, on=DONE, **words), sentence=rules.NOT_WAITING)
    assert HandoverExit.objects.count() == 1
    assert refused(lambda: return_to_queue(left=left, version=left.version, reason=" ", by=by), "reason")
    return_to_queue(left=left, version=left.version, reason="ghi nhầm", by=by)
    assert queue() == [person.pk]


def test_a_move_hands_the_person_to_the_queue_of_the_new_commune(by):
    person, neighbour = graduate(by), officer(area_code=areas.NEIGHBOUR)
    assert (queue(by), queue(neighbour)) == ([person.pk], [])
    move_dossier(
        dossier=person,
        to=areas.area(areas.NEIGHBOUR, TODAY),
        on=date(2024, 6, 10),
        by=officer(Role.DISTRICT_OFFICER),
    )
    assert queue(neighbour) == [person.pk]
    assert queue(by) == []


def test_after_a_move_the_clock_goes_on_at_the_new_commune_and_the_old_one_sees_neither(client, by):
    person, neighbour = graduate(by), officer(area_code=areas.NEIGHBOUR)
    procedure = opened(person, "aftercare", "report", date(2024, 6, 6), by)
    before = step_of(person)
    move_dossier(
        dossier=person, to=areas.area(areas.NEIGHBOUR, TODAY), on=date(2024, 6, 14), by=officer(Role.DISTRICT_OFFICER)
    )
    assert step_of(person) == before
    assert (before.due_on, before.days_late, before.procedure) == (date(2024, 6, 11), 9, procedure)
    assert [(row.commune.code, row.late) for row in by_commune(waiting(Dossier.objects.all()), Deadlines(TODAY))] == [
        (areas.NEIGHBOUR, 1)
    ]
    pages = [reverse("aftercare:handover"), reverse("cases:worklist")]
    for user, is_told in ((neighbour, True), (by, False)):
        client.force_login(user)
        assert [person.full_name in client.get(page).text for page in pages] == [is_told, is_told]
    taken(procedure, "propose", date(2024, 6, 18), officer(Role.POLICE_OFFICER, areas.NEIGHBOUR))
    data = {"decision_number": "1/QĐ", "months": 12, "helper": "Hội Phụ nữ"}
    taken(procedure, "decide", date(2024, 6, 20), neighbour, data=data)
    assert queue() == []


def test_the_district_sees_the_slowest_commune_first(by):
    graduate(by, ends=date(2024, 6, 18))
    for _ in range(2):
        graduate(by, area_code=areas.NEIGHBOUR)
    rows = by_commune(waiting(Dossier.objects.all()), Deadlines(TODAY))
    found = [(row.commune.code, row.waiting, row.late) for row in rows]
    assert found == [(areas.NEIGHBOUR, 2, 2), (areas.COMMUNE, 1, 0)]


def test_the_share_of_a_year_names_who_is_missing_and_who_is_excused(by):
    managed, missing, abroad, again = (graduate(by, ends=date(2024, month, 4)) for month in (2, 3, 4, 5))
    graduate(by, ends=date(2023, 12, 31))
    factories.aftercare(managed, by, starts=date(2024, 6, 3))
    leave_queue(dossier=abroad, on=date(2024, 4, 4), reason=NotManaged.ABROAD, note="có giấy", by=by)
    rehab.episode(again, by, starts=date(2024, 5, 20))
    found = completions_of(2024, Dossier.objects.all())
    assert found.completed.count() == 4
    assert list(found.managed) == [managed]
    assert list(found.missing) == [missing]
    assert set(found.excused) == {abroad, again}


def test_the_pages_show_the_queue_and_the_share(client, by):
    person = graduate(by)
    client.force_login(by)
    page = client.get(reverse("aftercare:handover"))
    assert person.full_name in page.text
    assert "quá 10 ngày" in page.text
    assert opening(person, "aftercare", "report") in page.text
    assert person.full_name in client.get(reverse("aftercare:handover"), {"show": "late"}).text
    assert person.full_name not in client.get(reverse("aftercare:handover"), {"show": "expected"}).text
    year = client.get(reverse("aftercare:completions"))
    assert "0,0 %" in year.text.replace("<strong>", "").replace("</strong>", "")
    assert "năm 2024" in year.text
    assert "nam=2023" in year.text
    assert person.full_name in year.text
    client.force_login(officer(area_code=areas.NEIGHBOUR))
    assert person.full_name not in client.get(reverse("aftercare:handover")).text
    assert person.full_name not in client.get(reverse("aftercare:completions")).text


def test_the_list_of_work_tells_of_the_queue(client, by):
    client.force_login(by)
    assert "chờ quản lý sau cai, " not in client.get(reverse("cases:worklist")).text
    graduate(by)
    graduate(by, ends=date(2024, 6, 18))
    page = client.get(reverse("cases:worklist")).text
    assert "2 người đã hoàn thành" in page
    assert "1 người quá hạn" in page
    client.force_login(officer(Role.FACILITY_OFFICER))
    assert "chờ quản lý sau cai, " not in client.get(reverse("cases:worklist")).text


def test_the_reason_is_entered_and_taken_back_on_the_dossiers_page(client, by):
    person = graduate(by)
    client.force_login(by)
    url = reverse("aftercare:queue_leave", args=[person.pk])
    assert url in client.get(reverse("cases:dossier_detail", args=[person.pk])).text
    given = {"on": "10/06/2024", "reason": "abroad", "note": "giấy của gia đình"}
    assert client.post(url, {**given, "on": "01/06/2024"}).status_code == 200
    assert client.post(url, given).status_code == 302
    (left,) = HandoverExit.objects.all()
    back = reverse("aftercare:queue_return", args=[person.pk, left.pk])
    assert back in client.get(reverse("cases:dossier_detail", args=[person.pk])).text
    client.post(back, {"version": left.version, "reason": "ghi nhầm"})
    assert queue() == [person.pk]


def test_the_page_needs_as_many_statements_for_many_as_for_one(client, by):
    client.force_login(officer(Role.DISTRICT_OFFICER))
    graduate(by)
    url = reverse("aftercare:handover")
    one = statements(client, url)
    for _ in range(8):
        graduate(by)
    assert statements(client, url) == one <= 20


def test_the_clock_asks_for_rules_that_are_there():
    assert handover.Deadlines(TODAY)
    assert handover.Deadlines(date(2026, 7, 2))
