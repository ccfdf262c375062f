"""Episodes and facilities as the API tells them."""

from rest_framework import serializers

from cases.api.serializers import AreaSerializer, OfDossierSerializer, OfficeSerializer
from rehab.models import Episode, Facility


class EpisodeSerializer(OfDossierSerializer):
    facility = OfficeSerializer(source="facility.office", allow_null=True, default=None)

    class Meta:
        model = Episode
        fields = [
            "id",
            "dossier",
            "dossier_number",
            "modality",
            "facility",
            "decision_number",
            "decided_on",
            "starts",
            "months",
            "planned_end",
            "ends",
            "end_reason",
            "maintenance_on",
        ]


class FacilitySerializer(serializers.ModelSerializer):
    code = serializers.CharField(source="office.code")
    name = serializers.CharField(source="office.name")
    commune = AreaSerializer(source="office.area")
    occupancy = serializers.IntegerField(help_text="Số người cơ sở đang quản lý hôm nay.")

    class Meta:
        model = Facility
        fields = ["id", "code", "name", "kind", "commune", "capacity", "occupancy"]
