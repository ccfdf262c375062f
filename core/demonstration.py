"""What each app adds to a demonstration, after its register and users are there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from core.registry import Registry


@dataclass(frozen=True)
class DemoStep:
    """``run`` is given the day of the demonstration; called once, in the transaction that writes the register."""

    slug: str
    order: int
    run: Callable[[date], None]


demo_steps: Registry[DemoStep] = Registry()


@contextmanager
def told_on(day: date) -> Iterator[None]:
    """The officers of the demonstration act on that day."""
    before = settings.SYSTEM_DATE
    settings.SYSTEM_DATE = day
    try:
        yield
    finally:
        settings.SYSTEM_DATE = before
