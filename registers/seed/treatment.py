"""Which rehabilitation follows, how long it is to last, and how it ends."""

from datetime import date, timedelta
from random import Random

from core.calendar import add_months
from registers.seed import outcomes
from registers.seed.chance import Odds, chance, days_after, workday
from registers.seed.facilities import Houses
from registers.seed.facts import Life, Treated
from rehab.enums import ABOLISHED_ON, AT_FACILITY, AT_HOME, EpisodeEnd, Modality

METHADONE_MEAN_DAYS = 1900


def begin_treatment(rng: Random, life: Life, houses: Houses, day: date, *, again: bool) -> Treated | None:
    """Decided on ``day`` and begun within days; None when that is later than can be told."""
    starts = day + timedelta(days=rng.choice((0, 0, 1, 2, 3, 5)))
    if starts > life.last:
        return None
    home = life.place_on(starts)
    modality = _modality(rng, life, starts, near=houses.serve(home), again=again)
    treated = Treated(
        modality=modality,
        decided_on=day,
        starts=starts,
        months=_months(rng, life, modality, starts),
        house=houses.admit(modality, home) if modality in AT_FACILITY else None,
    )
    life.episodes.append(treated)
    return treated


def end_treatment(rng: Random, life: Life, treated: Treated) -> None:
    """The end, if it is not still to come; of methadone also the day on which the maintenance dose was reached."""
    reason = outcomes.EPISODE_ENDS[treated.modality].draw(rng)
    if treated.modality == Modality.METHADONE:
        ends = _methadone_end(rng, treated)
    elif reason == EpisodeEnd.COMPLETED:
        ends = add_months(treated.starts, treated.months)
        if ends > life.last - timedelta(days=40) and chance(rng, 0.4):
            ends = life.last + timedelta(days=1)
    else:
        planned = add_months(treated.starts, treated.months)
        ends = days_after(rng, treated.starts, 12, (planned - treated.starts).days - 15)
    if ends <= life.last:
        treated.ends, treated.reason = ends, reason
    if treated.modality == Modality.METHADONE:
        reached = treated.starts + timedelta(days=rng.randint(28, 110))
        if reached <= life.last and (treated.ends is None or reached < treated.ends) and chance(rng, 0.95):
            treated.maintenance_on = reached


def _methadone_end(rng: Random, treated: Treated) -> date:
    """A quarter leave within months; the others stay for years."""
    mean = 120 if chance(rng, 0.25) else METHADONE_MEAN_DAYS
    return workday(treated.starts + timedelta(days=15 + int(rng.expovariate(1 / mean))))


def _modality(rng: Random, life: Life, day: date, *, near: bool, again: bool) -> Modality:
    """By what the law of the day knows, the drug, the age, and whether rehab has failed before."""
    weights = dict(outcomes.MODALITIES)
    if day >= ABOLISHED_ON:
        del weights[Modality.COMMUNITY_COMPULSORY]
    if not life.person.uses_opioids or life.person.age_on(day) < 18:
        del weights[Modality.METHADONE]
    if again:
        weights[Modality.FACILITY_COMPULSORY] += outcomes.COMPULSORY_AGAIN
    if life.episodes and life.episodes[-1].reason == EpisodeEnd.CONVERTED:
        weights.pop(life.episodes[-1].modality, None)
    if not near:
        weights = {modality: weight for modality, weight in weights.items() if modality in AT_HOME}
    return Odds.of((weight, modality) for modality, weight in weights.items()).draw(rng)


def _months(rng: Random, life: Life, modality: Modality, day: date) -> int | None:
    """The term that the law of the day allows; substitution treatment has none."""
    if modality == Modality.METHADONE:
        return None
    if day >= outcomes.LAW_OF_2025:
        before = any(episode.modality != Modality.METHADONE for episode in life.episodes)
        return 36 if before else 24
    if modality == Modality.FACILITY_COMPULSORY and life.person.age_on(day) >= 18:
        return rng.choice((12, 12, 18, 24, 24))
    return rng.choice((6, 6, 6, 9, 12))
