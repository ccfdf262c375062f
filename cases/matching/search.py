"""The search for dossiers that may be one person, over the whole register: at night and after an import. It works on
sets (keys, pairs that share one), never on all pairs, and looks again only at what was written since the last time."""

from collections.abc import Iterator
from itertools import islice
from typing import TypeVar

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Max, Q

from cases.matching.blocks import MOST_IN_A_BLOCK, keys_of
from cases.matching.comparing import QUEUED, Likeness, Person, likeness
from cases.matching.facts import persons
from cases.models import MatchKey, MatchRun, PairState, SuspectedPair
from core import calendar

LOCK = "search for duplicates"
HISTORIES = {
    "cases.DossierEvent": "pgh_obj_id",
    "cases.IdentityPaperEvent": "dossier_id",
    "cases.RelativeEvent": "dossier_id",
}
"""Where it is read what was written of a person, and the column that names the dossier."""

STILL_OPEN = 2_000
"""So many rows of a history are read again: a transaction that was open at the last search may have written there."""

BATCH = 2_000
Item = TypeVar("Item")
Pair = tuple[int, int]
Found = tuple[Pair, Likeness]


def search_duplicates(*, full: bool = False, among: set[int] | None = None) -> MatchRun | None:
    """Fill the queue of pairs; None where another search is at work. Idempotent: what is found again stays as it was
    decided, and an open pair that is alike no more goes. ``among``: only these dossiers are looked at, and nothing is
    said of how far the register was: the next search finds all that this one would have found."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext(%s))", [LOCK])
            if not cursor.fetchone()[0]:
                return None
        last = MatchRun.objects.filter(finished_at__isnull=False).first()
        full = full or last is None
        run = MatchRun(is_full=full, started_at=calendar.now(), seen=_seen())
        changed = among if among is not None else None if full else _changed(last.seen)
        known = _write_keys(changed)
        found = _found(run, changed, known)
        run.dossiers = len(known)
        run.found = _queue(found, changed)
        run.finished_at = calendar.now()
        if among is None:
            run.save()
    return run


def _seen() -> dict[str, int]:
    return {name: apps.get_model(name).objects.aggregate(last=Max("pgh_id"))["last"] or 0 for name in HISTORIES}


def _changed(seen: dict[str, int]) -> set[int]:
    """The dossiers of which anything was written since, those that are gone too."""
    found: set[int] = set()
    for name, column in HISTORIES.items():
        rows = apps.get_model(name).objects.filter(pgh_id__gt=seen.get(name, 0) - STILL_OPEN)
        found.update(rows.values_list(column, flat=True).distinct())
    return found


def _write_keys(changed: set[int] | None) -> dict[int, Person]:
    """The keys of the changed dossiers anew; gives the persons that they are of."""
    if changed is None:
        MatchKey.objects.all().delete()
    else:
        MatchKey.objects.filter(person__in=changed).delete()
    known: dict[int, Person] = {}
    for some in _batches(persons(changed), BATCH):
        known |= {person.key: person for person in some}
        _copy_keys(some)
    return known


def _copy_keys(some: list[Person]) -> None:
    with connection.cursor() as cursor, cursor.copy("COPY cases_matchkey (person, key) FROM STDIN") as copy:
        for person in some:
            for key in keys_of(person):
                copy.write_row((person.key, key))


def _found(
    run: MatchRun, changed: set[int] | None, known: dict[int, Person]
) -> Iterator[tuple[tuple[int, int], Likeness]]:
    """Every pair that shares a key and is alike enough."""
    for pairs in _batches(_candidates(run, changed), BATCH):
        missing = {key for pair in pairs for key in pair} - known.keys()
        others = {person.key: person for person in persons(missing)} if missing else {}
        run.compared += len(pairs)
        for pair in pairs:
            one, other = (known.get(key) or others.get(key) for key in pair)
            if one is not None and other is not None and (like := likeness(one, other)).score >= QUEUED:
                yield pair, like


def _candidates(run: MatchRun, changed: set[int] | None) -> Iterator[Pair]:
    of_changed = (
        "" if changed is None else "WHERE key IN (SELECT key FROM cases_matchkey WHERE person = ANY(%(changed)s))"
    )
    touching = "" if changed is None else "AND (one.person = ANY(%(changed)s) OR other.person = ANY(%(changed)s))"
    values = {"most": MOST_IN_A_BLOCK, "changed": sorted(changed or ())}
    blocks = f"SELECT key, count(*) FROM cases_matchkey {of_changed} GROUP BY key HAVING count(*) > 1"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({blocks}) AS block WHERE count > %(most)s", values)
        (run.too_big,) = cursor.fetchone()
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            f"""
            SELECT DISTINCT one.person, other.person
              FROM ({blocks}) AS block
              JOIN cases_matchkey one ON one.key = block.key
              JOIN cases_matchkey other ON other.key = block.key AND other.person > one.person
             WHERE block.count <= %(most)s {touching}
             ORDER BY 1, 2
            """,
            values,
        )
        while rows := cursor.fetchmany(BATCH):
            yield from rows


def _queue(found: Iterator[Found], changed: set[int] | None) -> int:
    """New pairs come in; an open one has the reasons of now, or goes; a decided one stays as it is."""
    reach = Q() if changed is None else Q(first__in=changed) | Q(second__in=changed)
    standing = {(pair.first_id, pair.second_id): pair for pair in SuspectedPair.objects.filter(reach)}
    new = 0
    for some in _batches(found, BATCH):
        fresh = []
        for (first, second), like in some:
            told = {"score": like.score, "reasons": list(like.reasons)}
            pair = standing.pop((first, second), None)
            if pair is None:
                fresh.append(SuspectedPair(first_id=first, second_id=second, found_at=calendar.now(), **told))
            elif pair.state == PairState.OPEN and (pair.score, pair.reasons) != (told["score"], told["reasons"]):
                SuspectedPair.objects.filter(pk=pair.pk).update(**told)
        SuspectedPair.objects.bulk_create(fresh)
        new += len(fresh)
    gone = [pair.pk for pair in standing.values() if pair.state == PairState.OPEN]
    SuspectedPair.objects.filter(pk__in=gone).delete()
    return new


def _batches(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    while batch := list(islice(items, size)):
        yield batch
