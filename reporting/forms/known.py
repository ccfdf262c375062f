"""A past day to whose end the records are read."""

from django import forms

from core.forms import DayField, PlainForm


class KnownDayForm(PlainForm, forms.Form):
    """The day alone, beside a report."""

    ngay = DayField(label="Đã biết đến hết ngày")


class KnownForm(KnownDayForm):
    """The day, and how much of the form is shown."""

    chi_khac = forms.BooleanField(label="Chỉ hiện những hàng khác hôm nay", required=False)
