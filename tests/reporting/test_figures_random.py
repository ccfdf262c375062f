"""The figures of random registers equal those of the oracle: every cell, every check, the dossiers behind them."""

import os
from random import Random

import pytest

from tests.reporting.comparing import differences
from tests.reporting.random_registers import random_register
from tests.reporting.scenes import scene
from tests.reporting.worlds import world

pytestmark = pytest.mark.django_db

SEEDS = range(int(os.environ.get("FIGURE_WORLDS", "40")))


@pytest.mark.parametrize("seed", SEEDS)
def test_figures_of_a_random_register_equal_the_oracle(seed: int) -> None:
    rng = Random(seed)
    played = scene(rng, asks=4)
    register = random_register(rng, played, dossiers=14)
    with world(register):
        found = [line for ask in played.asks for line in differences(register, ask, lists=12)]
    assert found == []
