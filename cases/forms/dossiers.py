"""Opening a dossier, and its counted fields. They are read here and checked by the services."""

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet

from areas.models import Area
from cases.enums import PaperKind
from cases.ethnicities import ETHNICITIES
from cases.identity import clean_number, number_fault
from cases.matching.typed import Asked, asked_about
from cases.models import Dossier
from core import calendar
from core.forms import BirthField, DayField, FactForm, VersionedForm
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
    compared = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    """Ticked after the dossiers shown were looked at: names the question that they answered."""

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

    def asked(self) -> Asked:
        """Whether this person is in the register already, as far as it can be asked of what was typed so far."""
        typed = getattr(self, "cleaned_data", {})
        texts = {name: typed.get(name) or "" for name in ("other_name", "sex")}
        return asked_about(
            name=typed.get("full_name") or "", birth=typed.get("birth_date"), paper=typed.get("cccd") or "", **texts
        )

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
