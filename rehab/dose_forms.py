"""What a clinic's doctor and nurse type about one patient; the services check it."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from core import calendar
from core.forms import DayField, FactForm, VersionedForm
from rehab.models import DoseOrder, UrineTest


class MgField(forms.DecimalField):
    """Milligrams, with a comma or a point."""

    def __init__(self, **kwargs: Any):
        super().__init__(
            max_digits=6,
            decimal_places=2,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "maxlength": "7", "autocomplete": "off"}),
            error_messages={"invalid": "Hãy nhập số mg, ví dụ 80 hoặc 37,5."},
            **kwargs,
        )

    def to_python(self, value: Any) -> Decimal | None:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


class DoseOrderForm(FactForm):
    """A dose ordered from a day on."""

    mg = MgField(label="Liều mỗi ngày (mg)")

    class Meta:
        model = DoseOrder
        fields = ("starts", "mg", "phase", "prescriber", "note")
        field_classes: ClassVar = {"starts": DayField}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["starts"].initial = calendar.today()


class CorrectDoseOrderForm(VersionedForm, DoseOrderForm):
    """An order entered wrongly."""


class UrineTestForm(FactForm):
    """A result of the clinic's own test."""

    class Meta:
        model = UrineTest
        fields = ("on", "is_opioid_positive", "other_substances", "note")
        field_classes: ClassVar = {"on": DayField}
        help_texts: ClassVar = {"other_substances": "bỏ trống khi không phát hiện chất nào khác"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = calendar.today()
        self.fields["is_opioid_positive"] = forms.TypedChoiceField(
            label="Chất dạng thuốc phiện",
            choices=[("no", "Âm tính"), ("yes", "Dương tính")],
            coerce=lambda value: value == "yes",
            widget=forms.RadioSelect,
            error_messages={"required": "Hãy chọn kết quả."},
        )
        if self.instance.pk:
            self.initial["is_opioid_positive"] = "yes" if self.instance.is_opioid_positive else "no"


class CorrectUrineTestForm(VersionedForm, UrineTestForm):
    """A result entered wrongly."""
