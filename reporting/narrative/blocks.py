"""What a document is made of, whichever shape it is read in: paragraphs, lists, tables and bars."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

BULLET = "- "

Cell = str | int | float | None


@dataclass(frozen=True)
class Text:
    """A paragraph, or an item of a list."""

    text: str
    is_item: bool = False
    kind: str = "text"


@dataclass(frozen=True)
class Table:
    """A table under its title: words in the first ``stubs`` columns, figures in the others. ``bold``: the lines of
    sums and titles; ``is_wide``: to be read on a page laid across."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    stubs: int = 1
    bold: Sequence[int] = ()
    is_wide: bool = False
    kind: str = "table"


@dataclass(frozen=True)
class Chart:
    """Bars: one for each label and series."""

    title: str
    labels: Sequence[str]
    series: Sequence[tuple[str, Sequence[float]]]
    kind: str = "chart"


@dataclass(frozen=True)
class Part:
    """A heading and what stands under it; ``level`` 1 is a part in Roman figures, 2 one of its sections."""

    slug: str
    mark: str
    title: str
    level: int
    blocks: Sequence[Any] = field(default_factory=list)

    @property
    def heading(self) -> str:
        return f"{self.mark}. {self.title}" if self.mark else ""


Block = Text | Table | Chart
_KINDS = {"text": Text, "table": Table, "chart": Chart}


def paragraphs(written: str) -> list[Text]:
    """What an officer wrote: a paragraph for each line, an item of a list where it begins with “- ”."""
    lines = (" ".join(line.split()) for line in written.splitlines())
    return [
        Text(line.removeprefix(BULLET).strip(), is_item=line.startswith(BULLET)) for line in lines if line.strip("- ")
    ]


def kept(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """Blocks as they are stored."""
    return [asdict(block) for block in blocks]


def read(stored: Sequence[dict[str, Any]]) -> list[Block]:
    """Blocks as they were stored."""
    return [_KINDS[block["kind"]](**block) for block in stored]


def beside(chart: Chart) -> Table:
    """The numbers of a chart as the table that stands beside it."""
    columns = [values for _, values in chart.series]
    rows = [[label, *values] for label, *values in zip(chart.labels, *columns, strict=True)]
    return Table(chart.title, ["", *(name for name, _ in chart.series)], rows)
