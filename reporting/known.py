"""A form as it would have been compiled from what was recorded by a past day or instant, beside today's figures."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Min
from django.utils import timezone

from cases.models import Dossier
from core.errors import DomainError
from core.known import end_of, known_at
from reporting.compile import compile_form
from reporting.models import Report
from reporting.tables import Cells, Figure, Line, Section, sections_of
from reporting.units import form_for, unit_of_office

WRONG_INSTANT = "“{}” không phải ngày hay thời điểm; viết 2018-01-20 (đến hết ngày) hoặc 2018-01-20T10:30:00+07:00."


def asked_instant(text: str | None) -> datetime | None:
    """The last instant of a day, or the instant itself (in Asia/Ho_Chi_Minh unless it says otherwise); raises
    ``DomainError``."""
    if text is None:
        return None
    try:
        if len(text) == len("2018-01-20"):
            return end_of(date.fromisoformat(text))
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise DomainError(WRONG_INSTANT.format(text)) from None
    return instant if timezone.is_aware(instant) else timezone.make_aware(instant)


@contextmanager
def known_if_asked(instant: datetime | None) -> Iterator[None]:
    """As known at the instant; as known now without one."""
    if instant is None:
        yield
    else:
        with known_at(instant):
            yield


def first_recorded() -> datetime | None:
    """When the first dossier was entered: before it nothing was known."""
    return Dossier.pgh_event_model.objects.aggregate(first=Min("pgh_created_at"))["first"]


@dataclass(frozen=True)
class Compared:
    """A figure as it was known, and what it comes to today."""

    known: Figure
    today: Figure

    @property
    def differs(self) -> bool:
        return self.known.value != self.today.value


@dataclass(frozen=True)
class ComparedTable:
    """A table of the form: its head, and for each block the lines with their figures compared."""

    section: Section
    blocks: list[tuple[str, list[tuple[Line, list[Compared]]]]]

    @property
    def differing(self) -> int:
        return sum(pair.differs for _, lines in self.blocks for _, pairs in lines for pair in pairs)

    def of_differing(self) -> "ComparedTable":
        """The same with the lines alone of which a figure differs."""
        blocks = [
            (title, [(line, pairs) for line, pairs in lines if any(pair.differs for pair in pairs)])
            for title, lines in self.blocks
        ]
        return replace(self, blocks=[(title, lines) for title, lines in blocks if lines])


def compare_known(report: Report, instant: datetime) -> list[ComparedTable]:
    """The tables of a report as known at the instant, beside today's count; a cell that only one of them has is empty
    in the other."""
    window = report.window
    form, unit = form_for(report.form, window), unit_of_office(report.office, window.ends)
    now = compile_form(form, unit, window).cells
    with known_at(instant):
        then = compile_form(form, unit, window).cells
    tables = zip(_sections(report, _filled(then, now)), _sections(report, _filled(now, then)), strict=True)
    return [_compared(*pair) for pair in tables]


def _filled(cells: Cells, others: Cells) -> Cells:
    """The cells, and an empty one for each that only the others have."""
    rows = [*others, *(row for row in cells if row not in others)]
    return {row: {**dict.fromkeys(others.get(row, {})), **cells.get(row, {})} for row in rows}


def _sections(report: Report, cells: Cells) -> list[Section]:
    told = copy(report)
    told.cells = cells
    return sections_of(told)


def _compared(then: Section, now: Section) -> ComparedTable:
    blocks = [
        (
            known.title,
            [
                (line, [Compared(*pair) for pair in zip(line.figures, other.figures, strict=True)])
                for line, other in zip(known.lines, today.lines, strict=True)
            ],
        )
        for known, today in zip(then.blocks, now.blocks, strict=True)
    ]
    return ComparedTable(then, blocks)
