"""Episodes and facilities, read only."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from rest_framework.generics import ListAPIView
from rest_framework.viewsets import ReadOnlyModelViewSet

from accounts.api import VisibleRows
from cases.models import Dossier
from rehab.api.filters import EpisodeFilter
from rehab.api.serializers import EpisodeSerializer, FacilitySerializer
from rehab.filters import FacilityFilter
from rehab.models import Episode, Facility
from rehab.queries import facilities_with_occupancy

EPISODES = Episode.objects.select_related("dossier", "facility__office").order_by("-starts", "pk")


class EpisodeViewSet(VisibleRows, ReadOnlyModelViewSet):
    """Đợt cai nghiện và điều trị thay thế của những hồ sơ được xem."""

    queryset = EPISODES
    serializer_class = EpisodeSerializer
    filterset_class = EpisodeFilter


class EpisodesOfDossier(VisibleRows, ListAPIView):
    """Các đợt của một hồ sơ."""

    queryset = EPISODES
    serializer_class = EpisodeSerializer
    filter_backends: list[type] = []

    def get_queryset(self) -> QuerySet[Episode]:
        dossiers = Dossier.objects.visible_to(self.request.user, self.permission)
        return super().get_queryset().filter(dossier=get_object_or_404(dossiers, pk=self.kwargs["pk"]))


class FacilityViewSet(VisibleRows, ReadOnlyModelViewSet):
    """Cơ sở trong địa bàn của người hỏi, với sức chứa và số người đang quản lý."""

    queryset = facilities_with_occupancy(Facility.objects.all())
    serializer_class = FacilitySerializer
    filterset_class = FacilityFilter
