"""A period by the units of another tree, either way: nobody is lost or counted twice, unions add up, moves that are
none there are none, and a choice holds."""

from datetime import date
from itertools import groupby

import pytest

from areas.enums import Level
from areas.mapping import counterparts, main_predecessors
from areas.models import Area, Succession
from areas.queries import area_on, tree_on
from core.errors import DomainError
from reporting.by_units import by_units_of
from reporting.compile import Compiled, compile_form, drill
from reporting.periods import window_of
from reporting.units import Unit, form_for, unit_of
from tests.reporting.comparing import FLOW_GROUPS
from tests.reporting.histories import histories, people
from tests.reporting.oracle.register import Club, Dossier, Episode, Facility, Move, Register
from tests.reporting.scenes import scene
from tests.reporting.worlds import world

pytestmark = pytest.mark.django_db
REFORM, EVE = date(2025, 7, 1), date(2025, 6, 30)
PHUC_XA, PHUC_TAN, MERGED = "00001", "00037", "00097"  # of two districts; one ward since the reform
NGOC_THUY = "00118"  # its default successor is 00097; the new 00118 is another of its successors
UNDER_WAY, CAME, WENT = {"01": 1, "04": 1}, {"02": 1, "02c": 1, "04": 1}, {"01": 1, "03": 1, "03d": 1}
COUNTED = ("41.01", "42.01", "42.03", "44.01", "45.01", "43.04")
"""Activities, each of one place: they add up too."""


def register(commune: str, *moves: tuple[date, str], opened_on: date = date(2020, 1, 1)) -> Register:
    """One dossier with an episode at home since February 2025, or since it was opened."""
    return Register(
        dossiers=[Dossier("K-1", "Nam", date(1980, 3, 4), commune, opened_on)],
        episodes=[Episode("K-1", "Tại gia đình", max(date(2025, 2, 1), opened_on))],
        moves=[Move("K-1", day, to) for day, to in moves],
    )


def at_home(area: str, period: str, by: date) -> dict[str, int]:
    """The row group of rehabilitation at home of a unit of the tree of a day."""
    window = by_units_of(window_of(period), by)
    form = form_for("01-BCN", window)
    compiled = compile_form(form, unit_of(form, window.units_day, area=area), window)
    assert all(check.holds for check in compiled.checks)
    return {row[3:]: cell["total"] for row, cell in compiled.cells.items() if row.startswith("11.") and cell["total"]}


def test_before_by_the_units_of_after_a_move_inside_the_union_is_none():
    with world(register(PHUC_XA, (date(2025, 5, 9), PHUC_TAN))):
        assert at_home(PHUC_XA, "2025-05", EVE) == WENT
        assert at_home(MERGED, "2025-05", REFORM) == UNDER_WAY
        assert at_home(NGOC_THUY, "2025-05", REFORM) == {}


@pytest.mark.parametrize("chosen", [NGOC_THUY, MERGED])
def test_a_choice_holds_for_the_time_before_and_leads_back_to_the_own_commune(chosen):
    other = {NGOC_THUY: MERGED, MERGED: NGOC_THUY}[chosen]
    with world(register(NGOC_THUY, (REFORM, chosen))):
        assert (at_home(chosen, "2025-06", REFORM), at_home(other, "2025-06", REFORM)) == (UNDER_WAY, {})
        assert at_home(NGOC_THUY, "2025-07", EVE) == UNDER_WAY
        assert at_home(PHUC_XA, "2025-07", EVE) == {}


def test_after_by_the_units_of_before_each_goes_back_to_their_own_commune():
    rows = register(PHUC_XA)
    rows.dossiers.append(Dossier("K-2", "Nữ", date(1980, 3, 4), PHUC_TAN, date(2020, 1, 1)))
    rows.episodes.append(Episode("K-2", "Tại gia đình", date(2025, 9, 1)))
    with world(rows):
        assert at_home(MERGED, "2025-09", REFORM) == {"01": 1, "02": 1, "02a": 1, "04": 2}
        assert at_home(PHUC_XA, "2025-09", EVE) == UNDER_WAY
        assert at_home(PHUC_TAN, "2025-09", EVE) == {"02": 1, "02a": 1, "04": 1}


def test_a_move_between_two_parts_of_one_old_commune_is_none_there():
    with world(register(NGOC_THUY, (date(2025, 8, 5), NGOC_THUY))):
        assert (at_home(MERGED, "2025-08", REFORM), at_home(NGOC_THUY, "2025-08", REFORM)) == (WENT, CAME)
        assert at_home(NGOC_THUY, "2025-08", EVE) == UNDER_WAY


