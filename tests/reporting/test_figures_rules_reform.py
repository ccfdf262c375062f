"""Hand-worked examples across 01/07/2025: successions are no moves, choices neither, codes mean another place."""

from datetime import date

import pytest

from core.errors import DomainError
from tests.reporting.comparing import Ask, figures, nonzero
from tests.reporting.oracle.register import Club, Determination, Dossier, Episode, Facility, Move, Register, Support

pytestmark = pytest.mark.django_db

REFORM = date(2025, 7, 1)
START = date(2025, 2, 1)
PHUC_XA, PHUC_TAN, MERGED = "00001", "00037", "00097"  # of two districts; one ward since the reform
NGOC_THUY = "00118"  # its default successor is 00097; the new 00118 is another of its successors
XUAN_LA, XUAN_LA_NEXT = "00103", "00611"  # the new 00103 is another of its successors
HA_GIANG, TUYEN_QUANG = "00691", "02200"  # of provinces 02 and 08, which became 08


def register(commune: str, *moves: tuple[date, str], opened_on: date = date(2020, 1, 1)) -> Register:
    """One dossier with an episode at home since February 2025."""
    return Register(
        dossiers=[Dossier("K-1", "Nam", date(1980, 3, 4), commune, opened_on)],
        episodes=[Episode("K-1", "Tại gia đình", max(START, opened_on))],
        moves=[Move("K-1", day, to) for day, to in moves],
    )


def year(rows: Register, area: str, period: str = "2025") -> dict:
    cells = figures(rows, Ask("PL-XA", period, area="01"))
    return {row[3:]: cell[area] for row, cell in cells.items() if row.startswith("11.") and cell[area]}


def month(rows: Register, area: str, period: str = "2025-07") -> dict:
    return nonzero(figures(rows, Ask("01-BCN", period, area=area)), "11")


UNDER_WAY, CAME, WENT = {"01": 1, "04": 1}, {"02": 1, "02c": 1, "04": 1}, {"01": 1, "03": 1, "03d": 1}


def test_the_default_successor_takes_over_without_a_move() -> None:
    assert month(register(PHUC_XA), PHUC_XA, "2025-06") == UNDER_WAY
    assert month(register(PHUC_XA), MERGED) == UNDER_WAY


def test_a_move_between_two_communes_that_became_one_is_no_move_afterwards() -> None:
    rows = register(PHUC_XA, (date(2025, 5, 9), PHUC_TAN))
    assert month(rows, PHUC_XA, "2025-05") == WENT
    assert month(rows, PHUC_TAN, "2025-05") == CAME
    assert year(rows, MERGED) == {"02": 1, "04": 1}


def test_a_code_of_before_stands_for_its_successor_also_where_the_code_exists_again() -> None:
    rows = register(XUAN_LA)
    assert month(rows, XUAN_LA, "2025-06") == UNDER_WAY
    assert month(rows, XUAN_LA) == {}
    assert month(rows, XUAN_LA_NEXT) == UNDER_WAY


def test_a_code_of_the_day_of_the_reform_is_the_new_place() -> None:
    rows = register(XUAN_LA, opened_on=REFORM)
    assert month(rows, XUAN_LA) == {"02": 1, "02a": 1, "04": 1}
    assert month(rows, XUAN_LA_NEXT) == {}
    assert month(rows, XUAN_LA, "2025-06") == {}


@pytest.mark.parametrize("to", [NGOC_THUY, MERGED])
def test_a_move_on_the_day_of_the_reform_to_a_successor_chooses_it(to: str) -> None:
    rows = register(NGOC_THUY, (REFORM, to))
    other = {NGOC_THUY: MERGED, MERGED: NGOC_THUY}[to]
    assert month(rows, NGOC_THUY, "2025-06") == UNDER_WAY
    assert month(rows, to) == UNDER_WAY
    assert month(rows, other) == {}
    assert year(rows, to) == {"02": 1, "04": 1}


def test_a_choice_holds_for_earlier_stays_in_the_divided_commune_too() -> None:
    rows = register(NGOC_THUY, (date(2025, 3, 1), XUAN_LA), (date(2025, 5, 1), NGOC_THUY), (REFORM, NGOC_THUY))
    cells = figures(rows, Ask("04-BCN", "2025", area="01"))
    assert nonzero(cells, "11", NGOC_THUY) == {"02": 2, "02a": 1, "02c": 1, "03": 1, "03d": 1, "04": 1}
    assert nonzero(cells, "11", MERGED) == {}
    assert nonzero(cells, "11") == {"02": 1, "02a": 1, "04": 1}


