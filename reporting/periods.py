"""Reporting periods: ``2017-05`` a month, ``2017-H1`` the first half, ``2017`` the year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from core.errors import DomainError

PERIOD = re.compile(r"(?P<year>\d{4})(?:-(?P<part>H1|\d{2}))?")
UNKNOWN_PERIOD = "Kỳ “{}” không đúng; viết 2017-05 (tháng), 2017-H1 (6 tháng đầu năm) hoặc 2017 (năm)."
CUTOFF_OUTSIDE = "Ngày chốt số liệu {:%d/%m/%Y} nằm ngoài kỳ; chọn ngày từ {:%d/%m/%Y} đến {:%d/%m/%Y}."


@dataclass(frozen=True)
class Window:
    """The days [starts, ends], both counted, of a period; ``ends`` is the cut-off day if one is given. ``units_on``: a
    day of another tree, by whose units the period is counted so that it may be compared (quy đổi)."""

    period: str
    starts: date
    ends: date
    cutoff: date | None = None
    units_on: date | None = None

    @property
    def units_day(self) -> date:
        """The day whose tree has the units: the last one, unless the figures are mapped to another tree."""
        return self.units_on or self.ends

    @property
    def kind(self) -> str:
        """``month``, ``half`` or ``year``."""
        return {4: "year", 7: "half" if self.period.endswith("H1") else "month"}[len(self.period)]

    @property
    def is_year_end(self) -> bool:
        """Whether what is reported once a year belongs to it: December, or the year."""
        return self.kind == "year" or self.period.endswith("-12")

    @property
    def title(self) -> str:
        if self.kind == "year":
            return f"Năm {self.period}"
        if self.kind == "half":
            return f"6 tháng đầu năm {self.period[:4]}"
        return f"Tháng {self.period[5:]} năm {self.period[:4]}"


def window_of(period: str, cutoff: date | None = None) -> Window:
    """The window of a period code; raises ``DomainError`` on an unknown period or a cut-off outside it."""
    match = PERIOD.fullmatch(period)
    year, part = (int(match["year"]), match["part"]) if match else (0, None)
    if not 1900 <= year <= 2999 or (part not in (None, "H1") and not 1 <= int(part) <= 12):
        raise DomainError(UNKNOWN_PERIOD.format(period), fields={"period": UNKNOWN_PERIOD.format(period)})
    if part is None:
        starts, ends = date(year, 1, 1), date(year, 12, 31)
    elif part == "H1":
        starts, ends = date(year, 1, 1), date(year, 6, 30)
    else:
        month = int(part)
        starts, ends = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if cutoff is not None and not starts <= cutoff <= ends:
        message = CUTOFF_OUTSIDE.format(cutoff, starts, ends)
        raise DomainError(message, fields={"cutoff": message})
    return Window(period, starts, cutoff or ends, cutoff)
