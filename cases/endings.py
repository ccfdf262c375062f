"""What ends when a person dies, goes to prison or is declared missing: each app says what is open for them, what will
become of it, ends it, and takes that back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from accounts.models import User
from cases.models import Dossier, LifeEventKind
from core.registry import Registry


@dataclass(frozen=True)
class Ended:
    """The event that ends things: what it was, on which day, and who enters it (or takes it back, and why)."""

    dossier: Dossier
    kind: LifeEventKind
    on: date
    by: User | None = None
    reason: str = ""


@dataclass(frozen=True)
class Ending:
    """``describe``: a sentence for each thing that is open; ``apply`` ends them; ``take_back`` opens those again that
    ended by this event."""

    slug: str
    order: int
    title: str
    describe: Callable[[Ended], list[str]]
    apply: Callable[[Ended], None]
    take_back: Callable[[Ended], None]


endings: Registry[Ending] = Registry()


def consequences(ended: Ended) -> list[tuple[str, list[str]]]:
    """Title and sentences of everything that the event would end."""
    found = [(ending.title, ending.describe(ended)) for ending in endings]
    return [(title, sentences) for title, sentences in found if sentences]
