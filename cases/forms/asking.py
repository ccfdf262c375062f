"""Asking another commune for a person's dossier."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from areas.models import Area
from cases.enums import PaperKind, Sex
from cases.forms.dossiers import CommuneField
from cases.identity import clean_number, number_fault
from cases.matching.typed import Asked, asked_about
from core import calendar
from core.forms import BirthField, DayField, PlainForm

NOT_ENOUGH = "Để tìm đúng người, cần họ tên đầy đủ cùng ngày sinh đủ ngày, tháng, năm; hoặc số giấy tờ tùy thân."


class AskForDossierForm(PlainForm, forms.Form):
    """Who is meant, where they live now and since when. The names are those of the form of a new dossier, from which
    one comes here."""

    full_name = forms.CharField(label="Họ và tên", max_length=120)
    birth_date = BirthField(label="Ngày sinh")
    sex = forms.ChoiceField(label="Giới tính", choices=Sex.choices, widget=forms.RadioSelect, required=False)
    cccd = forms.CharField(label="Số CCCD", required=False, max_length=20, help_text="12 chữ số, nếu biết")
    commune = CommuneField(label="Xã đề nghị nhận", queryset=Area.objects.none(), empty_label="— chọn xã —")
    on = DayField(label="Chuyển đến ở từ ngày")
    note = forms.CharField(label="Căn cứ, ghi chú", max_length=250, required=False)

    def __init__(self, *args: Any, communes: QuerySet[Area], **kwargs: Any):
        super().__init__(*args, **kwargs)
        today = calendar.today()
        standing = [area.pk for area in communes if area.valid_to is None or area.valid_to > today]
        self.fields["commune"].queryset = communes.filter(pk__in=standing)
        if len(standing) == 1:
            self.fields["commune"].initial = standing[0]

    def clean_cccd(self) -> str:
        number = clean_number(self.cleaned_data["cccd"])
        if number and (fault := number_fault(PaperKind.CCCD, number)):
            raise forms.ValidationError(fault)
        return number

    def clean(self) -> dict[str, Any]:
        if not self.errors and not self.asked().is_enough:
            raise forms.ValidationError(NOT_ENOUGH)
        return self.cleaned_data

    def asked(self) -> Asked:
        typed = self.cleaned_data
        return asked_about(name=typed["full_name"], sex=typed["sex"], birth=typed["birth_date"], paper=typed["cccd"])

    @property
    def known_as(self) -> str:
        """What the asking commune knows of the person."""
        day, year_only = self.cleaned_data["birth_date"]
        words = f"{self.cleaned_data['full_name']}, sinh {day.year if year_only else f'{day:%d/%m/%Y}'}"
        return f"{words}, CCCD {self.cleaned_data['cccd']}" if self.cleaned_data["cccd"] else words
