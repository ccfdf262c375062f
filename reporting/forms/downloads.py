"""Asking for many reports as files."""

from typing import Any

from django import forms

from accounts.enums import Permission
from accounts.models import User
from accounts.scope import scope_of
from areas.enums import Level
from areas.models import Area
from cases.filters import UnitField
from core.forms import PlainForm
from reporting.enums import FormCode, Reach
from reporting.models import Report
from reporting.periods import window_of

_ORDER = {Level.PROVINCE: 0, Level.DISTRICT: 1, Level.COMMUNE: 2}
ALL_FORMS = "— mọi biểu —"


class BundleForm(PlainForm, forms.Form):
    """Periods and forms to choose from are those of the reports there are."""

    period = forms.ChoiceField(label="Kỳ")
    form = forms.ChoiceField(label="Biểu", required=False)
    unit = UnitField(label="Địa bàn", queryset=Area.objects.none(), empty_label=None, help_text="Gồm mọi nơi bên dưới.")
    reach = forms.ChoiceField(label="Giai đoạn", choices=Reach.choices, initial=Reach.SENT)
    with_pdf = forms.BooleanField(label="Bản in PDF", required=False, initial=True)
    with_xlsx = forms.BooleanField(label="Bảng Excel", required=False)
    is_public = forms.BooleanField(
        label="Bản công bố (che số nhỏ)",
        required=False,
        help_text="Số từ 1 đến 4 in thành “<5”, kèm vài số khác in “*” để không suy ra được. Không có số, chữ ký, mã "
        "kiểm tra. Mỗi kỳ chỉ nên công bố một bảng: hai bảng chồng lên nhau có thể làm lộ số đã che.",
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        reports = Report.objects.visible_to(user, Permission.COMPILE_REPORT).order_by("-ends")
        periods = dict.fromkeys(reports.values_list("period", flat=True))
        self.fields["period"].choices = [(period, window_of(period).title) for period in periods]
        forms_there = set(reports.order_by().values_list("form", flat=True).distinct())
        self.fields["form"].choices = [
            ("", ALL_FORMS),
            *((code, label) for code, label in FormCode.choices if code in forms_there),
        ]
        units = scope_of(user, Permission.COMPILE_REPORT).units_below().select_related("parent")
        field = self.fields["unit"]
        field.queryset = units
        field.choices = [
            (area.pk, field.label_from_instance(area))
            for area in sorted(units, key=lambda area: (_ORDER[Level(area.level)], area.code))
        ]

    @property
    def has_reports(self) -> bool:
        return bool(self.fields["period"].choices and self.fields["unit"].choices)
