"""What follows when a drug test is recorded or corrected; the apps above register theirs."""

from collections.abc import Callable
from dataclasses import dataclass

from cases.models import DrugTest
from core.registry import Registry


@dataclass(frozen=True)
class TestFollower:
    """What an app does with a test that was just written."""

    slug: str
    order: int
    follow: Callable[[DrugTest], None]


test_followers: Registry[TestFollower] = Registry()
