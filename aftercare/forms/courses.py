"""What is typed about a vocational course and who takes part; the services check it."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from aftercare.enums import SupportKind
from aftercare.models import Enrolment, VocationalCourse
from areas.models import Area
from cases.filters import ANY, UnitField
from cases.models import Dossier, Responsibility
from cases.queries import communes_in, units_to_filter
from core import calendar
from core.forms import DayField, FactForm, PlainForm, VersionedForm

_DAYS = dict.fromkeys(("starts", "ends", "on", "result_on"), DayField)
KINDS = [("", ANY), *SupportKind.choices]


class CourseForm(FactForm):
    unit = UnitField(label="Đơn vị tổ chức", queryset=Area.objects.none(), empty_label="— chọn —")

    class Meta:
        model = VocationalCourse
        fields = ["unit", "trade", "provider", "giver", "starts", "ends", "seats"]
        field_classes = _DAYS
        help_texts = {"ends": "ngày đầu tiên không còn học"}

    def __init__(self, *args: Any, units: QuerySet[Area], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        if len(units) == 1:
            self.fields["unit"].initial = units[0]


class ChangeCourseForm(VersionedForm, FactForm):
    class Meta:
        model = VocationalCourse
        fields = ["trade", "provider", "giver", "starts", "ends", "seats"]
        field_classes = _DAYS
        help_texts = {"ends": "ngày đầu tiên không còn học"}


NO_COURSE = "chưa có lớp nào đang nhận học viên; hãy thêm lớp ở trang “Sau cai”, mục “Lớp dạy nghề”"


class CourseField(forms.ModelChoiceField):
    def label_from_instance(self, course: VocationalCourse) -> str:
        return f"{course.trade}, {course.provider}, từ {course.starts:%d/%m/%Y} (còn {course.free} chỗ)"


class EnrolForm(FactForm):
    course = CourseField(label="Lớp", queryset=VocationalCourse.objects.none(), empty_label="— chọn lớp —")

    class Meta:
        model = Enrolment
        fields = ["course", "on"]
        field_classes = _DAYS

    def __init__(self, *args: Any, courses: QuerySet[VocationalCourse], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["course"].queryset = courses
        if not courses:
            self.fields["course"].help_text = NO_COURSE
        self.fields["on"].initial = calendar.today()


class EndEnrolmentForm(VersionedForm, FactForm):
    class Meta:
        model = Enrolment
        fields = ["result", "result_on", "job"]
        field_classes = _DAYS
        help_texts = {"job": "nơi làm, việc làm; để trống nếu chưa có"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["result"].choices = [("", "— đang học —"), *self.fields["result"].choices[1:]]


class NeedsFilter(PlainForm, forms.Form):
    """Where and of which kind; a filter that cannot be read finds nothing."""

    unit = UnitField(label="Địa bàn", queryset=Area.objects.none(), required=False, empty_label=ANY)
    kind = forms.ChoiceField(label="Loại", choices=KINDS, required=False)

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
    def kind_chosen(self) -> str:
        return self.cleaned_data["kind"] if self.is_valid() else ""
