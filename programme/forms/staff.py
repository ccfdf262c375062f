"""Staff, and what an office returns of its staff and money for the year."""

from typing import Any

from django import forms

from core.calendar import today
from programme.forms.ground import DAYS, KeptForm, OfOfficeForm
from programme.models import Budget, StaffMember, StaffReturn
from programme.models.budget import SOURCES, USES

_STAFF = ["full_name", "title", "field", "employment", "starts", "in_task_team", "certified_on", "certificate"]
_RETURN = ["year", "at_facilities", "total", "full_time", "part_time", "trained"]
_BUDGET = ["year", "measure", "at_facilities", "total", *SOURCES, *USES]
_BUDGET_GROUPS = (
    ("Năm và loại số liệu", ("office", "year", "measure", "at_facilities", "total")),
    ("Theo nguồn, cộng lại đúng bằng tổng", SOURCES),
    ("Theo mục sử dụng, cộng lại đúng bằng tổng", USES),
)


class AddStaffForm(OfOfficeForm):
    class Meta:
        model = StaffMember
        fields = _STAFF
        field_classes = DAYS
        widgets = {"employment": forms.RadioSelect, "field": forms.RadioSelect}
        help_texts = {"certified_on": "chỉ với cán bộ y tế được xác định tình trạng nghiện ma túy"}


class ChangeStaffForm(KeptForm):
    class Meta(AddStaffForm.Meta):
        pass


class EndForm(KeptForm):
    """From which day it holds no more."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["ends"].required = True


class EndStaffForm(EndForm):
    class Meta:
        model = StaffMember
        fields = ["ends"]
        field_classes = DAYS
        help_texts = {"ends": "ngày đầu tiên không còn làm công tác này"}


class StaffReturnForm(OfOfficeForm):
    class Meta:
        model = StaffReturn
        fields = _RETURN

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        _first_choice(self)


class ChangeStaffReturnForm(KeptForm):
    class Meta(StaffReturnForm.Meta):
        pass


class BudgetForm(OfOfficeForm):
    groups = _BUDGET_GROUPS

    class Meta:
        model = Budget
        fields = _BUDGET
        widgets = {"measure": forms.RadioSelect}
        help_texts = {"total": "đồng, viết liền không dấu chấm"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        _first_choice(self)


class ChangeBudgetForm(KeptForm):
    groups = _BUDGET_GROUPS

    class Meta(BudgetForm.Meta):
        pass


def _first_choice(form: Any) -> None:
    """This year; and a facility returns its own staff and money."""
    office = form.fields["office"].initial
    form.fields["year"].initial = today().year
    form.fields["at_facilities"].initial = bool(office and office.is_care)
