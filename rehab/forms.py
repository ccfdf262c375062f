"""What a clerk types about episodes and facilities; the services check it."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from areas.models import Area
from cases.forms.acts import DeciderField
from core import calendar
from core.forms import DayField, FactForm, LongSelect, PlainForm, VersionedForm
from rehab.enums import AT_FACILITY, AT_HOME, FACILITY_KINDS, EpisodeEnd, FacilityKind, Modality
from rehab.lengths import kinds_of
from rehab.models import Episode, Facility

ONLY_LATE = "chỉ điền khi ghi bổ sung một đợt đã kết thúc"
FIRST_DAY_AFTER = "ngày đầu tiên không còn trong đợt này"
_DAYS = {"decided_on": DayField, "starts": DayField, "ends": DayField, "maintenance_on": DayField}


NEEDS_DECISION = "Cai nghiện bắt buộc phải có số và ngày quyết định của Tòa án."


class FacilityField(forms.ModelChoiceField):
    """A facility with its kind and the unit in which it lies."""

    widget = LongSelect

    def label_from_instance(self, facility: Facility) -> str:
        unit = facility.office.area
        return f"{facility.office.name} – {facility.get_kind_display()} ({unit}, {unit.parent})"


def _modalities(modalities: tuple[Modality, ...]) -> list[tuple[str, str]]:
    past = {Modality.COMMUNITY_COMPULSORY: " (chỉ đợt bắt đầu trước 01/01/2022)"}
    return [(modality.value, modality.label + past.get(modality, "")) for modality in modalities]


def _reasons(methadone: bool) -> list[tuple[str, str]]:
    return [choice for choice in EpisodeEnd.choices if methadone or choice[0] != EpisodeEnd.EXPELLED]


class StartAtHomeForm(FactForm):
    """An episode at home or in the community (NĐ116 form 24)."""

    modalities = AT_HOME
    modality = forms.ChoiceField(label="Hình thức", widget=forms.RadioSelect)
    decider = DeciderField(kinds_of(AT_HOME))

    class Meta:
        model = Episode
        fields = ["modality", "decision_number", "decided_on", "decider", "starts", "months", "ends", "end_reason"]
        field_classes = _DAYS
        help_texts = {"months": "thường từ 6 đến 12 tháng", "ends": ONLY_LATE, "end_reason": ONLY_LATE}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["modality"].choices = _modalities(self.modalities)
        self.fields["months"].required = True
        self.fields["end_reason"].choices = [("", "— chưa kết thúc —"), *_reasons(methadone=False)]


class StartAtFacilityForm(StartAtHomeForm):
    """An episode at a facility, entered by the commune from the papers that came back."""

    modalities = AT_FACILITY
    facility = FacilityField(label="Cơ sở", queryset=Facility.objects.none(), empty_label="— chọn cơ sở —")
    decider = DeciderField(kinds_of(AT_FACILITY))

    class Meta(StartAtHomeForm.Meta):
        fields = [
            "modality",
            "facility",
            "decision_number",
            "decided_on",
            "decider",
            "starts",
            "months",
            "ends",
            "end_reason",
        ]
        help_texts = {**StartAtHomeForm.Meta.help_texts, "months": "điều trị methadone thì để trống"}

    def __init__(self, *args: Any, facilities: QuerySet[Facility], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["facility"].queryset = facilities
        self.fields["months"].required = False
        self.fields["end_reason"].choices = [("", "— chưa kết thúc —"), *_reasons(methadone=True)]


class EndEpisodeForm(VersionedForm, FactForm):
    class Meta:
        model = Episode
        fields = ["ends", "end_reason"]
        field_classes = _DAYS
        widgets = {"end_reason": forms.RadioSelect}
        help_texts = {"ends": FIRST_DAY_AFTER}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["ends"].required = self.fields["end_reason"].required = True
        self.fields["end_reason"].choices = _reasons(self.instance.modality == Modality.METHADONE)
        if self.instance.ends is None:
            self.initial["ends"] = calendar.today()


class MaintenanceForm(VersionedForm, FactForm):
    class Meta:
        model = Episode
        fields = ["maintenance_on"]
        field_classes = _DAYS

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["maintenance_on"].required = True


class CorrectEpisodeForm(VersionedForm, FactForm):
    """All of an episode. What it cannot have is left out: a facility at home, a maintenance dose without
    methadone; nor can a facility hand its own episode to another one."""

    modality = forms.ChoiceField(label="Hình thức", widget=forms.RadioSelect)
    facility = FacilityField(label="Cơ sở", queryset=Facility.objects.none(), empty_label=None)

    class Meta:
        model = Episode
        fields = [
            "modality",
            "facility",
            "decision_number",
            "decided_on",
            "starts",
            "months",
            "maintenance_on",
            "ends",
            "end_reason",
        ]
        field_classes = _DAYS
        help_texts = {"ends": "để trống cả hai ô thì đợt này lại đang tiếp tục"}

    def __init__(self, *args: Any, facilities: QuerySet[Facility] | None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        modality = Modality(self.instance.modality)
        self.fields["modality"].choices = _modalities(self._modalities_now(modality, facilities))
        self.fields["end_reason"].choices = [("", "— chưa kết thúc —"), *_reasons(modality == Modality.METHADONE)]
        if modality in AT_HOME or facilities is None:
            del self.fields["facility"]
        else:
            self.fields["facility"].queryset = facilities
        if modality != Modality.METHADONE:
            del self.fields["maintenance_on"]

    def _modalities_now(self, modality: Modality, facilities: QuerySet[Facility] | None) -> tuple[Modality, ...]:
        if modality in AT_HOME:
            return AT_HOME
        if facilities is not None:
            return AT_FACILITY
        return modalities_of(self.instance.facility)


def modalities_of(facility: Facility) -> tuple[Modality, ...]:
    """What a facility of this kind may take."""
    return tuple(modality for modality, kinds in FACILITY_KINDS.items() if facility.kind in kinds)


class FindPersonForm(PlainForm, forms.Form):
    """Who stands at the door: both must be exactly right."""

    number = forms.CharField(label="Số CCCD hoặc số hồ sơ", max_length=40, help_text="ghi đúng và đủ như trên giấy tờ")
    birth_year = forms.IntegerField(
        label="Năm sinh",
        min_value=1900,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "4", "autocomplete": "off"}),
        error_messages={"invalid": "Hãy nhập năm sinh bằng bốn chữ số, ví dụ 1990."},
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["number"].widget.attrs["autocomplete"] = "off"


class AdmitForm(FactForm):
    """Admission by the facility itself (NĐ116 art. 36, 54; NĐ90/2016)."""

    modality = forms.ChoiceField(label="Hình thức", widget=forms.RadioSelect)

    class Meta:
        model = Episode
        fields = ["modality", "decision_number", "decided_on", "starts", "months"]
        field_classes = _DAYS
        labels = {"starts": "Ngày vào cơ sở"}

    def __init__(self, *args: Any, facility: Facility, **kwargs: Any):
        super().__init__(*args, **kwargs)
        modalities = modalities_of(facility)
        self.fields["modality"].choices = _modalities(modalities)
        if len(modalities) == 1:
            self.fields["modality"].initial = modalities[0]
        self.fields["starts"].initial = calendar.today()
        if modalities == (Modality.METHADONE,):
            del self.fields["months"]
        else:
            self.fields["months"].required = True

    def clean(self) -> dict[str, Any]:
        """Nobody is taken in by compulsion without the decision (L2021 art. 32)."""
        data = super().clean()
        if data.get("modality") == Modality.FACILITY_COMPULSORY:
            for name in ("decision_number", "decided_on"):
                if not data.get(name):
                    self.add_error(name, NEEDS_DECISION)
        return data


class CommuneField(forms.ModelChoiceField):
    """A commune with the unit above it."""

    widget = LongSelect

    def label_from_instance(self, area: Area) -> str:
        return f"{area.name}, {area.parent}"


class OpenFacilityForm(PlainForm, forms.Form):
    code = forms.CharField(label="Mã cơ sở", max_length=20, help_text="không trùng với cơ sở nào trong cả nước")
    name = forms.CharField(label="Tên", max_length=200)
    kind = forms.ChoiceField(label="Loại", choices=FacilityKind.choices, widget=forms.RadioSelect)
    commune = CommuneField(label="Xã", queryset=Area.objects.none(), empty_label="— chọn xã —")
    capacity = forms.IntegerField(label="Sức chứa (người)", required=False, min_value=0, max_value=100_000)
    valid_from = DayField(label="Hoạt động từ ngày")

    def __init__(self, *args: Any, communes: QuerySet[Area], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["commune"].queryset = communes
        self.fields["valid_from"].initial = calendar.today()


class ChangeFacilityForm(VersionedForm, OpenFacilityForm):
    """A code and a first day stay what they were; a clinic stays one."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        del self.fields["code"], self.fields["valid_from"]
