"""What a clerk types about a model of another type than the B93 clubs; the services check it."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from aftercare.models import Participant, Reach, Scheme, SchemeYear
from areas.models import Area
from core import calendar
from core.forms import DayField, FactForm, PlainForm, VersionedForm
from rehab.forms import CommuneField

_DAYS = {
    "starts": DayField,
    "founding_on": DayField,
    "ends": DayField,
    "dissolution_on": DayField,
    "on": DayField,
    "registered_on": DayField,
    "evaluated_on": DayField,
}


class FoundSchemeForm(FactForm):
    commune = CommuneField(label="Xã", queryset=Area.objects.none(), empty_label="— chọn xã —")

    class Meta:
        model = Scheme
        fields = ["code", "kind", "name", "commune", "starts", "founding_number", "founding_on"]
        field_classes = _DAYS
        help_texts = {"code": "ví dụ MH-PX-01; không trùng với mô hình nào trong cả nước"}

    def __init__(self, *args: Any, communes: QuerySet[Area], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["commune"].queryset = communes
        if len(communes) == 1:
            self.fields["commune"].initial = communes[0]


class CorrectSchemeForm(VersionedForm, FactForm):
    class Meta:
        model = Scheme
        fields = ["kind", "name", "founding_number", "founding_on"]
        field_classes = _DAYS


class DissolveSchemeForm(VersionedForm, FactForm):
    class Meta:
        model = Scheme
        fields = ["ends", "dissolution_number", "dissolution_on", "dissolution_reason"]
        field_classes = _DAYS
        help_texts = {"ends": "những người tham gia ra khỏi mô hình từ ngày này"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["ends"].required = True


class LeaveSchemeForm(VersionedForm, FactForm):
    class Meta:
        model = Participant
        fields = ["ends"]
        field_classes = _DAYS
        help_texts = {"ends": "ngày đầu tiên không còn tham gia"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["ends"].required = True
        if self.instance.ends is None:
            self.initial["ends"] = calendar.today()


class ReachForm(FactForm):
    class Meta:
        model = Reach
        fields = ["span", "on", "people", "content"]
        field_classes = _DAYS
        widgets = {"span": forms.RadioSelect, "people": forms.TextInput(attrs={"inputmode": "numeric"})}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.fields["on"].initial = calendar.today()


class CorrectReachForm(VersionedForm, ReachForm):
    """The same, for a number entered before."""


class RegisterSchemeForm(FactForm):
    class Meta:
        model = SchemeYear
        fields = ["year", "registered_on", "document"]
        field_classes = _DAYS
        widgets = {"year": forms.TextInput(attrs={"inputmode": "numeric"})}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = calendar.today().year
        self.fields["registered_on"].initial = calendar.today()


class EvaluateSchemeForm(VersionedForm, FactForm):
    class Meta:
        model = SchemeYear
        fields = ["evaluated_on", "grade", "evaluator", "remarks"]
        field_classes = _DAYS
        widgets = {"grade": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["evaluated_on"].required = self.fields["grade"].required = True


class SchemeField(forms.ModelChoiceField):
    def label_from_instance(self, scheme: Scheme) -> str:
        return f"{scheme.name} ({scheme.commune})"


class JoinSchemeForm(PlainForm, forms.Form):
    """From the person's page: which model, from which day."""

    scheme = SchemeField(label="Mô hình", queryset=Scheme.objects.none(), empty_label="— chọn mô hình —")
    starts = DayField(label="Ngày vào")

    def __init__(self, *args: Any, schemes: QuerySet[Scheme], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["scheme"].queryset = schemes
        self.fields["starts"].initial = calendar.today()
        if len(schemes) == 1:
            self.fields["scheme"].initial = schemes[0]
