"""Aftercare and clubs as the API tells them. Of a club's people, those are named whose dossiers the asker may see."""

from rest_framework import serializers

from aftercare.models import (
    Aftercare,
    Attendance,
    Club,
    ClubMembership,
    ClubSession,
    Helper,
    HelperAssignment,
    Participant,
    Reach,
    Scheme,
    SchemeYear,
)
from cases.api.serializers import AreaSerializer, OfDossierSerializer, OfficeSerializer


class HelperAssignmentSerializer(serializers.ModelSerializer):
    class Meta:
        model = HelperAssignment
        fields = ["helper", "listed", "starts", "ends"]


class HelperSerializer(serializers.ModelSerializer):
    commune = AreaSerializer()

    class Meta:
        model = Helper
        fields = ["id", "commune", "kind", "name", "contact", "starts", "ends"]


class AftercareSerializer(OfDossierSerializer):
    facility = OfficeSerializer(source="facility.office", allow_null=True, default=None)
    helpers = HelperAssignmentSerializer(many=True)

    class Meta:
        model = Aftercare
        fields = [
            "id",
            "dossier",
            "dossier_number",
            "decision_number",
            "starts",
            "months",
            "planned_end",
            "facility",
            "ends",
            "end_reason",
            "helpers",
        ]


class ClubSerializer(serializers.ModelSerializer):
    commune = AreaSerializer()

    class Meta:
        model = Club
        fields = ["id", "code", "name", "commune", "starts", "founding_number", "founding_on", "ends"]


class SchemeSerializer(serializers.ModelSerializer):
    commune = AreaSerializer()

    class Meta:
        model = Scheme
        fields = ["id", "code", "kind", "name", "commune", "starts", "founding_number", "founding_on", "ends"]


class ParticipantSerializer(OfDossierSerializer):
    class Meta:
        model = Participant
        fields = ["dossier", "dossier_number", "starts", "ends"]


class ReachSerializer(serializers.ModelSerializer):
    class Meta:
        model = Reach
        fields = ["span", "on", "people", "content"]


class SchemeYearSerializer(serializers.ModelSerializer):
    class Meta:
        model = SchemeYear
        fields = ["year", "registered_on", "evaluated_on", "grade"]


class SchemeDetailSerializer(SchemeSerializer):
    participants = ParticipantSerializer(many=True, source="visible_participants")
    reaches = ReachSerializer(many=True)
    years = SchemeYearSerializer(many=True)

    class Meta(SchemeSerializer.Meta):
        fields = [*SchemeSerializer.Meta.fields, "participants", "reaches", "years"]


class MembershipSerializer(OfDossierSerializer):
    class Meta:
        model = ClubMembership
        fields = ["dossier", "dossier_number", "starts", "ends"]


class ClubDetailSerializer(ClubSerializer):
    members = MembershipSerializer(many=True, source="visible_memberships")

    class Meta(ClubSerializer.Meta):
        fields = [*ClubSerializer.Meta.fields, "members"]


class AttendanceSerializer(OfDossierSerializer):
    class Meta:
        model = Attendance
        fields = ["dossier", "dossier_number"]


class SessionSerializer(serializers.ModelSerializer):
    members = serializers.IntegerField(help_text="Số thành viên của ngày đó.")
    present = serializers.IntegerField(help_text="Số người có mặt.")
    attendances = AttendanceSerializer(many=True, source="visible_attendances")

    class Meta:
        model = ClubSession
        fields = ["id", "on", "kind", "topic", "activities", "members", "present", "attendances"]
