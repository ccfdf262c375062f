"""Which ledger, of which unit, of which year."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from accounts.enums import Permission
from accounts.scope import scope_of
from areas.enums import Level, OfficeKind
from areas.models import Area, Office
from areas.queries import map_on
from core.calendar import today
from core.forms import LongSelect, PlainForm
from reporting.ledgers import LEDGERS, Ledger

FIRST_YEAR = 2011
NO_UNIT = "Hãy chọn xã, huyện hoặc cơ sở có sổ này."
HIGHEST_FIRST = (Level.DISTRICT, Level.COMMUNE)


def ledger_areas(user: Any) -> QuerySet[Area]:
    """The communes and districts of today that the user's posts reach: those that keep ledgers, and those above."""
    scope = scope_of(user, Permission.VIEW_DOSSIER)
    standing = map_on(today()).values("unit")
    return scope.units_below().filter(pk__in=standing).exclude(level=Level.PROVINCE).order_by("level", "code")


def ledger_facilities(user: Any) -> QuerySet[Office]:
    """The facilities that the user's posts reach; a clinic keeps no ledger of rehabilitation."""
    scope = scope_of(user, Permission.VIEW_DOSSIER)
    return scope.offices().filter(kind=OfficeKind.FACILITY).order_by("code")


class LedgerForm(PlainForm, forms.Form):
    """Offers the ledgers that the user's units keep; until another is chosen, that of the user's own unit."""

    ledger = forms.ChoiceField(label="Sổ", widget=LongSelect)
    year = forms.TypedChoiceField(label="Năm", coerce=int, widget=LongSelect)
    unit = forms.ChoiceField(label="Đơn vị", widget=LongSelect)

    def __init__(self, data: Any, *, user: Any):
        areas, facilities = list(ledger_areas(user)), list(ledger_facilities(user))
        areas.sort(key=lambda area: HIGHEST_FIRST.index(area.level))
        years = [(str(year), str(year)) for year in range(today().year, FIRST_YEAR - 1, -1)]
        codes = [
            (ledger.code, ledger.short_label)
            for ledger in LEDGERS.values()
            if (facilities if ledger.is_facility else areas)
        ]
        typed = {key: data.get(key) for key in ("ledger", "year", "unit") if data.get(key)}
        chosen = LEDGERS.get(typed.get("ledger") or next((code for code, _ in codes), ""))
        is_facility = bool(chosen and chosen.is_facility)
        self._units = {str(unit.pk): unit for unit in (facilities if is_facility else areas)}
        given = {"ledger": chosen.code if chosen else "", "year": str(today().year)} | typed
        scope = scope_of(user, Permission.VIEW_DOSSIER)
        own = scope.facilities if is_facility else scope.units
        given.setdefault("unit", next((key for key, unit in self._units.items() if unit.pk in own), ""))
        super().__init__(given)
        self.fields["ledger"].choices = codes
        self.fields["year"].choices = years
        self.fields["unit"].choices = [("", "— chọn —"), *((key, unit.name) for key, unit in self._units.items())]
        self.fields["unit"].error_messages = {"required": NO_UNIT, "invalid_choice": NO_UNIT}

    @property
    def chosen_ledger(self) -> Ledger:
        return LEDGERS[self.cleaned_data["ledger"]]

    @property
    def chosen_unit(self) -> Area | Office:
        return self._units[self.cleaned_data["unit"]]
