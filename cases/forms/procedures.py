"""The form of an act, made from its manifest; and the form that takes a step back."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from cases.enums import Sex
from cases.procedures.asks import ask_kinds
from cases.procedures.manifest import Act
from cases.procedures.scans import NewScan
from core import calendar
from core.errors import DomainError, StaleVersionError
from core.forms import DayField, PlainForm, VersionedForm

HAS = "đã có trong hồ sơ"
OFFERED = "Đã điền theo hồ sơ; hãy kiểm tra."


class StepForm(PlainForm, forms.Form):
    """The day, what the act asks, its papers and scans. ``with_hour``: the law counts hours from this step; ``sex``:
    whom it is about, where some choices are not for everybody."""

    def __init__(
        self,
        *args: Any,
        act: Act,
        with_hour: bool = False,
        version: int | None = None,
        sex: str = Sex.FEMALE,
        **kwargs: Any,
    ):
        self._act, self._version = act, version
        self.base_fields = {**type(self).base_fields, **_fields(act, with_hour)}
        super().__init__(*args, **kwargs)
        for name in set(self.initial) - {"on"}:
            self.fields[name].help_text = ". ".join(filter(None, [self.fields[name].help_text, OFFERED]))
        for ask in (ask for ask in act.asks if ask.women_only):
            blank = [("", "")] if ask.kind == "choice" else []
            self.fields[ask.slug].choices = [*blank, *ask.choices_for(sex)]
        if version is not None:
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=version)

    on = DayField(label="Ngày")

    def counted(self, name: str, least: int | None) -> None:
        """How many of the choices of a field there must be: the page counts them as they are ticked."""
        self.fields[name].least = least

    @property
    def day_given(self) -> date:
        """The day typed, else the day of the system."""
        typed = self["on"].value()
        try:
            return self.fields["on"].to_python(typed) or calendar.today()
        except forms.ValidationError:
            return calendar.today()

    def hint(self, name: str, words: str) -> None:
        """What the law of the day says, beneath a field."""
        field = self.fields[name]
        field.help_text = ". ".join(filter(None, [field.help_text, words]))

    def refuse(self, error: DomainError) -> None:
        """After somebody else took a step what was typed stays, and sending it once more is a decision."""
        super().refuse(error)
        if isinstance(error, StaleVersionError):
            self.data = self.data.copy()
            self.data["version"] = str(self._version)

    @property
    def facts(self) -> dict[str, Any]:
        """What the act asked."""
        return {ask.slug: self.cleaned_data.get(ask.slug) for ask in self._act.asks}

    @property
    def moment(self) -> datetime | None:
        """The hour of the step, where it was given."""
        hour: time | None = self.cleaned_data.get("hour")
        if hour is None:
            return None
        return timezone.make_aware(datetime.combine(self.cleaned_data["on"], hour))

    @property
    def papers(self) -> tuple[str, ...]:
        """The papers that the officer says lie in the dossier."""
        return tuple(paper.slug for paper in self._act.papers if self.cleaned_data.get(f"paper_{paper.slug}"))

    def clean(self) -> dict[str, Any]:
        """Files that are no pictures or too large are refused beside their field."""
        self.scans: tuple[NewScan, ...] = ()
        for paper in self._act.papers:
            name = f"scan_{paper.slug}"
            if file := self.cleaned_data.get(name):
                try:
                    self.scans += (NewScan(paper.slug, file.name, file.read()),)
                except DomainError as error:
                    self.add_error(name, error.message)
        return self.cleaned_data


class UndoForm(VersionedForm, forms.Form):
    """Why a step is taken back."""

    reason = forms.CharField(label="Lý do thu hồi", max_length=250, help_text="ví dụ: ghi nhầm người, nhầm ngày")


def _fields(act: Act, with_hour: bool) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    if with_hour:
        fields["hour"] = forms.TimeField(
            label="Giờ",
            required=False,
            input_formats=["%H:%M", "%Hh%M", "%H"],
            help_text="ví dụ 14:30; thời hạn tính bằng giờ chạy từ lúc này",
            error_messages={"invalid": "Hãy nhập giờ và phút, ví dụ 14:30."},
        )
    for ask in act.asks:
        fields[ask.slug] = ask_kinds[ask.kind].field(ask)
    for paper in act.papers:
        if paper.since and calendar.today() < paper.since:
            continue
        if paper.scan:
            fields[f"scan_{paper.slug}"] = forms.FileField(
                label=f"Bản chụp: {paper.label}",
                required=paper.required,
                help_text="PDF, JPEG hoặc PNG, không quá 10 MB",
                error_messages={"required": "Hãy chọn tệp bản chụp giấy đã ký."},
            )
        else:
            fields[f"paper_{paper.slug}"] = forms.BooleanField(
                label=f"{paper.label}: {HAS}",
                required=paper.required,
                error_messages={"required": "Bước này chỉ ghi được khi giấy tờ này đã có trong hồ sơ."},
            )
    return fields
