"""Codes of communes, read in the tree of a day."""

from collections import defaultdict
from datetime import date

from areas.enums import REFORM_2025, Level
from areas.models import Area
from core import calendar

UNKNOWN = "Không có xã, phường, thị trấn nào mang mã {code}."
NOT_THEN = "Mã {code} ({name}) {when}, không dùng được cho ngày {day:%d/%m/%Y}."


class Communes:
    """The communes of all trees that bear some codes."""

    def __init__(self, codes: set[str]) -> None:
        self._versions: dict[str, list[Area]] = defaultdict(list)
        for area in Area.objects.filter(level=Level.COMMUNE, code__in=codes).order_by("valid_from"):
            self._versions[area.code].append(area)

    def on(self, code: str, day: date) -> Area | None:
        return next((area for area in self._versions.get(code, ()) if _stands(area, day)), None)

    def of_facility(self, code: str) -> Area | None:
        """A facility's row has no day: first the tree before 01/07/2025, else the present one."""
        versions = self._versions.get(code, [])
        before = next((area for area in versions if area.valid_to == REFORM_2025), None)
        return before or self.on(code, calendar.today())

    def refusal(self, code: str, day: date) -> str:
        """Why ``code`` means nothing on ``day``."""
        versions = self._versions.get(code)
        if not versions:
            return UNKNOWN.format(code=code)
        area = versions[-1]
        when = f"chỉ có từ {area.valid_from:%d/%m/%Y}"
        if area.valid_to and area.valid_to <= day:
            when = f"không còn từ {area.valid_to:%d/%m/%Y}"
        return NOT_THEN.format(code=code, name=area.name, when=when, day=day)


def _stands(area: Area, day: date) -> bool:
    return area.valid_from <= day and (area.valid_to is None or day < area.valid_to)
