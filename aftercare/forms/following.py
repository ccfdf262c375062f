"""What is typed about a contact, a planned test, a plan of reintegration; the services check it."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet

from aftercare.following import CONTACT, TEST
from aftercare.forms.helping import HelperField
from aftercare.models import (
    Contact,
    Helper,
    PlannedTest,
    ReintegrationGoal,
    ReintegrationPlan,
    ReintegrationReview,
)
from areas.models import Area
from cases.filters import ANY, UnitField
from cases.models import Dossier, Responsibility
from cases.queries import communes_in, units_to_filter
from core import calendar
from core.forms import DayField, FactForm, PlainForm, VersionedForm

_DAYS = dict.fromkeys(("on", "next_on", "due_on", "judged_on"), DayField)
LATE, WEEK = "late", "week"
WHEN = [("", ANY), (LATE, "Đã quá hẹn"), (WEEK, "Đến hẹn trong 7 ngày")]
WHAT = [("", ANY), (CONTACT, "Gặp lại"), (TEST, "Xét nghiệm")]


class ContactForm(FactForm):
    """Short enough to be filled in at the person's door, on a phone."""

    helper = HelperField(
        label="Người, tổ chức giúp đỡ đã gặp",
        queryset=Helper.objects.none(),
        required=False,
        empty_label="— cán bộ, ghi tên bên dưới —",
    )

    class Meta:
        model = Contact
        fields = ["kind", "on", "content", "agreed", "next_on", "helper", "officer"]
        field_classes = _DAYS
        widgets = {"kind": forms.RadioSelect}
        labels = {"officer": "Hoặc cán bộ đã gặp"}
        help_texts = {"next_on": "để trống nếu chưa hẹn"}

    def __init__(self, *args: Any, helpers: QuerySet[Helper], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["helper"].queryset = helpers
        if self.instance.pk is None:
            self.fields["on"].initial = calendar.today()
        if not helpers:
            del self.fields["helper"]
            self.fields["officer"].label = "Cán bộ đã gặp"


class CorrectContactForm(VersionedForm, ContactForm):
    pass


class PlanTestForm(FactForm):
    class Meta:
        model = PlannedTest
        fields = ["due_on", "note"]
        field_classes = _DAYS


class PlanForm(FactForm):
    class Meta:
        model = ReintegrationPlan
        fields = ["on", "situation", "wishes"]
        field_classes = _DAYS

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.fields["on"].initial = calendar.today()


class CorrectPlanForm(VersionedForm, PlanForm):
    pass


class GoalForm(FactForm):
    class Meta:
        model = ReintegrationGoal
        fields = ["text", "due_on"]
        field_classes = _DAYS


class ChangeGoalForm(VersionedForm, FactForm):
    class Meta:
        model = ReintegrationGoal
        fields = ["text", "due_on", "result", "judged_on"]
        field_classes = _DAYS
        help_texts = {"judged_on": "để trống cả hai ô thì mục tiêu chưa được đánh giá"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["result"].choices = [("", "— chưa đánh giá —"), *self.fields["result"].choices[1:]]


class ReviewForm(FactForm):
    class Meta:
        model = ReintegrationReview
        fields = ["on", "findings", "next_on"]
        field_classes = _DAYS

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.fields["on"].initial = calendar.today()


class CorrectReviewForm(VersionedForm, ReviewForm):
    pass


class AppointmentFilter(PlainForm, forms.Form):
    """Where, what and how late; a filter that cannot be read finds nothing."""

    unit = UnitField(label="Địa bàn", queryset=Area.objects.none(), required=False, empty_label=ANY)
    what = forms.ChoiceField(label="Việc", choices=WHAT, required=False)
    when = forms.ChoiceField(label="Thời gian", choices=WHEN, required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units_to_filter(user)

    def people(self, dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
        if not self.is_valid():
            return dossiers.none()
        if unit := self.cleaned_data["unit"]:
            now = Responsibility.objects.filter(ends=None, commune__in=communes_in(unit))
            return dossiers.filter(pk__in=now.values("dossier"))
        return dossiers

    @property
    def what_chosen(self) -> str:
        return self.cleaned_data["what"] if self.is_valid() else ""

    @property
    def before(self) -> date | None:
        """Appointments of earlier days than this one."""
        ahead = {LATE: timedelta(0), WEEK: timedelta(days=8)}.get(self.is_valid() and self.cleaned_data["when"])
        return calendar.today() + ahead if ahead is not None else None
