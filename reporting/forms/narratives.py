"""The forms of the reports in words."""

from typing import Any

from django import forms

from areas.models import Office
from core.calendar import today
from core.forms import DayField, PlainForm, VersionedForm
from reporting.forms.asking import FIRST_YEAR, OfficeField, period_code
from reporting.forms.life import SubmitForm
from reporting.narrative.outline import Heading
from reporting.perms import narrating_offices

HALF, YEAR = "H1", "year"
HOW = "Mỗi dòng là một đoạn. Dòng bắt đầu bằng “- ” là một ý của danh sách."


class OpenForm(PlainForm, forms.Form):
    """Which report is written."""

    part = forms.ChoiceField(label="Kỳ", choices=[(HALF, "6 tháng đầu năm"), (YEAR, "Cả năm")])
    year = forms.TypedChoiceField(label="Năm", coerce=int)
    cutoff = DayField(label="Chốt số liệu đến ngày", required=False, help_text="Để trống nếu tính đến hết kỳ.")
    office = OfficeField(
        label="Cơ quan lập báo cáo",
        queryset=Office.objects.none(),
        error_messages={"required": "Hãy chọn cơ quan lập báo cáo.", "invalid_choice": "Hãy chọn lại cơ quan."},
    )

    def __init__(self, data: Any = None, *, user: Any):
        offices = narrating_offices(user).select_related("area__parent").order_by("code", "pk")
        day = today()
        begun = {"part": HALF if 3 < day.month < 11 else YEAR, "year": day.year if day.month > 3 else day.year - 1}
        own = next((post.office_id for post in user.posts_today if post.office_id), None)
        super().__init__(data, initial={**begun, "office": own})
        self.fields["year"].choices = [(str(year), str(year)) for year in range(day.year, FIRST_YEAR - 1, -1)]
        self.fields["office"].queryset = offices

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if {"part", "year"} <= found.keys():
            found["period"] = period_code(found["part"], found["year"])
        return found


class SectionForm(VersionedForm, forms.Form):
    """What is written under one heading."""

    text = forms.CharField(label="Nội dung", required=False, max_length=30_000, help_text=HOW, strip=False)

    def __init__(self, *args: Any, heading: Heading, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["text"].widget = forms.Textarea(attrs={"rows": 14, "class": "form-control written-part"})
        self.fields["text"].label = "Nội dung" if heading.written else "Bổ sung sau phần viết từ số liệu"


class LetterForm(VersionedForm, forms.Form):
    """To whom the report goes."""

    addressee = forms.CharField(
        label="Kính gửi", max_length=250, help_text="Nhiều nơi thì cách nhau bằng dấu chấm phẩy."
    )
    copies = forms.CharField(
        label="Nơi nhận", max_length=2000, widget=forms.Textarea(attrs={"rows": 6}), help_text="Mỗi dòng một nơi nhận."
    )


class IssueForm(SubmitForm):
    """What the paper bears when it goes out."""
