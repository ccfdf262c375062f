"""Where and when random registers play: communes before and after the reform, and the forms asked of them."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from reporting.periods import window_of
from tests.reporting.comparing import Ask
from tests.reporting.oracle.days import two_years_before
from tests.reporting.oracle.trees import REFORM, trees

LEVELS = {"01-BCN": ("commune",), "03-BCN": ("district",), "04-BCN": ("province",), "PL-XA": ("province", "district")}
PERIODS = {
    "quiet": ("2017-05", "2017-06", "2016-02", "2018-02", "2017-H1", "2016-H1", "2017"),
    "reform": ("2025-06", "2025-07", "2026-05", "2027-06", "2025-H1", "2026-H1", "2025", "2026"),
}
PROVINCES = {
    "quiet": [("46",), ("45",), ("10",)],
    "reform": [("01",), ("46",), ("02", "08"), ("10", "15"), ("74", "77", "79"), ("83", "86")],
}
"""Old provinces that one scene plays in: those that became one in 2025, or one by itself."""


@dataclass(frozen=True)
class Scene:
    """Communes by code in both trees (none after the reform: the scene never gets there), and the asks."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    asks: tuple[Ask, ...]
    pool: tuple[date, ...]

    def communes(self, day: date) -> tuple[str, ...]:
        return self.before if day < REFORM else self.after


def scene(rng: Random, *, asks: int, kind: str = "") -> Scene:
    """A few communes of neighbouring and of far units, and forms of them and of the units above."""
    kind = kind or rng.choice(["quiet", "reform", "reform"])
    before = _communes_before(rng, rng.choice(PROVINCES[kind]))
    after = _communes_after(rng, before) if kind == "reform" else ()
    chosen = tuple(_ask(rng, kind, before, after) for _ in range(asks))
    return Scene(before, after, chosen, _pool(rng, chosen, kind))


def _communes_before(rng: Random, provinces: tuple[str, ...]) -> tuple[str, ...]:
    """Two of one district, some divided in 2025 or with a code that means another place then, one far away."""
    tree = trees()
    here = [code for province in provinces for code in tree.below(province, False) if len(code) == 5]
    special = [
        code for code in here if len(tree.successors[code]) > 1 or (code in tree.after and tree.default[code] != code)
    ]
    first = rng.choice(special or here)
    district = tree.before[first]["parent_code"]
    neighbours = rng.sample([*tree.below(district, False)], 2)
    far = rng.choice([*tree.communes("24", REFORM - timedelta(1))])
    return tuple(dict.fromkeys([first, *neighbours, *rng.sample(special or here, 2), rng.choice(here), far]))


def _communes_after(rng: Random, before: tuple[str, ...]) -> tuple[str, ...]:
    """The successors of those, and the places that bear their codes now."""
    tree = trees()
    codes = [successor for code in before for successor in tree.successors[code]]
    codes += [code for code in before if code in tree.after]
    return tuple(dict.fromkeys(codes))[:9]


def liked(rng: Random, communes: tuple[str, ...]) -> str:
    """One of the communes, the first ones more often: figures of one unit must not all be 0 and 1."""
    return rng.choice([*communes[:2], *communes[:2], *communes[:1], *communes])


def _ask(rng: Random, kind: str, before: tuple[str, ...], after: tuple[str, ...]) -> Ask:
    form = rng.choice(["01-BCN", "02-BCN", "03-BCN", "04-BCN", "04-BCN", "PL-TK", "PL-TK", "PL-XA"])
    allowed = {"01-BCN": ("month",), "02-BCN": ("month",), "PL-TK": ("month", "half", "year")}
    period = rng.choice(
        [period for period in PERIODS[kind] if window_of(period).kind in allowed.get(form, ("half", "year"))]
    )
    if form == "03-BCN" and kind == "reform":
        period = rng.choice(["2025-H1", "2024"])
    window, cutoff = window_of(period), None
    if rng.random() < 0.15:
        cutoff = window.starts + timedelta(rng.randrange((window.ends - window.starts).days + 1))
    if form == "02-BCN":
        return Ask(form, period, facility=rng.choice(["F-1", "F-1", "F-2", "F-3", "F-4"]), cutoff=cutoff)
    last = cutoff or window.ends
    return Ask(form, period, area=_area(rng, form, last, before if last < REFORM else after), cutoff=cutoff)


def _area(rng: Random, form: str, last: date, communes: tuple[str, ...]) -> str:
    """A commune of the scene, or the district or province above it, that sends ``form``."""
    tree, code = trees().on(last), liked(rng, communes)
    chain = [code]
    while tree[chain[-1]]["parent_code"]:
        chain.append(tree[chain[-1]]["parent_code"])
    levels = LEVELS.get(form, ("commune", "district", "province"))
    return rng.choice([unit for unit in chain if tree[unit]["level"] in levels])


def _pool(rng: Random, asks: tuple[Ask, ...], kind: str) -> tuple[date, ...]:
    """The few days on which things happen: the edges of the periods and of what counts from them."""
    edges = set()
    for ask in asks:
        window = window_of(ask.period, ask.cutoff)
        edges |= {window.starts, window.ends, two_years_before(window.ends)}
    days = {edge + timedelta(shift) for edge in edges for shift in (-1, 0, 1)}
    first, last = min(days), max(days)
    days |= {first + timedelta(rng.randrange((last - first).days + 1)) for _ in range(8)}
    kept = rng.sample(sorted(days), min(len(days), 18))
    if kind == "reform":
        kept += [REFORM - timedelta(1), REFORM, REFORM + timedelta(1)]
    return tuple(sorted(set(kept)))
