"""What stands behind a figure of an activity: models, courses, staff, events, communes, providers, offices."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.urls import reverse

from aftercare.models import Scheme
from areas.models import Area, Office
from core.errors import DomainError
from programme.models import CommunicationEvent, Course, Participation, Provider, StaffMember
from reporting.activities import ACTIVITIES
from reporting.layout import Form
from reporting.periods import Window
from reporting.queries import Asked
from reporting.units import Unit

UNKNOWN_COLUMN = "Hàng {} chỉ có cột total; không có cột “{}”."


@dataclass(frozen=True)
class Listed:
    """One thing that a figure counts: its name, whose it is, and its days."""

    key: int
    name: str
    whose: str
    since: date | None
    until: date | None
    value: int | None = None


@dataclass(frozen=True)
class Kind:
    """The things of a row: what to call them, how they are read, and the page on which one opens."""

    words: str
    read: Callable[[set[int]], dict[int, tuple[str, str]]]
    model: type | None = None
    url_name: str = ""

    def addresses(self, user: Any, keys: set[int]) -> dict[int, str]:
        """The pages of those that the user may open: one query for all."""
        if self.model is None:
            return {}
        found = self.model.objects.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True)
        return {pk: reverse(self.url_name, args=[pk]) for pk in found}


def _rows(model: type, name: str, whose: str) -> Callable[[set[int]], dict[int, tuple[str, str]]]:
    def read(keys: set[int]) -> dict[int, tuple[str, str]]:
        return {pk: words for pk, *words in model.objects.filter(pk__in=keys).values_list("pk", name, whose)}

    return read


_COURSE = Kind("lớp tập huấn", _rows(Course, "topic", "office__name"), Course, "programme:course_detail")
_ATTENDED = Kind("lượt cán bộ dự lớp", _rows(Participation, "staff__full_name", "course__topic"))
_STAFF = Kind("cán bộ", _rows(StaffMember, "full_name", "office__name"))
_EVENT = Kind(
    "buổi tuyên truyền",
    _rows(CommunicationEvent, "topic", "office__name"),
    CommunicationEvent,
    "programme:event_detail",
)
_COMMUNE = Kind("xã", _rows(Area, "name", "parent__name"))
_PROVIDER = Kind("tổ chức", _rows(Provider, "name", "commune__name"), Provider, "programme:provider_detail")
_OFFICE = Kind("cơ quan", _rows(Office, "name", "area__name"))

_SCHEME = Kind("mô hình", _rows(Scheme, "name", "commune__name"), Scheme, "aftercare:scheme_detail")

KINDS = {
    **dict.fromkeys(("42.01", "42.01a", "42.01b", "42.01c", "42.01d", "42.01e", "42.03"), _SCHEME),
    "43.01": _COURSE,
    "43.02": _ATTENDED,
    "43.03": _STAFF,
    "43.04": _STAFF,
    "44.01": _EVENT,
    "44.02": _EVENT,
    "44.03": _COMMUNE,
    "45.01": _PROVIDER,
    "45.02": _PROVIDER,
    "45.03": _OFFICE,
}


def drill_activities(form: Form, unit: Unit, window: Window, *, code: str, column: str = "total") -> list[Listed]:
    """The activities behind one cell, the earliest first; raises ``DomainError`` for a column of persons."""
    if column != "total":
        raise DomainError(UNKNOWN_COLUMN.format(code, column))
    group = code[:2]
    asked = Asked(frozenset({group}), window, unit.area, areas=(unit.area,))
    statement = f"""
        WITH RECURSIVE {asked.relations}, activity AS ({ACTIVITIES[group]})
        SELECT key, value, since, until FROM activity WHERE code = %(code)s AND area = %(area)s
        ORDER BY since NULLS FIRST, key
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, {**asked.params(), "code": code, "area": unit.area.pk})
        rows = cursor.fetchall()
    names = KINDS[code].read({key for key, *_ in rows})
    return [
        Listed(key, *names[key], since, until, None if value is None else int(value))
        for key, value, since, until in rows
    ]
