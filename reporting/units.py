"""Which unit a report is of, and whose columns it has."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from areas.enums import Level
from areas.mapping import main_predecessors
from areas.models import Area, Office
from areas.queries import area_on, subtree_on, tree_on
from core.errors import DomainError
from reporting.layout import Form, forms_on
from reporting.periods import Window

UNKNOWN_FORM = "Không có biểu “{}”; các biểu: {}."
UNKNOWN_AREA = "Không có đơn vị mã “{}” vào ngày {:%d/%m/%Y}; dùng mã 2 số (tỉnh), 3 số (huyện) hoặc 5 số (xã)."
UNKNOWN_FACILITY = "Không có cơ sở mã “{}”."
NOT_A_SENDER = "{} không lập biểu {}; biểu này của: {}."
WRONG_PERIOD = "Biểu {} không có kỳ “{}”; các kỳ: {}."
PERIOD_WORDS = {"month": "tháng (2017-05)", "half": "6 tháng (2017-H1)", "year": "năm (2017)"}
SENDER_WORDS = {"facility": "cơ sở", "commune": "xã", "district": "huyện", "province": "tỉnh"}


UnitKey = tuple[int | None, int | None]
"""Key of an area, or key of a facility."""


@dataclass(frozen=True)
class Unit:
    """The unit of a report: an administrative unit of the tree of E, or a facility."""

    area: Area | None = None
    facility: Office | None = None

    @property
    def kind(self) -> str:
        return self.area.level if self.area else "facility"

    @property
    def name(self) -> str:
        return self.area.name if self.area else self.facility.name

    @property
    def key(self) -> UnitKey:
        return (self.area.pk if self.area else None, self.facility.pk if self.facility else None)


def form_for(code: str, window: Window) -> Form:
    """The form in force on E that allows this kind of period; raises ``DomainError``."""
    return allowed_form(code, forms_on(window.ends), window).asked_for(is_year_end=window.is_year_end)


def allowed_form(code: str, forms: dict[str, Form], window: Window) -> Form:
    """One of these forms, if it allows this kind of period; raises ``DomainError``."""
    if code not in forms:
        raise DomainError(UNKNOWN_FORM.format(code, ", ".join(forms)))
    form = forms[code]
    if window.kind not in form.periods:
        allowed = ", ".join(PERIOD_WORDS[kind] for kind in form.periods)
        raise DomainError(WRONG_PERIOD.format(code, window.period, allowed))
    return form


def unit_of(form: Form, day: date, *, area: str | None = None, facility: str | None = None) -> Unit:
    """The unit with this code in the tree of ``day`` that sends ``form``; raises ``DomainError``."""
    if facility is not None:
        office = Office.objects.care().filter(code=facility).first()
        if office is None:
            raise DomainError(UNKNOWN_FACILITY.format(facility))
        unit = Unit(facility=office)
    else:
        found = area_on(area or "", day)
        if found is None:
            raise DomainError(UNKNOWN_AREA.format(area, day))
        unit = Unit(area=found)
    if unit.kind not in form.senders:
        senders = ", ".join(SENDER_WORDS[sender] for sender in form.senders)
        raise DomainError(NOT_A_SENDER.format(unit.name, form.code, senders))
    return unit


def unit_of_office(office: Office, day: date) -> Unit:
    """The unit whose reports this office sends, as of ``day``."""
    return Unit(facility=office) if office.is_care else Unit(area=area_on(office.area.code, day))


def child_areas(form: Form, unit: Unit, day: date) -> list[Area]:
    """The units that have a column each: children of the unit, or every commune (with its district) below it."""
    if unit.area is None:
        return []
    if form.every_commune:
        return list(subtree_on(unit.area, day).exclude(pk=unit.area.pk).order_by("code"))
    return list(Area.objects.valid_on(day).filter(parent=unit.area).order_by("code")) if form.child_columns else []


def children_of_all(form: Form, units: Iterable[Area], day: date) -> dict[int, list[Area]]:
    """The same for many units of one level at once, by the key of the unit."""
    found: dict[int, list[Area]] = {unit.pk: [] for unit in units}
    if form.every_commune:
        below = Area.objects.valid_on(day).filter(ancestor_links__ancestor__in=found, ancestor_links__distance__gt=0)
        rows = below.annotate(unit=F("ancestor_links__ancestor"))
    elif form.child_columns:
        rows = Area.objects.valid_on(day).filter(parent__in=found).annotate(unit=F("parent"))
    else:
        return found
    for area in rows.order_by("code"):
        found[area.unit].append(area)
    return found


def child_facilities(form: Form, unit: Unit, window: Window) -> list[Office]:
    """The facilities of the province, which have a column each in its facility groups."""
    if not form.child_columns or unit.kind != Level.PROVINCE:
        return []
    tree, units = tree_on(window.units_day), subtree_on(unit.area, window.units_day)
    known = Q(area__maps__tree=tree, area__maps__unit__in=units)
    if window.units_on:
        inside = set(units.values_list("pk", flat=True))
        known |= Q(area__in=[area for area, unit in main_predecessors(tree).items() if unit in inside])
    return list(Office.objects.care().filter(known).distinct().order_by("code"))
