"""Head and foot of a printed report: who issues, receives and signs it, where and when."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from areas.enums import OfficeKind
from areas.letterhead import in_full, issuer_on, written_day
from areas.models import Office
from areas.queries import office_above
from reporting.models import Report

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
    issuer = issuer_on(office, report.ends)
    on_behalf, signer = signing(office)
    return Letterhead(
        parent=issuer.parent,
        issuer=issuer.name,
        issuer_unit=issuer.unit,
        receiver=addressee(office, report.ends),
        place=issuer.place,
        day=written_day(timezone.localtime(report.compiled_at).date() if report.compiled_at else report.ends),
        on_behalf=on_behalf,
        signer=signer,
    )


def addressee(office: Office, day: date) -> str:
    """To whom an office reports, as it is written after “Kính gửi”."""
    above = office_above(office, day)
    return in_full(above.name) if above else _ministry(day)


def signing(office: Office) -> tuple[str, str]:
    """On whose behalf the head of an office signs, and under which title."""
    on_behalf, signer = SIGNERS[OfficeKind(office.kind)]
    if ", " in office.name and office.kind == OfficeKind.PROVINCE:
        signer = "TRƯỞNG PHÒNG"
    return on_behalf, signer


def _ministry(day: date) -> str:
    return next(name for since, name in MINISTRIES if since <= day)


def signer_title_of(report: Report) -> str:
    """The title under which the head of the office signs, in sentence case: Chủ tịch, Giám đốc."""
    title = letterhead_of(report).signer
    return f"{title[0]}{title[1:].lower()}"
