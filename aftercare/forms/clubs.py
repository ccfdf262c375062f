"""What a clerk types about a club; the services check it."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from aftercare.enums import Activity
from aftercare.models import Club, ClubMembership, ClubSession
from areas.models import Area
from cases.models import Dossier
from core import calendar
from core.forms import DayField, FactForm, PlainForm, VersionedForm
from rehab.forms import CommuneField

_DAYS = {
    "starts": DayField,
    "founding_on": DayField,
    "ends": DayField,
    "dissolution_on": DayField,
    "on": DayField,
}
FIRST_DAY_AFTER = "ngày đầu tiên không còn là thành viên"


class FoundClubForm(FactForm):
    commune = CommuneField(label="Xã", queryset=Area.objects.none(), empty_label="— chọn xã —")

    class Meta:
        model = Club
        fields = ["code", "name", "commune", "starts", "founding_number", "founding_on"]
        field_classes = _DAYS
        help_texts = {"code": "ví dụ CLB-PX-01; không trùng với câu lạc bộ nào trong cả nước"}

    def __init__(self, *args: Any, communes: QuerySet[Area], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["commune"].queryset = communes
        if len(communes) == 1:
            self.fields["commune"].initial = communes[0]


class CorrectClubForm(VersionedForm, FactForm):
    class Meta:
        model = Club
        fields = ["name", "founding_number", "founding_on"]
        field_classes = _DAYS


class DissolveClubForm(VersionedForm, FactForm):
    class Meta:
        model = Club
        fields = ["ends", "dissolution_number", "dissolution_on", "dissolution_reason"]
        field_classes = _DAYS
        help_texts = {"ends": "các thành viên và ban chủ nhiệm ra khỏi câu lạc bộ từ ngày này"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["ends"].required = True


class LeaveClubForm(VersionedForm, FactForm):
    class Meta:
        model = ClubMembership
        fields = ["ends"]
        field_classes = _DAYS
        help_texts = {"ends": FIRST_DAY_AFTER}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["ends"].required = True
        if self.instance.ends is None:
            self.initial["ends"] = calendar.today()


class AddMemberForm(PlainForm, forms.Form):
    """From the club's page: who of the people found, from which day."""

    starts = DayField(label="Ngày vào")
    dossier = forms.ModelChoiceField(
        label="Chọn một người",
        queryset=Dossier.objects.none(),
        widget=forms.HiddenInput,
        error_messages={"required": "Hãy tìm và chọn một người."},
    )

    def __init__(self, *args: Any, dossiers: QuerySet[Dossier], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["dossier"].queryset = dossiers
        self.fields["starts"].initial = calendar.today()


class RollCallForm(FactForm):
    """The day, what it was about, and who of the members was present. Whoever was ever a member can be ticked; that
    they were one on that day is asked by the service, which names those who were not."""

    present = forms.ModelMultipleChoiceField(
        label="Có mặt", queryset=Dossier.objects.none(), required=False, widget=forms.MultipleHiddenInput
    )
    activities = forms.MultipleChoiceField(
        label="Hoạt động trong buổi", choices=Activity.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = ClubSession
        fields = ["on", "kind", "topic", "activities"]
        field_classes = _DAYS
        labels = {"on": "Ngày sinh hoạt"}

    def __init__(self, *args: Any, people: QuerySet[Dossier], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["present"].queryset = people
        if self.instance.pk is None:
            self.fields["on"].initial = calendar.today()

    def ticked(self) -> set[int]:
        """Keys of those ticked in what was sent."""
        values = self.data.getlist("present") if self.is_bound else self.initial.get("present", [])
        return {int(value) for value in values if str(value).isdecimal()}


class ChangeSessionForm(VersionedForm, RollCallForm):
    """The same, for a session entered before."""

    compared_hidden = ("present",)

    def told(self, bound: forms.BoundField, typed: list[str]) -> str:
        return f"{len(typed)} người" if bound.name == "present" else super().told(bound, typed)
