"""How large a made-up register is, and where it lies unless told otherwise."""

from dataclasses import dataclass

from areas.enums import Level

ROOM = 2_000_000
"""Keys of a table that each part of a register has for itself."""
PARTS = 100
"""More than there are provinces: the last digits of a paper's number tell in which part it was given."""


@dataclass(frozen=True)
class Scale:
    """``bare`` is the share of communes that have nobody; ``incoming`` of people who came from outside the area.
    The busiest commune has ``foremost`` times the people of its rank: the users of the demonstration work there.
    ``part``: of a register written in parts, each by its own process, which one this is; ``mark`` ends its codes."""

    area: str
    levels: tuple[Level, ...]
    dossiers: int
    clubs: int
    public: int
    voluntary: int
    clinics: int
    aftercare_centres: int = 1
    bare: float = 0.0
    incoming: float = 0.02
    foremost: float = 1.0
    years: int = 10
    part: int | None = None
    mark: str = ""

    @property
    def first_key(self) -> int | None:
        """Of each table's rows; None: the next one free."""
        return None if self.part is None else (self.part + 1) * ROOM


SCALES = {
    "commune": Scale(
        area="19789",
        levels=(Level.COMMUNE,),
        dossiers=60,
        clubs=1,
        public=1,
        voluntary=1,
        clinics=1,
        incoming=0.12,
    ),
    "small": Scale(
        area="46",
        levels=(Level.PROVINCE, Level.DISTRICT),
        dossiers=1500,
        clubs=8,
        public=1,
        voluntary=1,
        clinics=4,
        bare=0.12,
        foremost=2.2,
    ),
    "province": Scale(
        area="01",
        levels=(Level.PROVINCE, Level.DISTRICT),
        dossiers=25_000,
        clubs=60,
        public=6,
        voluntary=3,
        clinics=17,
        bare=0.03,
    ),
}

COUNTRY = "country"
"""The scale of which each province is a part (registers.seed.country)."""

WITH_PROCEDURES = ("small", "province", COUNTRY)
"""Where procedures run too. They bear the time of the writing, and the register of one commune is the same to the
letter each time it is made."""
