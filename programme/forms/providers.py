"""Providers of services and their steps."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from areas.models import Area
from core.calendar import today
from core.forms import DayField, FactForm, PlainForm
from programme.enums import ProviderAct
from programme.forms.ground import DAYS, CommuneField, KeptForm, OfOfficeForm
from programme.forms.staff import EndForm
from programme.models import ListPosting, Provider, ProviderStep


class RegisterProviderForm(OfOfficeForm):
    commune = CommuneField(label="Xã", queryset=Area.objects.none(), empty_label="— chọn xã —")
    on = DayField(label="Ngày nhận hồ sơ đăng ký")
    number = forms.CharField(label="Số hồ sơ", max_length=60, required=False)

    class Meta:
        model = Provider
        fields = ["name", "commune", "address", "services", "is_public"]

    def __init__(self, *args: Any, communes: QuerySet[Area], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["commune"].queryset = communes
        self.fields["on"].initial = today()


class ChangeProviderForm(KeptForm):
    commune = CommuneField(label="Xã", queryset=Area.objects.none(), empty_label="— chọn xã —")

    class Meta(RegisterProviderForm.Meta):
        pass

    def __init__(self, *args: Any, communes: QuerySet[Area], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["commune"].queryset = communes


class StepForm(FactForm):
    """The next step; what only a suspension has is asked for a suspension alone."""

    class Meta:
        model = ProviderStep
        fields = ["act", "on", "number", "ground", "months", "note"]
        field_classes = DAYS

    def __init__(self, *args: Any, acts: Iterable[ProviderAct], **kwargs: Any):
        super().__init__(*args, **kwargs)
        acts = list(acts)
        self.fields["act"] = forms.ChoiceField(
            label="Việc", choices=[(act.value, act.label) for act in acts], widget=forms.RadioSelect
        )
        self.fields["on"].initial = today()
        if ProviderAct.SUSPEND not in acts:
            del self.fields["ground"], self.fields["months"]
        if len(acts) == 1:
            self.fields["act"].initial = acts[0].value


class UndoStepForm(PlainForm, forms.Form):
    reason = forms.CharField(label="Lý do rút lại", max_length=250)


class PostingForm(OfOfficeForm):
    class Meta:
        model = ListPosting
        fields = ["starts", "place"]
        field_classes = DAYS


class EndPostingForm(EndForm):
    class Meta:
        model = ListPosting
        fields = ["ends"]
        field_classes = DAYS
        help_texts = {"ends": "ngày đầu tiên không còn niêm yết"}
