"""What may stand in a cell: how each kind is read, and how it is written back."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, ClassVar

from django.db import models

from cases.enums import PaperKind
from cases.identity import clean_number, number_fault
from core import calendar

EARLIEST = date(1900, 1, 1)
COMMUNE_DIGITS = 5
CCCD_DIGITS = 12
CMND_DIGITS = 9
MOST = 2**31 - 1
MOST_MONEY = 10**15

NOT_TEXT = "Ô này phải là chữ hoặc số, không phải ngày, giờ."
TOO_LONG = "Dài {length} ký tự; nhiều nhất là {most}."
NOT_LISTED = "Không có trong danh sách. Chỉ nhận: {labels}."
NOT_A_DAY = "Không phải là ngày. Hãy nhập ngày dạng dd/mm/yyyy, ví dụ 05/03/2020."
NO_SUCH_DAY = "Không có ngày này trong lịch."
SHORT_YEAR = "Năm phải viết đủ bốn chữ số, ví dụ 15/05/2020."
TOO_EARLY = "Ngày trước năm 1900; hãy kiểm tra lại năm."
FUTURE = "Ngày ở tương lai; hôm nay là {today:%d/%m/%Y}."
YEAR_ONLY = "Thiếu ngày và tháng; chỉ ngày sinh mới được ghi một mình năm."
FUTURE_YEAR = "Năm ở tương lai; hôm nay là {today:%d/%m/%Y}."
NOT_WHOLE = "Phải là số nguyên, không âm."
TOO_SMALL = "Ít nhất là {least}."
TOO_BIG = "Số quá lớn."
NOT_A_COMMUNE_CODE = "Mã xã gồm 5 chữ số."

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d+)")
_YEAR = re.compile(r"\d{4}")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
BLANKS = "\ufeff\u200b\u00a0 \t\r\n"


class CellFault(Exception):
    """The cell cannot be read; the message says why."""


@dataclass(frozen=True)
class Birth:
    """Day of birth; where only the year is known, 31/12 of it."""

    day: date
    year_only: bool = False


@dataclass(frozen=True)
class Paper:
    """A number in the column of the CCCD: nine digits are those of the older CMND."""

    kind: PaperKind
    number: str

    def __str__(self) -> str:
        return self.number


def as_text(value: Any) -> str:
    """A cell as composed text without outer blanks; whole numbers without a decimal point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return unicodedata.normalize("NFC", str(value)).strip(BLANKS)


@cache
def _by_label(choices: type[models.TextChoices]) -> dict[str, str]:
    return {str(choice.label).casefold(): choice.value for choice in choices}


class Kind:
    """Reads a cell that is not blank, or raises ``CellFault``; writes the value so that it reads back the same."""

    def read(self, value: Any) -> Any:
        raise NotImplementedError

    def write(self, value: Any) -> Any:
        return value


@dataclass(frozen=True)
class Text(Kind):
    most: int

    def read(self, value: Any) -> str:
        if not isinstance(value, str | int | float) or isinstance(value, bool):
            raise CellFault(NOT_TEXT)
        text = as_text(value)
        if len(text) > self.most:
            raise CellFault(TOO_LONG.format(length=len(text), most=self.most))
        return text


@dataclass(frozen=True)
class Choice(Kind):
    choices: type[models.TextChoices]

    def read(self, value: Any) -> str:
        choice = _by_label(self.choices).get(" ".join(as_text(value).split()).casefold())
        if choice is None:
            raise CellFault(NOT_LISTED.format(labels=", ".join(str(label) for label in self.choices.labels)))
        return choice

    def write(self, value: str) -> str:
        return str(self.choices(value).label)


class YesNo(Kind):
    def read(self, value: Any) -> bool:
        answers = {"có": True, "không": False}
        text = as_text(value).casefold()
        if text not in answers:
            raise CellFault(NOT_LISTED.format(labels="Có, Không"))
        return answers[text]

    def write(self, value: bool) -> str:
        return "Có" if value else "Không"


