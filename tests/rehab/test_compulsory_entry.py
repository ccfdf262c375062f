"""Between the court's decision and the door of the facility: a day that a decision names, and a search that ends where
it began."""

from datetime import date

import pytest
from django.urls import reverse

from cases.enums import Sex
from cases.forms.procedures import StepForm
from cases.procedures.asks import NOT_FOR_MEN
from cases.procedures.manifest import manifests
from cases.procedures.reading import cards_of
from cases.procedures.telling import told_clocks
from cases.worklist import owed_to
from core.workdays import DAY
from tests.refusals import refused
from tests.rehab import compulsory
from tests.rehab.compulsory import ADULT, DISTRICT, POLICE

pytestmark = pytest.mark.django_db
RECEIVED, UNTIL = date(2023, 3, 7), date(2023, 6, 10)


def applied(on_day):
    on_day(date(2023, 9, 1))
    case = compulsory.received(RECEIVED)
    case.take("apply", date(2023, 3, 9), {"request": "postpone", "ground": "ill"}, role=DISTRICT)
    return case


def postpone(case, until):
    data = {"decision_number": "2", "until": until, "ground": "ill"}
    case.take("postpone", date(2023, 3, 10), data, role=DISTRICT)


def postponed(on_day, until=UNTIL):
    case = applied(on_day)
    postpone(case, until)
    return case


def full(on_day, until=None):
    on_day(date(2023, 9, 1))
    case = compulsory.received(RECEIVED)
    fill(case, until)
    return case


def fill(case, until):
    case.take("facility_full", date(2023, 3, 9), {"reason": "hết chỗ", "until": until}, role=DISTRICT)


def test_a_postponement_ends_on_the_day_that_its_decision_names(on_day):
    """10/06/2023 is a Saturday: what a decision names is not put off."""
    case = postponed(on_day)
    assert case.due("postpone_end") == UNTIL
    clock = next(told for told in told_clocks(case.procedure, manifests[ADULT]) if told.clock.act == "postpone_end")
    assert clock.arithmetic == "ngày 10/06/2023 ghi ở bước “Hoãn chấp hành” ngày 10/03/2023"
    case.take("postpone_end", UNTIL, role=DISTRICT)
    assert "postpone_end" not in case.owes()


def test_the_person_has_two_working_days_to_ask_and_nobody_else_owes_it(on_day, client):
    """NĐ116/2021 art. 57: from Tuesday 07/03/2023 until 09/03/2023; shown as long as it lasts, work of nobody."""
    last, after = date(2023, 3, 9), date(2023, 3, 10)
    on_day(last)
    case = compulsory.received(RECEIVED)
    assert case.due("apply") == last
    officer = case.by(DISTRICT)
    assert not owed_to(officer).filter(act="apply").exists()
    assert owed_to(officer).filter(act="admit").exists()

    def card():
        return cards_of(case.dossier, officer, [case.procedure])[0]

    right = next(owed for owed in card().owed if owed.clock.act == "apply")
    assert right.act.is_right
    assert [act.act.slug for act in card().next_acts if act.is_urgent] == ["admit"]
    client.force_login(officer)
    page = client.get(reverse("cases:dossier_panel", args=[case.dossier.pk, "procedures"])).content.decode()
    assert "nhận đến hết ngày 09/03/2023" in page
    on_day(after)
    assert "apply" not in {owed.clock.act for owed in card().owed}
    told = next(told for told in told_clocks(case.procedure, manifests[ADULT]) if told.clock.act == "apply")
    assert told.days_late == 0
    data = {"request": "postpone", "ground": "ill"}
    assert "hết ngày 09/03/2023" in refused(lambda: case.take("apply", after, data, role=DISTRICT), "on")
    assert case.take("apply", last, data, role=DISTRICT).pk


