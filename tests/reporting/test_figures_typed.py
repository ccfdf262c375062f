"""Groups 17, 18, 25 and 26: typed once a year, in the form of December and of the year, by the office that sends it."""

import pytest

from accounts.enums import Role
from programme.enums import Measure
from programme.services import return_budget, return_staff
from reporting.compile import Compiled, compile_form
from reporting.periods import window_of
from reporting.units import form_for, unit_of
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.programme.factories import office_of

pytestmark = pytest.mark.django_db
MILLION = 1_000_000


def compiled(form: str, period: str, **unit: str) -> Compiled:
    window = window_of(period)
    layout = form_for(form, window)
    return compile_form(layout, unit_of(layout, window.ends, **unit), window)


def type_in(by, *, at_facilities: bool = False, year: int = 2023) -> None:
    common = {"year": year, "at_facilities": at_facilities}
    staff = {"total": 5, "full_time": 2, "part_time": 3, "trained": 4}
    return_staff(office=office_of(by), data={**common, **staff}, by=by)
    money = {"total": 20_050_000, "commune": 20 * MILLION, "sponsors": 50_000, "rehab": 20_050_000}
    return_budget(office=office_of(by), data={**common, **money, "measure": Measure.SPENT}, by=by)
    allotted = {"total": 9, "central": 9, "running": 9}
    return_budget(office=office_of(by), data={**common, **allotted, "measure": Measure.ALLOTTED}, by=by)


def typed(found: Compiled, group: str) -> dict:
    return {row: cell for row, cell in found.cells.items() if row.startswith(f"{group}.")}


def test_the_commune_of_december():
    type_in(officer())
    found = compiled("01-BCN", "2023-12", area=areas.COMMUNE)
    assert typed(found, "17") == {
        "17.01": {"total": 5},
        "17.01a": {"total": 2},
        "17.01b": {"total": 3},
        "17.02": {"total": 4},
    }
    money = typed(found, "18")
    assert (money["18.01"], money["18.01d"], money["18.01f"]) == ({"total": 20.1}, {"total": 20.0}, {"total": 0.1})
    assert (money["18.02a"], money["18.02b"], money["18.01a"]) == ({"total": 20.1}, {"total": 0.0}, {"total": 0.0})
    assert {check.name for check in found.checks if check.name[:2] in ("17", "18")} == {
        "17: details add up",
        "18: sources add up",
        "18: uses add up",
    }
    assert all(check.holds for check in found.checks)


@pytest.mark.parametrize("period", ["2023-11", "2024-01", "2023-06"])
def test_no_other_month_asks_for_it(period):
    type_in(officer())
    found = compiled("01-BCN", period, area=areas.COMMUNE)
    assert not {"17", "18"} & {group.code for group in found.form.groups}
    assert not typed(found, "17")


def test_what_nobody_typed_has_no_cell_and_another_years_is_not_taken():
    type_in(officer(), year=2022)
    found = compiled("01-BCN", "2023-12", area=areas.COMMUNE)
    assert {"17", "18"} <= {group.code for group in found.form.groups}
    assert not typed(found, "17")
    assert not [check for check in found.checks if check.name.startswith("17")]


def test_a_facilitys_december_and_the_provinces_year_with_both():
    facility, province = officer(Role.FACILITY_OFFICER), officer(Role.PROVINCE_OFFICER)
    type_in(facility, at_facilities=True)
    found = compiled("02-BCN", "2023-12", facility="CS-01")
    assert typed(found, "25")["25.01"] == {"total": 5}
    assert typed(found, "26")["26.01"] == {"total": 20.1}
    assert not typed(compiled("04-BCN", "2023", area=areas.PROVINCE), "25")
    type_in(province)
    type_in(province, at_facilities=True)
    found = compiled("04-BCN", "2023", area=areas.PROVINCE)
    assert [group.code for group in found.form.groups][-4:] == ["17", "25", "18", "26"]
    assert all(typed(found, group) for group in ("17", "18", "25", "26"))
    assert not typed(compiled("04-BCN", "2023-H1", area=areas.PROVINCE), "17")


def test_the_districts_year():
    type_in(officer(Role.DISTRICT_OFFICER))
    found = compiled("03-BCN", "2023", area=areas.DISTRICT)
    assert [group.code for group in found.form.groups][-3:] == ["17", "18", "19"]
    assert typed(found, "17")["17.02"] == {"total": 4}
