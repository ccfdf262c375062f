"""What is determined and decided about a person, where they move, which papers they have."""

from typing import Any

from django import forms

from areas.models import Area
from cases.enums import AddressKind
from cases.models import Determination, DrugTest, IdentityPaper, ListRemoval, UserManagement
from cases.procedures.by_hand import deciders_of
from core.forms import DayField, FactForm, LongSelect, PlainForm, VersionedForm


class DeterminationForm(FactForm):
    class Meta:
        model = Determination
        fields = ["on", "result", "agency"]
        field_classes = {"on": DayField}
        widgets = {"result": forms.RadioSelect}


class ChangeDeterminationForm(VersionedForm, DeterminationForm):
    pass


class RemovalForm(FactForm):
    class Meta:
        model = ListRemoval
        fields = ["on", "reason"]
        field_classes = {"on": DayField}
        widgets = {"reason": forms.RadioSelect}


class ChangeRemovalForm(VersionedForm, RemovalForm):
    pass


class DrugTestForm(FactForm):
    is_positive = forms.TypedChoiceField(
        label="Kết quả",
        choices=[(True, "Dương tính"), (False, "Âm tính")],
        coerce=lambda value: value == "True",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = DrugTest
        fields = ["on", "occasion", "is_sudden", "is_positive", "substances", "agency"]
        field_classes = {"on": DayField}
        help_texts = {"substances": "chỉ khi dương tính, ví dụ: heroin, ma túy tổng hợp"}


class ChangeDrugTestForm(VersionedForm, DrugTestForm):
    pass


class DeciderField(forms.ChoiceField):
    """Who decided, as the paper says it; the law of the day says whether they could."""

    def __init__(self, kinds: tuple[str, ...], **kwargs: Any):
        super().__init__(label="Người ra quyết định", help_text="như ghi trên giấy", widget=LongSelect, **kwargs)
        self.choices = lambda: [("", "— chọn —"), *((name, name) for name in deciders_of(kinds))]


class UserManagementForm(FactForm):
    decider = DeciderField(("user_management",))

    class Meta:
        model = UserManagement
        fields = ["decision_number", "decider", "starts"]
        field_classes = {"starts": DayField}


class EndUserManagementForm(VersionedForm, FactForm):
    class Meta:
        model = UserManagement
        fields = ["ends", "end_reason"]
        field_classes = {"ends": DayField}
        widgets = {"end_reason": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = True


class ChangeUserManagementForm(VersionedForm, FactForm):
    class Meta:
        model = UserManagement
        fields = ["decision_number", "starts", "ends", "end_reason"]
        field_classes = {"starts": DayField, "ends": DayField}


class PaperForm(FactForm):
    class Meta:
        model = IdentityPaper
        fields = ["kind", "number", "issued_on", "issued_by", "replaced_on"]
        field_classes = {"issued_on": DayField, "replaced_on": DayField}
        widgets = {"kind": forms.RadioSelect}
        help_texts = {"replaced_on": "chỉ điền khi đây là giấy cũ, không còn dùng"}


class ChangePaperForm(VersionedForm, PaperForm):
    """The kind of a paper is not changed: that would be another paper."""

    class Meta(PaperForm.Meta):
        fields = ["number", "issued_on", "issued_by", "replaced_on"]


class MoveForm(PlainForm, forms.Form):
    """To which commune, from which day. The commune is found by its name and then chosen."""

    on = DayField(label="Ngày chuyển")
    to = forms.ModelChoiceField(
        label="Xã chuyển đến",
        queryset=Area.objects.all(),
        widget=forms.HiddenInput,
        error_messages={"required": "Hãy tìm và chọn xã chuyển đến."},
    )


class HandOverForm(MoveForm):
    """Where the person lives now: told to the new commune, and kept once it has accepted the dossier."""

    on = DayField(label="Ngày chuyển nơi cư trú")
    address = forms.CharField(
        label="Nơi ở mới", max_length=250, required=False, help_text="số nhà, thôn, tổ; để trống nếu chưa biết"
    )
    note = forms.CharField(
        label="Căn cứ, ghi chú", max_length=250, required=False, help_text="ví dụ: thông báo số 12/TB-CAX"
    )


class AddressForm(VersionedForm, forms.Form):
    """A residence that changed, and since when."""

    kind = forms.ChoiceField(label="Nơi nào thay đổi", choices=AddressKind.choices, widget=forms.RadioSelect)
    address = forms.CharField(label="Địa chỉ mới", max_length=250)
    on = DayField(label="Từ ngày")


class CorrectMoveForm(VersionedForm, MoveForm):
    """The same, for an interval entered wrongly. The first one starts when the dossier is opened."""

    def __init__(self, *args: Any, is_first: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["on"]


class RefuseForm(PlainForm, forms.Form):
    """Why a proposed step is not taken."""

    reason = forms.CharField(label="Lý do", max_length=250)


class RefuseTransferForm(VersionedForm, forms.Form):
    """Why a dossier is not taken over, or not given away."""

    reason = forms.CharField(label="Lý do không nhận", max_length=250, help_text="ví dụ: người này không ở địa bàn")


class WithdrawForm(VersionedForm, forms.Form):
    """Why something is taken out again."""

    reason = forms.CharField(label="Lý do xóa", max_length=250, help_text="ví dụ: ghi nhầm người, ghi trùng")
