"""One figure, whichever way it is asked: page, list, workbook, paper, command line, what was frozen, and what was known
at the instant of the submission, on random registers with late writes."""

import json
import re
from io import BytesIO, StringIO

import pytest
from django.core.management import call_command
from django.template.loader import render_to_string
from openpyxl import load_workbook

from areas.enums import Level
from areas.models import Office
from areas.queries import area_on, chain_above, subtree_on
from core.calendar import now
from core.known import known_at
from reporting.compile import Compiled, compile_all, compile_form, drill
from reporting.figures import FLOW_GROUPS
from reporting.freezing import freeze
from reporting.models import Report
from reporting.pdf import render_pdf
from reporting.periods import window_of
from reporting.queries import COLUMNS
from reporting.tables import sections_of
from reporting.units import Unit, form_for
from reporting.xlsx import render_xlsx
from tests.core.test_known import clock
from tests.reporting.comparing import Ask
from tests.reporting.histories import histories, people
from tests.reporting.random_writes import write_at_random
from tests.reporting.scenes import scene
from tests.reporting.test_pdf import pages_of, plain
from tests.reporting.worlds import world as register_in_database

pytestmark = pytest.mark.django_db

LISTS = 15
LISTS_OF_WORK = ("42", "43", "44", "45")
"""Groups whose lists are of models, events or staff."""
EVERY_COMMUNE = "PL-XA"
OF_WHOM = ("female", "under_18", "minority")
"""Columns that the table of every commune leaves out."""
SEVERAL_PAGES_WIDE = (EVERY_COMMUNE, "03-BCN", "04-BCN")
"""Whose lines are cut into several tables on paper (``test_pdf`` reads those)."""


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


@histories(examples=4)
def test_what_was_frozen_is_what_was_known_whatever_is_written_later(rng):
    played = scene(rng, asks=2)
    with register_in_database(people(rng, played)):
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


@histories(examples=5)
def test_page_list_paper_workbook_and_command_line_tell_one_figure(rng):
    played = scene(rng, asks=1)
    (ask,) = played.asks
    with register_in_database(people(rng, played)):
        report = report_of(ask)
        lines = [line for section in sections_of(report) for block in section.blocks for line in block.lines]
        shown = [figure for line in lines for figure in line.figures if figure.exists]
        assert {(f.row, f.column): f.value for f in shown} == {
            (row, column): value
            for row, cell in report.cells.items()
            for column, value in cell.items()
            if ask.form != EVERY_COMMUNE or column not in OF_WHOM
        }
        assert told_by_command(ask) == report.cells
        assert told_by_workbook(report) == sorted(float(f.value) for f in shown if f.value is not None)
        assert told_by_page(report) == [figure.text for line in lines for figure in line.figures]
        if ask.form not in SEVERAL_PAGES_WIDE:
            text = told_by_paper(report)
            printed = (" ".join([line.label, *(f.text for f in line.figures if f.exists)]) for line in lines)
            assert [line for line in printed if line not in text] == []
        listed = [figure for figure in shown if figure.has_list and figure.row[:2] not in LISTS_OF_WORK]
        for figure in rng.sample(listed, min(LISTS, len(listed))):
            rows = drill(*ask.resolve(), code=figure.row, column=figure.column)
            assert len(rows) == figure.value, figure


@histories(examples=4)
def test_communes_districts_and_province_add_up_on_any_day(rng):
    """Who is counted is counted once at each level; what a level gains or loses is what those below it do together."""
    played = scene(rng, asks=1)
    whole = window_of(played.asks[0].period)
    window = window_of(whole.period, rng.choice([day for day in played.pool if whole.starts <= day <= whole.ends]))
    form = form_for("PL-TK", window)
    with register_in_database(people(rng, played)):
        write_at_random(rng)
        province = chain_above(area_on(rng.choice(played.communes(window.ends)), window.ends)).get(level=Level.PROVINCE)
        counted = compile_form(form, Unit(province), window)
        assert all(check.holds for check in counted.checks)
        for level in (Level.DISTRICT, Level.COMMUNE):
            units = [Unit(area) for area in subtree_on(province, window.ends).filter(level=level)]
            below = compile_all(form, province, units, window)
            assert all(check.holds for compiled in below for check in compiled.checks)
            for group in FLOW_GROUPS & {row[:2] for row in counted.cells} if below else ():
                for column in COLUMNS:
                    own, others = flow(counted, group, column), [flow(each, group, column) for each in below]
                    sums = [sum(figures) for figures in zip(*others, strict=True)]
                    assert (own[0], own[1] - own[2], own[3]) == (sums[0], sums[1] - sums[2], sums[3]), (group, column)
                    assert own[1] <= sums[1]


def flow(compiled: Compiled, group: str, column: str) -> list[int]:
    """Opening, in, out, closing."""
    return [compiled.cells[f"{group}.0{place}"][column] for place in (1, 2, 3, 4)]


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


def told_by_page(report: Report) -> list[str]:
    """Every figure in the tables of the page, in order."""
    report.pk = 1
    parts = [
        render_to_string("reporting/partials/_section.html", {"section": section, "report": report})
        for section in sections_of(report)
    ]
    cells = re.findall(r'<td class="num">(.*?)</td>', "".join(parts), re.DOTALL)
    return [re.sub(r"<[^>]*>", "", cell).strip() for cell in cells]


def told_by_paper(report: Report) -> str:
    return plain(" ".join(pages_of(render_pdf(report))))
