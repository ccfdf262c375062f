"""What the forms of the programme share."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from areas.models import Area, Office
from core.forms import DayField, FactForm, LongSelect, VersionedForm

DAYS = dict.fromkeys(("starts", "ends", "on", "due_on", "done_on", "certified_on", "first_day", "last_day"), DayField)


class CommuneField(forms.ModelChoiceField):
    """A commune with the unit above it."""

    widget = LongSelect

    def label_from_instance(self, area: Area) -> str:
        return f"{area.name}, {area.parent}"


class CommunesField(forms.ModelMultipleChoiceField):
    """Some of the communes, each a tick."""

    widget = forms.CheckboxSelectMultiple(attrs={"class": "many"})


class OfOfficeForm(FactForm):
    """A new row of an office; who holds posts in several chooses, who holds one is not asked."""

    office = forms.ModelChoiceField(label="Cơ quan", queryset=Office.objects.none(), empty_label=None)

    def __init__(self, *args: Any, offices: QuerySet[Office], **kwargs: Any):
        super().__init__(*args, **kwargs)
        field = self.fields["office"]
        field.queryset = offices
        field.initial = offices.first()
        if offices.count() == 1:
            field.widget = forms.HiddenInput()
        self.order_fields(["office"])


class KeptForm(VersionedForm, FactForm):
    """A row that is changed: its office stays."""
