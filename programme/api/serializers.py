"""Activities as the API tells them."""

from rest_framework import serializers

from cases.api.serializers import AreaSerializer, OfficeSerializer
from programme.models import CommunicationEvent, Course, Provider


class CourseSerializer(serializers.ModelSerializer):
    office = OfficeSerializer()
    attended = serializers.IntegerField(help_text="Số cán bộ dự lớp.")

    class Meta:
        model = Course
        fields = ["id", "office", "topic", "place", "first_day", "last_day", "others", "attended"]


class EventSerializer(serializers.ModelSerializer):
    office = OfficeSerializer()
    reached = serializers.IntegerField(help_text="Số xã được tuyên truyền.")

    class Meta:
        model = CommunicationEvent
        fields = ["id", "office", "on", "kind", "topic", "listeners", "reached"]


class ProviderSerializer(serializers.ModelSerializer):
    office = OfficeSerializer()
    commune = AreaSerializer()

    class Meta:
        model = Provider
        fields = ["id", "name", "office", "commune", "address", "services", "is_public"]
