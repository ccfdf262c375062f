"""Missed doses and what the clinic's rule proposes about them: pure functions of days. What is proposed is never
taken by itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from core.workdays import DAY
from rehab.enums import DoseKind, MissedDose

NOT_RECORDED = " ({days} ngày trong đó không có ghi chép)"
BY_RULE = " Quy định của cơ sở: {span}."
SENTENCES = {
    MissedDose.SAME: "Vắng {days} ngày{gaps}: đề xuất cho uống liều cũ{mg}.",
    MissedDose.HALF: "Vắng {days} ngày{gaps}: đề xuất cho uống nửa liều{mg}.",
    MissedDose.RESTART: "Vắng {days} ngày{gaps}: đề xuất khởi liều lại, bác sĩ chỉ định liều mới.",
    MissedDose.DROP_OUT: "Vắng {days} ngày{gaps}: đề xuất ghi bỏ điều trị.",
}


class Band(Protocol):
    from_days: int
    action: str


@dataclass(frozen=True)
class Absence:
    """Missed days just before a day; ``unrecorded`` of them have no row at all."""

    days: int
    unrecorded: int


@dataclass(frozen=True)
class Proposal:
    """What the rule proposes, in a sentence; ``mg`` where it follows from the dose ordered."""

    action: MissedDose
    sentence: str
    mg: Decimal | None

    @property
    def needs_decision(self) -> bool:
        """Whether the patient may not simply be given the dose ordered."""
        return self.action != MissedDose.SAME


def absence(day: date, uncovered_from: date | None, rows: Iterable[tuple[date, str]]) -> Absence:
    """Days missed from ``uncovered_from``, the first day without a dose taken or taken home, until the day before
    ``day``. Days of leave do not count, and do not end the absence; days without a row count. A patient of whom
    nothing was ever recorded (``uncovered_from`` empty) has missed none."""
    if uncovered_from is None or uncovered_from >= day:
        return Absence(0, 0)
    kinds = [kind for on, kind in rows if uncovered_from <= on < day]
    missed, leave = kinds.count(DoseKind.MISSED), kinds.count(DoseKind.LEAVE)
    days = (day - uncovered_from).days - leave
    return Absence(days, days - missed)


def band_of(days: int, bands: Sequence[Band]) -> tuple[Band, int | None] | None:
    """The band in which so many missed days lie, and its last day (None: it is the last band)."""
    ordered = sorted(bands, key=lambda band: band.from_days)
    place = sum(band.from_days <= days for band in ordered)
    if place == 0:
        return None
    last = ordered[place].from_days - 1 if place < len(ordered) else None
    return ordered[place - 1], last


def propose(missed: Absence, bands: Sequence[Band], ordered: Decimal | None) -> Proposal | None:
    """What the clinic's rule proposes after missed days; nothing when none were missed or no band covers them."""
    found = band_of(missed.days, bands)
    if found is None:
        return None
    band, last = found
    action = MissedDose(band.action)
    mg = _dose(action, ordered)
    sentence = SENTENCES[action].format(
        days=missed.days,
        gaps=NOT_RECORDED.format(days=missed.unrecorded) if missed.unrecorded else "",
        mg=f", {in_words(mg)} mg" if mg else "",
    )
    return Proposal(action, sentence + BY_RULE.format(span=span_in_words(band, last)), mg)


def span_in_words(band: Band, last: int | None) -> str:
    """ "từ 4 đến 5 ngày", or "trên 30 ngày" for the last band."""
    return f"trên {band.from_days - 1} ngày" if last is None else f"từ {band.from_days} đến {last} ngày"


def in_words(mg: Decimal) -> str:
    """Milligrams as they are read: 80, or 37,5."""
    return f"{mg.normalize():f}".replace(".", ",")


def drop_out_from(bands: Iterable[Band]) -> int | None:
    """From how many missed days on the rule speaks of drop-out."""
    return min((band.from_days for band in bands if band.action == MissedDose.DROP_OUT), default=None)


def longest_run(results: Iterable[bool]) -> int:
    """How many positive results stand in a row, at most."""
    longest = run = 0
    for is_positive in results:
        run = run + 1 if is_positive else 0
        longest = max(longest, run)
    return longest


def uncovered_from(covered_until: date | None, first_row: date | None) -> date | None:
    """The first day on which the patient had no dose: the day after the last one covered; without any, that of the
    first row."""
    return covered_until + DAY if covered_until else first_row


def _dose(action: MissedDose, ordered: Decimal | None) -> Decimal | None:
    if ordered is None:
        return None
    return {MissedDose.SAME: ordered, MissedDose.HALF: ordered / 2}.get(action)
