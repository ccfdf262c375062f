"""How like each other two dossiers are, with the reasons in words. Pure of the database.

Vietnamese names as they are typed: with and without tones, đ as d, old and new tone placement, Thị and Văn left out,
words in another order; births of which only the year is known, day and month swapped; one digit of a paper wrong."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from cases.enums import PaperKind
from core.text import clean, fold

QUEUED = 60
"""From here on a pair is put before a person."""

SHOWN = 50
"""From here on a dossier of one's own area is shown to who types."""

SURE = 80
"""From here on it is told that a dossier exists elsewhere: name and whole birth, or a paper."""

SAME_NUMBER = 70
"""Points of a number that both have: enough by itself, whatever else differs."""

PAPER_TAKEN = "cùng số giấy tờ"
SILENT = frozenset({"thi", "van"})
"""Middle words that are left out as one likes."""


@dataclass(frozen=True, slots=True)
class Person:
    """What of a dossier is compared. A birth of which only the year is known lies on 31/12."""

    key: int
    name: str
    other_name: str
    sex: str
    birth: date | None
    year_only: bool
    papers: tuple[tuple[str, str], ...] = ()
    father: str = ""
    mother: str = ""
    commune: int | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    score: int
    reasons: tuple[str, ...]


def likeness(one: Person, other: Person) -> Likeness:
    """0 to 100. A name that is not alike, or a birth that cannot be the same, is outweighed by a paper alone."""
    papers, paper_words = _papers(one, other)
    name, name_words = _names(one, other)
    birth, birth_words = _births(one, other)
    if papers <= 0 and (name == 0 or birth < 0):
        return Likeness(0, ())
    parents, parent_words = _parents(one, other)
    sex = 0 if not (one.sex and other.sex) else 5 if one.sex == other.sex else -25
    place = 6 if one.commune is not None and one.commune == other.commune else 0
    score = max(SURE if papers == SAME_NUMBER else 0, min(100, papers + name + birth + parents + sex + place))
    told = [paper_words, name_words, birth_words, *parent_words]
    if sex < 0:
        told.append("khác giới tính")
    return Likeness(score, tuple(words for words in told if words))


@lru_cache(maxsize=100_000)
def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(fold(name).split())


def core_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without the middle words that are left out as one likes."""
    return (words[0], *(word for word in words[1:-1] if word not in SILENT), words[-1]) if len(words) > 2 else words


def bag_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """The same words in whatever order they were typed."""
    told = sorted(word for word in words if word not in SILENT)
    return tuple(told if len(told) > 1 else sorted(words))


def _names(one: Person, other: Person) -> tuple[int, str]:
    points, words = _name(one.name, other.name)
    if points:
        return points, words
    for called, name in ((one.other_name, other.name), (other.other_name, one.name)):
        if called and len(words_of(called)) > 1 and _name(called, name)[0] >= 30:
            return 24, "tên gọi khác của người này là họ tên của người kia"
    return 0, ""


def _name(one: str, other: str) -> tuple[int, str]:
    if clean(one).lower() == clean(other).lower():
        return 40, "cùng họ tên"
    mine, theirs = words_of(one), words_of(other)
    if mine == theirs:
        return 38, "họ tên chỉ khác dấu"
    if not mine or not theirs:
        return 0, ""
    if core_of(mine) == core_of(theirs):
        return 34, "họ tên chỉ khác chữ đệm Thị, Văn"
    if bag_of(mine) == bag_of(theirs):
        return 30, "cùng các chữ trong họ tên, khác thứ tự"
    if is_one_slip("".join(mine), "".join(theirs)):
        return 28, "họ tên khác một chữ cái"
    if (mine[0], mine[-1]) == (theirs[0], theirs[-1]) and (set(mine) <= set(theirs) or set(theirs) <= set(mine)):
        return 24, "cùng họ và tên, một bên thiếu chữ đệm"
    return 0, ""


def is_one_slip(one: str, other: str) -> bool:
    """One letter typed wrong, left out, or swapped with its neighbour."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    mine, theirs = one[start:], other[start:]
    if len(mine) == len(theirs):
        return mine[1:] == theirs[1:] or (mine[:2] == theirs[1::-1] and mine[2:] == theirs[2:])
    return mine[1:] == theirs or mine == theirs[1:]


def _births(one: Person, other: Person) -> tuple[int, str]:
    if one.birth is None or other.birth is None:
        return 0, ""
    if one.year_only or other.year_only:
        if one.birth.year != other.birth.year:
            return -30, ""
        return 14, "cùng năm sinh" if one.year_only and other.year_only else "cùng năm sinh, một bên chỉ biết năm"
    mine, theirs = one.birth, other.birth
    if mine == theirs:
        return 40, "cùng ngày sinh"
    if mine.year == theirs.year:
        if (mine.day, mine.month) == (theirs.month, theirs.day):
            return 32, "ngày và tháng sinh đổi chỗ"
        if is_one_slip(f"{mine:%d%m}", f"{theirs:%d%m}"):
            return 14, "ngày sinh khác một chữ số"
        return 5, "cùng năm sinh"
    if (mine.day, mine.month) == (theirs.day, theirs.month) and is_one_slip(str(mine.year), str(theirs.year)):
        return 14, "cùng ngày, tháng sinh, năm khác một chữ số"
    return -30, ""


def _papers(one: Person, other: Person) -> tuple[int, str]:
    """The strongest of all pairs of numbers; where both have one of a kind and none is alike, it speaks against."""
    mine, theirs = set(one.papers), set(other.papers)
    if not mine or not theirs:
        return 0, ""
    for _, number in mine:
        if any(number == known for _, known in theirs):
            return SAME_NUMBER, PAPER_TAKEN
    for kind, number in mine:
        if any(kind == theirs_of and is_one_slip(number, known) for theirs_of, known in theirs):
            return 35, f"số {PaperKind(kind).label} chỉ khác một chữ số"
    return (-35, "") if {kind for kind, _ in mine} & {kind for kind, _ in theirs} else (0, "")


def _parents(one: Person, other: Person) -> tuple[int, list[str]]:
    points, told = 0, []
    for mine, theirs, word in ((one.father, other.father, "cha"), (one.mother, other.mother, "mẹ")):
        if mine and theirs:
            same = core_of(words_of(mine)) == core_of(words_of(theirs))
            points += 15 if same else -8
            if same:
                told.append(f"cùng tên {word}")
    return points, told
