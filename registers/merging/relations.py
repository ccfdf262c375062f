"""All that hangs on a dossier, found by walking the foreign keys, and how each kind of row comes along in a merge."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cache

import pghistory.models
from django.apps import apps
from django.db import models

from cases.models import Dossier, IndexCard


class Way(StrEnum):
    """How the rows of a table come along."""

    MOVES = auto()
    """Hang on the dossier that stays; two that cannot both stand are decided by the officer."""
    PROFILE = auto()
    """One row a dossier: of two, chosen field by field."""
    WHOLE = auto()
    """One row a dossier: of two, one is chosen."""
    TIMELINE = auto()
    """The responsible communes: put together day by day."""
    PAIR = auto()
    """Suspected pairs: go over to the dossier that stays; of two alike the decided one is kept."""
    FOLLOWS = auto()
    """Hang on a row that moves, and come with it."""


WAYS: dict[str, Way] = {
    "cases.Responsibility": Way.TIMELINE,
    "cases.SuspectedPair": Way.PAIR,
    "cases.Background": Way.PROFILE,
    "cases.HealthProfile": Way.PROFILE,
    "cases.Photo": Way.WHOLE,
    **dict.fromkeys(
        (
            "cases.FormerNumber",
            "cases.PlaceOfCare",
            "cases.IdentityPaper",
            "cases.Procedure",
            "cases.DrugTest",
            "cases.ProposalAnswer",
            "cases.Document",
            "cases.LifeEvent",
            "cases.Relative",
            "cases.DrugUse",
            "cases.PastRehab",
            "cases.PastAddress",
            "cases.Transfer",
            "cases.CaseOfficer",
            "cases.BulkRow",
            "cases.Determination",
            "cases.ListRemoval",
            "cases.UserManagement",
            "rehab.Episode",
            "aftercare.Aftercare",
            "aftercare.ClubMembership",
            "aftercare.Attendance",
            "aftercare.Need",
            "aftercare.Support",
            "aftercare.Enrolment",
            "aftercare.Contact",
            "aftercare.PlannedTest",
            "aftercare.HandoverExit",
            "aftercare.ReintegrationPlan",
            "aftercare.Participant",
            "registers.Merge",
            "registers.OfficeListRow",
        ),
        Way.MOVES,
    ),
    **dict.fromkeys(
        (
            "cases.Step",
            "cases.Clock",
            "cases.Pause",
            "cases.Scan",
            "rehab.DoseOrder",
            "rehab.Dose",
            "rehab.UrineTest",
            "aftercare.HelperAssignment",
            "aftercare.ReintegrationGoal",
            "aftercare.ReintegrationReview",
        ),
        Way.FOLLOWS,
    ),
}
"""Every table that hangs on a dossier: a new one must say here how it comes along, or a test fails."""

KEPT_BY_TRIGGER = ("cases.Document:document_kept",)
"""What may never be changed changes its dossier here, and nothing else."""

COPIES = (IndexCard,)
"""No facts: triggers write them anew from what comes over, and take them away with their dossier."""


@dataclass(frozen=True)
class Link:
    """A foreign key of a table that hangs on a dossier, near or far."""

    model: type[models.Model]
    field: models.ForeignKey

    @property
    def label(self) -> str:
        return self.model._meta.label


def keys_to(target: type[models.Model]) -> Iterator[Link]:
    """The foreign keys to a table, but for those of histories and of copies."""
    for model in apps.get_models():
        if issubclass(model, pghistory.models.Event) or model in COPIES:
            continue
        for field in model._meta.concrete_fields:
            if field.is_relation and field.related_model is target:
                yield Link(model, field)


@cache
def hanging() -> tuple[Link, ...]:
    """Every foreign key by which a row hangs on a dossier or on a row that does; what is hung on comes first."""
    found: list[Link] = []
    reached, waiting = {Dossier}, [Dossier]
    while waiting:
        for link in keys_to(waiting.pop(0)):
            found.append(link)
            if link.model not in reached:
                reached.add(link.model)
                waiting.append(link.model)
    return tuple(found)


@cache
def in_order() -> tuple[type[models.Model], ...]:
    """The tables that hang on a dossier, those that others hang on before these."""
    links = hanging()
    left = list(dict.fromkeys(link.model for link in links))
    done: list[type[models.Model]] = []
    while left:
        ready = [
            model
            for model in left
            if not any(
                link.field.related_model in left and link.field.related_model is not model
                for link in links
                if link.model is model
            )
        ]
        done += ready
        left = [model for model in left if model not in ready]
    return tuple(done)


@cache
def links_of(model: type[models.Model]) -> tuple[Link, ...]:
    return tuple(link for link in hanging() if link.model is model)


def own_key(model: type[models.Model]) -> models.ForeignKey | None:
    """The key by which the rows of a table hang on the dossier itself, where they do."""
    return next((link.field for link in links_of(model) if link.field.related_model is Dossier), None)
