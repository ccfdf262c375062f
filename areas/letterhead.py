"""The head of an official document (NĐ30/2020, phụ lục I): which body issues it, under which, where and when."""

from dataclasses import dataclass
from datetime import date

from areas.enums import OfficeKind
from areas.models import Area, Office
from areas.queries import office_above, unit_for

ABBREVIATIONS = (
    ("LĐ-TB&XH", "Lao động - Thương binh và Xã hội"),
    ("UBND", "Ủy ban nhân dân"),
)
NO_BREAK = "\u00a0"
KINDS_OF_UNITS = ("Thành phố", "Tỉnh", "Quận", "Huyện", "Thị xã", "Thị trấn", "Phường", "Xã", "Đặc khu")


@dataclass(frozen=True)
class Issuer:
    """The body that issues, in two parts of which ``unit`` is not to be cut, the one above it, and the place."""

    parent: str
    name: str
    unit: str
    place: str

    @property
    def parent_unbroken(self) -> str:
        """The body above, with the unit in its name not to be cut."""
        found = [self.parent.rfind(f" {inside_words(kind)} ") for kind in KINDS_OF_UNITS]
        start = max(found) + 1
        return self.parent[:start] + self.parent[start:].replace(" ", NO_BREAK) if start else self.parent


def issuer_on(office: Office, day: date) -> Issuer:
    """The head of what an office issues on a day."""
    unit = unit_for(office.area, day) or office.area
    name, _, parent = office.name.partition(", ")
    body, found, tail = in_full(name).rpartition(inside_words(unit.name))
    return Issuer(
        parent=in_full(parent or _parent(office, unit, day)),
        name=(body if found else tail).strip(),
        unit=found,
        place=place_name(unit),
    )


def in_full(name: str) -> str:
    """An office's name without abbreviations."""
    for short, full in ABBREVIATIONS:
        name = name.replace(short, full)
    return name


def place_name(unit: Area) -> str:
    """Ba Đình, but Quận 1: a number alone is no place."""
    kind = next((kind for kind in KINDS_OF_UNITS if unit.name.startswith(f"{kind} ")), "")
    bare = unit.name.removeprefix(kind).strip()
    return unit.name if bare.isdigit() else bare


def written_day(day: date) -> str:
    """ngày 05 tháng 01 năm 2017: days below 10 and the months 1 and 2 with a leading nought."""
    return f"ngày {day.day:02d} tháng {day.month if day.month > 2 else f'0{day.month}'} năm {day.year}"


def inside_words(name: str) -> str:
    """A unit's name within a sentence: phường Phúc Xá."""
    return f"{name[0].lower()}{name[1:]}"


def _parent(office: Office, unit: Area, day: date) -> str:
    """The body over the issuing one: a committee's is the committee above, a department's its own unit's committee,
    a facility's the department of the province."""
    if office.is_care:
        above = office_above(office, day)
        return above.name if above else ""
    area = unit.parent if office.kind == OfficeKind.COMMUNE else unit
    return f"UBND {inside_words(area.name)}" if area else ""
