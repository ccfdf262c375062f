"""Which commune answers for the one dossier on each day: put together from the days of two. Pure of the database."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

Stay = tuple[int, date, date | None]
"""A commune's key, from a day, to before a day."""


@dataclass(frozen=True)
class Dispute:
    """Days on which both dossiers had a commune, and not the same one."""

    starts: date
    ends: date | None
    mine: int
    theirs: int

    @property
    def slug(self) -> str:
        return f"days:{self.starts:%Y%m%d}"


def disputes(mine: Iterable[Stay], theirs: Iterable[Stay]) -> list[Dispute]:
    """Every stretch of days that both sides claim for different communes, cut where either side moves."""
    return [
        Dispute(starts, ends, one, other)
        for starts, ends, one, other in _pieces(list(mine), list(theirs))
        if one is not None and other is not None and one != other
    ]


def joined(mine: Iterable[Stay], theirs: Iterable[Stay], takes_theirs: Callable[[str], bool]) -> list[Stay]:
    """One commune a day, without a gap: the only one that there is, or the chosen one. Days on which neither dossier
    was open yet cannot lie between, since each is open without end."""
    found: list[Stay] = []
    for starts, ends, one, other in _pieces(list(mine), list(theirs)):
        commune = one if one is not None else other
        if one is not None and other is not None and one != other:
            commune = other if takes_theirs(Dispute(starts, ends, one, other).slug) else one
        if commune is None:
            continue
        if found and found[-1][0] == commune:
            found[-1] = (commune, found[-1][1], ends)
        else:
            found.append((commune, starts, ends))
    return found


def grafted(before: list[Stay], now: list[Stay], day: date) -> list[Stay]:
    """The stays of before, and from a day on those of now."""
    kept = [(commune, starts, min(ends or date.max, day)) for commune, starts, ends in before if starts < day]
    later = [(commune, max(starts, day), ends) for commune, starts, ends in now if ends is None or ends > day]
    if kept and later and kept[-1][0] == later[0][0]:
        later[0] = (kept[-1][0], kept.pop()[1], later[0][2])
    return [*kept, *later]


def first_difference(one: list[Stay], other: list[Stay]) -> date | None:
    """The first day on which two lines of stays name different communes."""
    return min(
        (starts for starts, _, here, there in _pieces(one, other) if here != there),
        default=None,
    )


def _pieces(mine: list[Stay], theirs: list[Stay]) -> list[tuple[date, date | None, int | None, int | None]]:
    cuts = sorted({day for _, starts, ends in (*mine, *theirs) for day in (starts, ends) if day})
    spans = [*pairwise(cuts), *([(cuts[-1], None)] if cuts else [])]
    return [(starts, ends, _on(mine, starts), _on(theirs, starts)) for starts, ends in spans]


def _on(stays: list[Stay], day: date) -> int | None:
    return next((commune for commune, starts, ends in stays if starts <= day and (ends is None or day < ends)), None)
