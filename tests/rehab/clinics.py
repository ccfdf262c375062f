"""A clinic with patients, for tests and pictures of its morning."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Model

from accounts.enums import Role
from accounts.models import User
from cases.models import Dossier, PlaceOfCare, Responsibility
from rehab.enums import Modality
from rehab.models import Dose, DoseOrder, Episode, Facility
from rehab.services import order_dose
from tests.accounts.factories import officer
from tests.queries import analyzed
from tests.rehab import factories

STARTS = date(2024, 3, 1)


def nurse_of(clinic: Facility, username: str = "") -> User:
    return officer(Role.CLINIC_OFFICER, office=clinic.office, username=username)


def patient(clinic: Facility, mg: int | None = 80, *, by: User | None = None, phase: str = "maintenance", **person):
    """Somebody in treatment at the clinic, with a dose ordered."""
    by = by or officer()
    episode = factories.episode(
        factories.dossier(by, **person), by, Modality.METHADONE, at=clinic, starts=STARTS, months=None
    )
    if mg:
        order_dose(episode=episode, starts=STARTS, mg=Decimal(mg), phase=phase, prescriber="Bs. Hà", by=by)
    return episode


def took(episode: Episode, days: Sequence[date], by: User, kind: str = "taken", mg: int | None = 80, home: int = 0):
    """Doses of past days, written as they lie in the database."""
    Dose.objects.bulk_create(Dose(episode=episode, on=on, kind=kind, mg=mg, days_home=home, given_by=by) for on in days)


def before(day: date, first: int, last: int) -> list[date]:
    """The days from ``first`` days before a day to ``last`` days before it."""
    return [day - timedelta(days=number) for number in range(first, last - 1, -1)]


def crowd(like: Episode, count: int) -> list[Episode]:
    """As many more patients like one, written as they lie in the database."""
    first = like.dossier
    dossiers = Dossier.objects.bulk_create(_copy(first, number=f"{first.number}-{number}") for number in range(count))
    episodes = Episode.objects.bulk_create(_copy(like, dossier=dossier) for dossier in dossiers)
    stay, place = first.responsibilities.get(), first.places_of_care.get()
    order = like.dose_orders.get()
    Responsibility.objects.bulk_create(_copy(stay, dossier=dossier) for dossier in dossiers)
    PlaceOfCare.objects.bulk_create(
        _copy(place, dossier=episode.dossier, reason=f"episode:{episode.pk}") for episode in episodes
    )
    DoseOrder.objects.bulk_create(_copy(order, episode=episode) for episode in episodes)
    analyzed(Dossier, Episode, Responsibility, PlaceOfCare, DoseOrder)
    return episodes


def _copy(row: Model, **changes: Any) -> Model:
    values = {field.name: getattr(row, field.name) for field in row._meta.concrete_fields if not field.primary_key}
    return type(row)(**{**values, **changes})
