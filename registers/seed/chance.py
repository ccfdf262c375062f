"""Chance with given odds, and the days on which offices work. All chance comes from one ``random.Random``."""

from bisect import bisect
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")
DAY = timedelta(days=1)


class Odds(Generic[T]):
    """Things that can happen, each with its weight: ``Odds((10, "a"), (1, "b")).draw(rng)``."""

    __slots__ = ("_bounds", "_items")

    def __init__(self, *weighted: tuple[float, T]):
        likely = [(weight, item) for weight, item in weighted if weight > 0]
        self._items = [item for _, item in likely]
        self._bounds = list(accumulate(weight for weight, _ in likely))

    @classmethod
    def of(cls, weighted: Iterable[tuple[float, T]]) -> "Odds[T]":
        return cls(*weighted)

    def draw(self, rng: Random) -> T:
        place = bisect(self._bounds, rng.random() * self._bounds[-1], hi=len(self._items) - 1)
        return self._items[place]


def chance(rng: Random, share: float) -> bool:
    """True in ``share`` of all cases (0 to 1)."""
    return rng.random() < share


def days_after(rng: Random, day: date, low: int, high: int) -> date:
    """A day ``low`` to ``high`` days after ``day``, pushed from a weekend to the Monday after it."""
    return workday(day + timedelta(days=rng.randint(low, high)))


def workday(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    weekday = day.weekday()
    return day if weekday < 5 else day + timedelta(days=7 - weekday)
