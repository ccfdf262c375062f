"""Lawful random activities of the programme, on the same few days and in the same few places as the dossiers."""

from datetime import date
from random import Random

from tests.reporting.oracle.days import active
from tests.reporting.oracle.register import Course, Event, Posting, Provider, ProviderStep, Register, Staff
from tests.reporting.oracle.trees import trees
from tests.reporting.scenes import Scene

NEXT = {
    "register": ("publish", "publish", "refuse"),
    "publish": ("find", "withdraw"),
    "find": ("record", "clear"),
    "record": ("suspend", "suspend", "clear"),
    "clear": ("find", "withdraw"),
    "suspend": ("register_again", "withdraw"),
    "register_again": ("republish", "refuse_again"),
    "refuse_again": ("register_again", "withdraw"),
    "republish": ("find", "withdraw"),
    "refuse": ("register",),
    "withdraw": ("register",),
}


def add_activities(rng: Random, scene: Scene, register: Register) -> None:
    for number in range(6):
        starts = rng.choice(scene.pool)
        ends = rng.choice([None, None, *[day for day in scene.pool if day > starts]])
        office = "F-1" if rng.random() < 0.15 else _office(rng, scene, starts)
        register.staff.append(Staff(f"S-{number}", office, starts, ends))
    for _ in range(5):
        first = rng.choice(scene.pool)
        last = rng.choice([first, first, *[day for day in scene.pool if 0 <= (day - first).days < 20]])
        present = [row.code for row in register.staff if active(row.starts, row.ends, last) and rng.random() < 0.6]
        register.courses.append(Course(_office(rng, scene, first), first, last, tuple(present)))
    for _ in range(5):
        on = rng.choice(scene.pool)
        communes = scene.communes(on)
        reached = rng.sample(communes, rng.randint(1, min(3, len(communes))))
        register.events.append(Event(_office(rng, scene, on), on, rng.randrange(0, 90), tuple(reached)))
    for number in range(5):
        _provider(rng, scene, register, f"P-{number}")
    for _ in range(4):
        starts = rng.choice(scene.pool)
        ends = rng.choice([None, None, *[day for day in scene.pool if day > starts]])
        register.postings.append(Posting(_office(rng, scene, starts), starts, ends))


def _office(rng: Random, scene: Scene, day: date) -> str:
    """The office of a commune of the scene, or of a unit above it."""
    tree, code = trees().on(day), rng.choice(scene.communes(day))
    chain = [code]
    while tree[chain[-1]]["parent_code"]:
        chain.append(tree[chain[-1]]["parent_code"])
    return rng.choice(chain)


def _provider(rng: Random, scene: Scene, register: Register, code: str) -> None:
    days = sorted(rng.choices(scene.pool, k=rng.randint(1, 7)))
    act, steps = "register", []
    for day in days:
        steps.append(ProviderStep(act, day))
        act = rng.choice(NEXT[act])
    if len(steps) > 1 and rng.random() < 0.15:
        steps[-1] = ProviderStep(steps[-1].act, steps[-1].on, undone=True)
    commune = rng.choice(scene.communes(days[0]))
    register.providers.append(Provider(code, commune, _office(rng, scene, days[0]), tuple(steps)))
