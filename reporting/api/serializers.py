"""Reports as the API tells them: asked for, and, once compiled, every cell."""

from rest_framework import serializers

from cases.api.serializers import OfficeSerializer
from reporting.models import Report


class ReportSerializer(serializers.ModelSerializer):
    office = OfficeSerializer()

    class Meta:
        model = Report
        fields = [
            "id",
            "form",
            "office",
            "period",
            "starts",
            "ends",
            "calendar",
            "cutoff",
            "state",
            "progress",
            "requested_at",
            "compiled_at",
        ]


class ReportDetailSerializer(ReportSerializer):
    class Meta(ReportSerializer.Meta):
        fields = [*ReportSerializer.Meta.fields, "failure", "cells", "checks"]
