"""Units and offices for tests. The real trees are there already; facilities are made."""

from datetime import date

from areas.enums import BEGINNING, OfficeKind
from areas.models import Area, Office
from areas.queries import area_on
from core import calendar

PROVINCE = "01"  # Thành phố Hà Nội
DISTRICT = "001"  # Quận Ba Đình
COMMUNE = "00001"  # Phường Phúc Xá, of Ba Đình
NEIGHBOUR = "00004"  # Phường Trúc Bạch, of Ba Đình
OTHER_DISTRICT = "002"  # Quận Hoàn Kiếm
OTHER_COMMUNE = "00037"  # Phường Phúc Tân, of Hoàn Kiếm
FAR_PROVINCE = "46"  # Tỉnh Thừa Thiên Huế, as the file names it
FAR_COMMUNE = "19756"


def area(code: str = COMMUNE, day: date | None = None) -> Area:
    """The unit that bears ``code`` on ``day`` (today)."""
    found = area_on(code, day or calendar.today())
    assert found is not None, f"no unit {code}"
    return found


def office(code: str = COMMUNE, day: date | None = None) -> Office:
    """The office of that unit itself."""
    unit = area(code, day)
    return Office.objects.get(area=unit, kind=unit.level)


def care_office(
    code: str = "CS-01", area_code: str = COMMUNE, *, kind: OfficeKind = OfficeKind.FACILITY, name: str = ""
) -> Office:
    """A facility or clinic that lies in a unit; the same one for the same code."""
    found, _ = Office.objects.get_or_create(
        code=code,
        kind=kind,
        defaults={"name": name or f"Cơ sở {code}", "area": area(area_code), "valid_from": BEGINNING},
    )
    return found
