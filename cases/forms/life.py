"""Death, prison and absence as they are typed."""

from typing import Any

from django import forms

from cases.models import ENDING_KINDS
from core.forms import DayField, PlainForm, VersionedForm


class LifeEventForm(PlainForm, forms.Form):
    """An event that ends what runs for the person. ``seen``: the consequences that were shown before it is saved."""

    kind = forms.ChoiceField(
        label="Sự việc",
        choices=[(kind.value, kind.label) for kind in ENDING_KINDS],
        widget=forms.RadioSelect,
    )
    on = DayField(label="Từ ngày")
    expected_end = DayField(
        label="Dự kiến ra tù ngày", required=False, help_text="chỉ khi đi tù, theo thông báo của Công an"
    )
    note = forms.CharField(
        label="Căn cứ, ghi chú", max_length=250, required=False, help_text="ví dụ: giấy chứng tử, số bản án, quyết định"
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def show(self, seen: str) -> None:
        """The consequences are on the page now: sending it once more is the decision."""
        self.data = self.data.copy()
        self.data["seen"] = seen


class UnknownForm(PlainForm, forms.Form):
    on = DayField(label="Không rõ nơi ở từ ngày")
    note = forms.CharField(label="Ghi chú", max_length=250, required=False)


class EndLifeEventForm(VersionedForm, forms.Form):
    ends = DayField(label="Ngày")


class ReleaseForm(VersionedForm, forms.Form):
    expected_end = DayField(label="Dự kiến ra tù ngày", required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["expected_end"].help_text = "bỏ trống nếu chưa biết"
