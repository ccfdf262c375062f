"""Forms as all pages use them: days typed as dd/mm/yyyy, large plain widgets, refusals beside their field."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from core.days import HOW, parse_day, parse_day_or_year
from core.errors import ABOVE_FORM, DomainError, StaleVersionError
from core.stale import (
    MINE,
    THEIRS,
    Difference,
    OpenedField,
    as_typed,
    is_same,
    read_snapshot,
    sent,
    snapshot,
    with_choices,
)

NOTHING_CHOSEN = "— chọn —"
CHOOSE = "Hãy chọn một mục."
FILL_IN = "Ô này bắt buộc, chưa được nhập."
_DAY_ATTRIBUTES = {
    "inputmode": "numeric",
    "pattern": r"[0-9./\-]{4,10}",
    "placeholder": "ngày/tháng/năm",
    "autocomplete": "off",
    "maxlength": "10",
}


class DayInput(forms.TextInput):
    """A plain text box: the calendars of old browsers write days in other orders."""

    def __init__(self, attrs: dict[str, Any] | None = None):
        super().__init__({**_DAY_ATTRIBUTES, "data-day": "", **(attrs or {})})

    def format_value(self, value: Any) -> str:
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else (value or "")


class LongSelect(forms.Select):
    """A choice among hundreds, written without a template for every line of it."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        chosen = {str(item) for item in (value if isinstance(value, list | tuple) else [value]) if item is not None}
        lines = ((key, mark_safe(" selected") if str(key) in chosen else "", label) for key, label in self.choices)
        return format_html(
            "<select{}>{}</select>",
            flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name})),
            format_html_join("", '<option value="{}"{}>{}</option>', lines),
        )


class DayField(forms.Field):
    """A day typed as ngày/tháng/năm, four digits for the year (15/05/20 is refused)."""

    widget = DayInput
    default_error_messages = {"required": HOW}

    def prepare_value(self, value: Any) -> Any:
        return value

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        try:
            return parse_day(value)
        except ValueError as fault:
            raise forms.ValidationError(str(fault)) from fault

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except forms.ValidationError:
            return True


class BirthField(forms.Field):
    """A day of birth, or the year alone; gives (day, year alone), a year standing for its 31/12."""

    widget = DayInput
    default_error_messages = {"required": "Hãy nhập ngày sinh; nếu chỉ biết năm thì nhập năm."}

    def to_python(self, value: Any) -> tuple[date, bool] | None:
        if value in self.empty_values:
            return None
        try:
            return parse_day_or_year(value)
        except ValueError as fault:
            raise forms.ValidationError(str(fault)) from fault


