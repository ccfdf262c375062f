"""Vietnamese text: folding for search, keys for sorting. Done here and never by the database,
whose ``lower()`` without ICU does not know Vietnamese letters."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_MARKED_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_ALPHABET = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {letter: format(rank, "02d") for rank, letter in enumerate(_ALPHABET)}
_LAST = "99"
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


def clean(text: str | None) -> str:
    """Composed (NFC), outer blanks dropped, inner runs of blanks made one."""
    return " ".join(unicodedata.normalize("NFC", text or "").split())


def fold(text: str | None) -> str:
    """Lower case without diacritics, đ (and ð, which old converters wrote) as d: ``Đỗ Thị Hoà`` → ``do thi hoa``."""
    plain = unicodedata.normalize("NFD", (text or "").lower()).replace("đ", "d").replace("ð", "d")
    return "".join(char for char in plain if not unicodedata.combining(char))


def tokens(*texts: str | None) -> list[str]:
    """The folded words of some texts, each once, in order."""
    return list(dict.fromkeys(word for text in texts for word in _WORD.findall(fold(text))))


def words_of(text: str | None) -> list[str]:
    """The words of a text as they are written, in lower case, every mark apart from its letter (NFD)."""
    return _MARKED_WORD.findall(unicodedata.normalize("NFD", (text or "").lower()))


def toned(word: str) -> str:
    """A word with its letters (ă, â, đ, ê, ô, ơ, ư) and its tone behind them: ``hoà`` and ``hòa`` are one ``hoa1``."""
    letters, tone = [], "0"
    for char in unicodedata.normalize("NFD", word.lower().replace("ð", "đ")):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
    return unicodedata.normalize("NFC", "".join(letters)) + tone


def code_token(code: str | None) -> str:
    """A code folded to one word without punctuation: ``HS-0001`` → ``hs0001``."""
    return "".join(_WORD.findall(fold(code)))


def _word_key(word: str) -> str:
    letters, tones = [], []
    for char in unicodedata.normalize("NFC", word.lower()):
        marks = unicodedata.normalize("NFD", char)
        letter = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
        letters.append(_RANKS.get(letter, _LAST))
        tones.append(next((_TONES[mark] for mark in marks if mark in _TONES), "0"))
    return "".join(letters) + "!" + "".join(tones)


def sort_key(full_name: str) -> str:
    """Key of the Vietnamese alphabetical order by given name, then surname, then middle names.

    Bytes of the key compare like the names do (letters first, tones after), so a plain
    index in collation "C" sorts without the database knowing Vietnamese.
    """
    words = clean(full_name).split(" ")
    ordered = [words[-1], words[0], *words[1:-1]] if len(words) > 1 else words
    return " ".join(_word_key(word) for word in ordered)
