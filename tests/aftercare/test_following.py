"""Contacts and planned tests: what the services write, what they refuse, and what is still to come."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.enums import Role
from aftercare.following import CONTACT, TEST, appointments
from aftercare.models import Contact, PlannedTest
from aftercare.services import (
    assign_helper,
    cancel_planned_test,
    correct_contact,
    end_aftercare,
    plan_test,
    record_contact,
    withdraw_contact,
)
from aftercare.services import following as rules
from cases.models import Dossier
from cases.services import change_drug_test, record_drug_test, withdraw_fact
from core.calendar import today
from core.errors import StaleVersionError
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.aftercare import factories
from tests.aftercare.test_helping import listed
from tests.areas.factories import COMMUNE, NEIGHBOUR, area
from tests.queries import statements
from tests.refusals import refused
from tests.rehab import factories as rehab

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ON = date(2024, 3, 1)
TODAY = date(2024, 6, 20)


@pytest.fixture
def clerk():
    return officer()


@pytest.fixture
def person(clerk):
    found = factories.graduate(clerk)
    factories.aftercare(found, clerk)
    return found


def contact(person, by, on=ON, **fields) -> Contact:
    given = {"kind": "visit", "content": "Sức khỏe ổn định", "officer": "Trần Văn Cán", **fields}
    return record_contact(dossier=person, on=on, by=by, **given)


def result(person, by, on=TODAY, *, sudden=False, occasion="aftercare", positive=False):
    return record_drug_test(dossier=person, on=on, occasion=occasion, is_positive=positive, is_sudden=sudden, by=by)


def told(**kwargs) -> list[tuple]:
    rows = appointments(Dossier.objects.all(), **kwargs)
    return [(row["what"], row["day"]) for row in rows]


def test_a_contact_is_written_with_who_what_and_when_next(clerk, person):
    made = contact(person, clerk, agreed="Đi học nghề", next_on=date(2024, 4, 1))
    assert (made.officer, made.agreed, made.next_on) == ("Trần Văn Cán", "Đi học nghề", date(2024, 4, 1))
    helper = listed(clerk)
    assert contact(person, clerk, helper=helper, officer="").helper == helper
    assert AuditEvent.objects.filter(action="record_contact", actor=clerk).count() == 2


def test_a_contact_is_made_by_one_who_takes_part_there(clerk, person):
    helper = listed(clerk, starts=ON)
    assert refused(lambda: contact(person, clerk, officer=" "), "officer", rules.NOBODY)
    assert refused(lambda: contact(person, clerk, helper=helper), "officer")
    before = ON - DAY
    sentence = rules.NOT_OF_COMMUNE.format(helper=helper, on=before)
    assert refused(lambda: contact(person, clerk, before, helper=helper, officer=""), "helper", sentence)
    elsewhere = listed(clerk, code=NEIGHBOUR)
    assert refused(lambda: contact(person, clerk, helper=elsewhere, officer=""), "helper")
    assert contact(person, clerk, helper=helper, officer="")


def test_the_days_of_a_contact_are_in_order(clerk, person):
    assert refused(lambda: contact(person, clerk, today() + DAY), "on")
    assert refused(lambda: contact(person, clerk, rehab.OPENED - DAY), "on")
    assert refused(lambda: contact(person, clerk, next_on=ON), "next_on", rules.NEXT_NOT_LATER.format(on=ON))
    assert refused(lambda: contact(person, clerk, content="  "), "content", rules.NO_CONTENT)
    assert contact(person, clerk, today(), next_on=today() + DAY)


def test_a_contact_is_corrected_and_taken_out_with_a_reason(clerk, person):
    made = contact(person, clerk)
    same = {"on": ON, "kind": "phone", "content": "Gọi", "helper": None, "officer": "A", "agreed": "", "next_on": None}
    assert correct_contact(contact=made, version=1, by=clerk, **same).kind == "phone"
    with pytest.raises(StaleVersionError):
        correct_contact(contact=made, version=1, by=clerk, **same)
    assert refused(
        lambda: withdraw_contact(contact=made, version=2, reason=" ", by=clerk), "reason", rules.NEEDS_REASON
    )
    withdraw_contact(contact=made, version=2, reason="Nhầm người", by=clerk)
    assert not Contact.objects.exists()
    assert AuditEvent.objects.get(action="withdraw_contact").details["reason"] == "Nhầm người"


def test_a_test_is_planned_for_whoever_is_managed_from_today_on(clerk, person):
    assert refused(lambda: plan_test(dossier=person, due_on=TODAY - DAY, by=clerk), "due_on")
    assert plan_test(dossier=person, due_on=TODAY, by=clerk).planned_on == TODAY
    sentence = rules.PLANNED_THAT_DAY.format(due=TODAY)
    assert refused(lambda: plan_test(dossier=person, due_on=TODAY, by=clerk), "due_on", sentence)
    stranger = rehab.dossier(clerk)
    assert refused(lambda: plan_test(dossier=stranger, due_on=TODAY, by=clerk), sentence=rules.NOT_MANAGED)


def test_the_planned_test_is_met_by_the_periodic_test_of_aftercare(clerk, person):
    first = plan_test(dossier=person, due_on=date(2024, 7, 1), by=clerk)
    second = plan_test(dossier=person, due_on=date(2024, 10, 1), by=clerk)
    result(person, clerk, sudden=True)
    result(person, clerk, occasion="found_using")
    result(person, clerk, TODAY - DAY)
    first.refresh_from_db()
    assert first.met_by is None
    taken = result(person, clerk)
    first.refresh_from_db(), second.refresh_from_db()
    assert (first.met_by, second.met_by) == (taken, None)
    assert refused(
        lambda: cancel_planned_test(planned=first, version=1, reason="x", by=clerk),
        sentence=rules.MET_ALREADY.format(on=TODAY),
    )


def test_a_test_corrected_or_taken_out_leaves_the_planned_one_open(clerk, person):
    planned = plan_test(dossier=person, due_on=date(2024, 7, 1), by=clerk)
    taken = result(person, clerk)
    same = {"on": TODAY, "occasion": "aftercare", "is_positive": False, "substances": "", "agency": ""}
    change_drug_test(test=taken, version=1, is_sudden=True, by=clerk, **same)
    planned.refresh_from_db()
    assert planned.met_by is None
    change_drug_test(test=taken, version=2, is_sudden=False, by=clerk, **same)
    planned.refresh_from_db()
    assert planned.met_by == taken
    withdraw_fact(fact=taken, version=3, reason="Nhầm người", by=clerk)
    planned.refresh_from_db()
    assert planned.met_by is None
    cancel_planned_test(planned=planned, version=1, reason="Đã có đột xuất", by=clerk)
    assert not PlannedTest.objects.exists()


def test_what_was_agreed_is_to_come_until_it_was_done_or_the_time_is_over(clerk, person):
    contact(person, clerk, next_on=date(2024, 4, 1))
    contact(person, clerk, date(2024, 5, 1), next_on=date(2024, 6, 19))
    plan_test(dossier=person, due_on=date(2024, 6, 27), by=clerk)
    assert told() == [(CONTACT, date(2024, 6, 19)), (TEST, date(2024, 6, 27))]
    assert told(what=TEST) == [(TEST, date(2024, 6, 27))]
    assert told(before=TODAY) == [(CONTACT, date(2024, 6, 19))]
    assert len(told(before=TODAY + timedelta(days=7))) == 1
    assert len(told(before=TODAY + timedelta(days=8))) == 2
    contact(person, clerk, TODAY)
    assert told() == [(TEST, date(2024, 6, 27))]
    end_aftercare(aftercare=person.aftercares.get(), version=1, ends=TODAY, reason="other", by=clerk)
    assert told() == []


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


def test_a_visit_is_typed_on_one_short_form(desk, clerk, person):
    helper = listed(clerk)
    page = reverse("aftercare:contact_record", args=[person.pk])
    assert desk.get(page).context["form"].initial == {"officer": str(clerk)}
    assign_helper(aftercare=person.aftercares.get(), listed=helper, starts=ON, by=clerk)
    assert desk.get(page).context["form"].initial == {"helper": helper.pk}
    typed = {"kind": "visit", "on": "19/06/2024", "content": "Khỏe", "next_on": "01/07/2024", "helper": helper.pk}
    assert desk.post(page, typed).status_code == 302
    made = Contact.objects.get()
    refused_page = desk.post(page, {**typed, "next_on": "19/06/2024"})
    assert "phải sau ngày tiếp xúc" in refused_page.context["form"].errors["next_on"][0]
    change = reverse("aftercare:contact_correct", args=[person.pk, made.pk])
    assert reverse("aftercare:contact_withdraw", args=[person.pk, made.pk]) in desk.get(change).content.decode()
    assert desk.post(change, {**typed, "content": "Rất khỏe", "version": "1"}).status_code == 302
    content = desk.get(reverse("cases:dossier_panel", args=[person.pk, "following"])).content.decode()
    assert "Rất khỏe" in content
    assert helper.name in content
    timeline = desk.get(reverse("cases:dossier_panel", args=[person.pk, "timeline"])).content.decode()
    assert "Rất khỏe" in timeline
    out = reverse("aftercare:contact_withdraw", args=[person.pk, made.pk])
    assert desk.post(out, {"reason": "Nhầm", "version": "2"}).status_code == 302
    assert not Contact.objects.exists()


def test_a_test_is_planned_listed_and_met_on_the_pages(desk, clerk, person):
    plan = reverse("aftercare:test_plan", args=[person.pk])
    assert desk.post(plan, {"due_on": "20/06/2024", "note": ""}).status_code == 302
    listing = reverse("aftercare:appointment_list")
    record = reverse("cases:drug_test_create", args=[person.pk]) + "?occasion=aftercare"
    assert record in desk.get(listing).content.decode()
    assert desk.get(record).context["form"].initial["occasion"] == "aftercare"
    typed = {"on": "20/06/2024", "occasion": "aftercare", "is_positive": "False"}
    assert desk.post(record, typed).status_code == 302
    assert record not in desk.get(listing).content.decode()
    content = desk.get(reverse("cases:dossier_panel", args=[person.pk, "following"])).content.decode()
    assert "đã làm 20/06/2024" in content
    desk.post(plan, {"due_on": "21/06/2024", "note": ""})
    cancel = reverse("aftercare:test_cancel", args=[person.pk, PlannedTest.objects.get(met_by=None).pk])
    assert desk.post(cancel, {"reason": "Đi vắng", "version": "1"}).status_code == 302
    assert PlannedTest.objects.count() == 1


def test_the_list_is_narrowed_by_place_kind_and_lateness(desk, clerk, person):
    contact(person, clerk, next_on=date(2024, 6, 19))
    plan_test(dossier=person, due_on=date(2024, 6, 27), by=clerk)
    listing = reverse("aftercare:appointment_list")

    def count(**asked):
        return desk.get(listing, asked).context["page"].paginator.count

    assert (count(), count(what="test"), count(when="late"), count(when="week")) == (2, 1, 1, 2)
    assert (count(unit=area(COMMUNE).pk), count(unit=area(NEIGHBOUR).pk)) == (2, 0)
    assert "quá 1 ngày" in desk.get(listing).content.decode()


def test_the_list_takes_as_many_statements_however_long(desk, clerk, person):
    listing = reverse("aftercare:appointment_list")
    contact(person, clerk, next_on=date(2024, 6, 19))
    few = statements(desk, listing)
    for _ in range(3):
        other = factories.graduate(clerk)
        factories.aftercare(other, clerk)
        contact(other, clerk, next_on=date(2024, 6, 1))
        plan_test(dossier=other, due_on=date(2024, 6, 30), by=clerk)
    assert statements(desk, listing) == few


def test_police_test_and_do_not_write_contacts(client, clerk, person):
    client.force_login(officer(Role.POLICE_OFFICER))
    assert client.get(reverse("aftercare:test_plan", args=[person.pk])).status_code == 200
    assert client.get(reverse("aftercare:contact_record", args=[person.pk])).status_code == 403
    client.force_login(officer(area_code=NEIGHBOUR))
    assert client.get(reverse("aftercare:contact_record", args=[person.pk])).status_code == 404


def test_a_positive_test_is_use_and_not_a_relapse(desk, clerk, person):
    result(person, clerk, positive=True)
    for slug in ("drug_tests", "following", "aftercare", "timeline"):
        assert (
            "tái nghiện"
            not in desk.get(reverse("cases:dossier_panel", args=[person.pk, slug])).content.decode().lower()
        )
