"""Random changes of a register, straight into its tables, as late entries, corrections and withdrawals."""

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

from django.db import DatabaseError, models, transaction

from aftercare.models import Attendance, Club, ClubMembership, ClubSession, HelperAssignment, Scheme, Support
from cases.models import Determination, Dossier, Responsibility
from programme.models import CommunicationEvent, StaffMember
from rehab.models import Episode


def write_at_random(rng: Random) -> None:
    """A few random changes that the database lets pass."""
    for _ in range(6):
        try:
            with transaction.atomic():
                rng.choice(WRITES)(rng)
        except (DatabaseError, models.ProtectedError, IndexError, ValueError):
            continue


def _some(rng: Random, model: type[models.Model]) -> models.Model:
    return rng.choice(list(model._default_manager.order_by("pk")))


def _delete(model: type[models.Model]) -> Callable[[Random], None]:
    return lambda rng: _some(rng, model).delete()


def _set(model: type[models.Model], **values: list) -> Callable[[Random], None]:
    def write(rng: Random) -> None:
        chosen = {name: rng.choice(among) for name, among in values.items()}
        model._default_manager.filter(pk=_some(rng, model).pk).update(**chosen)

    return write


def _move(rng: Random) -> None:
    """A stay that was entered at the wrong commune."""
    one, other = _some(rng, Responsibility), _some(rng, Responsibility)
    Responsibility.objects.filter(pk=one.pk).update(commune=other.commune_id)


def _move_late(rng: Random) -> None:
    """A move of some day in the middle of a stay, entered late."""
    stay, other = _some(rng, Responsibility), _some(rng, Responsibility)
    days = ((stay.ends or stay.starts + timedelta(400)) - stay.starts).days
    day, ends = stay.starts + timedelta(rng.randrange(1, days)), stay.ends
    Responsibility.objects.filter(pk=stay.pk).update(ends=day)
    Responsibility.objects.bulk_create([_copied(stay, commune_id=other.commune_id, starts=day, ends=ends)])


def _enter_late(model: type[models.Model]) -> Callable[[Random], None]:
    """What is known of one person is entered of another as well."""

    def write(rng: Random) -> None:
        dossier = _some(rng, Dossier)
        model._default_manager.bulk_create([_copied(_some(rng, model), dossier_id=dossier.pk)])

    return write


def _copied(row: models.Model, **other: Any) -> models.Model:
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row)(**{**values, **other, "id": None})


WRITES = [
    _move,
    _move_late,
    *(_enter_late(model) for model in (Determination, Episode, Support)),
    _set(Dossier, sex=["male", "female"], main_drug=["opium", "heroin", "ats"], ethnicity=["", "Kinh", "Tày"]),
    _set(Determination, result=["addicted", "not_addicted"]),
    _set(Episode, end_reason=["completed", "abandoned", "dead"]),
    _set(Support, amount=[None, 3_000_000]),
    *(_delete(model) for model in (Determination, Episode, Support, Attendance, ClubSession, ClubMembership)),
    *(_delete(model) for model in (HelperAssignment, Club, Scheme, CommunicationEvent, StaffMember)),
]
