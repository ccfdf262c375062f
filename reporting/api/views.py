"""Reports, read only."""

from django.db.models import QuerySet
from rest_framework.viewsets import ReadOnlyModelViewSet

from accounts.api import VisibleRows
from accounts.enums import Permission
from reporting.api.serializers import ReportDetailSerializer, ReportSerializer
from reporting.models import Report


class ReportViewSet(VisibleRows, ReadOnlyModelViewSet):
    """Báo cáo của các cơ quan trong địa bàn của người hỏi; từng báo cáo kèm mọi ô số liệu."""

    permission = Permission.VIEW_REPORT
    queryset = Report.objects.select_related("office")
    filterset_fields = {
        "form": ["exact"],
        "office__code": ["exact"],
        "office__kind": ["exact"],
        "period": ["exact"],
        "state": ["exact"],
        "starts": ["gte"],
        "ends": ["lte"],
    }

    def get_serializer_class(self) -> type[ReportSerializer]:
        return ReportDetailSerializer if self.action == "retrieve" else ReportSerializer

    def get_queryset(self) -> QuerySet[Report]:
        reports = super().get_queryset()
        return reports if self.action == "retrieve" else reports.defer("cells", "checks")
