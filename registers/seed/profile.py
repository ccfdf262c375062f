"""What a dossier tells beyond the counted fields: background, family, health, drugs used."""

from random import Random

from cases.enums import Drug, MaritalStatus, PastRehabPlace, Relation, Route, Sex, Substance, WorkStatus
from registers.seed.chance import Odds, chance, days_after
from registers.seed.facts import Life
from registers.seed.names import full_name
from registers.seed.tables import Value

RELIGIONS = Odds((84, "Không"), (9, "Phật giáo"), (6, "Công giáo"), (1, "Tin lành"))
INFORMANTS = Odds((50, "Công an"), (25, "Gia đình"), (10, "Tổ dân phố"), (5, "Tự khai báo"), (10, ""))
POLICY_GROUPS = Odds((86, ""), (8, "Hộ nghèo"), (4, "Hộ cận nghèo"), (1, "Con thương binh"), (1, "Khuyết tật nặng"))
FREQUENCIES = Odds((30, "Hằng ngày"), (25, "2 lần/ngày"), (20, "2–3 lần/tuần"), (15, "Không thường xuyên"), (10, ""))
MARRIAGES = Odds((42, MaritalStatus.SINGLE), (40, MaritalStatus.MARRIED), (18, MaritalStatus.DIVORCED))
WORK = Odds((38, WorkStatus.EMPLOYED), (14, WorkStatus.STABLE), (48, WorkStatus.UNEMPLOYED))
COUNTS = Odds((70, 0), (20, 1), (8, 2), (2, 3))
SUBSTANCES = {
    Drug.OPIUM: Substance.OPIUM,
    Drug.HEROIN: Substance.HEROIN,
    Drug.ATS: Substance.METHAMPHETAMINE,
    Drug.CANNABIS: Substance.CANNABIS,
    Drug.KETAMINE: Substance.KETAMINE,
    Drug.COCAINE: Substance.COCAINE,
}
PAST_PLACES = Odds(
    (50, PastRehabPlace.FACILITY),
    (30, PastRehabPlace.HOME),
    (15, PastRehabPlace.VOLUNTARY),
    (5, PastRehabPlace.HOSPITAL),
)
RELAPSE_REASONS = ("Bạn bè rủ rê", "Không có việc làm", "Buồn chán", "Mâu thuẫn gia đình", "")
HIV = {True: 0.12, False: 0.02}
"""Share of those who inject, and of the others."""


def background(rng: Random, life: Life) -> dict[str, Value]:
    young = life.person.age_on(life.opened) < 22
    detected = days_after(rng, life.opened, -400, -3)
    return {
        "birthplace": life.stays[0].place.above if chance(rng, 0.8) else "",
        "religion": RELIGIONS.draw(rng),
        "work_status": "" if young and chance(rng, 0.5) else WORK.draw(rng),
        "marital_status": MaritalStatus.SINGLE if young else MARRIAGES.draw(rng),
        "policy_group": POLICY_GROUPS.draw(rng),
        "informant": INFORMANTS.draw(rng),
        "drug_convictions": COUNTS.draw(rng),
        "drug_sanctions": COUNTS.draw(rng),
        "other_convictions": COUNTS.draw(rng) if chance(rng, 0.3) else 0,
        "first_detected_on": min(detected, life.opened),
        "frequency": FREQUENCIES.draw(rng),
        "family_violence": chance(rng, 0.06),
    }


def relatives(rng: Random, life: Life) -> list[dict[str, Value]]:
    """A parent, a spouse, or nobody."""
    year = life.person.birth_date.year
    surname = life.person.full_name.split(" ")[0]
    family = []
    for relation, sex, share, older in (
        (Relation.FATHER, Sex.MALE, 0.40, 26),
        (Relation.MOTHER, Sex.FEMALE, 0.45, 24),
        (Relation.SPOUSE, Sex.MALE if life.person.sex == Sex.FEMALE else Sex.FEMALE, 0.25, 0),
    ):
        if chance(rng, share) and (relation != Relation.SPOUSE or life.person.age_on(life.opened) >= 22):
            name = full_name(rng, sex, life.person.ethnicity)
            if relation == Relation.FATHER:
                name = " ".join([surname, *name.split(" ")[1:]])
            family.append({"relation": relation, "full_name": name, "birth_year": year - older + rng.randint(-4, 4)})
    return family


def health(rng: Random, life: Life) -> dict[str, Value]:
    injects = life.person.route == Route.INJECTING
    top = rng.randint(105, 140)
    return {
        "hiv": chance(rng, HIV[injects]) if chance(rng, 0.7) else None,
        "tuberculosis": chance(rng, 0.03),
        "hepatitis": chance(rng, 0.14 if injects else 0.05),
        "asthma": chance(rng, 0.02),
        "psychotic_signs": chance(rng, 0.12 if life.person.drug == Drug.ATS else 0.02),
        "height_cm": rng.randint(152, 178) - (8 if life.person.sex == Sex.FEMALE else 0),
        "weight_kg": rng.randint(42, 74),
        "pulse": rng.randint(62, 98),
        "blood_pressure": f"{top}/{top - rng.randint(35, 50)}",
    }


def drug_use(rng: Random, life: Life) -> dict[str, Value]:
    """The main drug's line of the grid."""
    person = life.person
    first = person.first_used_on
    age = person.age_on(first) if first else None
    return {
        "substance": SUBSTANCES.get(person.drug, Substance.OTHER),
        "age_first_use": age,
        "age_first_injection": age + rng.randint(0, 4) if age and person.route == Route.INJECTING else None,
        "months_total": max((life.opened - first).days // 30, 1) if first else None,
        "days_last_month": rng.randint(2, 30),
        "times_a_day": rng.choice((1, 1, 2, 2, 3)),
        "way": Route(person.route).label if person.route else "",
        "money_a_day": rng.randrange(50, 600, 50) * 1000,
    }


def past_rehab(rng: Random, life: Life) -> dict[str, Value] | None:
    """A rehab before the dossier was opened, as the person tells it, of those who had used drugs long enough."""
    first = life.person.first_used_on
    if first is None or life.opened.year - first.year < 2:
        return None
    return {
        "year": rng.randint(first.year + 1, life.opened.year - 1),
        "place": PAST_PLACES.draw(rng),
        "duration": f"{rng.choice((3, 6, 6, 12, 24))} tháng",
        "relapse_reason": rng.choice(RELAPSE_REASONS),
    }
