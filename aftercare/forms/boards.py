"""What a clerk types about the board of a club and its rating; the services check it."""

from typing import Any, ClassVar

from django import forms

from aftercare.models import BoardMember, ClubRating
from core import calendar
from core.forms import DayField, FactForm, VersionedForm

_DAYS = {"starts": DayField, "ends": DayField, "rated_on": DayField}


class AppointForm(FactForm):
    class Meta:
        model = BoardMember
        fields = ["name", "role", "organisation", "starts"]
        field_classes = _DAYS

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.fields["starts"].initial = calendar.today()


class CorrectBoardForm(VersionedForm, AppointForm):
    class Meta(AppointForm.Meta):
        fields: ClassVar = [*AppointForm.Meta.fields, "ends"]
        help_texts: ClassVar = {"ends": "ngày đầu tiên không còn giữ chức; để trống nếu còn giữ"}


class RateForm(FactForm):
    class Meta:
        model = ClubRating
        fields = ["year", "grade", "rated_on", "rater", "remarks"]
        field_classes = _DAYS
        widgets = {"grade": forms.RadioSelect, "year": forms.TextInput(attrs={"inputmode": "numeric"})}
        help_texts = {"rater": "ví dụ UBND phường, Đội công tác xã hội tình nguyện"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.fields["year"].initial = calendar.today().year
            self.fields["rated_on"].initial = calendar.today()


class CorrectRatingForm(VersionedForm, RateForm):
    class Meta(RateForm.Meta):
        fields: ClassVar = ["grade", "rated_on", "rater", "remarks"]
