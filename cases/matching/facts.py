"""The persons of the register as they are compared, read in few statements whatever their number."""

from collections.abc import Collection, Iterator
from itertools import islice

from django.db.models import QuerySet

from cases.enums import Relation
from cases.matching.comparing import Person
from cases.models import Dossier, IdentityPaper, Relative, Responsibility

CHUNK = 5_000
COLUMNS = ("pk", "full_name", "other_name", "sex", "birth_date", "birth_year_only")


def persons(keys: Collection[int] | None = None) -> Iterator[Person]:
    """Those of some dossiers, or of all, a chunk at a time."""
    if keys is None:
        rows = Dossier.objects.order_by("pk").values_list(*COLUMNS).iterator(chunk_size=CHUNK)
        while chunk := list(islice(rows, CHUNK)):
            yield from _told(chunk)
        return
    wanted = sorted(keys)
    for start in range(0, len(wanted), CHUNK):
        yield from _told(list(Dossier.objects.filter(pk__in=wanted[start : start + CHUNK]).values_list(*COLUMNS)))


def _told(chunk: list[tuple]) -> Iterator[Person]:
    keys = [row[0] for row in chunk]
    papers: dict[int, list[tuple[str, str]]] = {}
    for key, kind, number in _of(IdentityPaper.objects, keys).values_list("dossier", "kind", "number"):
        papers.setdefault(key, []).append((kind, number))
    parents: dict[tuple[int, str], str] = {}
    related = _of(Relative.objects, keys).filter(relation__in=(Relation.FATHER, Relation.MOTHER))
    for key, relation, name in related.values_list("dossier", "relation", "full_name"):
        parents[key, relation] = name
    communes = dict(_of(Responsibility.objects, keys).filter(ends=None).values_list("dossier", "commune"))
    for row in chunk:
        key = row[0]
        yield Person(
            *row,
            papers=tuple(papers.get(key, ())),
            father=parents.get((key, Relation.FATHER), ""),
            mother=parents.get((key, Relation.MOTHER), ""),
            commune=communes.get(key),
        )


def _of(rows: QuerySet, keys: list[int]) -> QuerySet:
    return rows.filter(dossier__in=keys)
