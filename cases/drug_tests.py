"""What follows when a drug test is recorded or corrected; the apps above register theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cases.models import Dossier, DrugTest, TestOccasion
from core.registry import Registry


@dataclass(frozen=True)
class TestFollower:
    """What an app does with a test that was just written."""

    slug: str
    order: int
    follow: Callable[[DrugTest], None]


@dataclass(frozen=True)
class TestOccasionFact:
    """``slug``: an occasion of a test; ``held``: whether the dossier says on a day that this was so."""

    slug: str
    order: int
    held: Callable[[Dossier, date], bool]


test_followers: Registry[TestFollower] = Registry()
occasion_facts: Registry[TestOccasionFact] = Registry()


def _managed(dossier: Dossier, on: date) -> bool:
    return dossier.user_managements.touching(on).exists()


occasion_facts.register(TestOccasionFact(TestOccasion.MANAGEMENT, 10, _managed))
