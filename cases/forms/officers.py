"""To whom a dossier is given."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from accounts.enums import Role
from accounts.models import User
from core import calendar
from core.forms import DayField, LongSelect, PlainForm


class OfficerField(forms.ModelChoiceField):
    widget = LongSelect

    def label_from_instance(self, user: User) -> str:
        return f"{user} ({Role(user.role).label}, {user.office})"


class OfficerForm(PlainForm, forms.Form):
    officer = OfficerField(label="Cán bộ phụ trách", queryset=User.objects.none(), empty_label="— chọn —")
    starts = DayField(label="Từ ngày", help_text="người đang phụ trách thôi phụ trách từ ngày này")

    def __init__(self, *args: Any, officers: QuerySet[User], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = officers
        self.fields["starts"].initial = calendar.today()
