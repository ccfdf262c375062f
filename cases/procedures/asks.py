"""The kinds of things that the form of an act asks, each with its form field and the way it is stored. Higher apps add
kinds of their own (a facility)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms

from cases.enums import Sex
from cases.procedures.manifest import Act, Ask
from core.forms import FILL_IN, NOTHING_CHOSEN, DayField, LongSelect
from core.registry import Registry

NOT_FOR_MEN = (
    "“{label}” chỉ là lý do đối với phụ nữ; hãy chọn lý do khác, hoặc sửa giới tính ghi trong hồ sơ nếu đã ghi sai."
)


@dataclass(frozen=True)
class AskKind:
    """``field``: the form field of an ask; ``words``: how a stored value is shown."""

    slug: str
    order: int
    field: Callable[[Ask], forms.Field]
    words: Callable[[Ask, Any], str] = lambda ask, value: str(value)


ask_kinds: Registry[AskKind] = Registry()


def missing(act: Act, data: dict[str, Any]) -> dict[str, str]:
    """A sentence for each thing that is required and was not given."""
    return {
        ask.slug: f"{ask.label}: {FILL_IN}"
        for ask in act.asks
        if ask.required and data.get(ask.slug) in (None, "", [], False)
    }


def for_others(act: Act, data: dict[str, Any], sex: str) -> dict[str, str]:
    """A sentence for each choice that there is not for somebody of this sex."""
    faults = {}
    for ask in act.asks:
        given = data.get(ask.slug)
        chosen = set(given if isinstance(given, list | tuple) else [given])
        for value, label in ask.choices:
            if value in chosen & set(ask.women_only) and sex != Sex.FEMALE:
                faults[ask.slug] = NOT_FOR_MEN.format(label=label)
    return faults


def stored(act: Act, data: dict[str, Any]) -> dict[str, Any]:
    """What the act asked, as it is kept with the step: days as ISO, records by their key."""
    return {ask.slug: _plain(data[ask.slug]) for ask in act.asks if data.get(ask.slug) not in (None, "", [])}


def shown(act: Act, data: dict[str, Any]) -> list[tuple[str, str]]:
    """Label and words of everything that was kept with a step."""
    return [(ask.label, ask_kinds[ask.kind].words(ask, data[ask.slug])) for ask in act.asks if ask.slug in data]


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return getattr(value, "pk", value)


def _text(ask: Ask) -> forms.Field:
    return forms.CharField(label=ask.label, required=ask.required, max_length=250, help_text=ask.help)


def _long(ask: Ask) -> forms.Field:
    return forms.CharField(label=ask.label, required=ask.required, widget=forms.Textarea, help_text=ask.help)


def _day(ask: Ask) -> forms.Field:
    return DayField(label=ask.label, required=ask.required, help_text=ask.help)


def _number(ask: Ask) -> forms.Field:
    words = {"invalid": "Hãy nhập một số nguyên, ví dụ 6."}
    return forms.IntegerField(
        label=ask.label, required=ask.required, min_value=0, help_text=ask.help, error_messages=words
    )


def _choice(ask: Ask) -> forms.Field:
    return forms.TypedChoiceField(
        label=ask.label,
        required=ask.required,
        choices=[("", NOTHING_CHOSEN), *ask.choices],
        widget=LongSelect,
        help_text=ask.help,
    )


def _choices(ask: Ask) -> forms.Field:
    return forms.MultipleChoiceField(
        label=ask.label,
        required=ask.required,
        choices=ask.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=ask.help,
    )


def _yes(ask: Ask) -> forms.Field:
    return forms.BooleanField(label=ask.label, required=ask.required, help_text=ask.help)


def _day_words(ask: Ask, value: str) -> str:
    return f"{date.fromisoformat(value):%d/%m/%Y}"


def _choice_words(ask: Ask, value: Any) -> str:
    labels = dict(ask.choices)
    return "; ".join(labels.get(item, item) for item in (value if isinstance(value, list) else [value]))


ask_kinds.register(AskKind("text", 10, _text))
ask_kinds.register(AskKind("long", 20, _long))
ask_kinds.register(AskKind("day", 30, _day, _day_words))
ask_kinds.register(AskKind("number", 40, _number))
ask_kinds.register(AskKind("choice", 50, _choice, _choice_words))
ask_kinds.register(AskKind("choices", 60, _choices, _choice_words))
ask_kinds.register(AskKind("yes", 70, _yes, lambda ask, value: "Có" if value else "Không"))
