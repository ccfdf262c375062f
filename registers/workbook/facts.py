"""Records in memory: what is in the database, what the workbook adds to it and changes in it.

Checks look at these, so they see the register as it would be after the import; nothing is written here.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from django.db.models import Model

from aftercare.models import Club
from areas.models import Office
from cases.models import Dossier, IdentityPaper
from registers.workbook.sheets import Sheet
from registers.workbook.staging import Row
from rehab.models import Facility

Record = TypeVar("Record", bound=Model)


@dataclass(slots=True, eq=False)
class Fact(Generic[Record]):
    """A record, the row that names it (None: only in the database), and what the row changes."""

    record: Record
    row: Row | None = None
    is_new: bool = False
    changed: frozenset[str] = frozenset()

    def set(self, **values: Any) -> None:
        for name, value in values.items():
            if not _same(self.record, name, value):
                setattr(self.record, name, value)
                self.changed |= {name}

    def is_broken(self, *columns: str) -> bool:
        """Whether what the row says in these columns cannot be relied on."""
        return self.row is not None and not self.row.broken.isdisjoint(columns)


def _same(record: Model, name: str, value: Any) -> bool:
    model_field = record._meta.get_field(name)
    if not model_field.is_relation:
        return getattr(record, name) == value
    if value is None or value.pk is not None:
        return getattr(record, model_field.attname) == (value and value.pk)
    return model_field.is_cached(record) and getattr(record, name) is value


@dataclass(slots=True, eq=False)
class Person:
    """A dossier named in the workbook, with all that is known of it: facts of each sheet by the rest of their key
    (a day; for support the kind and both days; for memberships the club and the day)."""

    number: str
    dossier: Fact[Dossier] | None = None
    is_foreign: bool = False
    papers: list[Fact[IdentityPaper]] = field(default_factory=list)
    former: list[str] = field(default_factory=list)
    """Numbers of dossiers that became one with this one."""

    by_sheet: dict[str, dict[Any, Fact]] = field(default_factory=dict)

    def facts(self, sheet: Sheet) -> dict[Any, Fact]:
        return self.by_sheet.setdefault(sheet.name, {})

    def records(self, sheet: Sheet) -> list[Fact]:
        return list(self.by_sheet.get(sheet.name, {}).values())

    @property
    def opened_on(self) -> date | None:
        """None while it is not known: a new dossier whose day cannot be read."""
        return self.dossier.record.opened_on if self.dossier else None

    @property
    def is_named(self) -> bool:
        """Whether the workbook has this dossier's own row."""
        return self.dossier is not None and self.dossier.row is not None


@dataclass(slots=True, eq=False)
class Place:
    """A facility or club named in the workbook."""

    code: str
    area_id: int | None
    """Where it lies before the import; where a new one is to lie."""
    is_own: bool
    """Whether it lies in the area of the user."""
    row: Row | None = None
    is_used: bool = False
    """Whether a dossier of the workbook names it."""


@dataclass(slots=True, eq=False, kw_only=True)
class FacilityPlace(Place):
    office: Fact[Office]
    facility: Fact[Facility] | None = None
    """None while nothing says what kind of facility the office is."""

    @property
    def is_new(self) -> bool:
        return self.office.is_new


@dataclass(slots=True, eq=False, kw_only=True)
class ClubPlace(Place):
    club: Fact[Club]

    @property
    def is_new(self) -> bool:
        return self.club.is_new
