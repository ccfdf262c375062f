"""Needs written down, and the support that met them, or did not."""

from datetime import date
from random import Random

from aftercare.enums import WITH_AMOUNT, SupportKind
from registers.seed import outcomes
from registers.seed.chance import Odds, chance, days_after
from registers.seed.facts import Helped, Life
from rehab.enums import RESIDENTIAL

LOANS = Odds(*[(weight, millions * 1_000_000) for weight, millions in ((4, 10), (6, 20), (8, 30), (5, 40), (9, 50))])
ALLOWANCES = Odds(*[(1, amount) for amount in (600_000, 1_000_000, 1_490_000, 1_800_000, 2_000_000)])


def tell_help(rng: Random, life: Life) -> None:
    """What each spell of aftercare, or in a facility, brought by way of help."""
    seen: set[tuple] = set()
    for spell in life.aftercares:
        if chance(rng, 0.62):
            young = life.person.age_on(spell.starts) < 18
            odds = outcomes.YOUNG_NEEDS if young else outcomes.NEEDS
            for _ in range(rng.choice((1, 1, 2, 3))):
                _ask(rng, life, seen, odds.draw(rng), spell.starts, spell.ends or life.last)
    for episode in life.episodes:
        if episode.modality in RESIDENTIAL and chance(rng, 0.30):
            _ask(rng, life, seen, outcomes.HELP_INSIDE.draw(rng), episode.starts, episode.ends or life.last)


def _ask(rng: Random, life: Life, seen: set, kind: SupportKind, starts: date, ends: date) -> None:
    """Asked for soon after the start, and met within half a year, before the end; or given unasked."""
    needed_on = days_after(rng, starts, 5, 75)
    asked = chance(rng, 0.78)
    helped_on = days_after(rng, needed_on, 6, 150) if not asked or chance(rng, 0.72) else None
    if helped_on and helped_on >= ends:
        helped_on = None
    if needed_on >= ends or (not asked and helped_on is None):
        return
    helped = Helped(kind, needed_on if asked else None, helped_on)
    if helped_on and kind in WITH_AMOUNT:
        helped.amount = (LOANS if kind == SupportKind.LOAN else ALLOWANCES).draw(rng)
    keys = {("need", kind, needed_on)} if asked else set()
    if helped_on:
        keys.add(("support", kind, helped_on))
    if not keys & seen:
        seen |= keys
        life.help.append(helped)
