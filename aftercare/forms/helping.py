"""What a clerk types about those who help; the services check it."""

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from aftercare.models import Aftercare, Helper, HelperAssignment, HelperKind
from areas.models import Area
from cases.filters import ANY, FilterForm, UnitFilter
from cases.models import Responsibility
from cases.queries import communes_in, units_to_filter
from core import calendar
from core.forms import DayField, FactForm, PlainForm, VersionedForm
from rehab.forms import CommuneField

_DAYS = {"starts": DayField, "ends": DayField}
OFF, ON = "off", "on"
TAKING_PART = [(ON, "Đang tham gia"), (OFF, "Đã thôi")]
NONE, UNLISTED, LISTED = "none", "unlisted", "listed"
HELPED = [(NONE, "Chưa có người giúp đỡ"), (UNLISTED, "Có, chưa trong danh sách"), (LISTED, "Có, trong danh sách")]


class HelperField(forms.ModelChoiceField):
    def label_from_instance(self, helper: Helper) -> str:
        return f"{helper.name} ({helper.get_kind_display().lower()})"


class ListHelperForm(FactForm):
    commune = CommuneField(label="Xã", queryset=Area.objects.none(), empty_label="— chọn xã —")

    class Meta:
        model = Helper
        fields = ["commune", "kind", "name", "contact", "starts"]
        field_classes = _DAYS
        widgets = {"kind": forms.RadioSelect}
        help_texts = {"contact": "số điện thoại, người đại diện"}

    def __init__(self, *args: Any, communes: QuerySet[Area], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["commune"].queryset = communes
        self.fields["starts"].initial = calendar.today()
        if len(communes) == 1:
            self.fields["commune"].initial = communes[0]


class ChangeHelperForm(VersionedForm, FactForm):
    class Meta:
        model = Helper
        fields = ["kind", "name", "contact", "starts", "ends"]
        field_classes = _DAYS
        widgets = {"kind": forms.RadioSelect}
        help_texts = {"ends": "ngày đầu tiên không còn tham gia; chuyển những người đang được giúp trước"}


class ListNameForm(PlainForm, forms.Form):
    """The button that lists a name found on decisions."""

    unit = forms.ModelChoiceField(queryset=Area.objects.none(), widget=forms.HiddenInput)
    name = forms.CharField(max_length=200, strip=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label="Loại", choices=HelperKind.choices)

    def __init__(self, *args: Any, communes: QuerySet[Area], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = communes


class AssignHelperForm(FactForm):
    """Out of the commune's list, or by a name that is not in it."""

    listed = HelperField(
        label="Trong danh sách của xã",
        queryset=Helper.objects.none(),
        required=False,
        empty_label="— không có trong danh sách, ghi tên bên dưới —",
    )
    helper = forms.CharField(
        label="Tên người, tổ chức khác",
        max_length=200,
        required=False,
        help_text="để trống nếu đã chọn trong danh sách",
    )

    class Meta:
        model = HelperAssignment
        fields = ["listed", "helper", "starts"]
        field_classes = _DAYS
        labels = {"starts": "Từ ngày"}

    def __init__(self, *args: Any, helpers: QuerySet[Helper], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["listed"].queryset = helpers
        self.fields["starts"].initial = calendar.today()
        if not helpers:
            del self.fields["listed"]
            self.fields["helper"].label = "Tên người, tổ chức giúp đỡ"
            self.fields["helper"].help_text = "xã chưa đưa người, tổ chức nào vào danh sách (trang “Sau cai”)"


class ReassignForm(PlainForm, forms.Form):
    """To whom, from which day, and which of the persons."""

    to = HelperField(label="Chuyển cho", queryset=Helper.objects.none(), empty_label="— chọn —")
    starts = DayField(label="Từ ngày", help_text="người đang giúp thôi giúp từ ngày này")
    leaves = forms.BooleanField(label="Người, tổ chức này thôi tham gia từ ngày đó", required=False)
    chosen = forms.ModelMultipleChoiceField(
        label="Những người được chuyển",
        queryset=HelperAssignment.objects.none(),
        required=False,
        widget=forms.MultipleHiddenInput,
    )

    def __init__(self, *args: Any, others: QuerySet[Helper], helped: QuerySet[HelperAssignment], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = others
        self.fields["chosen"].queryset = helped
        self.fields["starts"].initial = calendar.today()


class HelperFilter(django_filters.FilterSet):
    unit = UnitFilter(label="Địa bàn", queryset=Area.objects.none(), method="in_unit", empty_label=ANY)
    kind = django_filters.ChoiceFilter(label="Loại", choices=HelperKind.choices, empty_label=ANY)
    state = django_filters.ChoiceFilter(label="Tham gia", choices=TAKING_PART, method="of_state", empty_label=ANY)

    class Meta:
        model = Helper
        fields: list[str] = []
        form = FilterForm

    def __init__(self, data: Any, queryset: QuerySet[Helper], *, user: Any):
        super().__init__(data, queryset)
        self.filters["unit"].queryset = units_to_filter(user)

    def filter_queryset(self, queryset: QuerySet[Helper]) -> QuerySet[Helper]:
        """A filter that cannot be read finds nothing."""
        return super().filter_queryset(queryset) if self.form.is_valid() else queryset.none()

    def in_unit(self, queryset: QuerySet[Helper], name: str, value: Area) -> QuerySet[Helper]:
        return queryset.filter(commune__in=communes_in(value))

    def of_state(self, queryset: Any, name: str, value: str) -> QuerySet[Helper]:
        today: date = calendar.today()
        return queryset.filter(ends__lte=today) if value == OFF else queryset.on(today)


class ManagedFilter(django_filters.FilterSet):
    """Those managed today: where, and with whose help."""

    unit = UnitFilter(label="Địa bàn", queryset=Area.objects.none(), method="in_unit", empty_label=ANY)
    helped = django_filters.ChoiceFilter(label="Người giúp đỡ", choices=HELPED, method="of_help", empty_label=ANY)

    class Meta:
        model = Aftercare
        fields: list[str] = []
        form = FilterForm

    def __init__(self, data: Any, queryset: QuerySet[Aftercare], *, user: Any):
        super().__init__(data, queryset)
        self.filters["unit"].queryset = units_to_filter(user)

    def filter_queryset(self, queryset: QuerySet[Aftercare]) -> QuerySet[Aftercare]:
        return super().filter_queryset(queryset) if self.form.is_valid() else queryset.none()

    def in_unit(self, queryset: QuerySet[Aftercare], name: str, value: Area) -> QuerySet[Aftercare]:
        now = Responsibility.objects.filter(ends=None, commune__in=communes_in(value))
        return queryset.filter(dossier__in=now.values("dossier"))

    def of_help(self, queryset: QuerySet[Aftercare], name: str, value: str) -> QuerySet[Aftercare]:
        if value == NONE:
            return queryset.filter(is_helped=False)
        return queryset.filter(is_helped=True, helper_listed__isnull=value == UNLISTED)
