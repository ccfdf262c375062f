"""What there is to choose before two dossiers become one: fields that differ, facts that cannot both stand, days of two
communes; and why it cannot be done now."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from cases.guards import joining_guards
from cases.models import Background, Dossier, HealthProfile, Photo
from registers.merging.clashes import Clash
from registers.merging.joining import NO_CHOICE, clashes_of
from registers.merging.timeline import Dispute, Stay, disputes

MINE, THEIRS = "mine", "theirs"
OF_THE_SYSTEM = frozenset(
    {"id", "version", "number", "opened_on", "stage", "entered_for", "search_text", "sort_key", "dossier"}
)
TOGETHER = {"birth_year_only": "birth_date"}
"""A column that is chosen with another."""


@dataclass(frozen=True)
class FieldChoice:
    """A field that the two hold differently; ``usual`` is the side that has anything, else the dossier that stays."""

    slug: str
    label: str
    mine: Any
    theirs: Any

    @property
    def usual(self) -> str:
        return THEIRS if self.mine in ("", None) else MINE


@dataclass(frozen=True)
class Plan:
    """All that is asked of the officer; ``blockers``: sentences why nothing can be done before something else is;
    ``same``: how many facts stand in both and say the same."""

    fields: list[FieldChoice]
    clashes: list[Clash]
    disputes: list[Dispute]
    blockers: list[str]
    same: int

    @property
    def usual(self) -> dict[str, str]:
        """The choices that the page begins with."""
        found = {choice.slug: choice.usual for choice in self.fields}
        return found | {dispute.slug: MINE for dispute in self.disputes}


def plan_of(survivor: Dossier, absorbed: Dossier) -> Plan:
    found = clashes_of(survivor, absorbed)
    blockers = [reason for guard in joining_guards for reason in guard.reasons(survivor, absorbed)]
    told = {clash.slug for clash in found if clash.mine._meta.label == "cases.Procedure"}
    blockers += [
        NO_CHOICE.format(mine=clash.mine, theirs=clash.theirs)
        for clash in found
        if not clash.choices() and clash.slug not in told
    ]
    asked = [clash for clash in found if clash.choices() and not clash.is_same]
    return Plan(
        fields=[*_fields("", survivor, absorbed), *_profiles(survivor, absorbed)],
        clashes=asked,
        disputes=disputes(stays_of(survivor), stays_of(absorbed)),
        blockers=blockers,
        same=len([clash for clash in found if clash.is_same and clash.choices()]),
    )


def stays_of(dossier: Dossier) -> list[Stay]:
    return list(dossier.responsibilities.order_by("starts").values_list("commune", "starts", "ends"))


def profiles_of(survivor: Dossier, absorbed: Dossier) -> list[tuple[str, models.Model, models.Model]]:
    """The profiles that both have."""
    found = []
    for model in (Background, HealthProfile):
        rows = {row.dossier_id: row for row in model.objects.filter(dossier__in=[survivor, absorbed])}
        if len(rows) == 2:
            found.append((f"{model._meta.model_name}-", rows[survivor.pk], rows[absorbed.pk]))
    return found


PHOTO = "photo"


def _profiles(survivor: Dossier, absorbed: Dossier) -> list[FieldChoice]:
    found = [
        choice for prefix, mine, theirs in profiles_of(survivor, absorbed) for choice in _fields(prefix, mine, theirs)
    ]
    photos = {photo.dossier_id: photo for photo in Photo.objects.filter(dossier__in=[survivor, absorbed])}
    if len(photos) == 2 and bytes(photos[survivor.pk].content) != bytes(photos[absorbed.pk].content):
        label = "Ảnh lưu lúc"
        found.append(FieldChoice(PHOTO, label, photos[survivor.pk].saved_at, photos[absorbed.pk].saved_at))
    return found


def _fields(prefix: str, mine: models.Model, theirs: models.Model) -> list[FieldChoice]:
    return [
        FieldChoice(f"{prefix}{field.name}", str(field.verbose_name), _shown(mine, field), _shown(theirs, field))
        for field in mine._meta.concrete_fields
        if field.name not in OF_THE_SYSTEM | TOGETHER.keys() and _differs(mine, theirs, field.name)
    ]


def _differs(mine: models.Model, theirs: models.Model, name: str) -> bool:
    together = [name, *(other for other, leader in TOGETHER.items() if leader == name and hasattr(mine, other))]
    return any(getattr(mine, one) != getattr(theirs, one) for one in together)


def _shown(row: models.Model, field: models.Field) -> Any:
    """The value as a person reads it."""
    value = getattr(row, field.name)
    if field.name == "birth_date" and row.birth_year_only:
        return str(value.year)
    if field.choices:
        return getattr(row, f"get_{field.name}_display")()
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value
