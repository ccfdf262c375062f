"""The words by which a dossier is found, and what a person who types some of them asks for.

Words are kept as lexemes of our own making (``array_to_tsvector``), and a question is made of the same; neither ever
goes through a parser of the database, which takes ``1e5``, ``a-b`` or ``10.5`` apart by rules of its own.

    hoa        a word of a name, number or paper, folded
    =hoa1      a word of the full name with its letters and tone, wherever the tone is written
    ^hoa       the given name
    @19850305  the day of birth; the year alone where no more is known
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from core.syllables import readings
from core.text import clean, code_token, fold, tokens, toned, words_of

EXACT, GIVEN, BORN = "=", "^", "@"
_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_MONTH = re.compile(r"(\d{1,2})[./-](\d{4})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIGURES = re.compile(r"[+(]*\d[\d().+/-]*")
_ABROAD = re.compile(r"(?:0084|84)(?=\d{9}$)")
MOST_TERMS = 12
LONGEST = 200


def words_to_keep(
    *,
    full_name: str,
    other_name: str,
    number: str,
    birth_date: date | None,
    birth_year_only: bool,
    codes: Iterable[str] = (),
) -> list[str]:
    """What finds a dossier by its own fields; numbers of papers and telephones are added in the database. No birth: the
    row of a workbook that is refused for it."""
    name = words_of(full_name)
    given = [f"{GIVEN}{fold(name[-1])}"] if name else []
    born = [f"{BORN}{birth_date:{'%Y' if birth_year_only else '%Y%m%d'}}"] if birth_date else []
    return list(
        dict.fromkeys(
            [
                *tokens(full_name, other_name, number),
                *_ends_of(number),
                *(word for code in codes for word in (*tokens(code), *_ends_of(code))),
                *(EXACT + toned(word) for word in name),
                *given,
                *born,
            ]
        )
    )


def _ends_of(number: str) -> Iterator[str]:
    """The number without punctuation, from each of its parts on: ``00097-2024-0001`` is found by ``20240001``."""
    parts = tokens_of_number(number)
    for place in range(len(parts)):
        yield "".join(parts[place:])


def tokens_of_number(number: str) -> list[str]:
    """The parts of a number, folded, in order and as often as they stand in it."""
    return [fold(part) for part in words_of(number)]


@dataclass(frozen=True)
class Term:
    """One thing asked for. ``matches``: the rows that have it; ``scores``: what makes a row a better answer, with its
    weight; ``shown``: folded beginnings to be marked in a row, or figures without punctuation; ``given``: the rows that
    have it as their given name."""

    matches: str
    scores: tuple[tuple[str, int], ...]
    shown: tuple[str, ...]
    given: str = ""


@dataclass(frozen=True)
class Question:
    """What was typed into the search box, taken apart."""

    terms: tuple[Term, ...]
    name_words: int = 0
    """How many words were typed that are no figures: a name of just so many is the better answer."""

    @cached_property
    def matches(self) -> str:
        """A tsquery of the rows that have everything asked for."""
        return " & ".join(f"({term.matches})" for term in self.terms)

    @cached_property
    def nearly(self) -> str:
        """A tsquery of the rows that lack one of three or more words; empty where fewer were typed."""
        if len(self.terms) < 3:
            return ""
        some = (self.terms[:place] + self.terms[place + 1 :] for place in range(len(self.terms)))
        return " | ".join(f"({Question(terms).matches})" for terms in some)

    @property
    def scores(self) -> list[tuple[str, int]]:
        """What makes a row a better answer. The word typed last is the one that may be the given name."""
        found = [score for term in self.terms for score in term.scores]
        given = next((term.given for term in reversed(self.terms) if term.given), "")
        return [*found, (given, 1)] if given else found


def asked(text: str | None) -> Question:
    """The question that a text asks. Every word must begin a word of the dossier, in any order."""
    chunks = clean(text)[:LONGEST].split()
    terms: list[Term] = []
    name_words = 0
    for is_figures, group in groupby(chunks, key=lambda chunk: bool(_FIGURES.fullmatch(chunk))):
        run = list(group)
        found = _figure_terms(run) if is_figures else [term for chunk in run for term in _word_terms(chunk)]
        name_words += 0 if is_figures else len(found)
        terms += found
    return Question(tuple(dict.fromkeys(terms))[:MOST_TERMS], name_words)


def _word_terms(chunk: str) -> Iterator[Term]:
    words = words_of(chunk)
    if any(char.isdigit() for char in chunk) and len(words) > 1:
        whole = code_token(chunk)
        parts = _all(_begins(fold(word)) for word in words)
        yield Term(f"{_begins(whole)} | {parts}", ((_is(whole), 4),), (whole, *map(fold, words)))
        return
    for word in words:
        folded = fold(word)
        meant = [folded, *readings(word)]
        given = _any(f"'{GIVEN}{one}':*" for one in meant)
        whole = _any(map(_is, meant))
        yield Term(_any(map(_begins, meant)), ((_is(EXACT + toned(word)), 4), (whole, 2)), tuple(meant), given)


def _figure_terms(chunks: list[str]) -> list[Term]:
    """Days and months of birth; what is left of a row of figures is one number typed in groups, or several."""
    terms, rest = [], []
    for chunk in chunks:
        day = _day_term(chunk)
        if day:
            terms.append(day)
        else:
            rest.append(chunk)
    if rest:
        whole = telephone(code_token("".join(rest)))
        parts = [part for chunk in rest for part in tokens(chunk)]
        choices = [_begins(whole), *([_begins(f"0{whole}")] if len(whole) == 9 else [])]
        if len(parts) > 1 or parts != [whole]:
            choices.append(_all(_figures(part) for part in parts))
        elif _YEAR.fullmatch(whole):
            choices = [_figures(whole)]
        terms.append(Term(" | ".join(choices), ((_is(whole), 4),), (whole, *parts)))
    return terms


def _day_term(chunk: str) -> Term | None:
    """A day (05/03/1985) or month (03/1985) of birth. Who is known by the year alone may be the one."""
    if found := _DAY.fullmatch(chunk):
        day, month, year = map(int, found.groups())
        try:
            born = f"{date(year, month, day):%Y%m%d}"
        except ValueError:
            return None
        exact = _is(BORN + born)
    elif found := _MONTH.fullmatch(chunk):
        month, year = map(int, found.groups())
        if not 1 <= month <= 12:
            return None
        exact = f"'{BORN}{year}{month:02d}':*"
    else:
        return None
    parts = _all(map(_begins, tokens(chunk)))
    choices = [exact, _is(f"{BORN}{year}"), _begins(code_token(chunk)), parts]
    return Term(" | ".join(choices), ((exact, 4),), (str(year), code_token(chunk), *tokens(chunk)))


def telephone(figures: str) -> str:
    """A number as it is dialled at home: ``84912345678`` is ``0912345678``."""
    return _ABROAD.sub("0", figures)


def _figures(part: str) -> str:
    return f"('{part}':* | '{BORN}{part}':*)" if _YEAR.fullmatch(part) else _begins(part)


def _is(word: str) -> str:
    return f"'{word}'"


def _begins(word: str) -> str:
    return f"'{word}':*"


def _all(choices: Iterable[str]) -> str:
    return f"({' & '.join(choices)})"


def _any(choices: Iterable[str]) -> str:
    return f"({' | '.join(choices)})"
