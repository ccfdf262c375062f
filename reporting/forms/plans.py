"""Forms of plans: the plan itself, a target, its parts for the units below, a result typed in, and the period shown."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from areas.models import Office
from core.calendar import today
from core.errors import DomainError
from core.forms import DayField, PlainForm
from reporting.models import Distribution, Plan, Target
from reporting.periods import Window, window_of
from reporting.plans import plain
from reporting.tables import COLUMN_WORDS

AMOUNT = {"max_digits": 14, "decimal_places": 1, "min_value": 0, "localize": True}
PARTS = [("year", "Cả năm"), ("H1", "6 tháng đầu năm")]


class DecreeFields(PlainForm, forms.Form):
    """The paper by which something is laid down."""

    decree_number = forms.CharField(
        label="Số, ký hiệu văn bản", max_length=60, help_text="Ví dụ 05/KH-UBND hoặc 123/QĐ-UBND."
    )
    decree_on = DayField(label="Ngày văn bản")


class PlanForm(DecreeFields):
    office = forms.ModelChoiceField(label="Cơ quan", queryset=Office.objects.none())
    title = forms.CharField(label="Tên kế hoạch", max_length=200)
    first_year = forms.IntegerField(label="Từ năm", min_value=2000, max_value=2099)
    last_year = forms.IntegerField(
        label="Đến năm", min_value=2000, max_value=2099, help_text="Kế hoạch một năm: nhập cùng một năm."
    )
    field_order = ("office", "title", "first_year", "last_year", "decree_number", "decree_on")

    def __init__(self, *args: Any, offices: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = offices
        first = offices.first()
        if first is not None and offices.count() == 1:
            self.fields["office"].initial = first.pk


class AmendForm(DecreeFields):
    reason = forms.CharField(label="Lý do sửa đổi", max_length=500)


class TargetForm(PlainForm, forms.ModelForm):
    """One target; the service checks and saves."""

    class Meta:
        model = Target
        fields = (
            "code",
            "label",
            "unit",
            "part_of",
            "kind",
            "sense",
            "value",
            "span",
            "is_typed",
            "numerator",
            "denominator",
            "column",
            "note",
        )
        labels = {
            "numerator": "Đếm theo hàng số liệu (tử số)",
            "denominator": "Mẫu số (chỉ với tỷ lệ)",
            "is_typed": "Không có hàng số liệu nào đếm được: kết quả nhập tay",
            "column": "Cột",
        }
        help_texts = {
            "code": "Ví dụ 1, 1.1, 2a. Không trùng trong một kế hoạch.",
            "unit": "Ví dụ người, hồ sơ, câu lạc bộ, %.",
            "part_of": "Mã của chỉ tiêu lớn hơn mà chỉ tiêu này là một phần; các phần phải cộng đúng bằng chỉ tiêu đó.",
            "value": "Với “Làm hết (100 %)” không cần sửa số này.",
            "numerator": "Một mã hàng, hoặc nhiều mã cộng lại: 11.02a + 12.02a. Bảng mã ở cuối trang.",
            "denominator": "Ví dụ 15.02n: số người có nhu cầu học nghề.",
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["column"] = forms.ChoiceField(label="Cột", choices=list(COLUMN_WORDS.items()), required=False)
        self.fields["column"].widget.attrs["class"] = "form-select"
        self.fields["value"].localize = True
        self.fields["value"].widget.is_localized = True
        self.initial["value"] = plain(self.instance.value) if self.instance.pk else 100

    def clean_column(self) -> str:
        return self.cleaned_data["column"] or "total"

    def _post_clean(self) -> None:
        """The instance stays as the database has it: the service changes it."""


class SharesForm(DecreeFields):
    """One number for each unit below, beside what it was given before."""

    def __init__(self, *args: Any, target: Target, below: list[Office], given: Distribution | None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.below = below
        before = {share.office_id: share.value for share in given.shares.all()} if given else {}
        fallback = None if target.adds_up else target.value
        for office in below:
            field = forms.DecimalField(label=office.area.name, required=False, **AMOUNT)
            value = before.get(office.pk, fallback)
            field.initial = None if value is None else plain(value)
            field.widget.attrs |= {"class": "form-control", "inputmode": "decimal"}
            self.fields[f"share_{office.pk}"] = field

    @property
    def shares(self) -> dict[Office, Decimal]:
        """What was typed; an empty box gives nothing to that unit."""
        typed = {office: self.cleaned_data.get(f"share_{office.pk}") for office in self.below}
        return {office: value for office, value in typed.items() if value is not None}


class ResultForm(PlainForm, forms.Form):
    on = DayField(label="Số liệu đến hết ngày")
    value = forms.DecimalField(label="Kết quả", **AMOUNT)
    note = forms.CharField(label="Căn cứ", max_length=300, help_text="Số lấy từ văn bản, báo cáo nào.")


class PeriodForm(PlainForm, forms.Form):
    """Which days of the plan are looked at; at first its year up to today."""

    year = forms.TypedChoiceField(label="Năm", coerce=int)
    part = forms.ChoiceField(label="Kỳ", choices=PARTS)
    cutoff = DayField(label="Chốt số liệu đến ngày", required=False)

    def __init__(self, data: Any, *, plan: Plan):
        years = range(plan.first_year, plan.last_year + 1)
        asked = data if data.get("year") else first_period(plan, today())
        super().__init__(asked)
        self.fields["year"].choices = [(year, str(year)) for year in years]
        self.window: Window | None = None

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if {"year", "part", "cutoff"} <= found.keys():
            period = str(found["year"]) if found["part"] == "year" else f"{found['year']}-H1"
            try:
                self.window = window_of(period, found["cutoff"])
            except DomainError as error:
                self.refuse(error)
        return found


def first_period(plan: Plan, day: date) -> dict[str, str]:
    """The year of the plan nearest to ``day``, cut off on it while it runs."""
    year = min(max(day.year, plan.first_year), plan.last_year)
    cutoff = f"{day:%d/%m/%Y}" if year == day.year else ""
    return {"year": str(year), "part": "year", "cutoff": cutoff}