class PlainForm:
    """Mixin for every form: Bootstrap's classes, no colons, no browser checks, refusals beside their field.
    ``groups`` cuts a long form into sections: (title, names of fields)."""

    groups: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = ()
    present_url = ""
    """Where the present state can be seen, once a service refused what was typed."""

    def __init__(self, *args: Any, **kwargs: Any):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        for field in self.fields.values():
            _dress(field)

    def sections(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """Title and fields of each group that has any."""
        for title, names in self.groups:
            if fields := [self[name] for name in names if name in self.fields]:
                yield title, fields

    def refuse(self, error: DomainError) -> None:
        """Show a service's refusal: beside the fields it names, else above the form."""
        named = {name: sentence for name, sentence in error.fields.items() if name in self.fields}
        for name, sentence in named.items():
            self.add_error(name, sentence)
        if not named:
            self.add_error(None, error.message)
        elif ABOVE_FORM in error.fields:
            self.add_error(None, error.fields[ABOVE_FORM])

    @property
    def marked(self) -> list[forms.BoundField]:
        """The fields that have to be mended, in the order of the form."""
        return [field for field in self.visible_fields() if field.errors]


class FactForm(PlainForm, forms.ModelForm):
    """Fields taken from a model. It only reads what was typed: the service checks and saves."""

    def _post_clean(self) -> None:
        """The instance stays as the database has it."""


class VersionedForm(PlainForm):
    """Carries the version of the record it was opened with, and what its fields held then. After a stale save the page
    shows, field by field, what was typed beside what stands there now, to choose from: what only the other changed is
    theirs unless one chooses otherwise, what one changed oneself is one's own. Saving applies the choice."""

    compared_hidden: ClassVar[tuple[str, ...]] = ()
    """Hidden fields that are compared too."""

    def __init__(self, *args: Any, version: int, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.current_version = version
        self.differences: list[Difference] = []
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=version)
        self.fields["opened"] = OpenedField(initial=self._present)
        if self.is_bound:
            self.opened = read_snapshot(self.data.get(self.add_prefix("opened"), ""))
            self.data = with_choices(self.data, self.opened) if hasattr(self.data, "getlist") else self.data

    @property
    def version(self) -> int:
        return self.cleaned_data["version"]

    @property
    def stale(self) -> list[tuple[str, str]]:
        """Label and present value of each field that now holds something else than what was typed."""
        return [(difference.label, difference.theirs) for difference in self.differences]

    def full_clean(self) -> None:
        super().full_clean()
        if hasattr(self, "cleaned_data"):
            self.cleaned_data.pop("opened", None)

    def refuse(self, error: DomainError) -> None:
        super().refuse(error)
        if isinstance(error, StaleVersionError):
            self.differences = [
                difference for bound in self.compared() if (difference := self._difference(bound)) is not None
            ]
            self.data = self.data.copy()
            self.data[self.add_prefix("version")] = str(self.current_version)
            self.data[self.add_prefix("opened")] = self._present()

    def compared(self) -> Iterator[forms.BoundField]:
        """The fields of the page, those of its rows too."""
        yield from (bound for bound in self if not bound.is_hidden or bound.name in self.compared_hidden)
        for row in getattr(self, "rows", ()):
            yield from row.visible_fields()

    def told(self, bound: forms.BoundField, typed: list[str]) -> str:
        """A value of a field as people read it."""
        if isinstance(bound.field.widget, forms.CheckboxInput):
            return "có" if typed else "không"
        return in_words(bound.field, typed if len(typed) > 1 else next(iter(typed), ""))

    def _label(self, bound: forms.BoundField) -> str:
        if bound.form is self:
            return str(bound.label)
        row = int(bound.form.prefix.rpartition("-")[2]) + 1
        return f"Dòng {row}, {bound.label}"

    def _present(self) -> str:
        return json.dumps(snapshot(self.compared()), ensure_ascii=False)

    def _difference(self, bound: forms.BoundField) -> Difference | None:
        theirs = as_typed(bound)
        if theirs is None or not bound.field.has_changed(bound.initial, bound.data):
            return None
        mine, opened = sent(bound, self.data), self.opened.get(bound.html_name)
        if is_same(mine, theirs):
            return None
        own, other = not is_same(mine, opened), not is_same(theirs, opened)
        return Difference(
            name=bound.html_name,
            label=self._label(bound),
            mine=self.told(bound, mine),
            theirs=self.told(bound, theirs),
            opened=None if opened is None else self.told(bound, opened),
            chosen=THEIRS if opened is not None and not own else MINE,
            both_changed=opened is not None and own and other,
        )


def in_words(field: forms.Field, value: Any) -> str:
    """A value of a field as people read it."""
    if value in (None, ""):
        return "(trống)"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, list):
        return ", ".join(in_words(field, item) for item in value) or "(trống)"
    if isinstance(field, forms.ModelChoiceField):
        row = value if isinstance(value, models.Model) else field.queryset.filter(pk=value).first()
        return field.label_from_instance(row) if row else str(value)
    choices = dict(_choices(getattr(field, "choices", None) or getattr(field.widget, "choices", None) or ()))
    return str(choices.get(value, choices.get(str(value), value)))


def _choices(choices: Iterable) -> Iterator[tuple[Any, Any]]:
    """The choices of a field, those of a group one by one."""
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield key, label


def _dress(field: forms.Field) -> None:
    """Classes and words of one field, whatever page it stands on."""
    widget = field.widget
    is_radio = isinstance(widget, forms.RadioSelect)
    if not isinstance(widget, forms.CheckboxInput | forms.RadioSelect | forms.CheckboxSelectMultiple):
        css = "form-select" if isinstance(widget, forms.Select) else "form-control"
        widget.attrs["class"] = f"{widget.attrs.get('class', '')} {css}".strip()
    if isinstance(widget, forms.Textarea):
        widget.attrs["rows"] = 3
    if isinstance(field, forms.TypedChoiceField) and field.choices and field.choices[0][0] == "":
        field.choices = field.choices[1:] if is_radio else [("", NOTHING_CHOSEN), *field.choices[1:]]
    if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
        field.error_messages["required"] = CHOOSE if is_radio else FILL_IN
