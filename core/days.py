"""Days as people type them: ngày/tháng/năm, four digits for the year."""

import re
from datetime import date

_TYPED = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_RUN = re.compile(r"(\d{2})(\d{2})(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SHORT_YEAR = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{1,3}")
_YEAR = re.compile(r"\d{4}")
EARLIEST = 1900

HOW = "Hãy nhập ngày/tháng/năm, ví dụ 05/09/1990."
SHORT_YEAR = "Năm của “{text}” phải viết đủ bốn chữ số, ví dụ 15/05/2020."
NO_SUCH_DAY = "Không có ngày {text}. Hãy kiểm tra lại ngày và tháng."
NOT_A_DAY = "“{text}” không phải là ngày. " + HOW
YEAR_TOO_EARLY = "Năm {year} không hợp lý. Hãy kiểm tra lại."


def parse_day(text: str) -> date:
    """The day a person typed; raises ``ValueError`` with a sentence that says how to mend it."""
    text = text.strip()
    if _SHORT_YEAR.fullmatch(text):
        raise ValueError(SHORT_YEAR.format(text=text))
    if found := _ISO.fullmatch(text):
        year, month, day = found.groups()
    elif found := _TYPED.fullmatch(text) or _RUN.fullmatch(text):
        day, month, year = found.groups()
    else:
        raise ValueError(NOT_A_DAY.format(text=text))
    if int(year) < EARLIEST:
        raise ValueError(YEAR_TOO_EARLY.format(year=year))
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError(NO_SUCH_DAY.format(text=text)) from None


def parse_day_or_year(text: str) -> tuple[date, bool]:
    """The same, or a year alone: then its 31/12, and True."""
    if _YEAR.fullmatch(text.strip()):
        return parse_day(f"31/12/{text.strip()}"), True
    return parse_day(text), False
