"""Head and foot of a printed report (NĐ30/2020, phụ lục I): who issues, receives and signs it, where and when."""

from dataclasses import dataclass
from datetime import date

from areas.enums import OfficeKind
from areas.models import Area, Office
from areas.queries import office_above, unit_for
from reporting.models import Report

ABBREVIATIONS = (
    ("LĐ-TB&XH", "Lao động - Thương binh và Xã hội"),
    ("UBND", "Ủy ban nhân dân"),
)
KINDS_OF_UNITS = ("Thành phố", "Tỉnh", "Quận", "Huyện", "Thị xã", "Thị trấn", "Phường", "Xã", "Đặc khu")

MINISTRIES = (
    (date(2025, 3, 1), "Bộ Công an (Cục Cảnh sát điều tra tội phạm về ma túy)"),
    (date.min, "Bộ Lao động - Thương binh và Xã hội (Cục Phòng, chống tệ nạn xã hội)"),
)
"""Where the provinces report, from which day: since 01/03/2025 the police answer for rehabilitation."""

SIGNERS = {
    OfficeKind.COMMUNE: ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    OfficeKind.DISTRICT: ("", "TRƯỞNG PHÒNG"),
    OfficeKind.PROVINCE: ("", "GIÁM ĐỐC"),
    OfficeKind.FACILITY: ("", "GIÁM ĐỐC"),
    OfficeKind.CLINIC: ("", "TRƯỞNG CƠ SỞ"),
}


@dataclass(frozen=True)
class Letterhead:
    """What stands around the table of a printed report; ``issuer_unit`` is the part of the issuer not to be cut."""

    parent: str
    issuer: str
    issuer_unit: str
    receiver: str
    place: str
    day: str
    on_behalf: str
    signer: str


def letterhead_of(report: Report) -> Letterhead:
    """Head and foot of a report, in the words of the last day of its period."""
    office = report.office
    above = office_above(office, report.ends)
    unit = unit_for(office.area, report.ends) or office.area
    issuer, _, parent = office.name.partition(", ")
    on_behalf, signer = SIGNERS[OfficeKind(office.kind)]
    if parent and office.kind == OfficeKind.PROVINCE:
        signer = "TRƯỞNG PHÒNG"
    body, found, tail = in_full(issuer).rpartition(_inside_words(unit.name))
    return Letterhead(
        parent=in_full(parent or _parent(office, unit, above)),
        issuer=(body if found else tail).strip(),
        issuer_unit=found,
        receiver=in_full(above.name) if above else _ministry(report.ends),
        place=place_name(unit),
        day=written_day(report.compiled_at.date()),
        on_behalf=on_behalf,
        signer=signer,
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


def _inside_words(name: str) -> str:
    return f"{name[0].lower()}{name[1:]}"


def _parent(office: Office, unit: Area, above: Office | None) -> str:
    """The body over the issuing one: a committee's is the committee above, a department's its own unit's committee,
    a facility's the department of the province."""
    if office.is_care:
        return above.name if above else ""
    area = unit.parent if office.kind == OfficeKind.COMMUNE else unit
    return f"UBND {_inside_words(area.name)}" if area else ""


def _ministry(day: date) -> str:
    return next(name for since, name in MINISTRIES if since <= day)
