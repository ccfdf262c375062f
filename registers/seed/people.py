"""Who the invented people are: what their dossier says of them on the day it is opened."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from cases.enums import Drug, Education, Route, Sex
from registers.seed.chance import Odds, chance
from registers.seed.names import full_name, nickname
from registers.seed.peoples import ethnicity
from registers.seed.places import Place

AGES = Odds(
    (0.1, (13, 13)), (2.4, (14, 17)), (16, (18, 23)), (22, (24, 29)), (44, (30, 44)), (13, (45, 58)), (2, (59, 70))
)
FEMALE = 0.055
YEAR_ONLY = 0.03

OCCUPATIONS = Odds(
    (34, "Lao động tự do"), (16, "Không nghề nghiệp"), (14, "Nông dân"), (9, "Công nhân"), (6, "Lái xe"),
    (5, "Buôn bán nhỏ"), (4, "Thợ xây"), (3, "Phụ hồ"), (2, "Ngư dân"), (2, "Thợ sửa xe"), (2, "Bảo vệ"),
    (1, "Nhân viên phục vụ"), (1, "Viên chức"), (1, ""),
)  # fmt: skip
EDUCATIONS = Odds(
    (2, Education.NONE), (15, Education.PRIMARY), (50, Education.LOWER_SECONDARY), (27, Education.UPPER_SECONDARY),
    (5, Education.COLLEGE), (1, None),
)  # fmt: skip
STABLE = Odds((88, True), (7, False), (5, None))

_DRUGS = (Drug.HEROIN, Drug.ATS, Drug.OPIUM, Drug.CANNABIS, Drug.KETAMINE, Drug.COCAINE, Drug.OTHER, "")
_DRUGS_2014 = (74.0, 15.0, 5.0, 1.5, 1.0, 0.2, 1.8, 1.5)
_DRUGS_2026 = (33.0, 50.0, 2.5, 4.5, 5.0, 0.5, 3.0, 1.5)
DRUGS = {
    year: Odds.of(
        (early + (late - early) * (year - 2014) / 12, drug)
        for drug, early, late in zip(_DRUGS, _DRUGS_2014, _DRUGS_2026, strict=True)
    )
    for year in range(2010, 2027)
}
"""From heroin to synthetic drugs within ten years."""

ROUTES = {
    Drug.HEROIN: Odds((66, Route.INJECTING), (30, Route.INHALING), (4, Route.SMOKING)),
    Drug.ATS: Odds((62, Route.SMOKING), (22, Route.SWALLOWING), (14, Route.INHALING), (2, Route.OTHER)),
    Drug.OPIUM: Odds((80, Route.SMOKING), (15, Route.INJECTING), (5, Route.SWALLOWING)),
    Drug.CANNABIS: Odds((97, Route.SMOKING), (3, Route.OTHER)),
    Drug.KETAMINE: Odds((92, Route.INHALING), (8, Route.SWALLOWING)),
    Drug.COCAINE: Odds((95, Route.INHALING), (5, Route.SMOKING)),
    Drug.OTHER: Odds((60, Route.SWALLOWING), (25, Route.OTHER), (15, Route.SMOKING)),
    "": Odds((80, ""), (20, Route.OTHER)),
}
OPIOIDS = (Drug.HEROIN, Drug.OPIUM)


@dataclass(slots=True)
class Person:
    full_name: str
    other_name: str
    sex: Sex
    birth_date: date
    birth_year_only: bool
    ethnicity: str
    occupation: str
    education: str
    drug: str
    route: str
    first_used_on: date | None
    stable: bool | None

    @property
    def uses_opioids(self) -> bool:
        return self.drug in OPIOIDS

    def age_on(self, day: date) -> int:
        had_birthday = (day.month, day.day) >= (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - (0 if had_birthday else 1)


def make_person(rng: Random, home: Place, opened: date) -> Person:
    """Somebody of this place whose dossier is opened on this day."""
    sex = Sex.FEMALE if chance(rng, FEMALE) else Sex.MALE
    people = ethnicity(rng, home)
    birth, year_only = _birth(rng, opened)
    drug = DRUGS[min(max(opened.year, 2010), 2026)].draw(rng)
    education = EDUCATIONS.draw(rng)
    minor = opened.year - birth.year < 18
    return Person(
        full_name=full_name(rng, sex, people),
        other_name=nickname(rng) if chance(rng, 0.12) else "",
        sex=sex,
        birth_date=birth,
        birth_year_only=year_only,
        ethnicity=people,
        occupation="Học sinh" if minor and chance(rng, 0.6) else OCCUPATIONS.draw(rng),
        education=education.label if education else "",
        drug=drug,
        route=ROUTES[drug].draw(rng),
        first_used_on=_first_use(rng, birth, opened),
        stable=STABLE.draw(rng),
    )


def _birth(rng: Random, opened: date) -> tuple[date, bool]:
    low, high = AGES.draw(rng)
    year = opened.year - rng.randint(low, high)
    if chance(rng, YEAR_ONLY):
        return date(year, 12, 31), True
    return date(year, 1, 1) + timedelta(days=rng.randint(0, 364)), False


def _first_use(rng: Random, birth: date, opened: date) -> date | None:
    """Some years before the dossier, never as a child under twelve."""
    if chance(rng, 0.12):
        return None
    day = opened - timedelta(days=30 + int(min(rng.expovariate(1 / 1200), 7000)))
    return max(day, date(birth.year + 12, 6, 1)) if opened.year - birth.year > 12 else None
