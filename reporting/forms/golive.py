"""The closing figures of the last paper report."""

from typing import Any

from django import forms

from areas.models import Office
from core.calendar import today
from core.forms import DayField, PlainForm
from reporting.golive import closing_rows
from reporting.models import PaperClosing


class PaperClosingForm(PlainForm, forms.Form):
    """Day and number of the report, then one box for each closing row."""

    on = DayField(label="Số liệu đến hết ngày")
    document = forms.CharField(label="Số, ký hiệu báo cáo giấy", max_length=60)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, office: Office, closing: PaperClosing | None):
        self.rows = closing_rows(office, closing.on if closing else today())
        values = closing.values if closing else {}
        stored = {"on": closing.on, "document": closing.document, "version": closing.version} if closing else {}
        boxes = {
            _box(row): forms.IntegerField(label=f"{row} {label}", min_value=0, required=False)
            for row, label in self.rows
        }
        self.base_fields = {**self.base_fields, **boxes}
        super().__init__(data, initial={**stored, **{_box(row): value for row, value in values.items()}})

    @property
    def typed(self) -> dict[str, int]:
        """The figures by row; a box left empty is not known."""
        found = {row: self.cleaned_data.get(_box(row)) for row, _ in self.rows}
        return {row: value for row, value in found.items() if value is not None}


def _box(row: str) -> str:
    return f"row_{row.replace('.', '_')}"
