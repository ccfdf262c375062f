"""Hand-worked examples of group 46: every row by the day of its step, in the unit that answered on it."""

from datetime import date

import pytest

from accounts.enums import Role
from cases.services import move_dossier
from reporting.compile import compile_form, drill
from reporting.periods import window_of
from reporting.queries import COLUMNS
from reporting.units import form_for, unit_of
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.rehab import compulsory
from tests.rehab.compulsory import DISTRICT, POLICE
from tests.rehab.walking import Walk
from tests.reporting.comparing import nonzero

pytestmark = pytest.mark.django_db
FACILITY = Role.FACILITY_OFFICER
NUMBER = {"decision_number": "1"}


def asked(period: str, area: str):
    window = window_of(period)
    form = form_for("PL-TK", window)
    return form, unit_of(form, window.ends, area=area), window


def counted(period: str = "2023-03", area: str = areas.COMMUNE, column: str = "total") -> dict[str, float]:
    """The figures of group 46; each is the length of its list."""
    form, unit, window = asked(period, area)
    cells = compile_form(form, unit, window).cells
    for row in form.groups[-1].rows:
        for name in COLUMNS:
            assert len(drill(form, unit, window, code=row.code, column=name)) == cells[row.code][name]
    return nonzero(cells, "46", column)


@pytest.fixture(autouse=True)
def _in_december(on_day):
    on_day(date(2023, 12, 1))


def accepted(on: date, **fields) -> Walk:
    case = compulsory.at_court(on, **fields)
    case.take("court_accept", on, {"case_number": "1"}, role=DISTRICT)
    return case


@pytest.mark.parametrize(
    ("day", "period", "expected"),
    [
        (date(2023, 3, 1), "2023-03", {"01": 1, "02": 1}),
        (date(2023, 3, 31), "2023-03", {"01": 1, "02": 1}),
        (date(2023, 3, 1), "2023-02", {}),
        (date(2023, 4, 3), "2023-03", {}),
    ],
)
def test_a_dossier_made_and_sent_counts_on_the_days_of_its_steps(day, period, expected):
    compulsory.at_court(day)
    assert counted(period) == expected


def test_made_in_one_month_and_sent_in_the_next():
    case = compulsory.found(date(2023, 3, 30))
    case.take("make", date(2023, 3, 31), role=POLICE)
    case.take("notify", date(2023, 3, 31), role=POLICE)
    case.take("read", date(2023, 4, 3), {"outcome": "read"}, role=POLICE)
    case.take("send", date(2023, 4, 4), role=POLICE)
    case.take("pass_on", date(2023, 4, 5), role=DISTRICT)
    assert counted("2023-03") == {"01": 1}
    assert counted("2023-04") == {"02": 1}
    assert counted("2023-H1", areas.DISTRICT) == counted("2023", areas.PROVINCE) == {"01": 1, "02": 1}


def test_registered_residence_in_the_province_is_asked_when_the_dossier_is_made():
    compulsory.at_court(date(2023, 3, 6))
    compulsory.at_court(date(2023, 3, 7), registered_in_province=True)
    assert counted() == {"01": 2, "02": 2, "02a": 1}


def test_applied_and_admitted():
    compulsory.admitted(date(2023, 3, 6), sex="female")
    compulsory.decided(date(2023, 3, 8))
    assert counted() == {"01": 2, "02": 2, "03": 2, "05": 1}
    assert counted(column="female") == {"01": 1, "02": 1, "03": 1, "05": 1}


def test_refused_and_stopped_are_one_row():
    case = accepted(date(2023, 3, 6))
    case.take("court_refuse", date(2023, 3, 7), {**NUMBER, "reason": "không đủ căn cứ"}, role=DISTRICT)
    case = accepted(date(2023, 3, 6))
    case.take("court_stop", date(2023, 3, 8), {**NUMBER, "reason": "rút hồ sơ"}, role=DISTRICT)
    assert counted() == {"01": 2, "02": 2, "04": 2}


def test_postponed_and_then_exempted_are_two_events():
    case = compulsory.received(date(2023, 3, 6))
    case.take("apply", date(2023, 3, 6), {"request": "postpone", "ground": "ill"}, role=DISTRICT)
    case.take("postpone", date(2023, 3, 7), {**NUMBER, "until": date(2023, 4, 7), "ground": "ill"}, role=DISTRICT)
    case.take("exempt", date(2023, 3, 30), {**NUMBER, "ground": "clean"}, role=DISTRICT)
    assert counted() == {"01": 1, "02": 1, "03": 1, "06": 2}


def test_escapes_before_and_after_entry_and_who_was_found():
    case = compulsory.received(date(2023, 3, 6))
    case.take("escape_before", date(2023, 3, 7), role=POLICE)
    case.take("found_before", date(2023, 3, 9), role=POLICE)
    case.take("admit", date(2023, 3, 9), role=DISTRICT)
    case.take("escape", date(2023, 3, 20), role=FACILITY)
    assert counted() == {"01": 1, "02": 1, "03": 1, "05": 1, "07": 2, "08": 1}
    case.take("found_again", date(2023, 4, 1), role=FACILITY)
    assert counted("2023-04") == {"08": 1}


def test_a_step_taken_back_counts_no_more():
    case = compulsory.admitted(date(2023, 3, 6))
    case.undo(role=DISTRICT)
    assert counted() == {"01": 1, "02": 1, "03": 1}


def test_each_step_counts_in_the_commune_that_answered_on_its_day():
    case = accepted(date(2023, 3, 6))
    move_dossier(
        dossier=case.dossier,
        to=areas.area(areas.NEIGHBOUR),
        on=date(2023, 3, 10),
        by=officer(DISTRICT),
    )
    case.take("court_decide", date(2023, 3, 10), compulsory.decision(), role=DISTRICT)
    assert counted() == {"01": 1, "02": 1}
    assert counted(area=areas.NEIGHBOUR) == {"03": 1}
    assert counted("2023-H1", areas.DISTRICT) == {"01": 1, "02": 1, "03": 1}


def test_the_rows_of_minors_count_with_those_of_adults():
    case = compulsory.found(date(2023, 3, 6), kind=compulsory.MINOR, birth_date=date(2007, 5, 1))
    case.take("make", date(2023, 3, 7), {"parents": "đồng ý"}, role=POLICE)
    assert counted() == counted(column="under_18") == {"01": 1}


def test_before_2022_the_supplement_has_no_such_group():
    form, _, _ = asked("2021", areas.COMMUNE)
    assert form.row("46.01") is None


def test_the_group_costs_no_statement_more(django_assert_num_queries):
    with_group, before = asked("2023", areas.COMMUNE), asked("2021", areas.COMMUNE)
    compile_form(*with_group)
    for form, unit, window in (with_group, before):
        with django_assert_num_queries(2):
            compile_form(form, unit, window)
