"""The dossier as the API tells it. What is confidential (health) is told only under its own right."""

from typing import Any

from rest_framework import serializers

from areas.models import Area, Office
from cases.models import (
    Background,
    Determination,
    Dossier,
    HealthProfile,
    IdentityPaper,
    ListRemoval,
    Responsibility,
    UserManagement,
)


class AreaSerializer(serializers.ModelSerializer):
    class Meta:
        model = Area
        fields = ["id", "code", "name"]


class OfficeSerializer(serializers.ModelSerializer):
    class Meta:
        model = Office
        fields = ["id", "kind", "code", "name"]


class OfDossierSerializer(serializers.ModelSerializer):
    """A fact in a list of its own, with the dossier it belongs to."""

    dossier_number = serializers.CharField(source="dossier.number", read_only=True)


class PaperSerializer(serializers.ModelSerializer):
    class Meta:
        model = IdentityPaper
        fields = ["kind", "number", "issued_on", "issued_by", "replaced_on"]


class ResponsibilitySerializer(serializers.ModelSerializer):
    commune = AreaSerializer()

    class Meta:
        model = Responsibility
        fields = ["commune", "starts", "ends"]


class DeterminationSerializer(serializers.ModelSerializer):
    class Meta:
        model = Determination
        fields = ["id", "on", "result", "agency"]


class DeterminationOfDossierSerializer(OfDossierSerializer):
    class Meta:
        model = Determination
        fields = ["id", "dossier", "dossier_number", "on", "result", "agency"]


class ListRemovalSerializer(serializers.ModelSerializer):
    class Meta:
        model = ListRemoval
        fields = ["id", "on", "reason"]


class UserManagementSerializer(serializers.ModelSerializer):
    class Meta:
        model = UserManagement
        fields = ["id", "decision_number", "starts", "ends", "end_reason"]


class BackgroundSerializer(serializers.ModelSerializer):
    class Meta:
        model = Background
        exclude = ["id", "dossier", "version"]


class HealthSerializer(serializers.ModelSerializer):
    class Meta:
        model = HealthProfile
        exclude = ["id", "dossier", "version"]


class DossierSerializer(serializers.ModelSerializer):
    """A row of the list; ``commune`` answers for the dossier today."""

    commune = serializers.SerializerMethodField()

    class Meta:
        model = Dossier
        fields = ["id", "number", "full_name", "sex", "birth_date", "birth_year_only", "stage", "opened_on", "commune"]

    def get_commune(self, dossier: Dossier) -> AreaSerializer:
        (now,) = dossier.responsible_now
        return AreaSerializer(now.commune).data


class DossierDetailSerializer(DossierSerializer):
    papers = PaperSerializer(many=True)
    responsibilities = ResponsibilitySerializer(many=True)
    determinations = DeterminationSerializer(many=True)
    removals = ListRemovalSerializer(many=True)
    user_managements = UserManagementSerializer(many=True)
    background = BackgroundSerializer(allow_null=True)
    health = HealthSerializer(
        allow_null=True, required=False, help_text="Chỉ có khi người hỏi được xem sức khỏe của hồ sơ này."
    )

    class Meta(DossierSerializer.Meta):
        fields = [
            *DossierSerializer.Meta.fields,
            "other_name",
            "ethnicity",
            "occupation",
            "education",
            "permanent_address",
            "present_address",
            "stable_residence",
            "main_drug",
            "route",
            "first_used_on",
            "papers",
            "responsibilities",
            "determinations",
            "removals",
            "user_managements",
            "background",
            "health",
        ]

    def to_representation(self, dossier: Dossier) -> dict[str, Any]:
        shown = super().to_representation(dossier)
        if not dossier.health_is_open:
            del shown["health"]
        return shown
