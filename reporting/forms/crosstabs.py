"""Asking for a cross-table, and keeping it."""

from typing import Any

from django import forms

from areas.models import Area
from core.calendar import today
from core.errors import DomainError
from core.forms import DayField, LongSelect, PlainForm
from reporting.crosstabs.asking import Question, question
from reporting.crosstabs.terms import DIMENSIONS, FILTERS, MEASURES

ANY = ("", "— tất cả —")


class CrossTableForm(PlainForm, forms.Form):
    """What is counted, by which two dimensions, from when to when, of whom."""

    measure = forms.ChoiceField(label="Đếm", choices=[(one.slug, one.label) for one in MEASURES.values()])
    rows = forms.ChoiceField(label="Hàng", choices=[(one.slug, one.label) for one in DIMENSIONS.values()])
    columns = forms.ChoiceField(label="Cột", choices=[(one.slug, one.label) for one in DIMENSIONS.values()])
    starts = DayField(label="Từ ngày")
    ends = DayField(label="Đến hết ngày")
    unit = forms.ChoiceField(label="Của", widget=LongSelect)

    def __init__(self, data: Any, *, units: list[Area]):
        filters = {
            name: forms.ChoiceField(
                label=DIMENSIONS[name].label, choices=[ANY, *DIMENSIONS[name].values], required=False
            )
            for name in FILTERS
        }
        self.base_fields = {**self.base_fields, **filters}
        first = {
            "measure": "listed_now",
            "rows": "age",
            "columns": "sex",
            "starts": f"01/01/{today().year}",
            "ends": f"{today():%d/%m/%Y}",
            "unit": str(units[0].pk) if units else "",
        }
        super().__init__({**first, **data})
        self.fields["unit"].choices = [(str(area.pk), area.name) for area in units]
        self.asked: Question | None = None

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if self.errors:
            return found
        try:
            self.asked = question(
                **{name: found[name] for name in ("measure", "rows", "columns", "starts", "ends")},
                unit=int(found["unit"]),
                filters={name: found[name] for name in FILTERS},
            )
        except DomainError as refusal:
            self.refuse(refusal)
        return found


class SaveTableForm(PlainForm, forms.Form):
    name = forms.CharField(label="Tên bảng", max_length=120)
