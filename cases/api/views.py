"""Dossiers and determinations, read only."""

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from accounts.api import VisibleRows
from accounts.enums import Permission
from cases.api.filters import DeterminationFilter, SearchedDossiers, UserFilterBackend, searched_dossiers
from cases.api.serializers import DeterminationOfDossierSerializer, DossierDetailSerializer, DossierSerializer
from cases.models import Determination, Dossier, Responsibility
from core import audit

NOW = Prefetch(
    "responsibilities",
    Responsibility.objects.filter(ends__isnull=True).select_related("commune"),
    to_attr="responsible_now",
)


class DossierViewSet(VisibleRows, ReadOnlyModelViewSet):
    """Hồ sơ mà chức danh hôm nay của người hỏi được xem."""

    queryset = Dossier.objects.prefetch_related(NOW)
    filter_backends = [UserFilterBackend]

    @property
    def filterset_class(self) -> type[SearchedDossiers]:
        return searched_dossiers()

    def get_serializer_class(self) -> type[DossierSerializer]:
        return DossierDetailSerializer if self.action == "retrieve" else DossierSerializer

    def get_queryset(self) -> QuerySet[Dossier]:
        dossiers = super().get_queryset()
        if self.action != "retrieve":
            return dossiers
        open_health = Dossier.objects.visible_to(self.request.user, Permission.VIEW_HEALTH).filter(pk=OuterRef("pk"))
        return (
            dossiers.annotate(health_is_open=Exists(open_health))
            .select_related("background", "health")
            .prefetch_related("papers", "responsibilities__commune", "determinations", "removals", "user_managements")
        )

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Who looked at a person is logged, as on the page."""
        answer = super().retrieve(request, *args, **kwargs)
        audit.record("view", Dossier(pk=answer.data["id"]), by=request.user, through="api")
        return answer


class DeterminationViewSet(VisibleRows, ReadOnlyModelViewSet):
    """Kết quả xác định tình trạng nghiện."""

    queryset = Determination.objects.select_related("dossier").order_by("-on", "pk")
    serializer_class = DeterminationOfDossierSerializer
    filterset_class = DeterminationFilter
