"""What each app adds to a demonstration, after its register and users are there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from core.registry import Registry


@dataclass(frozen=True)
class DemoStep:
    """``run`` is given the day of the demonstration; called once, in the transaction that writes the register."""

    slug: str
    order: int
    run: Callable[[date], None]


demo_steps: Registry[DemoStep] = Registry()
