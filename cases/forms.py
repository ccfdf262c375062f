"""What a clerk types about one person. Fields of the database are read here and checked by the services."""

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet

from areas.models import Area
from cases.enums import PaperKind
from cases.ethnicities import ETHNICITIES
from cases.identity import clean_number, number_fault
from cases.models import (
    Background,
    Determination,
    Dossier,
    DrugUse,
    HealthProfile,
    IdentityPaper,
    ListRemoval,
    PastRehab,
    Relative,
    UserManagement,
)
from core import calendar
from core.forms import BirthField, DayField, FactForm, PlainForm, VersionedForm
from core.text import fold

_FOLDED_ETHNICITIES = {fold(name): name for name in ETHNICITIES}


class CommuneField(forms.ModelChoiceField):
    """A commune to choose; one that stands no more says until when it stood."""

    def label_from_instance(self, area: Area) -> str:
        if area.valid_to is None or area.valid_to > calendar.today():
            return area.name
        return f"{area.name} (đến hết {area.valid_to - timedelta(days=1):%d/%m/%Y})"


class DossierFields(FactForm):
    """The counted fields (NĐ105 form 05, NĐ116 form 19)."""

    groups = (
        ("Hồ sơ", ("number", "opened_on", "commune")),
        ("Người được lập hồ sơ", ("full_name", "other_name", "sex", "birth_date", "ethnicity")),
        ("Căn cước công dân", ("cccd", "cccd_issued_on", "cccd_issued_by")),
        ("Nơi ở", ("permanent_address", "present_address", "stable_residence")),
        ("Học vấn, nghề nghiệp", ("education", "occupation")),
        ("Sử dụng ma túy", ("main_drug", "route", "first_used_on")),
    )
    birth_date = BirthField(label="Ngày sinh", help_text="nếu chỉ biết năm thì nhập năm, ví dụ 1985")

    class Meta:
        model = Dossier
        fields = [
            "number",
            "opened_on",
            "full_name",
            "other_name",
            "sex",
            "birth_date",
            "ethnicity",
            "occupation",
            "education",
            "permanent_address",
            "present_address",
            "stable_residence",
            "main_drug",
            "route",
            "first_used_on",
        ]
        field_classes = {"opened_on": DayField, "first_used_on": DayField}
        widgets = {
            "sex": forms.RadioSelect,
            "ethnicity": forms.TextInput(attrs={"list": "ethnicities", "autocomplete": "off"}),
            "education": forms.TextInput(attrs={"list": "educations", "autocomplete": "off"}),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        dossier = self.instance
        if dossier.birth_date:
            self.initial["birth_date"] = str(dossier.birth_date.year) if dossier.birth_year_only else dossier.birth_date

    def clean_ethnicity(self) -> str:
        """The usual spelling, however it was typed."""
        typed = self.cleaned_data["ethnicity"]
        return _FOLDED_ETHNICITIES.get(fold(typed).strip(), typed)

    def facts(self) -> dict[str, Any]:
        """What the services take as ``data``."""
        found = {name: self.cleaned_data[name] for name in self._meta.fields}
        found["birth_date"], found["birth_year_only"] = self.cleaned_data["birth_date"]
        return found


class NewDossierForm(DossierFields):
    """Opening a dossier, with the paper in hand."""

    commune = CommuneField(label="Xã quản lý", queryset=Area.objects.none(), empty_label="— chọn xã —")
    cccd = forms.CharField(label="Số CCCD", required=False, max_length=20, help_text="12 chữ số")
    cccd_issued_on = DayField(label="Ngày cấp CCCD", required=False)
    cccd_issued_by = forms.CharField(label="Nơi cấp CCCD", required=False, max_length=120)

    def __init__(self, *args: Any, communes: QuerySet[Area], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["number"].required = False
        self.fields["number"].help_text = "Để trống thì hệ thống cấp số"
        self.fields["opened_on"].initial = calendar.today()
        self.fields["commune"].queryset = communes
        today = [area for area in communes if area.valid_to is None or area.valid_to > calendar.today()]
        if len(today) == 1:
            self.fields["commune"].initial = today[0]
        self.fields["cccd"].widget.attrs["inputmode"] = "numeric"

    def clean_cccd(self) -> str:
        number = clean_number(self.cleaned_data["cccd"])
        if number and (fault := number_fault(PaperKind.CCCD, number)):
            raise forms.ValidationError(fault)
        return number

    def papers(self) -> list[dict[str, Any]]:
        if not self.cleaned_data["cccd"]:
            return []
        return [
            {
                "kind": PaperKind.CCCD,
                "number": self.cleaned_data["cccd"],
                "issued_on": self.cleaned_data["cccd_issued_on"],
                "issued_by": self.cleaned_data["cccd_issued_by"],
            }
        ]


class DossierForm(VersionedForm, DossierFields):
    """Correcting the counted fields."""


class BackgroundForm(VersionedForm, FactForm):
    groups = (
        ("Gốc gác, liên hệ", ("birthplace", "nationality", "religion", "phone", "social_networks")),
        (
            "Việc làm, gia đình",
            ("work_status", "workplace", "marital_status", "policy_group", "family_violence", "informant"),
        ),
        (
            "Tiền án và xử lý hành chính (số lần)",
            (
                "drug_convictions",
                "drug_sanctions",
                "other_convictions",
                "other_sanctions",
                "sanction_decisions",
            ),
        ),
        ("Sử dụng ma túy", ("first_detected_on", "frequency", "dose", "notes")),
    )

    class Meta:
        model = Background
        fields = [
            "birthplace",
            "nationality",
            "religion",
            "phone",
            "social_networks",
            "workplace",
            "work_status",
            "marital_status",
            "policy_group",
            "informant",
            "drug_convictions",
            "drug_sanctions",
            "other_convictions",
            "other_sanctions",
            "sanction_decisions",
            "first_detected_on",
            "frequency",
            "dose",
            "family_violence",
            "notes",
        ]
        field_classes = {"first_detected_on": DayField}


class HealthForm(VersionedForm, FactForm):
    groups = (
        ("Bệnh", ("hiv", "tuberculosis", "hepatitis", "asthma", "other_diseases")),
        ("Tâm thần", ("mental_illness", "psychotic_signs", "family_history")),
        ("Thể trạng", ("height_cm", "weight_kg", "pulse", "blood_pressure")),
    )

    class Meta:
        model = HealthProfile
        fields = [
            "hiv",
            "tuberculosis",
            "hepatitis",
            "asthma",
            "other_diseases",
            "mental_illness",
            "psychotic_signs",
            "family_history",
            "height_cm",
            "weight_kg",
            "pulse",
            "blood_pressure",
        ]


class RelativeForm(FactForm):
    class Meta:
        model = Relative
        fields = ["relation", "full_name", "birth_year", "paper_number", "occupation", "address"]


class DrugUseForm(FactForm):
    class Meta:
        model = DrugUse
        fields = [
            "substance",
            "age_first_use",
            "age_first_injection",
            "months_total",
            "days_last_month",
            "times_a_day",
            "way",
            "money_a_day",
        ]


class PastRehabForm(FactForm):
    class Meta:
        model = PastRehab
        fields = ["year", "place", "duration", "method", "relapse_reason"]


class VersionOnlyForm(VersionedForm, forms.Form):
    """The version that a page of rows was opened with."""


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


class UserManagementForm(FactForm):
    class Meta:
        model = UserManagement
        fields = ["decision_number", "starts"]
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


class CorrectMoveForm(VersionedForm, MoveForm):
    """The same, for an interval entered wrongly. The first one starts when the dossier is opened."""

    def __init__(self, *args: Any, is_first: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["on"]


class WithdrawForm(VersionedForm, forms.Form):
    """Why something is taken out again."""

    reason = forms.CharField(label="Lý do xóa", max_length=250, help_text="ví dụ: ghi nhầm người, ghi trùng")
