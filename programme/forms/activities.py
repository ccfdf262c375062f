"""Courses, events, inspections, partners."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from areas.models import Area
from core.calendar import today
from core.forms import FactForm
from programme.forms.ground import DAYS, CommunesField, KeptForm, OfOfficeForm
from programme.models import CommunicationEvent, Course, Finding, Inspection, Offer, Partner, StaffMember


class StaffField(forms.ModelMultipleChoiceField):
    """Some of the staff, each a tick, with the office."""

    widget = forms.CheckboxSelectMultiple(attrs={"class": "many"})

    def label_from_instance(self, staff: StaffMember) -> str:
        return f"{staff.full_name} ({staff.office})"


class CourseForm(OfOfficeForm):
    participants = StaffField(label="Cán bộ dự lớp", queryset=StaffMember.objects.none(), required=False)

    class Meta:
        model = Course
        fields = ["topic", "place", "first_day", "last_day", "others"]
        field_classes = DAYS
        labels = {"first_day": "Ngày học đầu tiên", "last_day": "Ngày học cuối cùng"}

    def __init__(self, *args: Any, staff: QuerySet[StaffMember], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["participants"].queryset = staff


class ChangeCourseForm(KeptForm):
    participants = StaffField(label="Cán bộ dự lớp", queryset=StaffMember.objects.none(), required=False)

    class Meta(CourseForm.Meta):
        pass

    def __init__(self, *args: Any, staff: QuerySet[StaffMember], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["participants"].queryset = staff
        self.initial["participants"] = list(self.instance.participations.values_list("staff_id", flat=True))


class EventForm(OfOfficeForm):
    communes = CommunesField(label="Xã được tuyên truyền", queryset=Area.objects.none(), required=False)

    class Meta:
        model = CommunicationEvent
        fields = ["on", "kind", "topic", "listeners"]
        field_classes = DAYS

    def __init__(self, *args: Any, communes: QuerySet[Area], **kwargs: Any):
        super().__init__(*args, **kwargs)
        _offer(self, communes)


class ChangeEventForm(KeptForm):
    communes = CommunesField(label="Xã được tuyên truyền", queryset=Area.objects.none(), required=False)

    class Meta(EventForm.Meta):
        pass

    def __init__(self, *args: Any, communes: QuerySet[Area], **kwargs: Any):
        super().__init__(*args, **kwargs)
        _offer(self, communes)
        self.initial["communes"] = list(self.instance.communes.values_list("commune_id", flat=True))


class InspectionForm(OfOfficeForm):
    class Meta:
        model = Inspection
        fields = ["on", "place", "subject", "conclusion"]
        field_classes = DAYS


class ChangeInspectionForm(KeptForm):
    class Meta(InspectionForm.Meta):
        pass


class FindingForm(FactForm):
    class Meta:
        model = Finding
        fields = ["what", "due_on"]
        field_classes = DAYS


class SettleFindingForm(KeptForm):
    class Meta:
        model = Finding
        fields = ["due_on", "done_on", "outcome"]
        field_classes = DAYS


class PartnerForm(OfOfficeForm):
    class Meta:
        model = Partner
        fields = ["name", "kind", "address", "contact"]


class ChangePartnerForm(KeptForm):
    class Meta(PartnerForm.Meta):
        pass


class OfferForm(FactForm):
    class Meta:
        model = Offer
        fields = ["kind", "year", "what", "places", "filled"]
        widgets = {"kind": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.fields["year"].initial = today().year


class ChangeOfferForm(KeptForm):
    class Meta(OfferForm.Meta):
        pass


def _offer(form: Any, communes: QuerySet[Area]) -> None:
    form.fields["communes"].queryset = communes
    if len(communes) == 1:
        form.fields["communes"].initial = list(communes)
