"""What a clerk types about one person after rehabilitation; the services check it."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from aftercare.enums import PROCEDURE, WITH_AMOUNT, AftercareEnd, SupportKind
from aftercare.models import Aftercare, Club, Need, NeedClosing, Support
from cases.forms.acts import DeciderField
from core import calendar
from core.forms import DayField, FactForm, PlainForm, VersionedForm

_DAYS = {
    "starts": DayField,
    "ends": DayField,
    "recorded_on": DayField,
    "delivered_on": DayField,
    "closed_on": DayField,
}
HELPER_HELP = "tên tổ chức hoặc người được giao giúp đỡ"
AMOUNT_HELP = "chỉ ghi với vay vốn và trợ cấp khó khăn; viết liền hoặc có dấu chấm đều được"


class AmountField(forms.IntegerField):
    """Đồng, typed with or without points between thousands."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value: Any) -> int | None:
        return super().to_python(value.replace(".", "").replace(" ", "") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else value


class OpenAftercareForm(FactForm):
    decider = DeciderField((PROCEDURE,))
    helper = forms.CharField(label="Người, tổ chức giúp đỡ", max_length=200, required=False, help_text=HELPER_HELP)

    class Meta:
        model = Aftercare
        fields = ["decision_number", "decider", "starts", "months"]
        field_classes = _DAYS
        help_texts = {"months": "12 tháng; 24 tháng với người từ đủ 18 tuổi sau cai nghiện bắt buộc"}


class EndAftercareForm(VersionedForm, FactForm):
    class Meta:
        model = Aftercare
        fields = ["ends", "end_reason"]
        field_classes = _DAYS
        widgets = {"end_reason": forms.RadioSelect}
        help_texts = {"ends": "ngày đầu tiên không còn bị quản lý"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["ends"].required = self.fields["end_reason"].required = True
        if self.instance.ends is None:
            self.initial["ends"] = calendar.today()


class CorrectAftercareForm(VersionedForm, FactForm):
    class Meta:
        model = Aftercare
        fields = ["decision_number", "starts", "months", "ends", "end_reason"]
        field_classes = _DAYS
        help_texts = {"ends": "để trống cả hai ô thì việc quản lý lại đang tiếp tục"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["end_reason"].choices = [("", "— chưa kết thúc —"), *AftercareEnd.choices]


class NeedForm(FactForm):
    class Meta:
        model = Need
        fields = ["kind", "recorded_on"]
        field_classes = _DAYS
        widgets = {"kind": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["recorded_on"].initial = calendar.today()


class CorrectNeedForm(VersionedForm, FactForm):
    class Meta:
        model = Need
        fields = ["recorded_on"]
        field_classes = _DAYS


class CloseNeedForm(VersionedForm, FactForm):
    class Meta:
        model = Need
        fields = ["closed_as", "closed_on", "closed_reason"]
        field_classes = _DAYS
        help_texts = {"closed_reason": "để trống cả ba ô thì nhu cầu còn hiệu lực"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["closed_as"].choices = [("", "— chưa khép —"), *NeedClosing.choices]
        if self.instance.closed_on is None:
            self.initial["closed_on"] = calendar.today()


class NeedField(forms.ModelChoiceField):
    def label_from_instance(self, need: Need) -> str:
        return f"{need.get_kind_display()}, ghi nhận ngày {need.recorded_on:%d/%m/%Y}"


class SupportForm(FactForm):
    """A support given; it may answer a need recorded before."""

    need = NeedField(
        label="Đáp ứng nhu cầu", queryset=Need.objects.none(), required=False, empty_label="— không có nhu cầu đã ghi —"
    )
    amount = AmountField(label="Số tiền (đồng)", required=False, help_text=AMOUNT_HELP)

    class Meta:
        model = Support
        fields = ["kind", "delivered_on", "amount", "need", "giver", "giver_name"]
        field_classes = _DAYS
        widgets = {"kind": forms.RadioSelect}

    def __init__(self, *args: Any, needs: QuerySet[Need], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["delivered_on"].initial = calendar.today()
        self.fields["need"].queryset = needs
        if not needs:
            del self.fields["need"]


class CorrectSupportForm(VersionedForm, FactForm):
    amount = AmountField(label="Số tiền (đồng)", required=False)

    class Meta:
        model = Support
        fields = ["delivered_on", "amount", "giver", "giver_name"]
        field_classes = _DAYS

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if SupportKind(self.instance.kind) not in WITH_AMOUNT:
            del self.fields["amount"]


class ClubField(forms.ModelChoiceField):
    def label_from_instance(self, club: Club) -> str:
        return f"{club.name} ({club.commune})"


class JoinClubForm(PlainForm, forms.Form):
    """From the person's page: which club, from which day."""

    club = ClubField(label="Câu lạc bộ", queryset=Club.objects.none(), empty_label="— chọn câu lạc bộ —")
    starts = DayField(label="Ngày vào")

    def __init__(self, *args: Any, clubs: QuerySet[Club], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["club"].queryset = clubs
        self.fields["starts"].initial = calendar.today()
        if len(clubs) == 1:
            self.fields["club"].initial = clubs[0]
