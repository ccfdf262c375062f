"""Vietnamese typed before Unicode: the letters of TCVN3 (ABC, fonts ".VnTime") and VNI (fonts "VNI-Times").

Such a file holds Western letters that only its font shows as Vietnamese ("NguyÔn V¨n An", "Nguyeãn Vaên An"). A text
is taken for one of them when its words then are syllables of Vietnamese and as they stand they are not; one that could
be either follows the rest of its column.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

TCVN3, VNI = "TCVN3 (ABC)", "VNI"

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_BREVE, _HAT = "\u0306", "\u0302"
_TONES = frozenset((_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT))


def _composed(*parts: str) -> str:
    return unicodedata.normalize("NFC", "".join(parts))


_TCVN3_ROWS = {
    "a": "µ¸¶·¹",
    "ă": "»¾¼½Æ",
    "â": "ÇÊÈÉË",
    "e": "ÌÐÎÏÑ",
    "ê": "ÒÕÓÔÖ",
    "i": "×ÝØÜÞ",
    "o": "ßãáâä",
    "ô": "åèæçé",
    "ơ": "êíëìî",
    "u": "ïóñòô",
    "ư": "õøö÷ù",
    "y": "úýûüþ",
}
"""Each vowel with its tones: grave, acute, hook, tilde, dot."""

_TCVN3_TABLE = dict(zip("¨©ª«¬\u00ad®¡¢£¤¥¦§", "ăâêôơưđĂÂÊÔƠƯĐ", strict=True)) | {
    old: _composed(vowel, tone)
    for vowel, row in _TCVN3_ROWS.items()
    for old, tone in zip(row, (_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT), strict=True)
}

_VNI_SINGLE = dict(zip("ìíæóòôöîñ", "iiiiiơưyđ", strict=True))
_VNI_SINGLE_TONE = dict(zip("ìíæóòî", (_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT, _DOT), strict=True))
_VNI_TONE = dict(zip("øùûõï", (_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT), strict=True))
_VNI_BREVE = dict(zip("êèéúüë", ("", _GRAVE, _ACUTE, _HOOK, _TILDE, _DOT), strict=True))
_VNI_HAT = dict(zip("âàáåãä", ("", _GRAVE, _ACUTE, _HOOK, _TILDE, _DOT), strict=True))


def _vni_table() -> dict[str, str]:
    """Two signs to a letter (the vowel, then what stands above or below it), or one."""
    table = {sign: _composed(letter, _VNI_SINGLE_TONE.get(sign, "")) for sign, letter in _VNI_SINGLE.items()}
    for vowel, (sign, tone) in product("aeouyôö", _VNI_TONE.items()):
        table[vowel + sign] = _composed(_VNI_SINGLE.get(vowel, vowel), tone)
    for sign, tone in _VNI_BREVE.items():
        table["a" + sign] = _composed("a", _BREVE, tone)
    for vowel, (sign, tone) in product("aeo", _VNI_HAT.items()):
        table[vowel + sign] = _composed(vowel, _HAT, tone)
    for old, new in list(table.items()):
        table[old.upper()] = table[old[0].upper() + old[1:]] = new.upper()
    return table


_VNI_TABLE = _vni_table()
_VNI_PAIRS = re.compile("|".join(sorted(map(re.escape, _VNI_TABLE), key=len, reverse=True)))
_WORD = re.compile(r"[A-Za-z\u00a1-\u00ff]+")
_HIGH = re.compile(r"[\u00a1-\u00ff]")
_MODERN = re.compile(r"[\u0100-\u036f\u1e00-\u1eff]")
"""Letters that Western ones lack: a text with one of them is Unicode."""

_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"(?:iêu|yêu|uyê|uya|uyu|uôi|ươi|ươu|oai|oay|oao|oeo|uây|oă|oa|oe|oi|oo|ôi|ơi|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu"
    r"|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy])"
    r"(?P<final>ch|nh|ng|[cmnpt])?"
)
_STOPS = ("c", "ch", "p", "t")
_SHEET = ""
_LIKELY = 0.8
"""Share of a text's words that must be syllables: addresses hold abbreviations too."""


