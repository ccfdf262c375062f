"""Activities of the programme, read only."""

from django.db.models import QuerySet
from rest_framework.generics import ListAPIView

from accounts.api import VisibleRows
from accounts.enums import Permission
from programme.api.serializers import CourseSerializer, EventSerializer, ProviderSerializer
from programme.models import CommunicationEvent, Course, Provider
from programme.queries import courses_with_numbers, events_with_numbers


class Courses(VisibleRows, ListAPIView):
    """Các lớp tập huấn cán bộ trong địa bàn của người hỏi."""

    permission = Permission.VIEW_PROGRAMME
    queryset = Course.objects.all()
    serializer_class = CourseSerializer
    filterset_fields = {"last_day": ["gte", "lte"]}

    def get_queryset(self) -> QuerySet[Course]:
        return courses_with_numbers(super().get_queryset())


class Events(VisibleRows, ListAPIView):
    """Các buổi tuyên truyền trong địa bàn của người hỏi."""

    permission = Permission.VIEW_PROGRAMME
    queryset = CommunicationEvent.objects.all()
    serializer_class = EventSerializer
    filterset_fields = {"on": ["gte", "lte"]}

    def get_queryset(self) -> QuerySet[CommunicationEvent]:
        return events_with_numbers(super().get_queryset())


class Providers(VisibleRows, ListAPIView):
    """Danh sách tổ chức cung cấp dịch vụ cai nghiện tự nguyện của địa bàn và cấp trên trực tiếp."""

    permission = Permission.VIEW_PROGRAMME
    queryset = Provider.objects.select_related("office", "commune")
    serializer_class = ProviderSerializer
