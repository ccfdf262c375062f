"""What is asked before a list goes out as a file."""

from django import forms

from cases.enums import ExportFormat, ExportPurpose
from core.forms import NOTHING_CHOSEN, PlainForm


class ListExportForm(PlainForm, forms.Form):
    purpose = forms.ChoiceField(
        label="Mục đích", choices=[("", NOTHING_CHOSEN), *ExportPurpose.choices], help_text="In vào tệp và ghi nhật ký."
    )
    purpose_note = forms.CharField(
        label="Nói rõ mục đích",
        max_length=200,
        required=False,
        help_text="Bắt buộc khi cung cấp theo văn bản (số, ngày văn bản) hoặc chọn “Khác”.",
    )
    format = forms.ChoiceField(
        label="Loại tệp",
        choices=ExportFormat.choices,
        initial=ExportFormat.XLSX,
        widget=forms.RadioSelect,
        help_text="Mở bằng Excel thì chọn Excel: số CCCD giữ đủ số 0 ở đầu. CSV để đưa vào phần mềm khác.",
    )