def test_who_has_no_past_there_goes_to_the_main_predecessor():
    main = Area.objects.get(pk=main_predecessors(tree_on(EVE))[area_on(MERGED, REFORM).pk]).code
    others = {area.code for area in counterparts(area_on(MERGED, REFORM), tree_on(EVE))} - {main}
    with world(register(MERGED, opened_on=REFORM)):
        assert at_home(main, "2025-08", EVE) == UNDER_WAY
        assert [at_home(code, "2025-08", EVE) for code in sorted(others)] == [{}] * len(others)
    assert PHUC_XA in others | {main}


def test_every_commune_of_today_has_a_main_predecessor_from_which_it_comes():
    found = main_predecessors(tree_on(EVE))
    new = set(Area.objects.valid_on(REFORM).filter(level=Level.COMMUNE).values_list("pk", flat=True))
    assert new <= set(found)
    pairs = set(Succession.objects.values_list("successor", "predecessor"))
    assert {(key, unit) for key, unit in found.items() if key in new} <= pairs
    assert len(found) == len(new) + 34


def test_a_facility_and_a_club_of_after_lie_in_the_main_predecessor():
    rows = register(MERGED, opened_on=REFORM)
    rows.facilities.append(Facility("F-1", "Công lập", "00004"))
    rows.clubs.append(Club("C-1", "00008", date(2025, 8, 1)))
    with world(rows):
        window = by_units_of(window_of("2025"), EVE)
        for form, row in (("04-BCN", "22.04"), ("PL-TK", "41.01")):
            layout = form_for(form, window)
            cells = compile_form(layout, unit_of(layout, EVE, area="01"), window).cells
            assert "F-1" in cells[row] if row == "22.04" else cells[row]["total"] == 1


def test_a_day_before_every_tree_is_refused_and_one_of_the_same_tree_changes_nothing():
    window = window_of("2025-H1")
    assert by_units_of(window, date(2025, 1, 1)) == window
    with pytest.raises(DomainError):
        by_units_of(window, date(1899, 1, 1))


def compiled(form: str, period: str, unit: Area, by: date) -> Compiled:
    window = by_units_of(window_of(period), by)
    found = compile_form(form_for(form, window), Unit(area=unit), window)
    assert all(check.holds for check in found.checks), (form, period, unit, by)
    return found


def stocks(found: Compiled) -> dict[str, int]:
    """What adds up over units: who is there on the first and the last day, and activities of one place."""
    rows = {row for row in found.cells if row[:2] in FLOW_GROUPS and row[3:] in ("01", "04")} | set(COUNTED)
    return {row: found.cells[row]["total"] for row in rows & found.cells.keys()}


def added(parts: list[dict[str, int]]) -> dict[str, int]:
    return {row: sum(part[row] for part in parts) for row in parts[0]}


@histories(2)
def test_over_the_provinces_nobody_is_lost_either_way_and_whole_unions_add_up(rng):
    played = scene(rng, asks=1, kind="reform")
    provinces = {unit.pk: unit for code in played.before for unit in _new_provinces(code)}
    with world(people(rng, played)):
        for new in provinces.values():
            old = counterparts(new, tree_on(EVE))
            for form in ("04-BCN", "PL-TK"):
                for period in ("2024", "2026"):
                    parts = added([stocks(compiled(form, period, unit, EVE)) for unit in old])
                    assert parts == stocks(compiled(form, period, new, REFORM)), (form, period, new)
            _unions_add_up(new, old)


def _new_provinces(code: str) -> list[Area]:
    province = Area.objects.above(area_on(code, EVE)).last()
    return counterparts(province, tree_on(REFORM))


def _unions_add_up(new: Area, old: list[Area]) -> None:
    """Communes that became one whole each: their columns come to its column; behind a figure stand its dossiers."""
    steps = list(Succession.objects.filter(predecessor__valid_to=REFORM).select_related("predecessor", "successor"))
    steps.sort(key=lambda step: step.predecessor.code)
    heirs = {
        code: [step.successor.code for step in rows] for code, rows in groupby(steps, lambda s: s.predecessor.code)
    }
    for period in ("2024", "2026"):
        before = [compiled("PL-XA", period, unit, EVE) for unit in old]
        after = compiled("PL-XA", period, new, REFORM)
        for row in ("33.04", "11.04", "12.04", "31.04", "14.04", "32.04"):
            sums: dict[str, int] = {}
            for part in before:
                for code, value in part.cells[row].items():
                    for heir in heirs.get(code, ()):
                        sums[heir] = sums.get(heir, 0) + (value if len(heirs[code]) == 1 else 10_000)
            whole = {code: value for code, value in sums.items() if value < 10_000 and code in after.cells[row]}
            assert {code: after.cells[row][code] for code in whole} == whole
        numbers = drill(after.form, after.unit, after.window, code="33.04")
        assert len(numbers) == after.cells["33.04"]["total"]
