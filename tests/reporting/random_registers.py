"""Lawful random registers: few days and few places, so that everything meets on the same day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tests.reporting.oracle import flows
from tests.reporting.oracle.days import DAY, active
from tests.reporting.oracle.people import KINDS
from tests.reporting.oracle.register import (
    Aftercare,
    Club,
    Determination,
    Dossier,
    Episode,
    Facility,
    Management,
    Membership,
    Move,
    Participant,
    Register,
    Removal,
    Rule,
    Scheme,
    Session,
    Support,
)
from tests.reporting.oracle.schemes import KINDS as SCHEME_KINDS
from tests.reporting.oracle.trees import REFORM, trees
from tests.reporting.random_activities import add_activities
from tests.reporting.scenes import Scene, liked

ABOLISHED = date(2022, 1, 1)
FACILITY_OF = {
    "Tự nguyện tại cơ sở": ("F-1", "F-2"),
    "Bắt buộc tại cơ sở": ("F-1",),
    "Methadone": ("F-3",),
}
EPISODE_ENDS = ["Hoàn thành"] * 6 + sorted(flows.EPISODE_ENDS)
Span = tuple[date, date | None]


def random_register(rng: Random, scene: Scene, *, dossiers: int) -> Register:
    register = Register(facilities=_facilities(rng, scene))
    for number in range(dossiers):
        _life(rng, scene, register, f"K-{number:02}")
    _clubs(rng, scene, register)
    _schemes(rng, scene, register)
    add_activities(rng, scene, register)
    return register


def _facilities(rng: Random, scene: Scene) -> list[Facility]:
    places = (*scene.before, *(code for code in scene.after if code not in trees().before))
    kinds = {"F-1": "Công lập", "F-2": "Tự nguyện", "F-3": "Methadone", "F-4": "Quản lý sau cai"}
    return [Facility(code, kind, rng.choice(places)) for code, kind in kinds.items()]


def _life(rng: Random, scene: Scene, register: Register, number: str) -> None:
    opened_on = rng.choice(scene.pool) if rng.random() < 0.3 else scene.pool[0] - timedelta(rng.randrange(400))
    days = [day for day in scene.pool if day >= opened_on]
    dossier = Dossier(
        number,
        rng.choice(["Nam", "Nam", "Nữ"]),
        _born(rng, scene),
        liked(rng, scene.communes(opened_on)),
        opened_on,
        rng.random() < 0.15,
        rng.choice(["", "Kinh", "Kinh", "Tà Ôi"]),
        rng.choice(sorted(flows.DRUGS)),
    )
    register.dossiers.append(replace(dossier, born=date(dossier.born.year, 12, 31)) if dossier.year_only else dossier)
    register.moves += _moves(rng, scene, dossier, days)
    register.determinations += [
        Determination(number, day, rng.choice(["Có nghiện", "Có nghiện", "Có nghiện", "Không nghiện"]))
        for day in _some(rng, days, 4)
    ]
    seen = {row.on for row in register.determinations if row.dossier == number and row.result == "Có nghiện"}
    register.removals += [
        Removal(number, day, rng.choice(sorted(flows.REMOVALS))) for day in _some(rng, days, 2) if day not in seen
    ]
    register.managements += [
        Management(number, *span, rng.choice(sorted(flows.MANAGEMENT_ENDS)) if span[1] else "")
        for span in _spans(rng, days, 3)
    ]
    register.episodes += _episodes(rng, number, days)
    register.aftercares += _aftercares(rng, register, number, days)
    register.supports += _supports(rng, number, days)


def _born(rng: Random, scene: Scene) -> date:
    if rng.random() < 0.5:
        return date(rng.randrange(1950, 1995), rng.randrange(1, 13), rng.randrange(1, 28))
    day = rng.choice(scene.pool[len(scene.pool) // 2 :])
    if rng.random() < 0.1:
        return date(2000, 2, 29)
    years = rng.choice([14, 16, 18, 18, 18, 30])
    return date(day.year - years, day.month, min(day.day, 28)) + timedelta(rng.choice([-1, 0, 1]))


def _some(rng: Random, days: list[date], most: int) -> list[date]:
    return sorted(rng.sample(days, min(len(days), rng.randrange(most + 1))))


def _spans(rng: Random, days: list[date], most: int) -> Iterator[Span]:
    """Intervals that do not overlap and often touch; the last may be open."""
    cuts = _some(rng, days, most + 1)
    for starts, ends in zip(cuts, [*cuts[1:], None], strict=False):
        if rng.random() < (0.7 if ends else 0.5):
            yield starts, ends


def _moves(rng: Random, scene: Scene, dossier: Dossier, days: list[date]) -> Iterator[Move]:
    """Moves near and far, back, onto the same commune, and on the day of the reform to any successor."""
    chosen = _some(rng, [day for day in days if day > dossier.opened_on], 4)
    if dossier.opened_on < REFORM and scene.after and REFORM not in chosen and rng.random() < 0.5:
        chosen = sorted([*chosen, REFORM])
    if rng.random() < 0.3:
        chosen = sorted({*chosen, *(day + DAY for day in chosen[:1])})
    code, row_day = dossier.commune, dossier.opened_on
    for day in chosen:
        to = code if (row_day < REFORM) == (day < REFORM) and rng.random() < 0.1 else liked(rng, scene.communes(day))
        if day == REFORM and row_day < REFORM and rng.random() < 0.7:
            to = rng.choice(trees().successors[code])
        code, row_day = to, day
        yield Move(dossier.number, day, to)


def _episodes(rng: Random, number: str, days: list[date]) -> Iterator[Episode]:
    for starts, ends in _spans(rng, days, 6):
        compulsory = flows.COMPULSORY if starts < ABOLISHED else flows.COMPULSORY[1:]
        modality = rng.choice([*flows.VOLUNTARY, *compulsory])
        reason = rng.choice([end for end in EPISODE_ENDS if end != "Bị chấm dứt điều trị"]) if ends else ""
        yield Episode(number, modality, starts, ends, reason, rng.choice(FACILITY_OF.get(modality, ("",))))
    if rng.random() < 0.4:
        for starts, ends in _spans(rng, days, 3):
            later = [day for day in days if day >= starts and (ends is None or day <= ends)]
            reached = rng.choice([None, *later])
            yield Episode(number, "Methadone", starts, ends, rng.choice(EPISODE_ENDS) if ends else "", "F-3", reached)


def _aftercares(rng: Random, register: Register, number: str, days: list[date]) -> Iterator[Aftercare]:
    completed = [
        episode for episode in register.episodes if episode.dossier == number and episode.reason == "Hoàn thành"
    ]
    first = min((episode.ends for episode in completed if episode.ends), default=date.max)
    for starts, ends in _spans(rng, [day for day in days if day >= first], 3):
        before = [episode for episode in completed if episode.ends and episode.ends <= starts]
        latest = [episode for episode in before if episode.ends == max(other.ends for other in before)]
        if len({episode.starts for episode in latest}) < len(latest):
            continue
        facility = "F-4" if starts < ABOLISHED and rng.random() < 0.5 else ""
        reason = rng.choice(sorted(flows.AFTERCARE_ENDS)) if ends else ""
        since = rng.choice([None, starts, *[day for day in days if day > starts]])
        until = rng.choice([None, since + timedelta(rng.randrange(1, 60))]) if since else None
        yield Aftercare(number, starts, ends, reason, facility, since, until)


def _supports(rng: Random, number: str, days: list[date]) -> Iterator[Support]:
    keys = set()
    for day in _some(rng, days, 6):
        kind = rng.choice([*KINDS.values(), "Vay vốn", "Học nghề", "Việc làm"])
        met = [other for other in days if other >= day]
        needed_on, delivered_on = rng.choice([(day, None), (None, day), (day, rng.choice(met)), (day, rng.choice(met))])
        if (kind, delivered_on) not in keys:
            keys.add((kind, delivered_on))
            amount = rng.choice([None, 7_550_000, 20_050_000, 50_000, 12_345_678]) if delivered_on else None
            yield Support(number, kind, needed_on, delivered_on, amount)


def _clubs(rng: Random, scene: Scene, register: Register) -> None:
    """Clubs that are founded and dissolved, members who come, go and stay past the end, sessions of every size."""
    if rng.random() < 0.5:
        register.rules += [
            Rule(day, rng.choice([50, 80, 100]), rng.choice([1, 2]), rng.choice([50, 70, 100]))
            for day in _some(rng, list(scene.pool), 2)
        ]
    for code in ("C-1", "C-2", "C-3"):
        starts = rng.choice([scene.pool[0], rng.choice(scene.pool), rng.choice(scene.pool).replace(day=1)])
        ends = rng.choice([None, None, *[day for day in scene.pool if day > starts]])
        club = Club(code, rng.choice(scene.communes(starts)), starts, ends)
        register.clubs.append(club)
        days = [day for day in scene.pool if active(club.starts, club.ends, day)]
        for dossier in register.dossiers:
            if rng.random() < 0.4:
                own = [day for day in days if day >= dossier.opened_on]
                register.memberships += [Membership(code, dossier.number, *span) for span in _spans(rng, own, 2)]
        register.sessions += _sessions(rng, register, club, days)


def _schemes(rng: Random, scene: Scene, register: Register) -> None:
    """Models of all types, and people who take part in one or more of them."""
    for code in ("M-1", "M-2", "M-3"):
        starts = rng.choice([scene.pool[0], rng.choice(scene.pool)])
        ends = rng.choice([None, None, *[day for day in scene.pool if day > starts]])
        scheme = Scheme(code, rng.choice(scene.communes(starts)), rng.choice(sorted(SCHEME_KINDS)), starts, ends)
        register.schemes.append(scheme)
        days = [day for day in scene.pool if active(starts, ends, day)]
        for dossier in register.dossiers:
            if rng.random() < 0.4:
                own = [day for day in days if day >= dossier.opened_on]
                register.participants += [Participant(code, dossier.number, *span) for span in _spans(rng, own, 2)]


def _sessions(rng: Random, register: Register, club: Club, days: list[date]) -> Iterator[Session]:
    monthly = {day.replace(day=rng.choice([1, 15, 28])) for day in days} | set(_some(rng, days, 5))
    for day in sorted(day for day in monthly if active(club.starts, club.ends, day)):
        members = [
            row.dossier for row in register.memberships if row.club == club.code and active(row.starts, row.ends, day)
        ]
        share = rng.choice([0.5, 0.7, 0.9, 1])
        yield Session(club.code, day, tuple(number for number in members if rng.random() < share))
