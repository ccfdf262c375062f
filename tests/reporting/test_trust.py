"""One figure, whichever way it is asked: page, list, workbook, paper, command line, what was frozen, and what was known
at the instant of the submission, on random registers with late writes."""

import json
from io import BytesIO, StringIO
from random import Random

import pytest
from django.core.management import call_command
from openpyxl import load_workbook

from areas.models import Office
from core.calendar import now
from core.known import known_at
from reporting.compile import compile_form, drill
from reporting.freezing import freeze
from reporting.models import Report
from reporting.pdf import render_pdf
from reporting.tables import Figure, sections_of
from reporting.xlsx import render_xlsx
from tests.core.test_known import clock
from tests.reporting.comparing import Ask
from tests.reporting.random_registers import random_register
from tests.reporting.random_writes import write_at_random
from tests.reporting.scenes import scene
from tests.reporting.test_pdf import pages_of
from tests.reporting.worlds import world as register_in_database

pytestmark = pytest.mark.django_db

SEEDS = range(3)
LISTS = 15


def report_of(ask: Ask) -> Report:
    """The report as a worker leaves it, not stored."""
    form, unit, window = ask.resolve()
    office = unit.facility or Office.objects.get(area=unit.area, kind=unit.area.level)
    compiled = compile_form(form, unit, window)
    return Report(
        form=form.code,
        office=office,
        period=window.period,
        starts=window.starts,
        ends=window.ends,
        cutoff=window.cutoff,
        cells=compiled.cells,
        checks=[{"name": check.name, "holds": check.holds} for check in compiled.checks],
        compiled_at=now(),
    )


def figures_of(report: Report) -> list[Figure]:
    found = (line.figures for section in sections_of(report) for block in section.blocks for line in block.lines)
    return [figure for figures in found for figure in figures if figure.exists]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_frozen_is_what_was_known_whatever_is_written_later(seed):
    rng = Random(seed)
    played = scene(rng, asks=3)
    with register_in_database(random_register(rng, played, dossiers=12)):
        frozen = []
        for ask in played.asks:
            report = report_of(ask)
            record = freeze(report, at=now()).record
            assert record["cells"] == report.cells
            assert all(check["holds"] for check in record["checks"])
            frozen.append((ask, record, clock()))
            write_at_random(rng)
        for ask, record, instant in frozen:
            with known_at(instant):
                assert compile_form(*ask.resolve()).cells == record["cells"], ask


@pytest.mark.parametrize("seed", SEEDS)
def test_page_list_workbook_and_command_line_tell_one_figure(seed):
    rng = Random(seed)
    played = scene(rng, asks=2)
    with register_in_database(random_register(rng, played, dossiers=12)):
        for ask in played.asks:
            report = report_of(ask)
            shown = figures_of(report)
            assert {(f.row, f.column): f.value for f in shown} == {
                (row, column): value for row, cell in report.cells.items() for column, value in cell.items()
            }
            assert told_by_command(ask) == report.cells
            assert told_by_workbook(report) == sorted(float(f.value) for f in shown if f.value is not None)
            listed = [figure for figure in shown if figure.has_list and not figure.row.startswith(("43", "44", "45"))]
            listed = [figure for figure in listed if figure.row not in ("42.01", "42.03") and figure.row[:5] != "42.01"]
            for figure in rng.sample(listed, min(LISTS, len(listed))):
                rows = drill(*ask.resolve(), code=figure.row, column=figure.column)
                assert len(rows) == figure.value, figure


def test_the_paper_holds_every_line_of_the_table():
    rng = Random(1)
    played = scene(rng, asks=1)
    with register_in_database(random_register(rng, played, dossiers=12)):
        report = report_of(Ask("01-BCN", "2024-05", area=played.before[0]))
        text = " ".join(" ".join(pages_of(render_pdf(report))).split())
        for section in sections_of(report):
            for block in section.blocks:
                for line in block.lines:
                    figures = " ".join(figure.text for figure in line.figures if figure.exists)
                    assert f"{line.label} {figures}" in text


def told_by_command(ask: Ask) -> dict:
    out = StringIO()
    unit = ["--area", ask.area] if ask.area else ["--facility", ask.facility]
    cut = ["--cutoff", ask.cutoff.isoformat()] if ask.cutoff else []
    call_command("compile_report", ask.form, *unit, "--period", ask.period, *cut, "--json", stdout=out)
    return json.loads(out.getvalue())["cells"]


def told_by_workbook(report: Report) -> list[float]:
    """Every number of the workbook below its heads."""
    found = []
    for sheet in load_workbook(BytesIO(render_xlsx(report))):
        for row in sheet.iter_rows(min_row=5, min_col=3):
            found += [float(cell.value) for cell in row if isinstance(cell.value, int | float)]
    return sorted(found)