def test_a_choice_made_and_a_move_soon_after() -> None:
    rows = register(NGOC_THUY, (REFORM, NGOC_THUY), (date(2025, 7, 2), MERGED))
    assert month(rows, NGOC_THUY) == WENT
    assert month(rows, MERGED) == CAME


def test_a_move_on_the_day_before_and_a_choice_on_the_day() -> None:
    rows = register(PHUC_XA, (date(2025, 6, 30), NGOC_THUY), (REFORM, NGOC_THUY))
    assert month(rows, PHUC_XA, "2025-06") == WENT
    assert month(rows, NGOC_THUY, "2025-06") == CAME
    assert month(rows, MERGED) == {}
    assert month(rows, NGOC_THUY) == UNDER_WAY


def test_a_move_on_the_day_of_the_reform_to_another_place_is_a_move() -> None:
    rows = register(NGOC_THUY, (REFORM, XUAN_LA_NEXT))
    assert month(rows, MERGED) == WENT
    assert month(rows, XUAN_LA_NEXT) == CAME


def test_a_move_to_a_successor_on_a_later_day_is_a_move() -> None:
    rows = register(NGOC_THUY, (date(2025, 7, 2), NGOC_THUY))
    assert month(rows, MERGED) == WENT
    assert month(rows, NGOC_THUY) == CAME


def test_a_merged_province_counts_the_dossiers_of_both() -> None:
    rows = register(HA_GIANG, (date(2025, 3, 3), TUYEN_QUANG))
    rows.dossiers.append(Dossier("K-2", "Nữ", date(1980, 3, 4), HA_GIANG, date(2020, 1, 1)))
    rows.determinations.append(Determination("K-2", date(2024, 3, 4), "Có nghiện"))
    assert nonzero(figures(rows, Ask("04-BCN", "2025-H1", area="02")), "11") == {"02": 1, "02a": 1, "03": 1, "03d": 1}
    assert nonzero(figures(rows, Ask("04-BCN", "2025-H1", area="08")), "11") == CAME
    merged = figures(rows, Ask("04-BCN", "2025", area="08"))
    assert nonzero(merged, "11") == {"02": 1, "02a": 1, "04": 1}
    later = figures(rows, Ask("04-BCN", "2026", area="08"))
    assert nonzero(later, "11") == UNDER_WAY
    assert (later["19.01"]["total"], later["19.02"]["total"], later["19.02"][HA_GIANG]) == (124, 1, 1)
    with pytest.raises(DomainError):
        figures(rows, Ask("04-BCN", "2026", area="02"))


def test_a_facility_found_before_the_reform_lies_in_the_province_that_took_its_commune() -> None:
    rows = Register(
        facilities=[Facility("F-1", "Công lập", HA_GIANG), Facility("F-2", "Tự nguyện", "00118")],
        dossiers=[Dossier("K-1", "Nam", date(1980, 3, 4), MERGED, REFORM)],
        episodes=[Episode("K-1", "Bắt buộc tại cơ sở", date(2025, 8, 1), facility="F-1")],
        supports=[Support("K-1", "Học nghề", date(2025, 9, 1), date(2026, 2, 1))],
    )
    old = figures(rows, Ask("04-BCN", "2025-H1", area="02"))
    assert old["22.04"] == {"total": 0, "female": 0, "under_18": 0, "minority": 0, "F-1": 0}
    new = figures(rows, Ask("04-BCN", "2026", area="08"))
    assert new["22.04"] == {"total": 1, "female": 0, "under_18": 0, "minority": 0, "F-1": 1}
    assert (new["24.02"]["total"], new["24.02n"]["F-1"], new["15.02"]["total"]) == (1, 1, 0)
    assert "F-2" in figures(rows, Ask("04-BCN", "2026", area="01"))["22.04"]


def test_a_club_founded_before_the_reform_lies_in_the_default_successor() -> None:
    rows = Register(
        clubs=[Club("C-1", NGOC_THUY, date(2025, 6, 30)), Club("C-2", NGOC_THUY, REFORM)],
    )
    for area in (MERGED, NGOC_THUY):
        assert nonzero(figures(rows, Ask("PL-TK", "2025-07", area=area)), "41") == {"01": 1}
    assert nonzero(figures(rows, Ask("PL-TK", "2025-06", area=NGOC_THUY)), "41") == {"01": 1}
