"""The forms of the acts in the life of a report."""

from typing import Any

from django import forms

from core.forms import DayField, PlainForm
from reporting.models import Report
from reporting.tables import row_words, words_of_columns
from reporting.units import form_for


class SubmitForm(PlainForm, forms.Form):
    """What the paper bears: number, day and signer."""

    number = forms.CharField(
        label="Số, ký hiệu văn bản", max_length=60, help_text="Như trong sổ văn bản đi, ví dụ 05/BC-UBND."
    )
    signed_on = DayField(label="Ngày ký")
    signer = forms.CharField(label="Họ và tên người ký", max_length=120)
    signer_title = forms.CharField(
        label="Chức vụ người ký", max_length=120, help_text="Ví dụ: Chủ tịch; KT. Chủ tịch, Phó Chủ tịch."
    )


class ReasonForm(PlainForm, forms.Form):
    reason = forms.CharField(label="Lý do", widget=forms.Textarea, max_length=2000)


class RemarkForm(PlainForm, forms.Form):
    """What is said of one figure."""

    row = forms.ChoiceField(label="Chỉ tiêu")
    column = forms.ChoiceField(label="Cột")
    text = forms.CharField(label="Ý kiến", widget=forms.Textarea, max_length=2000)

    def __init__(self, *args: Any, report: Report, **kwargs: Any):
        super().__init__(*args, **kwargs)
        layout = form_for(report.form, report.window)
        columns = dict.fromkeys(column for cell in report.cells.values() for column in cell)
        self.fields["row"].choices = [(row, f"{row} {row_words(layout, row)}") for row in report.cells]
        self.fields["column"].choices = list(words_of_columns(report, columns).items())


class AnswerForm(PlainForm, forms.Form):
    answer = forms.CharField(label="Trả lời", widget=forms.Textarea, max_length=2000)


class ScanForm(PlainForm, forms.Form):
    scan_signed = forms.FileField(label="Bản đã ký, đóng dấu", help_text="PDF, JPEG hoặc PNG, tối đa 10 MB.")


class CheckPaperForm(PlainForm, forms.Form):
    """The code printed on a paper, or the PDF itself."""

    code = forms.CharField(
        label="Mã kiểm tra in trên văn bản", max_length=40, required=False, help_text="Ví dụ: 1A2B-3C4D-5E6F-7081."
    )
    file = forms.FileField(label="Hoặc tệp PDF của văn bản", required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if not found.get("code") and not found.get("file"):
            self.add_error("code", "Hãy nhập mã kiểm tra, hoặc chọn tệp PDF.")
        return found
