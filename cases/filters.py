"""What every list that can be narrowed is made of: the form, days, units."""

import django_filters
from django import forms
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

from areas.models import Area
from core.forms import DayField, LongSelect, PlainForm

ANY = "— tất cả —"
NOT_KNOWN = "chưa rõ"


class FilterForm(PlainForm, forms.Form):
    pass


@extend_schema_field(OpenApiTypes.DATE)
class DayFilter(django_filters.Filter):
    field_class = DayField


class UnitField(forms.ModelChoiceField):
    widget = LongSelect

    def label_from_instance(self, area: Area) -> str:
        return f"{area.name} ({area.parent})" if area.parent_id else area.name


@extend_schema_field(OpenApiTypes.INT)
class UnitFilter(django_filters.ModelChoiceFilter):
    field_class = UnitField


@extend_schema_field(OpenApiTypes.STR)
class OfferedFilter(django_filters.ChoiceFilter):
    """A choice among what is known only once every app has registered its own."""
