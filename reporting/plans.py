"""Judging a plan: what a result is, how much of the plan, and whether the target is met by the rule of its kind. Pure:
numbers in, numbers and a verdict out."""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from reporting.enums import SHARES, Sense, TargetKind, Verdict

Number = int | Decimal | Fraction
WHOLE = Fraction(100)


def row_codes(text: str) -> tuple[str, ...]:
    """The codes of ``11.02a + 12.02a``, in their order; of nothing, none."""
    return tuple(part for part in re.split(r"[\s+,;]+", text.strip()) if part)


def joined(codes: Iterable[str]) -> str:
    """How codes are kept: ``11.02a + 12.02a``."""
    return " + ".join(codes)


def ratio(part: Number | None, whole: Number | None) -> Fraction | None:
    """``part`` of ``whole`` in percent, exact: what is judged is never a rounded number. None of nothing."""
    if part is None or not whole:
        return None
    return Fraction(part) * 100 / Fraction(whole)


def tenths(value: Number | None) -> float | None:
    """One decimal, half up, as the reports print percentages."""
    return None if value is None else float(Decimal((Fraction(value) * 10 + Fraction(1, 2)).__floor__()) / 10)


def percent_of(value: Number | None, base: Number | None) -> float | None:
    """How much of ``base`` is reached: 1.114 of 900 is 123,8. None when the base is nothing."""
    return tenths(ratio(value, base))


def reaches(sense: Sense, result: Number, value: Number) -> bool:
    """Whether a result stands on the right side of the target's number; exactly on it is enough, but for "trên"."""
    result, value = Fraction(result), Fraction(value)
    return {
        Sense.AT_LEAST: result >= value,
        Sense.MORE_THAN: result > value,
        Sense.AT_MOST: result <= value,
    }[Sense(sense)]


def judge(
    kind: TargetKind, sense: Sense, value: Number, result: Number | None, *, is_over: bool, is_empty: bool = False
) -> Verdict:
    """A count runs until the plan's last day: it may be met before, and one with an upper bound may be broken before,
    else it is under way. A ratio, a stock and what is to be done wholly are judged as they stand on the day.
    ``is_empty``: there was nothing of which a share could be taken."""
    if result is None:
        return Verdict.NOTHING if is_empty else Verdict.UNKNOWN
    holds = reaches(sense, result, value)
    if kind == TargetKind.COUNT and not is_over:
        settled = holds if sense != Sense.AT_MOST else not holds
        if not settled:
            return Verdict.UNDERWAY
    if holds:
        return Verdict.MET
    return Verdict.MISSED if is_over or kind == TargetKind.COUNT else Verdict.BEHIND


def met(verdict: Verdict) -> bool | None:
    """Yes or no where it is settled; else neither."""
    return {Verdict.MET: True, Verdict.MISSED: False, Verdict.BEHIND: False}.get(verdict)


def lacking(total: Number, parts: Iterable[Number]) -> Fraction:
    """By how much the parts fall short of the total; below nought: by how much they go beyond it."""
    return Fraction(total) - sum((Fraction(part) for part in parts), Fraction(0))


def plain(value: Number) -> int | float:
    """As a figure of a report: whole when it is whole, else with one decimal."""
    return int(value) if Fraction(value).denominator == 1 else tenths(value)


def result_figure(kind: TargetKind, result: Number | None) -> int | float | None:
    """A result as a figure: a share always with one decimal."""
    if result is None:
        return None
    return tenths(result) if kind in SHARES else plain(result)
