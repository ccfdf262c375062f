"""What ends when a person dies, goes to prison or is declared missing: each app says what is open for them, what will
become of it, ends it, and takes that back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Model

from accounts.models import User
from cases.models import Dossier, LifeEventKind
from core.registry import Registry
from core.workdays import DAY

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Ended:
    """The event that ends things: what it was, on which day, and who enters it (or takes it back, and why). ``rows``:
    what it ended, noted as it ends them; None where nobody noted it."""

    dossier: Dossier
    kind: LifeEventKind
    on: date
    by: User | None = None
    reason: str = ""
    rows: list[str] | None = None

    def note(self, row: Model) -> None:
        """The event ends this row."""
        self.rows.append(_name(row))

    def own(self, rows: Iterable[Row]) -> list[Row]:
        """Those of the rows that it was which ended them; what ended by itself on that day is not its own."""
        return [row for row in rows if self.rows is None or _name(row) in self.rows]

    @property
    def days(self) -> tuple[date, date]:
        """The last days on which it ended anything."""
        return self.on, self.on + DAY

    def last_day(self, starts: date) -> date:
        """The first day on which what began on ``starts`` no longer holds: that of the event; what began on this very
        day lasts for it."""
        return self.on + DAY if starts == self.on else self.on


def _name(row: Model) -> str:
    return f"{row._meta.model_name}:{row.pk}"


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
