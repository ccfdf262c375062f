"""Counting for the reports in words: one compile of the level's own form and the supplement for the period, for the
same period of last year and for the period before. Nothing else counts."""

from dataclasses import replace
from datetime import date

from areas.enums import Level
from areas.letterhead import issuer_on
from areas.models import AreaTree, Office
from reporting.compile import Cell, compile_form
from reporting.layout import TYPED_GROUPS, Form, forms_on
from reporting.narrative.drafting import Drawn
from reporting.narrative.words import is_nought
from reporting.periods import Window
from reporting.units import child_areas, unit_of_office

OWN_FORMS = {Level.COMMUNE: "01-BCN", Level.DISTRICT: "03-BCN", Level.PROVINCE: "04-BCN"}
SUPPLEMENT = "PL-TK"


def own_form(level: str, window: Window) -> Form:
    """The level's form of the circular, as of the last day: the annex that is printed."""
    return forms_on(window.ends)[OWN_FORMS[Level(level)]].asked_for(is_year_end=window.is_year_end)


def counted_form(level: str, window: Window) -> Form:
    """The same with the groups of the supplement behind."""
    form = own_form(level, window)
    there = {group.code for group in form.groups}
    more = tuple(group for group in forms_on(window.ends)[SUPPLEMENT].groups if group.code not in there)
    return replace(form, groups=(*form.groups, *more))


def last_year_of(window: Window) -> Window:
    """The same period a year before, cut off on the same day."""
    period = f"{int(window.period[:4]) - 1}{window.period[4:]}"
    ends = _year_before(window.ends)
    return Window(period, _year_before(window.starts), ends, window.cutoff and ends)


def before(window: Window) -> Window | None:
    """The last six months of the year before a half-year; before a year lies last year, which is asked for anyway."""
    if window.kind == "year":
        return None
    year = window.starts.year - 1
    return Window(f"{year}-H2", date(year, 7, 1), date(year, 12, 31))


def count(office: Office, window: Window) -> Drawn:
    """The figures of an office's report."""
    unit = unit_of_office(office, window.ends)
    form = counted_form(unit.kind, window)
    issuer = issuer_on(office, window.ends)
    return Drawn(
        form=form,
        window=window,
        issuer=f"{issuer.name} {issuer.unit}".strip(),
        now=compile_form(form, unit, window).cells,
        last_year=_past(office, form, last_year_of(window)),
        before=_past(office, form, before(window)),
        children=[(area.code, area.name) for area in child_areas(form, unit, window.ends)],
    )


def _past(office: Office, form: Form, window: Window | None) -> dict[str, Cell] | None:
    """The unit's own figures of an earlier window; None when it did not stand, or nothing was entered of it."""
    if window is None or not AreaTree.objects.filter(starts__lte=window.ends).exists():
        return None
    unit = unit_of_office(office, window.ends)
    if unit.area is None or not Office.objects.valid_on(window.ends).filter(pk=office.pk).exists():
        return None
    groups = form.groups
    if window.period.endswith("H2"):
        groups = tuple(group for group in groups if group.code not in TYPED_GROUPS)
    cells = compile_form(replace(form, groups=groups, child_columns=False), unit, window).cells
    return None if is_nought(cells) else cells


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
