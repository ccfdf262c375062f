"""By what of rehabilitation the list of dossiers can be narrowed, and what of it the list can show."""

from collections.abc import Sequence

import django_filters
from django.db.models import Exists, OuterRef

from accounts.models import User
from cases.columns import Cells, ListColumn, list_columns
from cases.filter_registry import WAY, DossierPredicate, Dossiers, dossier_predicates
from cases.filters import ANY
from cases.models import Dossier
from core import calendar
from rehab.enums import Modality
from rehab.models import Episode

NONE = "none"


def _of_modality(dossiers: Dossiers, value: str, user: User) -> Dossiers:
    running = Episode.objects.on(calendar.today()).filter(dossier=OuterRef("pk"))
    return dossiers.filter(~Exists(running) if value == NONE else Exists(running.filter(modality=value)))


def _modalities(dossiers: Sequence[Dossier]) -> Cells:
    running = Episode.objects.on(calendar.today()).filter(dossier__in=dossiers)
    return {episode.dossier_id: episode.get_modality_display() for episode in running}


dossier_predicates.register(
    DossierPredicate(
        "modality",
        20,
        WAY,
        django_filters.ChoiceFilter(
            label="Hình thức đang cai", choices=[*Modality.choices, (NONE, "Không đang cai")], empty_label=ANY
        ),
        _of_modality,
    )
)
list_columns.register(ListColumn("modality", 92, "Hình thức đang cai", _modalities))
