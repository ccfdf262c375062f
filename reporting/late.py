"""Why today's count differs from what was sent: what was written about a dossier after that moment, read from the
change history."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

import pghistory.models
from django.apps import apps
from django.db import models
from django.db.models import F, Q, Window
from django.db.models.functions import Lag

from cases.models import Dossier

WRITTEN = ("pgh_created_at", "pgh_label", "pgh_context__metadata")
WORDS = {"insert": "nhập thêm", "update": "sửa", "delete": "rút"}
MOVED = "cases.Responsibility"
COUNTED = (
    MOVED,
    "cases.Determination",
    "cases.ListRemoval",
    "cases.UserManagement",
    "rehab.Episode",
    "aftercare.Aftercare",
    "aftercare.Need",
    "aftercare.Support",
    "aftercare.ClubMembership",
    "aftercare.Participant",
)
"""The rows of a dossier by which figures count."""

OF_THE_PERSON = ("sex", "birth_date", "ethnicity", "main_drug")
"""What figures ask of the dossier itself; its other fields change no figure."""


@dataclass(frozen=True)
class Change:
    """A row written about a dossier: of what kind, how (entered, corrected, moved, withdrawn), when, by whom."""

    dossier: int
    at: datetime
    what: str
    how: str
    by: str


def changes_since(dossiers: Collection[int], since: datetime) -> list[Change]:
    """Everything written about the dossiers after ``since``, oldest first: one statement for each kind of row."""
    found: list[Change] = []
    for tracked, model in _histories():
        rows = model.objects.filter(dossier_id__in=dossiers, pgh_created_at__gt=since)
        found += [
            Change(dossier, at, *_words(tracked, label), _who(context))
            for dossier, at, label, context in rows.values_list("dossier_id", *WRITTEN)
        ]
    found += _merged_since(dossiers, since)
    found += [
        Change(dossier, at, *_words(Dossier, label), _who(context))
        for dossier, at, label, context in _changed_persons(dossiers).values_list("pgh_obj_id", *WRITTEN)
        if at > since
    ]
    return sorted(found, key=lambda change: change.at)


def _merged_since(dossiers: Collection[int], since: datetime) -> list[Change]:
    """Dossiers that became one with another, or two again, told of both: the number that leads elsewhere was written,
    or taken away."""
    told = {"insert": "nhập làm một", "delete": "tách lại, hoàn tác nhập làm một"}
    rows = apps.get_model("cases.FormerNumberEvent").objects.filter(pgh_created_at__gt=since, pgh_label__in=told)
    rows = rows.filter(Q(dossier_id__in=dossiers) | Q(key__in=dossiers))
    return [
        Change(dossier, at, f"hồ sơ {number}", told[label], _who(context))
        for kept, key, number, at, label, context in rows.values_list("dossier_id", "key", "number", *WRITTEN)
        for dossier in (kept, key)
        if dossier in dossiers
    ]


def by_dossier(changes: Iterable[Change]) -> dict[int, list[Change]]:
    grouped: dict[int, list[Change]] = {}
    for change in changes:
        grouped.setdefault(change.dossier, []).append(change)
    return grouped


def _changed_persons(dossiers: Collection[int]) -> models.QuerySet:
    """The writes of the dossier itself that changed what figures ask of a person. The time is not asked here: it would
    hide the row before from the comparison."""
    was = {
        f"was_{name}": Window(Lag(name), partition_by=F("pgh_obj_id"), order_by=F("pgh_id").asc())
        for name in OF_THE_PERSON
    }
    other = Q(pgh_label="insert")
    for name in OF_THE_PERSON:
        other |= ~Q(**{name: F(f"was_{name}")})
    history = apps.get_model("cases.DossierEvent").objects.filter(pgh_obj_id__in=dossiers)
    return history.annotate(**was).filter(other)


@cache
def _histories() -> list[tuple[type[models.Model], type[models.Model]]]:
    """Each kind of row with the model of its history."""
    histories = {
        getattr(model, "pgh_tracked_model", None): model
        for model in apps.get_models()
        if issubclass(model, pghistory.models.Event)
    }
    return [(tracked, histories[tracked]) for tracked in map(apps.get_model, COUNTED)]


def _words(tracked: type[models.Model], label: str) -> tuple[str, str]:
    how = "chuyển" if tracked._meta.label == MOVED else WORDS.get(label, label)
    return str(tracked._meta.verbose_name), how


def _who(context: dict | None) -> str:
    return (context or {}).get("post", "")
