"""Aftercare, clubs and their sessions, read only."""

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404
from rest_framework.generics import ListAPIView
from rest_framework.viewsets import ReadOnlyModelViewSet

from accounts.api import VisibleRows
from accounts.enums import Permission
from aftercare.api.filters import AftercareFilter
from aftercare.api.serializers import (
    AftercareSerializer,
    ClubDetailSerializer,
    ClubSerializer,
    HelperSerializer,
    SchemeDetailSerializer,
    SchemeSerializer,
    SessionSerializer,
)
from aftercare.filters import ClubFilter, SchemeFilter
from aftercare.models import Aftercare, Attendance, Club, ClubMembership, ClubSession, Helper, Participant, Scheme
from aftercare.queries import sessions_with_attendance
from cases.models import Dossier


class AftercareViewSet(VisibleRows, ReadOnlyModelViewSet):
    """Quản lý sau cai của những hồ sơ được xem."""

    queryset = (
        Aftercare.objects.select_related("dossier", "facility__office")
        .prefetch_related("helpers")
        .order_by("-starts", "pk")
    )
    serializer_class = AftercareSerializer
    filterset_class = AftercareFilter


class HelperViewSet(VisibleRows, ReadOnlyModelViewSet):
    """Người, tổ chức giúp đỡ do các xã trong địa bàn của người hỏi lập danh sách."""

    permission = Permission.VIEW_AFTERCARE
    queryset = Helper.objects.select_related("commune")
    serializer_class = HelperSerializer
    filterset_fields = {"kind": ["exact"], "ends": ["isnull"]}


class ClubViewSet(VisibleRows, ReadOnlyModelViewSet):
    """Câu lạc bộ B93 trong địa bàn của người hỏi."""

    permission = Permission.VIEW_CLUB
    queryset = Club.objects.select_related("commune")
    filterset_class = ClubFilter

    def get_serializer_class(self) -> type[ClubSerializer]:
        return ClubDetailSerializer if self.action == "retrieve" else ClubSerializer

    def get_queryset(self) -> QuerySet[Club]:
        clubs = super().get_queryset()
        if self.action != "retrieve":
            return clubs
        people = Dossier.objects.visible_to(self.request.user)
        memberships = ClubMembership.objects.filter(dossier__in=people).select_related("dossier")
        return clubs.prefetch_related(Prefetch("memberships", memberships, to_attr="visible_memberships"))


class SchemeViewSet(VisibleRows, ReadOnlyModelViewSet):
    """Mô hình sau cai khác trong địa bàn của người hỏi."""

    permission = Permission.VIEW_CLUB
    queryset = Scheme.objects.select_related("commune")
    filterset_class = SchemeFilter

    def get_serializer_class(self) -> type[SchemeSerializer]:
        return SchemeDetailSerializer if self.action == "retrieve" else SchemeSerializer

    def get_queryset(self) -> QuerySet[Scheme]:
        schemes = super().get_queryset()
        if self.action != "retrieve":
            return schemes
        people = Dossier.objects.visible_to(self.request.user)
        parts = Participant.objects.filter(dossier__in=people).select_related("dossier")
        named = Prefetch("participants", parts, to_attr="visible_participants")
        return schemes.prefetch_related(named, "reaches", "years")


class SessionsOfClub(VisibleRows, ListAPIView):
    """Các buổi sinh hoạt của một câu lạc bộ."""

    permission = Permission.VIEW_CLUB
    queryset = ClubSession.objects.order_by("-on")
    serializer_class = SessionSerializer
    filterset_fields = {"on": ["gte", "lte"]}

    def get_queryset(self) -> QuerySet[ClubSession]:
        clubs = Club.objects.visible_to(self.request.user, self.permission)
        held = self.queryset.filter(club=get_object_or_404(clubs, pk=self.kwargs["pk"]))
        people = Dossier.objects.visible_to(self.request.user)
        present = Attendance.objects.filter(dossier__in=people).select_related("dossier")
        named = Prefetch("attendances", present, to_attr="visible_attendances")
        return sessions_with_attendance(held).prefetch_related(named)
