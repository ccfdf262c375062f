"""What is asked for on the pages of the register workbook."""

from typing import Any

from django import forms

from accounts.enums import Permission
from accounts.models import User
from accounts.scope import scope_of
from areas.enums import Level
from areas.models import Area
from cases.filters import UnitField
from core.forms import PlainForm

_ORDER = {Level.PROVINCE: 0, Level.DISTRICT: 1, Level.COMMUNE: 2}


class UploadForm(PlainForm, forms.Form):
    file = forms.FileField(
        label="Tệp sổ (.xlsx)",
        help_text="Tệp chỉ được kiểm tra; chưa có gì được ghi vào sổ cho đến khi bạn bấm “Ghi vào sổ”.",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "Hãy chọn một tệp.", "empty": "Tệp trống."},
    )


class ExportForm(PlainForm, forms.Form):
    area = UnitField(
        label="Địa bàn",
        queryset=Area.objects.none(),
        empty_label=None,
        help_text="Tệp có mọi hồ sơ do các xã của địa bàn này quản lý hôm nay, với toàn bộ quá trình.",
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        units = scope_of(user, Permission.EXPORT_REGISTER).units_below().select_related("parent")
        field = self.fields["area"]
        field.queryset = units
        field.choices = [
            (area.pk, field.label_from_instance(area))
            for area in sorted(units, key=lambda area: (_ORDER[Level(area.level)], area.code))
        ]
