"""Asking for a report: which form, of which office, for which period."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from areas.enums import CARE_OFFICES, Level
from areas.models import Office
from core.calendar import today
from core.errors import DomainError
from core.forms import DayField, PlainForm
from core.text import fold
from reporting.layout import Form, forms_on
from reporting.periods import Window, window_of
from reporting.perms import compilable_offices

MONTHS = [(f"{month:02d}", f"Tháng {month}") for month in range(1, 13)]
PARTS = {"month": MONTHS, "half": [("H1", "6 tháng đầu năm")], "year": [("year", "Cả năm")]}
FIRST_YEAR = 2011
MOST_OFFERED = 12
FIRST_OFFERED = (Level.PROVINCE, Level.DISTRICT)
"""Of several offices the highest are offered first: of one's own, not of one of the many below."""


class OfficeField(forms.ModelChoiceField):
    widget = forms.RadioSelect

    def label_from_instance(self, office: Office) -> str:
        above = office.area if office.is_care else office.area.parent
        return f"{office.name} ({above})" if above else office.name


class AskForm(PlainForm, forms.Form):
    """Opened, or changed in its first boxes, it offers what fits them: the periods of the form, and the offices that
    send it and stand on the last day of the period."""

    form = forms.ChoiceField(label="Biểu")
    part = forms.ChoiceField(label="Kỳ")
    year = forms.TypedChoiceField(label="Năm", coerce=int)
    cutoff = DayField(
        label="Chốt số liệu đến ngày",
        required=False,
        help_text="Để trống nếu tính đến hết kỳ.",
    )
    words = forms.CharField(label="Tìm cơ quan", required=False)
    office = OfficeField(
        label="Cơ quan lập báo cáo",
        queryset=Office.objects.none(),
        error_messages={"required": "Hãy chọn cơ quan lập báo cáo.", "invalid_choice": "Hãy chọn lại cơ quan."},
    )

    def __init__(self, data: Any = None, *, user: Any, typed: Any = None):
        """``data``: sent to be asked for; ``typed``: what stands in the boxes while one is still choosing."""
        self.user = user
        self.chosen = {**_first_choice(user), **{key: value for key, value in (data or typed or {}).items() if value}}
        super().__init__(data, initial=self.chosen)
        self.layout = self._layout()
        self.fields["form"].choices = [(form.code, f"{form.code}: {form.title}") for form in forms_for(user)]
        self.fields["part"].choices = [part for kind in self.layout.periods for part in PARTS[kind]]
        self.fields["year"].choices = [(str(year), str(year)) for year in range(today().year, FIRST_YEAR - 1, -1)]
        if self.chosen["part"] not in dict(self.fields["part"].choices):
            self.chosen.update(_nearest_period(self.layout))
        self.initial = self.chosen
        self.fields["office"].queryset = self._offices()

    @property
    def has_many(self) -> bool:
        """Too many offices to show them all: one searches."""
        return self.fields["office"].queryset.count() > MOST_OFFERED

    @property
    def offered(self) -> list[tuple[int, str, bool]]:
        """Key and name of the offices shown, and whether it is the chosen one: it first, then those that hold the
        words typed."""
        field = self.fields["office"]
        words = fold(self.chosen.get("words", "")).split()
        named = {office.pk: field.label_from_instance(office) for office in field.queryset}
        chosen = self._preferred(named)
        found = [pk for pk, name in named.items() if all(f" {word}" in f" {fold(name)}" for word in words)]
        shown = [pk for pk in found if pk != chosen][:MOST_OFFERED]
        return [(pk, named[pk], pk == chosen) for pk in [*([chosen] if chosen else []), *shown]]

    def _preferred(self, offered: Collection[int]) -> int | None:
        """The office chosen, else one's own, else the only one there is."""
        typed = str(self.chosen.get("office", ""))
        own = [post.office_id for post in self.user.posts_today]
        wanted = [int(typed)] if typed.isdecimal() else []
        only = list(offered) if len(offered) == 1 else []
        return next((pk for pk in [*wanted, *own, *only] if pk in offered), None)

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if {"part", "year"} <= found.keys():
            found["period"] = period_code(found["part"], found["year"])
        return found

    def refuse(self, error: DomainError) -> None:
        """The service speaks of a period, this page of its part and year."""
        error.fields = {"part" if name == "period" else name: words for name, words in error.fields.items()}
        super().refuse(error)

    def _layout(self) -> Form:
        mine = forms_for(self.user)
        return next((form for form in mine if form.code == self.chosen["form"]), mine[0])

    def _offices(self) -> QuerySet[Office]:
        try:
            day = window_of(period_code(self.chosen["part"], self.chosen["year"])).ends
        except DomainError:
            day = today()
        rank = Case(
            *[When(kind=kind, then=Value(place)) for place, kind in enumerate(FIRST_OFFERED)],
            default=Value(len(FIRST_OFFERED)),
            output_field=IntegerField(),
        )
        return (
            compilable_offices(self.user)
            .filter(sends(self.layout))
            .valid_on(day)
            .select_related("area__parent")
            .order_by(rank, "code", "pk")
        )


def sends(form: Form) -> Q:
    """The offices whose kind sends this form."""
    kinds = set(form.senders) & set(Level.values)
    return Q(kind__in=[*kinds, *(CARE_OFFICES if "facility" in form.senders else ())])


def forms_for(user: Any) -> list[Form]:
    """The forms that an office within the user's reach sends, the own one first."""
    kinds = set(compilable_offices(user).values_list("kind", flat=True).distinct())
    senders = {"facility" if kind in CARE_OFFICES else kind for kind in kinds}
    own = {"facility" if post.office.is_care else post.office.kind for post in user.posts_today if post.office}
    found = [form for form in forms_on(today()).values() if senders & set(form.senders)]
    return sorted(found, key=lambda form: (len(form.senders) > 1, not own & set(form.senders), form.code))


def period_code(part: str, year: int | str) -> str:
    """``05`` of 2017 → ``2017-05``; the whole year → ``2017``."""
    return str(year) if part == "year" else f"{year}-{part}"


def _first_choice(user: Any) -> dict[str, Any]:
    form = forms_for(user)[0]
    return {"form": form.code, **_nearest_period(form)}


def _nearest_period(form: Form) -> dict[str, str]:
    """The month that ended last; of half-years and years the one whose end is nearest, since it is the one in work."""
    day = today()
    if "month" in form.periods:
        year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
        return {"part": f"{month:02d}", "year": str(year)}
    candidates = [window_of(period) for period in (str(day.year - 1), f"{day.year}-H1", str(day.year))]
    nearest = min(candidates, key=lambda window: _distance(window, day))
    return {"part": "H1" if nearest.kind == "half" else "year", "year": nearest.period[:4]}


def _distance(window: Window, day: date) -> int:
    return abs((window.ends - day).days)
