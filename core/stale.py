"""A save that comes after somebody else's: what a form held when it was opened, what was typed, what stands there now,
field by field, and the choice between the last two."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

MINE, THEIRS = "mine", "theirs"
CHOICE = "choose-"

Typed = list[str]
Snapshot = dict[str, Typed]
"""What the fields of a page send, by their names in it."""


@dataclass(frozen=True)
class Difference:
    """One field in which what was typed is not what stands there now. ``opened``: what it held when the page was
    opened, None where the page did not say."""

    name: str
    label: str
    mine: str
    theirs: str
    opened: str | None
    chosen: str
    both_changed: bool

    @property
    def choice(self) -> str:
        """The name under which the choice is sent."""
        return f"{CHOICE}{self.name}"


class OpenedField(forms.CharField):
    """Carries what the fields held when the page was opened: shown to its own sender again, it decides nothing."""

    def __init__(self, **kwargs: Any):
        super().__init__(required=False, strip=False, widget=forms.HiddenInput, **kwargs)

    def clean(self, value: Any) -> str:
        return value or ""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


def as_typed(bound: forms.BoundField) -> Typed | None:
    """What the field would send were it sent as it is shown at first; None for what is not compared (files)."""
    widget = bound.field.widget
    if isinstance(widget, forms.FileInput | forms.MultiWidget):
        return None
    value = bound.field.prepare_value(bound.initial)
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if value else []
    if isinstance(widget, forms.MultipleHiddenInput | forms.SelectMultiple | forms.CheckboxSelectMultiple):
        return [str(item) for item in value or ()]
    shown = widget.format_value(value)
    if isinstance(shown, list | tuple | set):
        shown = next(iter(shown), "")
    return ["" if shown is None else str(shown)]


def snapshot(fields: Iterable[forms.BoundField]) -> Snapshot:
    """What the fields of a page hold as it is opened."""
    found = ((bound.html_name, as_typed(bound)) for bound in fields)
    return {name: typed for name, typed in found if typed is not None}


def read_snapshot(text: str) -> Snapshot:
    """What a page sent back of it; nothing of it is trusted to be whole."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: [str(item) for item in typed] for name, typed in found.items() if isinstance(typed, list)}


def with_choices(data: QueryDict, opened: Snapshot) -> QueryDict:
    """The data of a page on which one chose between one's own values and the others'."""
    theirs = [name for name in opened if data.get(f"{CHOICE}{name}") == THEIRS]
    if not theirs:
        return data
    chosen = data.copy()
    for name in theirs:
        chosen.setlist(name, opened[name])
    return chosen


def sent(bound: forms.BoundField, data: QueryDict) -> Typed:
    """What was typed into the field."""
    typed = data.getlist(bound.html_name) if hasattr(data, "getlist") else [data.get(bound.html_name, "")]
    if isinstance(bound.field.widget, forms.CheckboxInput):
        return ["on"] if bound.field.widget.value_from_datadict(data, {}, bound.html_name) else []
    return [str(item).replace("\r\n", "\n") for item in typed if item is not None]


def is_same(one: Typed | None, other: Typed | None) -> bool:
    """Whether two values are the same as typed: an empty box and none sent are."""
    return sorted(filter(None, _plain(one))) == sorted(filter(None, _plain(other)))


def _plain(typed: Typed | None) -> Typed:
    return [item.replace("\r\n", "\n").strip() for item in typed or ()]
