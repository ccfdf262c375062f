"""Death, prison, absence: one act ends all that runs, and taking it back lets it go on."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from cases.enums import RemovalReason, Stage, UserManagementEnd
from cases.models import LifeEvent, UserManagement
from cases.procedures.manifest import BROKEN_OFF
from cases.services import (
    announce_release,
    end_life_event,
    record_drug_test,
    record_life_event,
    set_place_of_care,
    start_user_management,
    take_back_life_event,
)
from cases.services import life as rules
from cases.services.checks import END_BEFORE_START, FUTURE
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases import factories
from tests.cases.procedures import opened, owed, taken
from tests.refusals import refused

pytestmark = pytest.mark.django_db
ON, TODAY, TOMORROW = date(2024, 3, 4), date(2024, 6, 20), date(2024, 6, 21)


@pytest.fixture
def by():
    return officer()


@pytest.fixture
def person(by):
    found = factories.addict(by=by)
    start_user_management(dossier=found, decision_number="1", starts=date(2023, 4, 1), by=by)
    return found


def happened(person, by, kind="dead", on=ON, **more) -> LifeEvent:
    return record_life_event(dossier=person, kind=kind, on=on, by=by, **more)


def requested(person):
    police = officer(Role.POLICE_OFFICER)
    data = {"ground": "no_residence", "to": "Trạm y tế"}
    record_drug_test(dossier=person, on=date(2024, 3, 1), occasion="found_using", is_positive=True, by=police)
    return opened(person, "determination", "request_police", date(2024, 3, 1), police, data=data)


@pytest.mark.parametrize(
    ("kind", "management", "removal"),
    [
        ("dead", UserManagementEnd.DEAD, RemovalReason.DEAD_OR_MISSING),
        ("imprisoned", UserManagementEnd.IMPRISONED, RemovalReason.IMPRISONED),
        ("missing", UserManagementEnd.OTHER_MEASURE, RemovalReason.DEAD_OR_MISSING),
    ],
)
def test_everything_of_the_register_ends_with_its_reason(person, by, kind, management, removal):
    procedure = requested(person)
    event = happened(person, by, kind)
    person.refresh_from_db()
    procedure.refresh_from_db()
    assert person.stage == Stage.ENDED
    assert (person.user_managements.get().ends, person.user_managements.get().end_reason) == (ON, management)
    assert (person.removals.get().on, person.removals.get().reason) == (ON, removal)
    assert (procedure.state, procedure.closed_on) == (BROKEN_OFF, ON)
    assert owed(procedure) == set()
    assert AuditEvent.objects.filter(action="record_life_event", object_id=str(event.pk), actor=by).exists()


@pytest.mark.parametrize("kind", ["dead", "imprisoned", "missing"])
def test_taken_back_all_of_it_goes_on(person, by, kind):
    procedure = requested(person)
    event = happened(person, by, kind)
    assert refused(
        lambda: take_back_life_event(event=event, version=event.version, reason=" ", by=by),
        "reason",
        rules.NEEDS_REASON,
    )
    take_back_life_event(event=event, version=event.version, reason="nhầm người", by=by)
    procedure.refresh_from_db()
    person.refresh_from_db()
    assert not person.life_events.exists()
    assert person.user_managements.get().ends is None
    assert not person.removals.exists()
    assert (procedure.state, procedure.closed_on) == ("requested", None)
    assert owed(procedure) == {"receive"}
    assert procedure.steps.last().undone_reason == "nhầm người"
    assert person.stage == Stage.ADDICT


def test_what_ended_before_stays_ended_when_it_is_taken_back(person, by):
    UserManagement.objects.update(ends=date(2024, 1, 8), end_reason=UserManagementEnd.TERM_OVER)
    event = happened(person, by)
    take_back_life_event(event=event, version=event.version, reason="nhầm người", by=by)
    assert person.user_managements.get().ends == date(2024, 1, 8)


def test_a_step_after_the_day_keeps_everything_as_it_was(person, by):
    procedure = requested(person)
    sentence = refused(lambda: happened(person, by, on=date(2024, 2, 29)))
    assert "01/03/2024" in sentence
    assert "thu hồi bước đó trước" in sentence
    procedure.refresh_from_db()
    assert procedure.state == "requested"
    assert not person.life_events.exists()
    assert not person.removals.exists()


def test_it_lies_in_the_past_and_happens_once(person, by):
    assert refused(lambda: happened(person, by, on=TOMORROW), "on", FUTURE.format(day=TOMORROW, today=TODAY))
    happened(person, by, on=TODAY)
    assert refused(
        lambda: happened(person, by, on=TODAY), sentence=rules.RUNS_ALREADY.format(kind="Chết", starts=TODAY)
    )
    assert refused(lambda: happened(person, by, "imprisoned", TODAY), sentence=rules.DEAD.format(starts=TODAY))


def test_a_facility_that_a_procedure_let_in_sees_the_person_no_more(person, by):
    procedure = requested(person)
    place = {"office": areas.care_office(), "reason": f"procedure:{procedure.pk}", "starts": date(2024, 3, 1)}
    set_place_of_care(dossier=person, **place)
    event = happened(person, by)
    assert person.places_of_care.get().ends == ON
    take_back_life_event(event=event, version=1, reason="nhầm", by=by)
    assert person.places_of_care.get().ends is None


def test_an_unknown_home_ends_nothing(person, by):
    happened(person, by, "unknown")
    person.refresh_from_db()
    assert person.stage == Stage.ADDICT
    assert person.user_managements.get().ends is None


def test_a_release_is_announced_and_entered(person, by):
    event = happened(person, by, "imprisoned", expected_end=date(2024, 7, 1))
    assert "phải sau ngày vào tù" in refused(lambda: announce_release(event=event, version=1, expected_end=ON, by=by))
    event = announce_release(event=event, version=1, expected_end=date(2024, 6, 25), by=by)
    assert refused(
        lambda: end_life_event(event=event, version=2, ends=ON, by=by),
        "ends",
        END_BEFORE_START.format(ends=ON, starts=ON),
    )
    event = end_life_event(event=event, version=2, ends=date(2024, 3, 5), by=by)
    assert refused(
        lambda: end_life_event(event=event, version=3, ends=TODAY, by=by),
        sentence=rules.ENDED_ALREADY.format(ends=event.ends),
    )
    assert refused(
        lambda: announce_release(event=event, version=3, expected_end=TODAY, by=by), sentence=rules.NOT_IN_PRISON
    )


def test_a_death_has_no_end(person, by):
    event = happened(person, by)
    assert refused(lambda: end_life_event(event=event, version=1, ends=TODAY, by=by), sentence=rules.DEATH_HAS_NO_END)


def test_a_release_is_only_of_prison(person, by):
    assert "chỉ có khi đi tù" in refused(lambda: happened(person, by, "dead", expected_end=TODAY))


def test_the_page_first_shows_what_ends_and_writes_on_the_second_sending(client, person, by):
    requested(person)
    client.force_login(by)
    url = reverse("cases:life_event_create", args=[person.pk])
    typed = {"kind": "dead", "on": "4/3/2024", "note": "giấy chứng tử 12"}
    page = client.post(url, typed)
    words = page.content.decode()
    for sentence in ("Quyết định ngày 01/04/2023", "Chết hoặc mất tích", "Xác định tình trạng nghiện ma túy"):
        assert sentence in words
    assert not person.life_events.exists()
    seen = page.context["form"]["seen"].value()
    changed = client.post(url, {**typed, "on": "5/3/2024", "seen": seen})
    assert "vừa thay đổi" in changed.content.decode()
    assert not person.life_events.exists()
    seen = changed.context["form"]["seen"].value()
    client.post(url, {**typed, "on": "5/3/2024", "seen": seen})
    event = person.life_events.get()
    assert (event.kind, event.starts, event.note) == ("dead", date(2024, 3, 5), "giấy chứng tử 12")
    assert person.removals.exists()
    page = client.get(reverse("cases:dossier_detail", args=[person.pk])).content.decode()
    assert "giấy chứng tử 12" in page


@pytest.mark.parametrize(("typed", "shown"), [("20/6/2024", True), ("21/6/2024", False)])
def test_what_would_end_is_not_shown_for_a_day_to_come(client, person, by, typed, shown):
    client.force_login(by)
    page = client.post(reverse("cases:life_event_create", args=[person.pk]), {"kind": "dead", "on": typed})
    assert (page.context["consequences"] is not None) == shown
    assert (FUTURE.format(day=TOMORROW, today=TODAY) in page.content.decode()) != shown
    assert ('aria-invalid="true"' in page.content.decode()) != shown


def test_what_happened_already_is_said_before_anything_is_shown(client, person, by):
    happened(person, by)
    client.force_login(by)
    page = client.post(reverse("cases:life_event_create", args=[person.pk]), {"kind": "dead", "on": "4/3/2024"})
    assert rules.RUNS_ALREADY.format(kind="Chết", starts=ON) in page.content.decode()
    assert page.context["consequences"] is None


def test_the_other_pages_write_what_they_say(client, person, by):
    client.force_login(by)
    client.post(reverse("cases:unknown_create", args=[person.pk]), {"on": "4/3/2024", "note": ""})
    event = person.life_events.get()
    url = reverse("cases:life_event_end", args=[person.pk, event.pk])
    client.post(url, {"ends": "10/3/2024", "version": 1})
    event.refresh_from_db()
    assert event.ends == date(2024, 3, 10)
    prison = happened(person, by, "imprisoned")
    url = reverse("cases:release_announce", args=[person.pk, prison.pk])
    client.post(url, {"expected_end": "1/7/2024", "version": 1})
    prison.refresh_from_db()
    assert prison.expected_end == date(2024, 7, 1)
    url = reverse("cases:life_event_take_back", args=[person.pk, prison.pk])
    client.post(url, {"reason": "ghi nhầm", "version": 2})
    assert person.life_events.get() == event


def test_the_commune_sees_its_own_lists(client, by):
    lost, held, out, old = (factories.dossier(by=by, full_name=f"Nguyễn Văn {name}") for name in ("A", "B", "C", "D"))
    happened(lost, by, "unknown")
    happened(held, by, "imprisoned", expected_end=date(2024, 7, 1))
    for person, day in ((out, date(2024, 3, 22)), (old, date(2024, 3, 21))):
        event = happened(person, by, "imprisoned")
        end_life_event(event=event, version=1, ends=day, by=by)
    client.force_login(by)
    assert [row.dossier for row in client.get(reverse("cases:absences")).context["page"]] == [lost]
    page = client.get(reverse("cases:absences"), {"muc": "ra-tu"})
    assert [row.dossier for row in page.context["page"]] == [out, held]
    client.force_login(officer(area_code=areas.NEIGHBOUR))
    for query in ({}, {"muc": "ra-tu"}):
        assert list(client.get(reverse("cases:absences"), query).context["page"]) == []


def test_a_procedure_can_be_opened_again_after_it_was_taken_back(person, by):
    procedure = requested(person)
    event = happened(person, by)
    take_back_life_event(event=event, version=1, reason="nhầm", by=by)
    health = officer(Role.HEALTH_OFFICER)
    assert taken(procedure, "receive", TODAY, health, data={"agency": "TYT"}).state == "received"
