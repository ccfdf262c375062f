"""The results of a plan come from the same figures as the reports; the command line tells the same."""

import json
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command

from core.errors import DomainError
from reporting.compile import compile_form
from reporting.demo_plans import made_up, seed_plans, write_plan
from reporting.enums import Verdict
from reporting.models import Plan
from reporting.periods import window_of
from reporting.plan_results import compare
from reporting.services import issue_version, save_target, type_result
from reporting.units import form_for, unit_of_office
from tests.areas.factories import DISTRICT, PROVINCE, office
from tests.core.test_known import clock
from tests.reporting.planning import HALF, add, amended, draft, give, issued, to_the_first

pytestmark = pytest.mark.django_db

TYPED = {"is_typed": True, "numerator": ""}


def told(command: str, *args: str) -> dict:
    out = StringIO()
    call_command(command, *args, "--json", stdout=out)
    return json.loads(out.getvalue())


def test_the_result_of_a_target_is_the_cell_of_the_report(world):
    plan = issued(
        world.province,
        {"code": "1", "numerator": "11.02a + 11.02b", "value": 1},
        {"code": "2", "kind": "ratio", "value": 50, "numerator": "15.03", "denominator": "15.03n", "unit": "%"},
        {"code": "3", "kind": "stock", "numerator": "33.04", "column": "female", "value": 3},
        {"code": "4", "kind": "all", "numerator": "15.08", "denominator": "15.08n", "unit": "%"},
        {"code": "5", "kind": "count", "numerator": "16.02", "sense": "le", "value": 9},
    )
    compared = compare(plan, office(PROVINCE), HALF)
    lines = {line.target.code: line for line in compared.lines}
    form = form_for("04-BCN", HALF)
    cells = compile_form(form, unit_of_office(office(PROVINCE), HALF.ends), HALF).cells
    extra = compile_form(form_for("PL-TK", HALF), unit_of_office(office(PROVINCE), HALF.ends), HALF).cells
    assert lines["1"].cell["result"] == cells["11.02a"]["total"] + cells["11.02b"]["total"] == 1
    assert (lines["1"].percent, lines["1"].verdict) == (100.0, Verdict.MET)
    assert lines["2"].cell["result"] == 100
    assert (lines["2"].percent, lines["2"].verdict, lines["2"].notes) == (200.0, Verdict.MET, "1/1")
    assert lines["3"].cell["result"] == extra["33.04"]["female"] == 2
    assert (lines["3"].percent, lines["3"].cell["last_year"], lines["3"].verdict) == (66.7, 2, Verdict.BEHIND)
    assert (lines["4"].verdict, lines["4"].cell["met"]) == (Verdict.NOTHING, None)
    assert (lines["5"].verdict, lines["5"].plan_words) == (Verdict.UNDERWAY, "≤ 9")


def test_a_cutoff_ends_the_count(world):
    plan = issued(world.province, {"code": "1", "value": 1})
    early = compare(plan, office(PROVINCE), window_of("2024-H1", date(2024, 5, 5))).lines[0]
    assert (early.cell["result"], early.verdict) == (0, Verdict.UNDERWAY)
    on_the_day = compare(plan, office(PROVINCE), window_of("2024-H1", date(2024, 5, 6))).lines[0]
    assert (on_the_day.cell["result"], on_the_day.verdict) == (1, Verdict.MET)


def test_a_cumulative_target_counts_from_the_first_day_of_the_plan(world):
    plan, version = draft(world.province, first=2023, last=2025)
    add(version, world.province, "1", numerator="34.02", span="cumulative", value=4)
    add(version, world.province, "2", numerator="34.02", value=4)
    issue_version(version=version, by=world.province)
    whole, year = compare(plan, office(PROVINCE), HALF).lines
    assert (whole.cell["result"], whole.verdict) == (4, Verdict.MET)
    assert (year.cell["result"], year.verdict, year.cell["last_year"]) == (0, Verdict.UNDERWAY, 4)


def test_a_count_without_rows_is_the_sum_of_its_parts(world):
    plan = issued(
        world.province,
        {"code": "1", "numerator": "", "value": 9300},
        {"code": "1.1", "part_of": "1", "numerator": "22.02a + 22.02b", "value": 500},
        {"code": "1.2", "part_of": "1", "numerator": "31.04", "kind": "stock", "value": 6500},
        {"code": "1.3", "part_of": "1", "numerator": "11.02 + 12.02", "value": 300},
        {"code": "1.4", "part_of": "1", "numerator": "21.02", "value": 2000},
    )
    compared = compare(plan, office(PROVINCE), HALF)
    assert [line.cell["result"] for line in compared.lines] == [3, 1, 0, 1, 1]
    assert [(check.name, check.holds) for check in compared.checks] == [("1: parts add up", True)]


