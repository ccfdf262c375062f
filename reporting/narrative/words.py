"""Figures in Vietnamese sentences: how much, and how it changed. Pure."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from reporting.figures import one_decimal, percent
from reporting.numbers import written

Number = int | float | None
NO_BREAK = "\u00a0"


def shown(value: str | Number) -> str:
    """A cell of a table: words as they are, figures as they are written."""
    return value if isinstance(value, str) else written(value)


def unbroken(text: str) -> str:
    """A number and its percent sign are not torn apart."""
    return text.replace(" %", f"{NO_BREAK}%")


def amount(value: Number, unit: str) -> str:
    """12 người; of nothing: không có."""
    return f"{written(value)} {unit}".strip() if value else "không có"


def change(now: Number, then: Number, unit: str, than: str) -> str:
    """tăng 12 người (5,3 %) so với cùng kỳ năm trước. Without a number then, nothing is said."""
    if now is None or then is None:
        return ""
    if now == then:
        return f"bằng {than}" if now else f"{than} cũng không có"
    grows = "tăng" if now > then else "giảm"
    difference = _rounded(abs(now - then))
    if not then:
        return f"{grows} {written(difference)} {unit} so với {than} ({than} không có)"
    return f"{grows} {written(difference)} {unit} ({written(share(difference, then))} %) so với {than}"


def points(now: Number, then: Number, than: str) -> str:
    """giảm 1,2 điểm phần trăm so với cùng kỳ năm trước."""
    if now is None or then is None:
        return ""
    if now == then:
        return f"bằng {than}"
    difference = float(_rounded(abs(now - then)))
    return f"{'tăng' if now > then else 'giảm'} {written(difference)} điểm phần trăm so với {than}"


def share(part: Number, whole: Number) -> float | None:
    """In percent, one decimal, half up; None of nothing."""
    return percent(_exact(part or 0), _exact(whole or 0))


def difference(now: Number, then: Number) -> Number:
    """How much more there is now; None where one of them is not known."""
    if now is None or then is None:
        return None
    return _rounded(now - then)


def split(parts: Iterable[tuple[str, Number]], unit: str, whole: Number = None) -> str:
    """heroin 12 người (60,0 %); ketamine 8 người (40,0 %): without the noughts; shares where a whole is given."""
    said = []
    for label, value in parts:
        if value:
            of_whole = f" ({written(share(value, whole))} %)" if whole else ""
            said.append(f"{label} {written(value)} {unit}{of_whole}")
    return "; ".join(said)


def sentence(words: str, *tails: str) -> str:
    """Words and what follows them after commas, with a full stop."""
    return f"{', '.join([words, *(tail for tail in tails if tail)])}."


def inside(label: str) -> str:
    """A label within a sentence: B93 and Tòa án stay as they are."""
    return label if label[:2].isupper() or label.startswith("Tòa án") else f"{label[0].lower()}{label[1:]}"


def is_nought(cells: Mapping[str, Mapping[str, Number]]) -> bool:
    """Whether a form holds nothing at all, as of a time of which nothing was entered."""
    return not any(value for row, cell in cells.items() if row[:2] != "19" for value in cell.values())


def _rounded(value: int | float) -> int | float:
    return one_decimal(_exact(value)) if isinstance(value, float) else value


def _exact(value: int | float) -> Decimal:
    return Decimal(str(value))


def written_title(said: str) -> str:
    """Words at the head of a column."""
    return f"{said[0].upper()}{said[1:]}"
