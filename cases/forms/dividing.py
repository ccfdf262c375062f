"""Choosing the successor of a divided commune."""

from typing import Any

from django import forms

from areas.models import Area
from cases.models import Dossier
from core.forms import PlainForm


class ChoiceForm(PlainForm, forms.Form):
    """For whom, and which successor; the boxes beside the dossiers stand in the list itself."""

    TICKED, ALL = "ticked", "all"

    heir = forms.ChoiceField(label="Thuộc về", widget=forms.RadioSelect)
    who = forms.ChoiceField(label="Cho", widget=forms.RadioSelect)

    def __init__(self, *args: Any, heirs: list[Area], dossiers: list[Dossier], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        default = heirs[0].pk
        self.fields["heir"].choices = [
            (heir.code, f"{heir} ({heir.code}{', mặc định' if heir.pk == default else ''})") for heir in heirs
        ]
        self.fields["who"].choices = [
            (self.TICKED, "các hồ sơ đã đánh dấu ở trên"),
            (self.ALL, f"tất cả {len(dossiers)} hồ sơ đang hiện trong danh sách"),
        ]
        self.fields["who"].initial = self.TICKED
        self.dossiers = dossiers
        self.ticked = set(self.data.getlist("dossier")) if self.is_bound else set()

    @property
    def chosen(self) -> list[Dossier]:
        return [dossier for dossier in self.dossiers if str(dossier.pk) in self.ticked]


class ChoiceFileForm(PlainForm, forms.Form):
    file = forms.FileField(
        label="Tệp lựa chọn (.csv)",
        help_text="Hai cột number (số hồ sơ) và successor_code (mã đơn vị kế thừa); mỗi hồ sơ một dòng.",
        widget=forms.FileInput(attrs={"accept": ".csv"}),
        error_messages={"required": "Hãy chọn một tệp.", "empty": "Tệp trống."},
    )
