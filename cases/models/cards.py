"""The index cards: what a list of dossiers is found, narrowed to one's area and ordered by, on one small row each."""

from typing import Any, Self

import pgtrigger
from django.contrib.postgres.search import SearchVectorField
from django.db import connection, models
from django.db.models import Case, Lookup, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Length, Replace
from django.db.models.lookups import Exact

from cases.finding import Question

AS_MANY = 3
"""Points of a name that has as many words as were typed; a word with its tones is worth more."""


def score(question: Question, words: str = "words") -> Combinable:
    """How good an answer a card is: as typed before without marks, a whole word before a beginning, a name of as many
    words before a longer one, the given name before the others."""
    total: Combinable = Value(0)
    if question.name_words > 1:
        spaces = Length("sort_key") - Length(Replace("sort_key", Value(" ")))
        total += Case(When(Exact(spaces, question.name_words - 1), then=Value(AS_MANY)), default=Value(0))
    for matches, weight in question.scores:
        total += Case(When(**{f"{words}__matches": matches}, then=Value(weight)), default=Value(0))
    return total


class IndexCardQuerySet(models.QuerySet):
    def matching(self, question: Question, *, nearly: bool = False) -> Self:
        """Those that have everything asked for; ``nearly``: all words but one."""
        matches = question.nearly if nearly else question.matches
        return self.filter(words__matches=matches) if matches else self

    def ranked(self, question: Question) -> Self:
        """The best answers first, then by the alphabet."""
        return self.order_by(score(question).desc(), "sort_key", "pk")


class IndexCard(models.Model):
    """Phiếu tra: a copy, kept by triggers alone, of what is spread over the dossier, its responsible commune, its
    papers and the telephone of its background; no fact of its own, so without history. Python never writes it."""

    dossier = models.OneToOneField("cases.Dossier", on_delete=models.DO_NOTHING, primary_key=True, related_name="card")
    commune = models.ForeignKey(
        "areas.Area",
        verbose_name="xã quản lý hôm nay",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    words = SearchVectorField("từ để tìm")
    sort_key = models.CharField(max_length=600, db_collation="C")

    objects = IndexCardQuerySet.as_manager()

    class Meta:
        verbose_name = "phiếu tra"
        verbose_name_plural = "phiếu tra"
        indexes = [
            models.Index(fields=["commune", "sort_key", "dossier"], name="card_commune_order"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}"


@SearchVectorField.register_lookup
class Matches(Lookup):
    """``words__matches="'hoa':*"``: a tsquery as it is written, past every parser and dictionary of the database."""

    lookup_name = "matches"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple]:
        column, values = self.process_lhs(compiler, connection)
        return f"{column} @@ %s::tsquery", (*values, self.rhs)


def keeps_cards(key: str, *, changes: tuple[str, ...]) -> list[pgtrigger.Trigger]:
    """The triggers of a table that write the cards of its dossiers anew, once a statement, whoever writes: a service,
    an import, a merge or a hand at the console. ``key``: the column of the dossier; ``changes``: what matters."""
    differs = " OR ".join(f"before.{column} IS DISTINCT FROM after.{column}" for column in changes)
    some = f"""
        SELECT unnest(ARRAY[before.{key}, after.{key}])
        FROM old_rows before JOIN new_rows after ON after.id = before.id WHERE {differs}
    """
    return [
        _statement("insert", pgtrigger.Insert, f"SELECT {key} FROM new_rows", new="new_rows"),
        _statement("update", pgtrigger.Update, some, old="old_rows", new="new_rows"),
        _statement("delete", pgtrigger.Delete, f"SELECT {key} FROM old_rows", old="old_rows"),
    ]


def _statement(name: str, operation: Any, people: str, **tables: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=f"card_after_{name}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**tables),
        declare=[("people", "bigint[]")],
        func=f"""
            people := ARRAY({people});
            IF cardinality(people) > 0 THEN PERFORM cases_write_cards(people); END IF;
            RETURN NULL;
        """,
    )


def write_cards(first: int, last: int) -> None:
    """The cards of the dossiers of these keys, after rows were copied in with their triggers asleep."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT cases_write_cards(ARRAY(SELECT id FROM cases_dossier WHERE id BETWEEN %s AND %s))", [first, last]
        )
        cursor.execute("ANALYZE cases_indexcard")
