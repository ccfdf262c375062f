"""Hand-worked examples of groups 43 to 45: each figure is the length of its list, or the sum that the list shows."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from accounts.enums import Role
from programme.enums import ProviderAct as Act
from programme.services import post_list
from reporting.activities import ACTIVITY_LISTS, SUMS
from reporting.activity_lists import drill_activities
from reporting.compile import compile_form
from reporting.periods import window_of
from reporting.units import form_for, unit_of
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.programme import factories as programme
from tests.reporting.comparing import nonzero

pytestmark = pytest.mark.django_db
HALF = "2024-H1"


def asked(period: str, area: str):
    window = window_of(period)
    form = form_for("PL-TK", window)
    return form, unit_of(form, window.ends, area=area), window


def counted(group: str, period: str = HALF, area: str = areas.COMMUNE) -> dict[str, float]:
    form, unit, window = asked(period, area)
    cells = compile_form(form, unit, window).cells
    for row in form.rows:
        if row.code in ACTIVITY_LISTS and row.code.startswith(group):
            listed = drill_activities(form, unit, window, code=row.code)
            length = sum(item.value for item in listed) if row.code in SUMS else len(listed)
            assert cells[row.code] == {"total": length}
    return nonzero(cells, group)


@pytest.fixture
def commune():
    return officer()


@pytest.fixture
def district():
    return officer(Role.DISTRICT_OFFICER)


def test_a_course_counts_with_its_organiser_and_attendances_with_the_staff(commune, district):
    one, two, third = (programme.staff(commune, full_name=name) for name in ("Một", "Hai", "Ba"))
    own = programme.staff(district)
    programme.course(district, one, two, own)
    programme.course(commune, one, first_day=date(2024, 6, 3), last_day=date(2024, 6, 3))
    assert third.pk
    assert counted("43") == {"01": 1, "02": 3, "03": 2, "04": 3, "05": 66.7}
    assert counted("43", area=areas.DISTRICT) == {"01": 2, "02": 4, "03": 3, "04": 4, "05": 75.0}
    assert counted("43", area=areas.PROVINCE) == {"01": 2, "02": 4, "03": 3, "04": 4, "05": 75.0}
    assert counted("43", area=areas.NEIGHBOUR) == {}


@pytest.mark.parametrize(
    ("last", "period", "expected"),
    [
        (date(2024, 5, 31), "2024-05", {"01": 1, "02": 1, "03": 1}),
        (date(2024, 5, 31), "2024-06", {"03": 1}),
        (date(2024, 6, 1), "2024-05", {}),
        (date(2024, 1, 1), "2024-05", {"03": 1}),
        (date(2023, 12, 31), "2024-05", {}),
    ],
)
def test_a_course_counts_by_its_last_day_and_who_was_trained_since_new_year(commune, last, period, expected):
    programme.course(commune, programme.staff(commune), first_day=min(last, date(2024, 5, 30)), last_day=last)
    found = counted("43", period)
    assert {row: found[row] for row in found if row in ("01", "02", "03")} == expected


def test_who_left_is_on_the_staff_no_more_and_counts_as_an_attendance_still(commune):
    left = programme.staff(commune, ends=date(2024, 5, 31))
    programme.course(commune, left)
    assert counted("43", "2024-05") == {"01": 1, "02": 1}
    assert counted("43", "2024-04") == {"04": 1}


def test_a_facilitys_staff_counts_in_its_province_alone():
    programme.staff(officer(Role.FACILITY_OFFICER))
    assert counted("43", area=areas.PROVINCE) == {"04": 1}
    assert counted("43") == counted("43", area=areas.DISTRICT) == {}


def test_events_with_their_listeners_and_the_communes_reached_since_new_year(commune, district):
    programme.event(commune, on=date(2024, 1, 1), listeners=30)
    programme.event(district, areas.area(), areas.area(areas.NEIGHBOUR), on=date(2024, 6, 1), listeners=200)
    programme.event(district, areas.area(areas.NEIGHBOUR), on=date(2023, 12, 31), listeners=5)
    assert counted("44") == {"01": 1, "02": 30, "03": 1, "04": 100.0}
    assert counted("44", "2024-06") == {"03": 1, "04": 100.0}
    # Quận Ba Đình has 13 communes.
    assert counted("44", "2024-06", areas.DISTRICT) == {"01": 1, "02": 200, "03": 2, "04": 15.4}
    assert counted("44", "2023-12", areas.DISTRICT) == {"01": 1, "02": 5, "03": 1, "04": 7.7}
    assert counted("44", area=areas.OTHER_COMMUNE) == {}


def test_providers_count_where_they_lie_as_their_list_stands_on_the_last_day(district):
    programme.published(district)
    found = programme.suspended(district)
    assert counted("45", "2024-02") == {}
    assert counted("45", "2024-03") == {"01": 2}
    assert counted("45", "2024-04") == {"01": 1, "02": 1}
    programme.step(found, district, Act.WITHDRAW, date(2024, 5, 2))
    assert counted("45", "2024-05") == {"01": 1}
    assert counted("45", "2024-05", areas.DISTRICT) == {"01": 1}


def test_a_step_taken_back_counts_no_more(district):
    found = programme.published(district)
    found.steps.filter(act=Act.PUBLISH).update(undone_at="2024-04-01T00:00Z", undone_reason="nhầm")
    assert counted("45") == {}


def test_offices_one_level_down_that_have_published_a_list(commune, district):
    assert counted("45", area=areas.DISTRICT) == {}
    posting = post_list(
        office=programme.office_of(commune), starts=date(2024, 5, 31), place="Trụ sở UBND phường", by=commune
    )
    assert counted("45", "2024-04", areas.DISTRICT) == {}
    assert counted("45", "2024-05", areas.DISTRICT) == {"03": 1, "04": 7.7}
    type(posting).objects.update(ends=date(2024, 6, 30))
    assert counted("45", "2024-06", areas.DISTRICT) == {}
    # Hà Nội has 30 districts: one of them publishes a provider.
    programme.published(district)
    assert counted("45", area=areas.PROVINCE) == {"01": 1, "03": 1, "04": 3.3}
    assert counted("45") == {"01": 1}


def test_after_the_reform_the_figures_follow_the_new_tree(commune, district, on_day):
    programme.course(district, programme.staff(commune))
    programme.event(commune)
    programme.published(district)
    on_day(date(2025, 8, 1))
    new = areas.area(areas.PROVINCE)
    assert new.valid_from >= date(1900, 1, 1)
    assert counted("43", "2025-07", areas.PROVINCE) == {"04": 1}
    assert counted("45", "2025-07", areas.PROVINCE) == {"01": 1}


def test_a_list_put_up_before_the_reform_stands_for_that_of_the_successor(commune, district, on_day):
    neighbour = officer(area_code=areas.NEIGHBOUR)
    for clerk in (commune, neighbour, district):
        post_list(office=programme.office_of(clerk), starts=date(2024, 5, 31), place="Trụ sở", by=clerk)
    on_day(date(2025, 8, 1))
    # Each ward went to another of the 126 communes of Hà Nội; of the district nothing is left one level down.
    assert counted("45", "2025-07", areas.PROVINCE) == {"03": 2, "04": 1.6}


def test_before_2022_the_supplement_has_no_such_groups():
    form, _, _ = asked("2021", areas.COMMUNE)
    assert not {"43", "44", "45"} & {group.code for group in form.groups}


def test_the_command_names_the_activities(commune):
    programme.course(commune, programme.staff(commune))
    out = StringIO()
    words = ("PL-TK", "43.01", "--area", areas.COMMUNE, "--period", HALF, "--json")
    call_command("drill_report", *words, stdout=out)
    assert json.loads(out.getvalue()) == {"count": 1, "dossiers": [], "activities": ["Tư vấn cai nghiện"]}


@pytest.mark.parametrize(("row", "column", "said"), [("43.05", "total", "43.05"), ("43.01", "female", "female")])
def test_a_share_has_no_list_and_an_activity_no_column_of_persons(row, column, said, capsys):
    words = ("PL-TK", row, "--area", areas.COMMUNE, "--period", HALF, "--column", column, "--json")
    err = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("drill_report", *words, stderr=err)
    assert ended.value.code == 2
    assert said in err.getvalue()