class Day(Kind):
    """A real Excel date, or text dd/mm/yyyy; not in the future."""

    def read(self, value: Any) -> date:
        if isinstance(value, datetime):
            day = value.date()
        elif isinstance(value, date):
            day = value
        else:
            day = self._from_text(as_text(value))
        if day < EARLIEST:
            raise CellFault(TOO_EARLY)
        if day > calendar.today():
            raise CellFault(FUTURE.format(today=calendar.today()))
        return day

    def _from_text(self, text: str) -> date:
        found = _DAY.fullmatch(text)
        if not found:
            raise CellFault(YEAR_ONLY if _YEAR.fullmatch(text) else NOT_A_DAY)
        day, month, year = found.groups()
        if len(year) != 4:
            raise CellFault(SHORT_YEAR)
        try:
            return date(int(year), int(month), int(day))
        except ValueError as error:
            raise CellFault(NO_SUCH_DAY) from error


class BirthDay(Day):
    """A day, or a year alone."""

    def read(self, value: Any) -> Birth:
        text = as_text(value)
        if not _YEAR.fullmatch(text):
            return Birth(super().read(value))
        year = int(text)
        if year < EARLIEST.year:
            raise CellFault(TOO_EARLY)
        if year > calendar.today().year:
            raise CellFault(FUTURE_YEAR.format(today=calendar.today()))
        return Birth(date(year, 12, 31), year_only=True)

    def write(self, value: Birth) -> Any:
        return f"{value.day.year}" if value.year_only else value.day


@dataclass(frozen=True)
class Whole(Kind):
    """A whole number, also typed as text with points between the thousands."""

    least: int = 0
    most: int = MOST

    def read(self, value: Any) -> int:
        if isinstance(value, bool):
            raise CellFault(NOT_WHOLE)
        text = as_text(value)
        digits = text.replace(".", "") if _GROUPED.fullmatch(text) and isinstance(value, str) else text
        if not (digits.isascii() and digits.isdecimal()):
            raise CellFault(NOT_WHOLE)
        number = int(digits)
        if number < self.least:
            raise CellFault(TOO_SMALL.format(least=self.least))
        if number > self.most:
            raise CellFault(TOO_BIG)
        return number


class CommuneCode(Kind):
    """Five digits; those that Excel took from the front are put back. Which unit it is depends on the day."""

    def read(self, value: Any) -> str:
        text = as_text(value)
        if isinstance(value, bool) or not (text.isascii() and text.isdecimal()) or len(text) > COMMUNE_DIGITS:
            raise CellFault(NOT_A_COMMUNE_CODE)
        return text.zfill(COMMUNE_DIGITS)


class PaperNumber(Kind):
    """Số CCCD. Ten or eleven digits have lost the zeros of the first provinces: no other paper is so long."""

    lost_zeros: ClassVar = (10, 11)

    def read(self, value: Any) -> Paper:
        number = clean_number(as_text(value))
        if number.isdecimal() and len(number) in self.lost_zeros:
            number = number.zfill(CCCD_DIGITS)
        kind = PaperKind.CMND if len(number) == CMND_DIGITS else PaperKind.CCCD
        fault = number_fault(kind, number)
        if fault or not number.isascii():
            raise CellFault(fault or number_fault(PaperKind.CCCD, ""))
        return Paper(kind, number)

    def write(self, value: str) -> str:
        return value


@dataclass(frozen=True)
class Numbers(Kind):
    """Dossier numbers separated by ``;``, each once."""

    most: int

    def read(self, value: Any) -> tuple[str, ...]:
        numbers = [as_text(part) for part in as_text(value).split(";")]
        for number in numbers:
            if len(number) > self.most:
                raise CellFault(TOO_LONG.format(length=len(number), most=self.most))
        return tuple(dict.fromkeys(number for number in numbers if number))

    def write(self, value: tuple[str, ...]) -> str | None:
        return "; ".join(value) or None
