"""The register of the whole country: one part a province, written by several processes beside each other."""

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context

from django.db import connections

from areas.enums import Level
from areas.models import Area
from core import calendar
from registers.seed.build import Builder, Seeded
from registers.seed.ledgers import Ledgers
from registers.seed.places import URBAN, Country, read_country
from registers.seed.scales import Scale

DOSSIERS = 250_000
PER_CLUB, PER_CENTRE, PER_CLINIC = 420, 4000, 1500
"""People of a province for each of its clubs, public centres and clinics."""
CITY = 1.8
"""How many times more people a commune of a city under the central government has: Hà Nội comes to the 25,000 dossiers
of the seeded province, so that the two can be compared."""
PROCESSES = 2


@dataclass(frozen=True)
class Part:
    """A province and how large its register is."""

    area: Area
    scale: Scale


def parts(day: date, dossiers: int = DOSSIERS) -> list[Part]:
    """Every province, the largest first; each has its share of the dossiers by its communes, towns counting more."""
    weights = _weights(day)
    provinces = Area.objects.valid_on(day).filter(level=Level.PROVINCE)
    total, given, shares = sum(weights.values()), 0.0, []
    for number, area in enumerate(sorted(provinces, key=lambda area: (-weights[area.pk], area.code))):
        before, given = round(given), given + dossiers * weights[area.pk] / total
        shares.append(Part(area, _scale(number, area, round(given) - before)))
    return shares


def seed_country(shares: Iterable[Part], seed: int, *, processes: int = PROCESSES) -> list[Seeded]:
    """Write all parts; the first is that of the largest province. Each is a transaction of its own: when one fails, the
    others stay, and the database is to be made anew."""
    country = read_country(calendar.today())
    if processes == 1:
        written = [_write(part, seed, country) for part in shares]
    else:
        connections.close_all()
        with ProcessPoolExecutor(processes, mp_context=get_context("fork")) as pool:
            waiting = [pool.submit(_write, part, seed, country) for part in shares]
            written = [one.result() for one in waiting]
    Ledgers().go_on()
    return written


def _write(part: Part, seed: int, country: Country) -> Seeded:
    return Builder(part.area, part.scale, seed, country).build()


def _weights(day: date) -> dict[int, float]:
    """Of each province, how many people it has by the number and kind of its communes."""
    communes = Area.objects.valid_on(day).filter(level=Level.COMMUNE)
    rows = communes.filter(ancestor_links__ancestor__level=Level.PROVINCE)
    weights: dict[int, float] = {}
    for name, province, called in rows.values_list(
        "name", "ancestor_links__ancestor", "ancestor_links__ancestor__name"
    ):
        people = URBAN.get(name.split(" ")[0], 1.0) * (CITY if called.startswith("Thành phố") else 1.0)
        weights[province] = weights.get(province, 0.0) + people
    return weights


def _scale(number: int, area: Area, dossiers: int) -> Scale:
    return Scale(
        area=area.code,
        levels=(Level.PROVINCE,),
        dossiers=dossiers,
        clubs=max(2, dossiers // PER_CLUB),
        public=max(1, dossiers // PER_CENTRE),
        voluntary=1,
        clinics=max(1, dossiers // PER_CLINIC),
        part=number,
        mark=f"-{area.code}",
    )
