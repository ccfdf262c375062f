"""The figures of random registers equal those of the oracle: every cell, every check, the dossiers behind them.

``FIGURE_WORLDS=500`` runs that many registers instead of the usual ones and compares every list.
"""

import os
from random import Random

import pytest

from areas.queries import chain_above, subtree_on
from reporting.compile import compile_all
from reporting.units import Unit
from tests.reporting.comparing import Ask, differences
from tests.reporting.oracle.forms import answer
from tests.reporting.random_registers import random_register
from tests.reporting.scenes import scene
from tests.reporting.worlds import world

pytestmark = pytest.mark.django_db

DEEP = os.environ.get("FIGURE_WORLDS")
SEEDS = range(int(DEEP or 40))
LISTS = None if DEEP else 8


@pytest.mark.parametrize("seed", SEEDS)
def test_figures_of_a_random_register_equal_the_oracle(seed: int) -> None:
    rng = Random(seed)
    played = scene(rng, asks=4)
    register = random_register(rng, played, dossiers=14)
    with world(register):
        found = [line for ask in played.asks for line in differences(register, ask, lists=LISTS)]
    assert found == []


@pytest.mark.parametrize("seed", SEEDS[:3])
@pytest.mark.parametrize(("form", "period"), [("PL-TK", "2025"), ("01-BCN", "2025-06"), ("01-BCN", "2025-07")])
def test_many_units_at_once_equal_the_oracle(seed: int, form: str, period: str) -> None:
    rng = Random(seed)
    played = scene(rng, asks=4, kind="reform")
    register = random_register(rng, played, dossiers=14)
    codes = played.before if period == "2025-06" else played.after
    with world(register):
        asked, first, window = Ask(form, period, area=codes[0]).resolve()
        province = chain_above(first.area).last()
        communes = subtree_on(province, window.ends).filter(level=first.kind, code__in=codes)
        for compiled in compile_all(asked, province, map(Unit, communes), window):
            right = answer(register, form, window.starts, window.ends, area=compiled.unit.area.code)
            assert compiled.cells == right.cells
