"""Random histories drawn by Hypothesis: whatever a generator takes from its ``rng`` is a draw, so what fails is shrunk
to a few people and days.

The same histories each time, and on a failure the words with which to play it again; shrinking takes minutes on a
database, so it is left to ``HISTORIES=200``, which plays that many new ones, shrinks what fails and prints the seed.
"""

import os
from collections.abc import Callable
from random import Random

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.reporting.oracle.register import Register
from tests.reporting.random_registers import random_register
from tests.reporting.scenes import Scene

MANY = os.environ.get("HISTORIES")
MOST_PEOPLE = 9


def histories(examples: int) -> Callable[[Callable], Callable]:
    """A test that takes ``rng`` plays so many histories. The first is the smallest of all, the others are drawn."""

    def of(test: Callable) -> Callable:
        run = settings(
            max_examples=int(MANY or examples),
            derandomize=not MANY,
            database=None,
            deadline=None,
            phases=tuple(Phase) if MANY else (Phase.generate,),
            print_blob=True,
            suppress_health_check=[
                HealthCheck.too_slow,
                HealthCheck.data_too_large,
                HealthCheck.function_scoped_fixture,  # each history begins by setting its day
            ],
        )
        return run(given(rng=st.randoms(use_true_random=False))(test))

    return of


def people(rng: Random, played: Scene) -> Register:
    """A register of a few people, as few as will do."""
    return random_register(rng, played, dossiers=rng.randint(1, MOST_PEOPLE))
