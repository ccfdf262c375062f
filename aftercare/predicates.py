"""By what of aftercare the list of dossiers can be narrowed, and what of it the list can show."""

from collections.abc import Sequence
from datetime import date

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.enums import Permission
from accounts.models import User
from aftercare.models import Aftercare, HelperAssignment
from cases.columns import Cells, ListColumn, list_columns
from cases.filter_registry import WAY, DossierPredicate, Dossiers, dossier_predicates
from cases.filters import ANY
from cases.models import Dossier
from core import calendar

HELPED, UNHELPED = "helped", "unhelped"
CHOICES = [(UNHELPED, "Chưa có người giúp đỡ"), (HELPED, "Đã có người giúp đỡ")]


def _assigned(day: date) -> QuerySet[HelperAssignment]:
    return HelperAssignment.objects.filter(Q(ends__isnull=True) | Q(ends__gt=day), starts__lte=day)


def _helped(dossiers: Dossiers, value: str, user: User) -> Dossiers:
    """Under aftercare today, with or without somebody to help (L2021 art. 40)."""
    today = calendar.today()
    running = Aftercare.objects.on(today).filter(dossier=OuterRef("pk"))
    helper = Exists(_assigned(today).filter(aftercare=OuterRef("pk")))
    return dossiers.filter(Exists(running.filter(helper if value == HELPED else ~helper)))


def _helpers(dossiers: Sequence[Dossier]) -> Cells:
    running = _assigned(calendar.today()).filter(aftercare__dossier__in=dossiers)
    return dict(running.order_by("pk").values_list("aftercare__dossier_id", "helper"))


dossier_predicates.register(
    DossierPredicate(
        "helper",
        30,
        WAY,
        django_filters.ChoiceFilter(label="Đang quản lý sau cai", choices=CHOICES, empty_label=ANY),
        _helped,
        permission=Permission.VIEW_AFTERCARE,
    )
)
list_columns.register(ListColumn("helper", 94, "Người giúp đỡ sau cai", _helpers, permission=Permission.VIEW_AFTERCARE))
