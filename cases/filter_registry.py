"""By what dossiers can be narrowed: named predicates, to which the apps above add theirs. The list, the API, bulk work
and exports ask the same ones."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import django_filters
from django.db.models import QuerySet

from accounts.enums import Permission
from accounts.models import User
from accounts.perms import may_any
from cases.filters import FilterForm
from cases.models import Dossier
from core.registry import Registry

Dossiers = QuerySet[Dossier]


@dataclass(frozen=True)
class DossierPredicate:
    """``narrow(dossiers, value, user)`` keeps those of which it holds; ``filter``: how the value is asked for, under a
    label; ``group``: the heading in the form; ``permission``: who may ask, for what the answer would tell."""

    slug: str
    order: int
    group: str
    filter: django_filters.Filter
    narrow: Callable[[Dossiers, Any, User], Dossiers]
    permission: Permission = Permission.VIEW_DOSSIER
    for_user: Callable[[django_filters.Filter, User], None] | None = None
    """Fits the choices on offer to who asks."""


dossier_predicates: Registry[DossierPredicate] = Registry()

PERSON, PLACE, WAY, STEPS, ENTRY = "Người", "Địa bàn", "Quá trình", "Việc phải làm", "Nhập liệu"
GROUPS = (WAY, STEPS, PERSON, PLACE, ENTRY)


class NarrowingSet(django_filters.FilterSet):
    """The registered predicates as a form. A value that cannot be read finds nothing, rather than everything."""

    def __init__(self, data: Any, queryset: Dossiers, *, user: User):
        super().__init__(data, queryset)
        self.user = user
        for predicate in dossier_predicates:
            if predicate.slug not in self.filters:
                continue
            if not may_any(user, predicate.permission):
                del self.filters[predicate.slug]
                continue
            asked = self.filters[predicate.slug]
            asked.method = self._asks(predicate)
            if predicate.for_user:
                predicate.for_user(asked, user)

    def _asks(self, predicate: DossierPredicate) -> Callable[[Dossiers, str, Any], Dossiers]:
        return lambda dossiers, name, value: predicate.narrow(dossiers, value, self.user)

    def filter_queryset(self, queryset: Dossiers) -> Dossiers:
        return super().filter_queryset(queryset) if self.form.is_valid() else queryset.none()

    @property
    def narrowing(self) -> dict[str, Any]:
        """Name and value of each predicate that is asked."""
        if not self.form.is_valid():
            return {}
        typed = self.form.cleaned_data
        asked = [one.slug for one in dossier_predicates if typed.get(one.slug) not in (None, "", [])]
        return {name: typed[name] for name in asked}


@lru_cache(maxsize=1)
def narrowing_set() -> type[NarrowingSet]:
    """The class of all predicates; asked for once every app has registered its own."""
    meta = type("Meta", (), {"model": Dossier, "fields": [], "form": FilterForm})
    filters = {predicate.slug: predicate.filter for predicate in dossier_predicates}
    return type("DossierNarrowing", (NarrowingSet,), {"Meta": meta, **filters})
