"""What came after two dossiers became one, and on which side it belongs when they become two again."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models

from cases.models import Dossier, FormerNumber, PlaceOfCare, Responsibility
from registers.merging.pictures import Picture, picture
from registers.merging.plan import MINE, OF_THE_SYSTEM, THEIRS, TOGETHER, stays_of
from registers.merging.relations import WAYS, Way, in_order, links_of, own_key
from registers.merging.timeline import Stay, first_difference
from registers.models import Merge

DOSSIER = Dossier._meta.label
BOTH = "both"
DAYS = "days"


@dataclass(frozen=True)
class Later:
    """One thing to place: a row, or a field of the person that was corrected, or the moves since."""

    slug: str
    what: str
    words: str
    may_be_both: bool = False


@dataclass(frozen=True)
class Since:
    """All rows of now, what of them the officer places (``asked``), and the side of each row: one of the two, or the
    slug of the question that decides it."""

    now: Picture
    asked: list[Later]
    sides: dict[tuple[str, int], str]


def since(merge: Merge) -> Since:
    now = picture([merge.survivor_id])
    places = _sides_of_rows(merge)
    asked: list[Later] = []
    for model, pk, values in _later_rows(merge, now):
        label = model._meta.label
        side = _followed(model, values, places)
        if side is None:
            row = model._base_manager.get(pk=pk)
            slug = f"{model._meta.label_lower.replace('.', '-')}:{pk}"
            asked.append(Later(slug, str(model._meta.verbose_name), str(row)))
            side = slug
        places[label, pk] = side
    asked += _later_fields(merge, now)
    if first_difference(stays(merge, "after"), stays_of(merge.survivor)) is not None:
        last = merge.survivor.responsibilities.select_related("commune").get(ends=None)
        asked.append(Later(DAYS, "xã quản lý", f"Các lần chuyển sau khi nhập; nay là {last.commune}", True))
    return Since(now, asked, {key: side for key, side in places.items() if key[1] in now[key[0]]})


def stays(merge: Merge, which: str) -> list[Stay]:
    """The communes of "mine", of "theirs" or of the one dossier ("after"), when it was done."""
    read = [Responsibility._meta.get_field(name).to_python for name in ("starts", "ends")]
    return [(commune, read[0](starts), read[1](ends)) for commune, starts, ends in merge.days[which]]


def _sides_of_rows(merge: Merge) -> dict[tuple[str, int], str]:
    """Where each row that stood goes back to: those of the absorbed dossier are among the changed ones."""
    sides = {(label, pk): MINE for label, keys in merge.stood.items() for pk in keys}
    for row in merge.rows:
        if row["before"] and row["before"].get("dossier_id") == merge.absorbed_key:
            sides[row["model"], row["pk"]] = THEIRS
    return sides


def _later_rows(merge: Merge, now: Picture) -> Iterator[tuple[type[models.Model], int, dict[str, Any]]]:
    for model in in_order():
        label = model._meta.label
        if model is FormerNumber or label == Merge._meta.label or WAYS[label] in (Way.TIMELINE, Way.PAIR):
            continue
        stood = set(merge.stood.get(label, ()))
        yield from ((model, pk, values) for pk, values in sorted(now[label].items()) if pk not in stood)


def _followed(model: type[models.Model], values: dict[str, Any], places: dict[tuple[str, int], str]) -> str | None:
    """The side of the row that this one hangs on; None for one that hangs on the dossier alone."""
    if model is PlaceOfCare:
        return _side_named(values["reason"], places)
    for link in links_of(model):
        above = link.field.related_model
        key = values.get(link.field.attname)
        if above is not Dossier and key is not None and (above._meta.label, key) in places:
            return places[above._meta.label, key]
    return MINE if own_key(model) is None else None


def _side_named(reason: str, places: dict[tuple[str, int], str]) -> str:
    """A place of care stands with the row that it is for ("episode:7")."""
    name, _, key = reason.partition(":")
    number = key.partition(":")[0]
    return next(
        (
            side
            for (label, pk), side in places.items()
            if label.rpartition(".")[2].lower() == name and number == str(pk)
        ),
        MINE,
    )


def _later_fields(merge: Merge, now: Picture) -> Iterator[Later]:
    """The person's own fields that were corrected since."""
    after = next(row["after"] for row in merge.rows if row["model"] == DOSSIER and row["pk"] == merge.survivor_id)
    held = now[DOSSIER][merge.survivor_id]
    for field in Dossier._meta.concrete_fields:
        name = field.attname
        if name not in OF_THE_SYSTEM | TOGETHER.keys() and held[name] != after[name]:
            yield Later(f"field-{name}", str(field.verbose_name), str(held[name]), True)
