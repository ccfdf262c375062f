"""What a word was meant to be that was typed with the letters or digits of an input method left in it."""

import re

from core.text import fold

_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?"
    r"(?:uye|uya|uyu|ieu|yeu|uoi|uou|oai|oay|oeo|uay|oao|ia|ie|ya|ye|ua|uo|ue|uy|oa|oe|oo|ai|ao|au|ay|eo|eu|iu|oi|ui|uu"
    r"|[aeiouy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)
_TWICE = re.compile(r"(.)\1+")
_TELEX_TONE = re.compile(r"(?<=[aeiouy])[sfrxjz]|(?<=[aeiouy](?:ng|nh|ch))[sfrxjz]|(?<=[aeiouy][cmnpt])[sfrxjz]")
_DIGITS = re.compile(r"(?<=[a-z])\d")


def is_syllable(word: str) -> bool:
    """Whether a folded word can be one of a Vietnamese name."""
    return _SYLLABLE.fullmatch(word) is not None


def readings(word: str) -> list[str]:
    """Other folded words that a word typed may stand for: ``nguyeenx`` (Telex), ``nguye6n4`` (VNI) and ``nguyeen``
    are read as ``nguyen``. A word that is a Vietnamese syllable is what it is."""
    typed = fold(word)
    if is_syllable(typed):
        return []
    single = _TWICE.sub(r"\1", typed)
    telex = _TWICE.sub(r"\1", _TELEX_TONE.sub("", _horned(single)))
    found = (single, _horned(single), telex, _DIGITS.sub("", typed))
    return [reading for reading in dict.fromkeys(found) if reading != typed and is_syllable(reading)]


def _horned(word: str) -> str:
    """Telex writes ư and ơ with a ``w`` behind, or ư as a ``w`` alone."""
    return re.sub(r"(?<![aeiouy])w", "u", word).replace("w", "")
