"""A whole register: its people, their lives, the houses and clubs around them, written in one transaction."""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from django.db import transaction

from areas.models import Area
from core import calendar
from core.calendar import add_months
from registers.seed.boards import write_boards
from registers.seed.chance import chance, workday
from registers.seed.clubs import Circle, tell_clubs, write_clubs
from registers.seed.courses import CourseWriter
from registers.seed.facilities import FOUNDED, Houses
from registers.seed.facts import Life
from registers.seed.help import tell_help
from registers.seed.history import tell_history
from registers.seed.ledgers import Ledgers
from registers.seed.offices import ProgrammeWriter
from registers.seed.papers import PaperOffice
from registers.seed.people import make_person
from registers.seed.places import Country, Place, Places
from registers.seed.recording import Clerks
from registers.seed.residence import residence
from registers.seed.scales import Scale
from registers.seed.schemes import write_schemes
from registers.seed.writing import DossierWriter
from registers.seed.writing_facts import FactWriter
from rehab.enums import FacilityKind

BACKLOG = 0.15
"""Share of dossiers that the first year brings: people already known when the register begins."""

GROWTH = 0.75
"""Below 1: later years bring more dossiers than earlier ones."""


@dataclass(frozen=True)
class Seeded:
    """What was written, and where somebody who tries the system should look first."""

    area: str
    centre: int
    clinic: int
    commune: Place
    counts: dict[str, tuple[int, int]]
    seconds: dict[str, float]


class Builder:
    """One register of one area, from its scale and a seed alone."""

    def __init__(self, area: Area, scale: Scale, seed: int, country: Country | None = None):
        self._rng = Random(f"{area.code} {scale.area} {scale.dossiers} {seed}")
        self._area = area
        self._scale = scale
        self._last = calendar.today() - timedelta(days=1)
        self._first = workday(add_months(self._last, -12 * scale.years))
        self._places = Places(self._rng, area, scale, calendar.today(), country)
        self._houses = Houses(self._rng, self._places, scale)
        self._paper_office = PaperOffice(self._rng, self._places.birthplaces, scale.part)

    @transaction.atomic
    def build(self) -> Seeded:
        """Tell all lives, write them down, copy them into the database."""
        with _no_garbage():
            started = time.perf_counter()
            lives = [self._live(opened) for opened in self._opening_days()]
            circles = tell_clubs(self._rng, self._places, self._scale, lives, self._first, self._last)
            told = time.perf_counter()
            ledgers, clerks = Ledgers(self._scale.first_key), Clerks(self._rng, self._last)
            self._write(ledgers, clerks, lives, circles)
            written = time.perf_counter()
            last_acts = {life.key: life.record for life in lives}
            ledgers.save(clerks, last_acts, goes_on=self._scale.part is None)
            copied = time.perf_counter()
        return Seeded(
            area=str(self._area),
            centre=self._fullest(FacilityKind.PUBLIC),
            clinic=self._fullest(FacilityKind.METHADONE),
            commune=self._places.unit(circles[0].place, calendar.today()),
            counts={table.name: (len(table), table.event_count) for table in ledgers.tables()},
            seconds={"told": told - started, "written": written - told, "copied": copied - written},
        )

    def _fullest(self, kind: FacilityKind) -> int:
        """The office of the house of a kind that has most to show."""
        return self._houses.fullest(kind, calendar.today()).office

    def _opening_days(self) -> list[date]:
        span = (self._last - self._first).days
        days = []
        for _ in range(self._scale.dossiers):
            share = self._rng.random()
            after = 330 * share if chance(self._rng, BACKLOG) else span * share**GROWTH
            days.append(min(workday(self._first + timedelta(days=int(after))), self._last))
        return sorted(days)

    def _live(self, opened: date) -> Life:
        rng = self._rng
        stays = residence(rng, self._places, self._scale, opened, self._last)
        home = stays[0].place
        person = make_person(rng, home, opened)
        birthplace = self._paper_office.birthplace(home)
        papers = self._paper_office.papers(person, home, birthplace, opened, self._last)
        life = Life(person, papers, opened, self._last, stays)
        tell_history(rng, life, self._houses)
        tell_help(rng, life)
        self._fill_houses(life)
        return life

    def _fill_houses(self, life: Life) -> None:
        for spell in (*life.episodes, *life.aftercares):
            if spell.house:
                spell.house.spells.append((spell.starts, spell.ends))

    def _write(self, ledgers: Ledgers, clerks: Clerks, lives: list[Life], circles: list[Circle]) -> None:
        self._write_houses(ledgers, clerks)
        dossiers = DossierWriter(self._rng, ledgers, clerks, self._places, self._scale)
        facts = FactWriter(self._rng, ledgers, clerks, self._first, self._has_list)
        for life in lives:
            dossiers.open(life)
            facts.write(life)
        CourseWriter(self._rng, ledgers, clerks, self._places, self._last).write(facts.learners)
        write_clubs(ledgers, clerks, circles)
        write_boards(self._rng, ledgers, clerks, circles, self._last)
        write_schemes(self._rng, ledgers, clerks, self._places, lives, self._last, self._scale.mark)
        shown = None if self._scale.part else self._places.unit(circles[0].place, self._last)
        ProgrammeWriter(self._rng, ledgers, clerks, self._places, self._last).write(shown)

    def _has_list(self, place: Place) -> bool:
        return self._scale.part is None or self._places.holds(place)

    def _write_houses(self, ledgers: Ledgers, clerks: Clerks) -> None:
        for house in self._houses.all:
            record = clerks.house(self._first, house, "")
            house.office = ledgers.offices.insert(
                record,
                kind=house.office_kind,
                code=house.code,
                name=house.name,
                area_id=house.place.pk,
                valid_from=FOUNDED,
            )
            house.key = ledgers.facilities.insert(
                record, office_id=house.office, kind=house.kind, capacity=house.capacity()
            )


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Millions of objects, all of them needed to the end: looking for garbage among them took a quarter of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
