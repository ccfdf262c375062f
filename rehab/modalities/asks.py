"""What the acts of rehabilitation ask beyond the kinds that every procedure knows: a facility."""

from typing import Any

from django import forms

from cases.procedures.asks import AskKind, ask_kinds
from cases.procedures.manifest import Ask
from core.forms import NOTHING_CHOSEN, LongSelect
from rehab.enums import FACILITY_KINDS, Modality
from rehab.models import Facility


def facility_ask(modality: Modality, label: str, *, required: bool = True, help: str = "") -> Ask:
    """Asks for a facility of the kinds that may take a modality (L2021 art. 28)."""
    kinds = tuple((kind.value, kind.label) for kind in FACILITY_KINDS[modality])
    return Ask("facility", label, "facility", required=required, choices=kinds, help=help)


def facility_of(value: Any) -> Facility | None:
    """The facility that was chosen (its row) or is kept with a step (its key)."""
    if value is None or isinstance(value, Facility):
        return value
    return Facility.objects.select_related("office").get(pk=value)


def _facility(ask: Ask) -> forms.Field:
    """Also those that are closed by now: steps of past years are entered late."""
    kinds = [kind for kind, label in ask.choices]
    facilities = Facility.objects.filter(kind__in=kinds).select_related("office")
    return forms.ModelChoiceField(
        facilities.order_by("office__name", "pk"),
        label=ask.label,
        required=ask.required,
        empty_label=NOTHING_CHOSEN if ask.required else "",
        widget=LongSelect,
        help_text=ask.help,
    )


ask_kinds.register(AskKind("facility", 80, _facility, lambda ask, value: str(facility_of(value))))
