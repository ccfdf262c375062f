"""The figures of the first page: the same rows as in the reports, of today or of this month so far."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.core.cache import cache
from django.utils import timezone

from areas.enums import OfficeKind
from areas.models import Area, Office
from core.calendar import today
from reporting.layout import forms_on
from reporting.periods import Window
from reporting.queries import Asked, Listed, Tally, UnitKey, listing, tally
from reporting.tables import row_words
from reporting.units import Unit, unit_of_office

SECONDS_KEPT = 60
TODAY = "hom-nay"
MONTH = "thang-nay"


@dataclass(frozen=True)
class Column:
    """A figure of the comparison: its row and its short words."""

    row: str
    label: str
    has_list: bool = True


SIDE_BY_SIDE = (
    Column("33.04", "Người nghiện có hồ sơ"),
    Column("35.01", "Đang cai nghiện, điều trị"),
    Column("11.04", "Cai tại gia đình"),
    Column("12.04", "Cai tại cộng đồng"),
    Column("31.04", "Methadone"),
    Column("14.04", "Quản lý sau cai"),
    Column("32.04", "Người sử dụng đang quản lý"),
    Column("41.01", "Câu lạc bộ", has_list=False),
    Column("41.02", "Thành viên câu lạc bộ"),
)
CHARTED = ("33.04", "35.01", "14.04")
MODALITIES = (
    Column("11.04", "Tại gia đình"),
    Column("12.04", "Tại cộng đồng"),
    Column("13.04", "Bắt buộc tại cộng đồng"),
    Column("21.04", "Tự nguyện tại cơ sở"),
    Column("22.04", "Bắt buộc tại cơ sở"),
    Column("31.04", "Methadone"),
)
FLOWS = ("33", "11", "12", "31", "14", "32")
FACILITY_FLOWS = ("21", "22")
FLOW_COLUMNS = (("01", "Đầu tháng"), ("02", "Tăng"), ("03", "Giảm"), ("04", "Hôm nay"))


@dataclass(frozen=True)
class Shown:
    """One figure on the page, and the office whose list it opens."""

    office: Office | None
    row: str
    count: int
    has_list: bool


@dataclass(frozen=True)
class Counted:
    """All figures of a unit and of the units below it, and when they were counted."""

    at: datetime
    found: dict[UnitKey, dict[str, Tally]]

    def count(self, key: UnitKey, row: str) -> int:
        return self.found.get(key, {}).get(row, Tally()).counts["total"]


class Desk:
    """What an office sees of itself on its first page."""

    def __init__(self, office: Office):
        self.office = office
        self.unit = unit_of_office(office, today())

    @property
    def has_facilities(self) -> bool:
        """Whether facilities report to it: only then are its people at facilities counted."""
        return self.office.kind == OfficeKind.PROVINCE

    @cached_property
    def children(self) -> list[Area]:
        """The units one level down, today; a commune has none."""
        area = self.unit.area
        return list(Area.objects.valid_on(today()).filter(parent=area).order_by("code")) if area else []

    @cached_property
    def offices(self) -> dict[int, Office]:
        """The office of the unit and of each child, by its unit."""
        areas = [*self.children, *([self.unit.area] if self.unit.area else [])]
        found = Office.objects.filter(area__in=areas).exclude(pk__in=Office.objects.care().values("pk"))
        return {office.area_id: office for office in found}

    @cached_property
    def stocks(self) -> Counted:
        """Who is where today."""
        columns = (*SIDE_BY_SIDE, *MODALITIES) if self.has_facilities else SIDE_BY_SIDE
        groups = frozenset(column.row[:2] for column in columns)
        return self._counted(TODAY, groups, tuple(self.children))

    @cached_property
    def flows(self) -> Counted:
        """What changed this month so far."""
        groups = FACILITY_FLOWS if self.unit.facility else FLOWS
        return self._counted(MONTH, frozenset(groups), ())

    def comparison(self) -> list[tuple[str, list[Shown]]]:
        """The whole unit, then the units one level down side by side."""
        units = [self.unit.area, *self.children]
        return [
            (
                unit.name if unit != self.unit.area else f"Toàn {unit.name[0].lower()}{unit.name[1:]}",
                [
                    Shown(
                        self.offices.get(unit.pk),
                        column.row,
                        self.stocks.count((unit.pk, None), column.row),
                        column.has_list,
                    )
                    for column in SIDE_BY_SIDE
                ],
            )
            for unit in units
        ]

    def modalities(self) -> list[tuple[str, Shown]]:
        """The people of a province by modality; those at a facility are counted where it lies."""
        if not self.has_facilities:
            return []
        return [
            (column.label, Shown(self.office, column.row, self.stocks.count(self.unit.key, column.row), True))
            for column in MODALITIES
        ]

    def month(self) -> list[tuple[str, list[Shown]]]:
        """Beginning, in, out and today of each kind of fact."""
        titles = group_titles()
        return [
            (
                titles[group],
                [
                    Shown(self.office, f"{group}.{suffix}", self.flows.count(self.unit.key, f"{group}.{suffix}"), True)
                    for suffix, _ in FLOW_COLUMNS
                ],
            )
            for group in (FACILITY_FLOWS if self.unit.facility else FLOWS)
        ]

    def _counted(self, span: str, groups: frozenset[str], children: tuple[Area, ...]) -> Counted:
        key = f"desk:{self.office.pk}:{span}:{today():%Y%m%d}"
        found = cache.get(key)
        if found is None:
            found = Counted(timezone.localtime(), tally(_asked(self.unit, span_window(span), groups, children)))
            cache.set(key, found, SECONDS_KEPT)
        return found


def span_window(span: str) -> Window:
    """Today alone, or the month up to today."""
    day = today()
    return Window(f"{day:%Y-%m}", day if span == TODAY else day.replace(day=1), day, day)


def figure_list(office: Office, span: str, row: str) -> list[Listed]:
    """The dossiers behind a figure of the first page."""
    unit = unit_of_office(office, today())
    asked = _asked(unit, span_window(span), frozenset({row[:2]}), ())
    return listing(asked, code=row, unit=unit.key)


def figure_words(row: str) -> str:
    """What a figure of the first page counts, in the words of the forms."""
    form = next(form for form in forms_on(today()).values() if form.row(row))
    return row_words(form, row)


def listed_rows(span: str) -> frozenset[str]:
    """The rows whose lists the first page opens."""
    if span == TODAY:
        return frozenset(column.row for column in (*SIDE_BY_SIDE, *MODALITIES) if column.has_list)
    return frozenset(f"{group}.{suffix}" for group in (*FLOWS, *FACILITY_FLOWS) for suffix, _ in FLOW_COLUMNS)


def group_titles() -> dict[str, str]:
    return {group.code: group.title for form in forms_on(today()).values() for group in form.groups}


def _asked(unit: Unit, window: Window, groups: frozenset[str], children: tuple[Area, ...]) -> Asked:
    return Asked(
        groups=groups | {"33"} if "35" in groups else groups,
        window=window,
        root=unit.area,
        areas=(unit.area, *children) if unit.area else (),
        offices=(unit.facility,) if unit.facility else (),
    )
