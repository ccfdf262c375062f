"""How well people are found who were typed otherwise than they are kept. In the suite a small sample is asserted;
``make quality`` prints recall and precision of 2,000 pairs for each way of typing."""

import random
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from random import Random

from areas.models import Area
from cases.enums import Sex
from cases.finding import asked
from cases.models import Dossier, IndexCard, Responsibility
from core.text import fold
from registers.seed import names

STRICT = ("as kept", "no marks", "capitals", "order", "tone placed anew", "decomposed", "đ as d")
"""Ways of typing in which at least 99 of 100 must be found, and first."""

_TELEX = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}
_HATS = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}
_OLD = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "úy": "uý", "ùy": "uỳ", "ủy": "uỷ", "ụy": "uỵ"}


def people(count: int, seed: int = 7) -> list[str]:
    """Names as they are drawn for the demonstration."""
    rng = Random(seed)
    found = []
    for _ in range(count):
        sex = Sex.FEMALE if rng.random() < 0.3 else Sex.MALE
        parts = (names.SURNAMES.draw(rng), names.MIDDLE[sex].draw(rng), rng.choice(names.GIVEN[sex]))
        found.append(" ".join(part for part in parts if part))
    return found


def _typo(name: str, rng: Random) -> str:
    letters = list(fold(name))
    place = rng.choice([place for place, letter in enumerate(letters) if letter.isalpha()])
    letters[place] = rng.choice([letter for letter in "aeioungthc" if letter != letters[place]])
    return "".join(letters)


def _telex(name: str) -> str:
    words = []
    for word in name.lower().split():
        tone, letters = "", ""
        for char in unicodedata.normalize("NFD", word):
            if char in _TELEX:
                tone = _TELEX[char]
            else:
                letters += char
        letters = unicodedata.normalize("NFC", letters)
        words.append("".join(_HATS.get(letter, letter) for letter in letters) + tone)
    return " ".join(words)


def _double(name: str, rng: Random) -> str:
    words = fold(name).split()
    place = rng.randrange(len(words))
    words[place] += words[place][-1]
    return " ".join(words)


def _replaced(text: str, pairs: dict[str, str]) -> str:
    for old, new in pairs.items():
        text = text.replace(old, new)
    return text


WAYS: dict[str, Callable[[str, Random], str]] = {
    "as kept": lambda name, rng: name,
    "no marks": lambda name, rng: fold(name),
    "capitals": lambda name, rng: name.upper(),
    "order": lambda name, rng: " ".join(reversed(name.split())),
    "tone placed anew": lambda name, rng: _replaced(name, _OLD),
    "decomposed": lambda name, rng: unicodedata.normalize("NFD", name),
    "đ as d": lambda name, rng: name.replace("Đ", "D").replace("đ", "d"),
    "beginnings": lambda name, rng: " ".join(word[: max(2, len(word) - 1)] for word in fold(name).split()),
    "no middle name": lambda name, rng: " ".join((name.split()[0], name.split()[-1])),
    "a middle name more": lambda name, rng: " ".join((name.split()[0], rng.choice(("Văn", "Thị")), *name.split()[1:])),
    "doubled letters": _double,
    "Telex left over": lambda name, rng: _telex(name),
    "one letter wrong": _typo,
}


@dataclass
class Score:
    """Of the people asked for: how many were found, and how many of the rows before them were right ones too."""

    asked: int = 0
    found: int = 0
    right: float = 0.0
    missed: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.asked

    @property
    def precision(self) -> float:
        return self.right / self.asked


def keep(full_names: Iterable[str], commune: Area) -> None:
    """Dossiers of these names in a commune, all at once."""
    rows = []
    for place, full_name in enumerate(full_names):
        row = Dossier(
            number=f"TK-{place:05d}",
            full_name=full_name,
            sex=Sex.MALE,
            birth_date=date(1960 + place % 45, 1 + place % 12, 1 + place % 28),
            opened_on=date(2023, 1, 1),
        )
        row.index_words()
        rows.append(row)
    made = Dossier.objects.bulk_create(rows)
    Responsibility.objects.bulk_create(
        Responsibility(dossier=row, commune=commune, starts=row.opened_on) for row in made
    )


def measure(full_names: list[str], ways: Iterable[str] = tuple(WAYS)) -> dict[str, Score]:
    """Ask for each person in each way of typing. Precision: the share of those of that very name among as many of the
    first rows as there are of them."""
    of_name: dict[str, int] = {}
    for full_name in full_names:
        of_name[_same(full_name)] = of_name.get(_same(full_name), 0) + 1
    scores = {}
    for way in ways:
        rng, score = random.Random(way), Score()
        for full_name in full_names:
            typed = WAYS[way](full_name, rng)
            rows = _answers(typed)
            wanted = of_name[_same(full_name)]
            first = [_same(row) for row in rows[:wanted]]
            score.asked += 1
            score.found += full_name in rows
            score.right += first.count(_same(full_name)) / wanted
            if full_name not in rows:
                score.missed.append(f"{typed} ({full_name})")
        scores[way] = score
    return scores


def _same(full_name: str) -> str:
    """Names that a person who types without marks and in any order cannot tell apart."""
    return " ".join(sorted(fold(full_name).split()))


def _answers(typed: str) -> list[str]:
    question = asked(typed)
    cards = IndexCard.objects.matching(question).ranked(question)
    rows = list(cards.values_list("dossier__full_name", flat=True)[:200])
    if not rows and question.nearly:
        cards = IndexCard.objects.matching(question, nearly=True).ranked(question)
        rows = list(cards.values_list("dossier__full_name", flat=True)[:200])
    return rows
