"""Why today's count differs from what was sent: what was written about a dossier after that moment, read from the
change history."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

import pghistory.models
from django.apps import apps
from django.db import models

WORDS = {"insert": "nhập thêm", "update": "sửa", "delete": "rút"}
MOVED = "cases.Responsibility"
COUNTED = (
    "cases.Dossier",
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
        path = "pgh_obj_id" if tracked._meta.label == "cases.Dossier" else "dossier_id"
        rows = (
            model.objects.filter(**{f"{path}__in": dossiers}, pgh_created_at__gt=since)
            .select_related("pgh_context")
            .values_list(path, "pgh_created_at", "pgh_label", "pgh_context__metadata")
        )
        found += [Change(dossier, at, *_words(tracked, label), _who(context)) for dossier, at, label, context in rows]
    return sorted(found, key=lambda change: change.at)


def by_dossier(changes: Iterable[Change]) -> dict[int, list[Change]]:
    grouped: dict[int, list[Change]] = {}
    for change in changes:
        grouped.setdefault(change.dossier, []).append(change)
    return grouped


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
