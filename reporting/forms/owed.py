"""By what the page of reports owed can be narrowed."""

from typing import Any

from django import forms

from core.forms import PlainForm
from reporting.enums import FormCode, Owing

ANY = ("", "— tất cả —")


class OwedForm(PlainForm, forms.Form):
    period = forms.ChoiceField(label="Kỳ", required=False)
    form = forms.ChoiceField(label="Biểu", required=False, choices=[ANY, *FormCode.choices])
    owing = forms.ChoiceField(label="Tình hình", required=False, choices=[ANY, *Owing.choices])

    def __init__(self, *args: Any, periods: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = periods
        self.fields["period"].initial = periods[0][0] if periods else ""

    def chosen(self) -> dict[str, str]:
        """What was chosen; the latest period unless another is."""
        found = self.cleaned_data if self.is_valid() else {}
        return {name: found.get(name) or self.fields[name].initial or "" for name in self.fields}