def _from_tcvn3(word: str) -> str | None:
    """The word in Unicode; None where it holds a letter that TCVN3 has not."""
    if any(not letter.isascii() and letter not in _TCVN3_TABLE for letter in word):
        return None
    read = "".join(_TCVN3_TABLE.get(letter, letter) for letter in word)
    plain = [letter for letter in word if letter.isascii()]
    # Capitals with tones have no sign of their own; a font of capitals (".VnTimeH") shows the small ones so.
    return read.upper() if len(plain) > 1 and all(letter.isupper() for letter in plain) else read


def _from_vni(word: str) -> str | None:
    """The word in Unicode; None where a sign stands beside no vowel of its own."""
    if _HIGH.search(_VNI_PAIRS.sub("", word)):
        return None
    return _VNI_PAIRS.sub(lambda found: _VNI_TABLE[found.group()], word)


READINGS: dict[str, Callable[[str], str | None]] = {TCVN3: _from_tcvn3, VNI: _from_vni}


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Whether a word could be Vietnamese: its letters in their order, one tone, and only the tones a stop allows."""
    letters, tones = [], []
    for mark in unicodedata.normalize("NFD", word.casefold()):
        (tones if mark in _TONES else letters).append(mark)
    found = _SYLLABLE.fullmatch(unicodedata.normalize("NFC", "".join(letters)))
    if not found or len(tones) > 1:
        return False
    return found["final"] not in _STOPS or (bool(tones) and tones[0] in (_ACUTE, _DOT)) or not tones


def _share(words: list[str | None]) -> float:
    return sum(word is not None and is_syllable(word) for word in words) / len(words)


@lru_cache(maxsize=20_000)
def reading_of(text: str) -> tuple[str | None, frozenset[str]]:
    """What a text surely is ("" for Unicode, None for undecided), and the old letters it could be as well."""
    words = [word for word in _WORD.findall(text) if _HIGH.search(word)]
    if not words or _MODERN.search(text):
        return ("" if _MODERN.search(text) else None), frozenset()
    shares = {name: _share([read(word) for word in words]) for name, read in READINGS.items()}
    as_it_stands, best = _share(words), max(shares.values())
    if best >= _LIKELY and best > as_it_stands:
        sure = [name for name, share in shares.items() if share == best]
        return (sure[0] if len(sure) == 1 else None), frozenset(sure)
    could_be = frozenset(name for name, share in shares.items() if share >= _LIKELY)
    return (None if could_be else ""), could_be


def converted(text: str, name: str) -> str:
    """The text in Unicode."""
    read = _WORD.sub(lambda found: READINGS[name](found.group()) or found.group(), text)
    words = read.split()
    capital = [word for word in words if word[0].isupper()]
    if len(capital) * 2 >= len(words) and len(words) > 1 and all(w[0].isupper() or not w[0].isascii() for w in words):
        return " ".join(word[0].upper() + word[1:] for word in words)
    return read


@dataclass(frozen=True)
class Converted:
    """A cell of a sheet whose text was turned into Unicode."""

    row: int
    column: str
    letters: str
    before: str
    after: str


def find_old_letters(cells: Iterable[tuple[int, str, str]]) -> Iterator[Converted]:
    """Of the texts of a sheet (row, column, text), those in old letters."""
    undecided: list[tuple[int, str, str, frozenset[str]]] = []
    votes: dict[str, Counter[str]] = {_SHEET: Counter()}
    found: list[tuple[int, str, str, str]] = []
    for row, column, text in cells:
        if text.isascii():
            continue
        name, could_be = reading_of(text)
        if name is not None:
            votes[_SHEET][name] += 1
            votes.setdefault(column, Counter())[name] += 1
        if name:
            found.append((row, column, text, name))
        elif could_be:
            undecided.append((row, column, text, could_be))
    for row, column, text, could_be in undecided:
        name = _most(votes.get(column)) or ("" if column in votes else _most(votes[_SHEET]))
        if name in could_be:
            found.append((row, column, text, name))
    for row, column, text, name in sorted(found):
        yield Converted(row, column, name, text, converted(text, name))


def _most(votes: Counter[str] | None) -> str:
    """The old letters that more texts surely are than are Unicode; empty if none."""
    name, count = votes.most_common(1)[0] if votes else ("", 0)
    return name if votes and count > votes[""] else ""