def test_facilities_are_counted_in_the_province_alone(world):
    plan = issued(world.province, {"code": "1", "numerator": "21.02", "value": 1})
    give(plan, world.province, **to_the_first(1))
    assert compare(plan, office(PROVINCE), HALF).lines[0].cell["result"] == 1
    assert compare(plan, office(DISTRICT), HALF).lines[0].verdict == Verdict.UNKNOWN


@pytest.mark.parametrize("told", made_up()["plans"], ids=lambda told: f"{told['province']}-{told['years'][0]}")
def test_every_target_of_the_told_plans_can_be_written(world, told):
    place = office(told["province"], told["decree"][1])
    plan = write_plan(told, place, world.province)
    targets = plan.versions.get().targets.all()
    assert [target.code for target in targets] == [target["code"] for target in told["targets"]]
    parts = [target.value for target in targets if target.part_of == "1"]
    assert not parts or sum(parts) == 9300


def test_the_demonstration_has_a_plan_of_its_year(world, on_day):
    on_day(date(2024, 6, 20))
    seed_plans(date(2024, 6, 20))
    plan = Plan.objects.get(office=office(PROVINCE), first_year=2024)
    compared = compare(plan, office(PROVINCE), window_of("2024", date(2024, 6, 20)))
    assert all(check.holds for check in compared.checks)
    assert len(compared.checks) == 3
    assert compared.lines[-1].result.typed


def test_the_command_line_tells_the_same(world):
    plan = issued(world.province, {"code": "1", "value": 1})
    give(plan, world.province, **to_the_first(1))
    found = told("compile_report", "KH", "--area", PROVINCE, "--period", "2024-H1", "--cutoff", "2024-06-05")
    assert (found["form"], found["from"], found["to"]) == ("KH", "2024-01-01", "2024-06-05")
    assert found["cells"] == {
        "1": {
            "plan": 1,
            "result": 1,
            "percent": 100.0,
            "last_year": 1,
            "percent_of_last_year": 100.0,
            "met": True,
            "verdict": "met",
        }
    }
    assert found["checks"] == [{"name": "1: units below add up", "holds": True}]
    assert told("compile_report", "KH", "--area", DISTRICT, "--period", "2024")["cells"]["1"]["result"] == 1
    assert told("drill_report", "KH", "1", "--area", PROVINCE, "--period", "2024-H1") == {
        "count": 1,
        "dossiers": ["HS-0001"],
    }


@pytest.mark.parametrize(
    "args",
    [
        ("compile_report", "KH", "--area", PROVINCE, "--period", "2019"),
        ("compile_report", "KH", "--area", PROVINCE, "--period", "2024-05"),
        ("drill_report", "KH", "7", "--area", PROVINCE, "--period", "2024"),
    ],
)
def test_the_command_line_names_what_is_wrong_in_one_line(world, args, capsys):
    issued(world.province)
    err = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command(*args, stderr=err)
    assert ended.value.code == 2
    assert len(err.getvalue().strip().splitlines()) == 1


def test_a_unit_without_targets_has_no_comparison(world):
    plan, version = draft(world.province)
    add(version, world.province, "1")
    with pytest.raises(DomainError):
        compare(plan, office(PROVINCE), HALF)


def test_a_plan_as_it_was_known(world):
    """Before it was issued, given on, amended and typed in (each row bears its time, and none is ever changed)."""
    asked = ("compile_report", "KH", "--area", DISTRICT, "--period", "2024-H1")
    before = clock()
    plan = issued(world.province, {"code": "1", "value": 7}, {"code": "2", "value": 3, **TYPED})
    give(plan, world.province, **to_the_first(7))
    give(plan, world.province, code="2", **to_the_first(3))
    first = clock(), told(*asked)["cells"]
    version = amended(plan, world.province, date(2024, 1, 10))
    save_target(version=version, target=version.targets.get(code="1"), value=Decimal(15), by=world.province)
    issue_version(version=version, by=world.province)
    give(plan, world.province, **to_the_first(15))
    give(plan, world.province, code="2", **to_the_first(3))
    typed = {"target": version.targets.get(code="2"), "office": office(DISTRICT), "on": date(2024, 5, 1), "note": "Sổ"}
    type_result(plan=plan, value=Decimal(2), by=world.district, **typed)
    second = clock(), told(*asked)["cells"]
    assert [(found["1"]["plan"], found["2"]["result"]) for _, found in (first, second)] == [(7, None), (15, 2)]
    for instant, found in (first, second):
        assert told(*asked, "--known-on", instant.isoformat())["cells"] == found
    with pytest.raises(SystemExit):
        told(*asked, "--known-on", before.isoformat())
