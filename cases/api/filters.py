"""By what the API's lists can be narrowed."""

from functools import lru_cache
from typing import Any

import django_filters
from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend, FilterSet
from rest_framework.request import Request

from cases.filter_registry import NarrowingSet, dossier_predicates
from cases.filters import FilterForm
from cases.finding import asked
from cases.models import Determination, Dossier
from cases.models.cards import score


class SearchedDossiers(NarrowingSet):
    """The predicates of the page, its search box, and the exact number by which a programme asks."""

    q = django_filters.CharFilter(label="Họ tên, ngày sinh, số hồ sơ, số giấy tờ, điện thoại", method="find")
    number = django_filters.CharFilter(label="Số hồ sơ (đúng từng ký tự)")

    class Meta:
        model = Dossier
        fields: list[str] = []
        form = FilterForm

    def find(self, queryset: QuerySet[Dossier], name: str, value: str) -> QuerySet[Dossier]:
        """The best answers first, as on the page."""
        question = asked(value)
        return queryset.search(value).order_by(score(question, "card__words").desc(), "sort_key", "pk")


@lru_cache(maxsize=1)
def searched_dossiers() -> type[SearchedDossiers]:
    """With the predicates of every app; asked for once all have registered theirs."""
    filters = {predicate.slug: predicate.filter for predicate in dossier_predicates}
    return type("DossierFilters", (SearchedDossiers,), {**filters, "Meta": SearchedDossiers.Meta})


class UserFilterBackend(DjangoFilterBackend):
    """Tells the filters who asks: the units on offer are those of the user."""

    def get_filterset_kwargs(self, request: Request, queryset: QuerySet, view: Any) -> dict[str, Any]:
        return {"data": request.query_params, "queryset": queryset, "user": request.user}


class OfDossierFilter(FilterSet):
    """The facts of one dossier. A key or number that is not there and one out of sight find the same: nothing."""

    dossier = django_filters.NumberFilter(field_name="dossier_id")
    dossier_number = django_filters.CharFilter(field_name="dossier__number")


class DeterminationFilter(OfDossierFilter):
    class Meta:
        model = Determination
        fields = {"result": ["exact"], "on": ["gte", "lte"]}
