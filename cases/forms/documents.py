"""The short form with which an official document is issued."""

from dataclasses import replace
from typing import Any

from django import forms

from cases.documents.numbers import Borne
from cases.procedures.asks import ask_kinds
from cases.procedures.manifest import Act
from core.forms import DayField, PlainForm

DRAFT = "ask_"
SAME = "Bước “{act}” ngày {on:%d/%m/%Y} đã ghi số {written}; văn bản của bước đó mang cùng số."
OTHER = (
    "Bước “{act}” ngày {on:%d/%m/%Y} đã ghi số “{written}”, không theo ký hiệu của sổ văn bản, nên văn bản lấy số "
    "riêng: bỏ trống thì lấy số tiếp theo. Nếu là cùng một văn bản, hãy thu hồi bước rồi ghi lại số."
)


class DocumentForm(PlainForm, forms.Form):
    """Day, number, place, signer; and what of the act can be filled in before it is taken (``act``)."""

    on = DayField(label="Ngày ký")
    number = forms.IntegerField(label="Số", required=False, min_value=1)
    place = forms.CharField(label="Nơi ký", max_length=120)
    signer_title = forms.CharField(label="Chức vụ người ký", max_length=120)
    signer_name = forms.CharField(
        label="Họ và tên người ký", max_length=120, required=False, help_text="Bỏ trống thì in dòng chấm để điền tay."
    )

    def __init__(self, *args: Any, act: Act | None, next_number: str, **kwargs: Any):
        asks = [ask for ask in act.asks if not ask.slug.endswith("_number")] if act else []
        self._slugs = [ask.slug for ask in asks]
        drafts = {DRAFT + ask.slug: ask_kinds[ask.kind].field(replace(ask, required=False)) for ask in asks}
        self.base_fields = {**type(self).base_fields, **drafts}
        super().__init__(*args, **kwargs)
        if next_number:
            self.fields["number"].help_text = f"Bỏ trống thì lấy số tiếp theo của sổ văn bản: {next_number}."
        else:
            del self.fields["number"]

    def bear(self, borne: Borne | None) -> None:
        """The day and number of the step already taken are offered, or the page says why the number is another."""
        if borne is None or "number" not in self.fields:
            return
        words = SAME if borne.number else OTHER
        self.initial |= {"number": borne.number, "on": borne.step.on}
        self.fields["number"].help_text = words.format(act=borne.label, on=borne.step.on, written=borne.written)

    @property
    def facts(self) -> dict[str, Any]:
        """What the service is given."""
        given = {name: self.cleaned_data[name] for name in ("on", "place", "signer_title", "signer_name")}
        drafted = {slug: self.cleaned_data.get(DRAFT + slug) for slug in self._slugs}
        return {**given, "number": self.cleaned_data.get("number"), "data": drafted}