def test_pregnancy_is_a_ground_for_women_alone(on_day):
    on_day(date(2023, 3, 8))
    ground = {"request": "exempt", "ground": "pregnant"}
    man, woman = compulsory.received(RECEIVED), compulsory.received(RECEIVED, sex="female")
    sentence = refused(lambda: man.take("apply", date(2023, 3, 8), ground, role=DISTRICT), "ground")
    assert sentence == NOT_FOR_MEN.format(label="Đang mang thai")
    assert woman.take("apply", date(2023, 3, 8), ground, role=DISTRICT).pk
    act = manifests[ADULT].act("apply")
    offered = {sex: dict(StepForm(act=act, sex=sex).fields["ground"].choices) for sex in Sex}
    assert "pregnant" in offered[Sex.FEMALE]
    assert "pregnant" not in offered[Sex.MALE]


def test_a_postponement_lasts_at_least_a_day(on_day):
    sentence = "Ngày 10/03/2023 phải sau ngày của bước này 10/03/2023. Hãy kiểm tra lại một trong hai ngày."
    case = applied(on_day)
    assert refused(lambda: postpone(case, date(2023, 3, 10)), sentence=sentence)


def test_the_day_of_a_postponement_taken_back_is_owed_no_more(on_day):
    case = postponed(on_day)
    case.undo(role=DISTRICT)
    assert case.owes() == {"admit"}


def test_a_full_facility_may_name_the_day_on_which_it_has_room(on_day):
    assert full(on_day, date(2023, 4, 3)).due("room") == date(2023, 4, 3)


def test_a_full_facility_that_names_no_day_has_three_months(on_day):
    assert full(on_day).due("room") == date(2023, 6, 9)


def test_three_months_to_the_day_are_the_longest(on_day):
    last = date(2023, 6, 9)
    on_day(date(2023, 9, 1))
    case = compulsory.received(RECEIVED)
    sentence = refused(lambda: fill(case, last + DAY))
    assert "nhiều nhất 03 tháng" in sentence
    assert "09/06/2023" in sentence
    fill(case, last)
    assert case.due("room") == last


def wanted(case, on=date(2023, 4, 3)):
    case.take("escape_before", on, role=POLICE)
    case.take("search_before", on, {"order_number": "1"}, role=POLICE)
    assert case.procedure.state == "wanted_before"
    return case


@pytest.mark.parametrize("state", ["decided", "received", "postponed", "waiting_room"])
def test_who_is_found_stands_where_they_stood(on_day, state):
    before = {
        "decided": lambda: compulsory.decided(RECEIVED),
        "received": lambda: compulsory.received(RECEIVED),
        "postponed": lambda: postponed(on_day),
        "waiting_room": lambda: full(on_day),
    }
    on_day(date(2023, 9, 1))
    case = before[state]()
    assert case.procedure.state == state
    wanted(case).take("found_before", date(2023, 5, 3), role=POLICE)
    assert case.procedure.state == state
    case.undo(role=POLICE)
    assert case.procedure.state == "wanted_before"


def test_a_second_search_leads_back_to_where_the_second_began(on_day):
    on_day(date(2023, 9, 1))
    case = wanted(compulsory.decided(RECEIVED), date(2023, 3, 8))
    case.take("found_before", date(2023, 3, 20), role=POLICE)
    case.take("receive", date(2023, 3, 21), role=DISTRICT)
    wanted(case).take("found_before", date(2023, 5, 3), role=POLICE)
    assert case.procedure.state == "received"


def test_a_search_that_was_over_before_the_decision_was_handed_over_holds_nothing_up(on_day):
    on_day(date(2023, 9, 1))
    case = wanted(compulsory.decided(RECEIVED), date(2023, 3, 8))
    case.take("found_before", date(2023, 3, 20), role=POLICE)
    case.take("receive", date(2023, 3, 21), role=DISTRICT)
    assert case.due("admit") == date(2023, 3, 27), "21/03 + 5 days is 26/03, a Sunday"


def test_nobody_is_admitted_while_wanted(on_day):
    on_day(date(2023, 9, 1))
    case = wanted(compulsory.received(RECEIVED))
    assert "Bước làm được bây giờ" in refused(lambda: case.take("admit", date(2023, 4, 4), role=DISTRICT))
