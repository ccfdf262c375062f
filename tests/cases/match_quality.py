"""People entered a second time, each otherwise than the first time."""

from collections.abc import Callable
from datetime import date
from random import Random

from cases.models import Dossier, IdentityPaper, Responsibility
from tests.cases.search_quality import WAYS as TYPED

Changed = Callable[[Dossier, Random], dict]


def _name(way: str) -> Changed:
    return lambda person, rng: {"full_name": TYPED[way](person.full_name, rng)}


def _swapped(person: Dossier, rng: Random) -> dict:
    """Day and month the other way round, where that is a day."""
    born = person.birth_date
    return {"birth_date": date(born.year, born.day, born.month) if born.day <= 12 else born}


def _slipped(number: str) -> str:
    return f"{number[:-1]}{(int(number[-1]) + 5) % 10}"


WAYS: dict[str, Changed] = {
    "as kept": lambda person, rng: {},
    "no marks": _name("no marks"),
    "order": _name("order"),
    "no middle name": _name("no middle name"),
    "one letter wrong": _name("one letter wrong"),
    "day and month swapped": _swapped,
    "year alone, a digit wrong": lambda person, rng: {
        "birth_date": date(person.birth_date.year, 12, 31),
        "birth_year_only": True,
    },
}
WITH_PAPER = "year alone, a digit wrong"


def enter_again(count: int) -> dict[str, set[tuple[int, int]]]:
    """Of each way, the pairs that are one person. Half stay in their commune; only of the last way is a paper
    known again, with one digit of its number wrong."""
    rng = Random(count)
    keys = list(Dossier.objects.filter(birth_year_only=False).order_by("pk").values_list("pk", flat=True))
    people = list(Dossier.objects.filter(pk__in=rng.sample(keys, count)).order_by("pk"))
    stays = dict(Responsibility.objects.filter(ends=None, dossier__in=people).values_list("dossier", "commune"))
    others = list(stays.values())
    papers = {paper.dossier_id: paper for paper in IdentityPaper.objects.filter(dossier__in=people, replaced_on=None)}
    entered, pairs = [], {way: set() for way in WAYS}
    for place, person in enumerate(people):
        way = list(WAYS)[place % len(WAYS)]
        told = {"full_name": person.full_name, "sex": person.sex, "birth_date": person.birth_date}
        again = Dossier(number=f"TK-{place:05d}", opened_on=person.opened_on, **{**told, **WAYS[way](person, rng)})
        again.index_words()
        entered.append((way, person, again))
    Dossier.objects.bulk_create(again for _, _, again in entered)
    Responsibility.objects.bulk_create(
        Responsibility(
            dossier=again,
            commune_id=stays[person.pk] if rng.random() < 0.5 else rng.choice(others),
            starts=person.opened_on,
        )
        for _, person, again in entered
    )
    IdentityPaper.objects.bulk_create(
        IdentityPaper(
            dossier=again,
            kind=papers[person.pk].kind,
            number=_slipped(papers[person.pk].number),
        )
        for way, person, again in entered
        if way == WITH_PAPER and person.pk in papers
    )
    for way, person, again in entered:
        if way != WITH_PAPER or person.pk in papers:
            pairs[way].add((person.pk, again.pk))
    return pairs
