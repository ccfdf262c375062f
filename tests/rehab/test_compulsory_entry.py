"""Between the court's decision and the door of the facility: a day that a decision names, and a search that ends where
it began."""

from datetime import date

import pytest

from cases.procedures.manifest import manifests
from cases.procedures.telling import told_clocks
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


def test_a_postponement_lasts_at_least_a_day(on_day):
    sentence = "Ngày 10/03/2023 phải sau ngày của bước này 10/03/2023. Hãy kiểm tra lại một trong hai ngày."
    case = applied(on_day)
    refused(lambda: postpone(case, date(2023, 3, 10)), sentence=sentence)


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
