"""The outline of the reports, from ``parts.toml``: which parts there are, who writes them, what they are drafted
from."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

PARTS = Path(__file__).parent / "parts.toml"


@dataclass(frozen=True)
class Heading:
    """A part: ``written`` by officers alone, or drafted from ``items`` and open to what officers add."""

    slug: str
    mark: str = ""
    title: str = ""
    written: bool = False
    added: bool = False
    opening: bool = False
    hint: str = ""
    items: tuple[dict[str, Any], ...] = ()

    @property
    def level(self) -> int:
        return 2 if self.mark.isdigit() else 1

    @property
    def is_open(self) -> bool:
        """Whether officers write here."""
        return self.written or self.added


@dataclass(frozen=True)
class Annex:
    """A table behind the document."""

    slug: str
    title: str
    rows: tuple[str, ...] = ()


@cache
def outline() -> tuple[Heading, ...]:
    """The parts in their order."""
    return tuple(Heading(**{**part, "items": tuple(part.get("items", ()))}) for part in _file()["parts"])


@cache
def annexes() -> tuple[Annex, ...]:
    """The annexes in their order; one without content is left out of the document."""
    return tuple(Annex(**{**annex, "rows": tuple(annex.get("rows", ()))}) for annex in _file()["annexes"])


def heading_of(slug: str) -> Heading | None:
    """The part in which officers write, by its slug."""
    return next((heading for heading in outline() if heading.slug == slug and heading.is_open), None)


def main_part(slug: str) -> Heading:
    """The part in Roman figures in which a section stands: itself, or the last before it."""
    main = outline()[0]
    for heading in outline():
        main = heading if heading.level == 1 else main
        if heading.slug == slug:
            return main
    return main


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(PARTS.read_text(encoding="utf-8"))
