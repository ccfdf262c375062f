"""Several reforms one after another: dossiers of divided communes, chosen for by list, stay one flow."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from accounts.enums import Role
from areas.services import load_reform
from cases.models import Dossier
from cases.services import Choice, choose_successors, move_dossier
from cases.services import reform as rules
from reporting.compile import compile_form
from reporting.periods import window_of
from reporting.units import Unit, form_for, unit_of
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.areas.reforms import DAY, divided
from tests.cases import factories
from tests.rehab.factories import episode

pytestmark = pytest.mark.django_db
REFORM = date(2025, 7, 1)
NGOC_THUY = "00118"  # its default successor is 00097; the new 00118 is another of its successors
DEFAULT, OTHER = "99901", "99902"
UNDER_WAY = {"01": 1, "04": 1}


def people(on_day, commune: str, *, chosen: str = "") -> Dossier:
    """Somebody in rehabilitation at home since February 2025, chosen for at the first reform or not."""
    on_day(date(2025, 6, 1))
    by = officer(area_code=commune)
    dossier = factories.dossier(commune, by=by, opened_on=date(2020, 1, 1))
    episode(dossier, by, starts=date(2025, 2, 1))
    on_day(date(2026, 4, 10))
    if chosen:
        move_dossier(dossier=dossier, to=areas.area(chosen, REFORM), on=REFORM, by=by)
    return dossier


def month(period: str, code: str) -> dict[str, int]:
    window = window_of(period)
    form = form_for("01-BCN", window)
    cells = compile_form(form, unit_of(form, window.ends, area=code), window).cells
    return {row[3:]: cell["total"] for row, cell in cells.items() if row.startswith("11.") and cell["total"]}


def chosen(number: str, code: str, on: date = DAY) -> rules.Chosen:
    return choose_successors(choices=[Choice(2, number, code)], on=on, by=officer(Role.ADMINISTRATOR))


@pytest.mark.parametrize(
    ("commune", "at_first", "divides"),
    [(NGOC_THUY, NGOC_THUY, NGOC_THUY), (NGOC_THUY, "", "00097"), ("00001", "", "00097")],
)
def test_a_second_choice_holds_for_every_stay_before_it(on_day, commune, at_first, divides):
    person = people(on_day, commune, chosen=at_first)
    load_reform(proposal=divided(divides, DEFAULT, OTHER))
    assert (month("2026-03", DEFAULT), month("2026-03", OTHER)) == (UNDER_WAY, {})
    assert chosen(person.number, OTHER).moved == 1
    assert (month("2026-03", DEFAULT), month("2026-03", OTHER)) == ({}, UNDER_WAY)
    assert month("2026-02", divides) == UNDER_WAY
    assert month("2025-06", commune) == UNDER_WAY
    form = form_for("PL-XA", window_of("2026"))
    year = compile_form(form, Unit(area=areas.area("01", DAY)), window_of("2026"))
    rows = [(row, cell) for row, cell in year.cells.items() if row.startswith("11.")]
    flows = {code: {row[3:]: cell[code] for row, cell in rows if cell[code]} for code in (DEFAULT, OTHER)}
    assert flows == {DEFAULT: {}, OTHER: {"04": 1}}
    assert all(check.holds for check in year.checks)


def test_chosen_twice_it_is_there_already_and_the_default_needs_no_row(on_day):
    person = people(on_day, NGOC_THUY, chosen=NGOC_THUY)
    load_reform(proposal=divided(NGOC_THUY, DEFAULT, OTHER))
    found = chosen(person.number, DEFAULT)
    assert (found.moved, found.unchanged) == (0, 1)
    assert [chosen(person.number, OTHER).moved, chosen(person.number, OTHER).unchanged] == [1, 1]
    assert person.responsibilities.count() == 3


def test_a_list_with_a_fault_moves_nobody(on_day):
    person = people(on_day, NGOC_THUY, chosen=NGOC_THUY)
    settled = people(on_day, "00001")
    proposal = divided(NGOC_THUY, DEFAULT, OTHER)
    load_reform(proposal=proposal)
    lines = [
        Choice(2, person.number, OTHER),
        Choice(3, "KHONG-CO", OTHER),
        Choice(4, person.number, DEFAULT),
        Choice(5, settled.number, OTHER),
    ]
    found = choose_successors(choices=lines, on=DAY, by=officer(Role.ADMINISTRATOR))
    eve = DAY - timedelta(days=1)
    assert [sentence for _, sentence in found.faults] == [
        rules.UNKNOWN_NUMBER.format("KHONG-CO"),
        rules.TWICE.format(2),
        rules.NOT_DIVIDED.format(eve, areas.area("00097", eve)),
    ]
    assert found.moved == 0
    assert person.responsibilities.count() == 2
    wrong = chosen(person.number, "00004").faults[0][1]
    before = areas.area(NGOC_THUY, eve)
    assert wrong == rules.NOT_AN_HEIR.format("00004", before, f"{DEFAULT}, {OTHER}")


def test_the_command_reads_the_list(on_day, tmp_path):
    person = people(on_day, NGOC_THUY, chosen=NGOC_THUY)
    load_reform(proposal=divided(NGOC_THUY, DEFAULT, OTHER))
    path = tmp_path / "choices.csv"
    as_admin = {"username": officer(Role.ADMINISTRATOR).username}
    path.write_text(f"number,successor_code\n{person.number},{OTHER}\nKHONG-CO,{OTHER}\n")
    with pytest.raises(SystemExit):
        call_command("choose_successors", **as_admin, day="2026-03-01", path=str(path), stdout=(out := StringIO()))
    assert "Dòng 3" in out.getvalue()
    path.write_text(f"number,successor_code\n{person.number},{OTHER}\n")
    call_command("choose_successors", **as_admin, day="2026-03-01", path=str(path), stdout=(out := StringIO()))
    assert "Đã chuyển 1 hồ sơ" in out.getvalue()
    assert month("2026-03", OTHER) == UNDER_WAY
