"""The worked examples of the contract: imported from their workbooks, asked for on the command line,
equal in every cell and every list."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from core.calendar import today
from reporting.figures import NO_PERSONS

DATA = Path(__file__).parent.parent / "registers" / "data"
REGISTERS = ["register-sample", "register-corners"]


@pytest.fixture(params=REGISTERS)
def expected(request: pytest.FixtureRequest, db: None) -> list[dict]:
    """The figures expected of a register that was imported by an officer of its province."""
    call_command("add_user", "tinh", "--role", "province_officer", "--area", "46", stdout=StringIO())
    path = DATA / f"{request.param}.xlsx"
    call_command("import_register", str(path), "--as", "tinh", "--json", stdout=StringIO())
    return json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))


def ask(command: str, *words: str, report: dict) -> dict:
    out = StringIO()
    unit = ("--facility", report["facility"]) if report["facility"] else ("--area", report["area"])
    cutoff = ("--cutoff", report["cutoff"]) if report["cutoff"] else ()
    call_command(command, report["form"], *words, *unit, "--period", report["period"], *cutoff, "--json", stdout=out)
    return json.loads(out.getvalue())


def test_every_cell_equals_the_worked_example(expected: list[dict]):
    for report in expected:
        found = ask("compile_report", report=report)
        assert (found["from"], found["to"]) == (report["from"], report["to"])
        assert found["cells"] == report["cells"]
        assert all(check["holds"] for check in found["checks"])
        known = ask("compile_report", "--known-on", f"{today()}", report=report)
        assert known["cells"] == report["cells"]


def test_every_list_equals_the_worked_example(expected: list[dict]):
    for report in expected:
        persons = {code for code, cell in report["cells"].items() if code not in NO_PERSONS and cell["total"]}
        assert persons == set(report["dossiers"])
        for code in persons:
            found = ask("drill_report", code, report=report)
            assert found["dossiers"] == report["dossiers"][code]
            assert found["count"] == report["cells"][code]["total"]


def test_a_list_of_a_column_is_as_long_as_its_figure(expected: list[dict]):
    report = next(report for report in expected if report["form"] == "04-BCN")
    for code in ("11.04", "12.03", "14.01", "16.01", "21.04"):
        for column, figure in report["cells"][code].items():
            assert ask("drill_report", code, "--column", column, report=report)["count"] == figure
