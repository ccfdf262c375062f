"""By what the API's lists can be narrowed."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend, FilterSet
from rest_framework.request import Request

from cases.filters import DossierFilter
from cases.models import Determination


class NumberedDossierFilter(DossierFilter):
    """The filters of the page, and the exact number by which a programme asks."""

    number = django_filters.CharFilter(label="Số hồ sơ (đúng từng ký tự)")


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
