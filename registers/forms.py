"""What is asked for on the pages of the register workbook."""

from typing import Any

from django import forms
from openpyxl.utils import get_column_letter

from accounts.enums import Permission
from accounts.models import User
from accounts.scope import scope_of
from areas.enums import Level
from areas.models import Area
from cases.filters import UnitField
from core.forms import PlainForm
from registers.enums import ListSource
from registers.lists.layout import Layout
from registers.lists.table import Table
from registers.workbook.findings import shown
from registers.workbook.sheets import HO_SO

SHOWN_ROWS = 4
SKIPPED = "(bỏ qua cột này)"
_FOR_ALL = ("commune", "opened_on", "sex")
_ORDER = {Level.PROVINCE: 0, Level.DISTRICT: 1, Level.COMMUNE: 2}


class UploadForm(PlainForm, forms.Form):
    file = forms.FileField(
        label="Tệp sổ hoặc danh sách (.xlsx, .csv)",
        help_text="Tệp chỉ được kiểm tra; chưa có gì được ghi vào sổ cho đến khi bạn bấm “Ghi vào sổ”. "
        "Danh sách không theo mẫu cũng nhận: bạn sẽ chỉ cột nào là cột nào.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": "Hãy chọn một tệp.", "empty": "Tệp trống."},
    )


class OfficeListForm(PlainForm, forms.Form):
    source = forms.ChoiceField(label="Danh sách của", choices=ListSource.choices)
    file = forms.FileField(
        label="Tệp danh sách (.xlsx, .csv)",
        help_text="Danh sách chỉ được so với hồ sơ trong địa bàn của bạn; không có gì trong sổ thay đổi.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": "Hãy chọn một tệp.", "empty": "Tệp trống."},
    )


class _LayoutFields(forms.Form):
    heading_row = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, table: Table, layout: Layout, **kwargs: Any):
        super().__init__(*args, initial={"heading_row": layout.heading_row}, **kwargs)
        self._table = table
        headings = table.headings(layout.heading_row)
        rows = table.below(layout.heading_row)[:SHOWN_ROWS]
        self._places = sorted({*headings, *(place for _number, cells in rows for place in cells)})
        for place in self._places:
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=headings.get(place) or f"Cột {get_column_letter(place)}",
                choices=[("", SKIPPED), *((column.name, column.heading) for column in HO_SO.columns)],
                required=False,
                initial=layout.columns.get(place, ""),
            )
        for name in _FOR_ALL:
            column = HO_SO[name]
            self.fields[f"all_{name}"] = forms.CharField(
                label=column.heading, required=False, max_length=60, initial=layout.defaults.get(name, "")
            )
        self.fields["number_prefix"] = forms.CharField(
            label="Đầu số hồ sơ",
            required=False,
            max_length=30,
            initial=layout.number_prefix,
            help_text="Khi danh sách không có số hồ sơ: số sẽ là phần đầu này và số dòng, ví dụ DS2024-0007.",
        )


class LayoutForm(PlainForm, _LayoutFields):
    """A choice for every column of a list, and the values that hold for all rows."""

    def lines(self) -> list[tuple[str, list[str], forms.BoundField]]:
        """Each column: its letter, its first cells, the choice."""
        rows = self._table.below(self.initial["heading_row"])[:SHOWN_ROWS]
        return [
            (
                get_column_letter(place),
                [shown(getattr(cells[place], "text", cells[place])) for _number, cells in rows if place in cells],
                self[f"column_{place}"],
            )
            for place in self._places
        ]

    def for_all(self) -> list[forms.BoundField]:
        return [*(self[f"all_{name}"] for name in _FOR_ALL), self["number_prefix"]]

    @property
    def layout(self) -> Layout:
        said = self.cleaned_data
        columns = {place: said[f"column_{place}"] for place in self._places}
        taken = set(columns.values())
        defaults = {name: said[f"all_{name}"] for name in _FOR_ALL if said[f"all_{name}"] and name not in taken}
        return Layout(said["heading_row"], columns, defaults, "" if "number" in taken else said["number_prefix"])


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
