"""A register through moves, transfers, merges, undos and reforms in any order: on every day one commune answers for
each dossier, nobody is lost or counted twice, what is seen is what is counted, and all flows add up.

``HISTORIES=200`` plays that many new ones (see ``histories``)."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection

from accounts.enums import Role
from accounts.models import User
from accounts.scope import Scope
from areas.models import Area, AreaTree
from areas.queries import chain_above, map_on
from areas.services import load_reform
from cases.models import Dossier, Responsibility, Transfer
from cases.services import (
    Choice,
    accept_transfer,
    choose_successors,
    move_dossier,
    refuse_transfer,
    send_dossier,
    withdraw_transfer,
)
from cases.services.papers import reindex
from cases.stage import refresh_stages
from core.errors import DomainError
from registers.models import Merge
from reporting.countrywide import identities
from reporting.periods import Window, window_of
from reporting.queries import Asked
from reporting.segments import RELATIONS
from tests.accounts.factories import officer
from tests.areas.reforms import proposed
from tests.registers.merges import merge_two, undo_one
from tests.reporting.comparing import failing
from tests.reporting.histories import histories
from tests.reporting.random_registers import random_register
from tests.reporting.scenes import scene
from tests.reporting.worlds import world

pytestmark = pytest.mark.django_db
LATER = date(2028, 1, 10)
"""After everything that a random register tells."""
STEPS, ACTS_A_STEP, REFORMS_IN_ALL = 6, 4, 2


@dataclass
class Country:
    """Who acts, on which day, and the communes in which the people of the register may be."""

    rng: Random
    move_to_day: Callable[[date], None]
    day: date
    by: User
    communes: list[Area] = field(default_factory=list)
    reforms: int = 0

    def wait(self) -> None:
        self.on(self.day + timedelta(days=self.rng.randint(1, 20)))

    def on(self, day: date) -> None:
        self.day = day
        self.move_to_day(day)
        standing = {row.area_id: row.unit for row in map_on(day).filter(area__in=self.communes).select_related("unit")}
        self.communes = list({unit.pk: unit for unit in standing.values()}.values())
        self.communes.sort(key=lambda unit: unit.code)

    def somebody(self) -> Dossier:
        return self.rng.choice(list(Dossier.objects.order_by("pk")))


def _move(here: Country) -> None:
    move_dossier(dossier=here.somebody(), to=here.rng.choice(here.communes), on=here.day, by=here.by)


def _send(here: Country) -> None:
    facts = {"dossier": here.somebody(), "to": here.rng.choice(here.communes), "moved_on": here.day, "by": here.by}
    send_dossier(**facts)


def _answer(here: Country) -> None:
    waiting = list(Transfer.objects.waiting().order_by("pk"))
    if not waiting:
        return
    transfer = here.rng.choice(waiting)
    told = {"transfer": transfer, "version": transfer.version, "by": here.by}
    match here.rng.choice(["accept", "accept", "refuse", "withdraw"]):
        case "accept":
            accept_transfer(**told)
        case "refuse":
            refuse_transfer(**told, reason="không đúng người")
        case _:
            withdraw_transfer(**told)


def _merge(here: Country) -> None:
    merge_two(here.rng, here.by)


def _undo(here: Country) -> None:
    undo_one(here.rng, here.by)


def _unite(here: Country) -> None:
    """Two communes of one province become one."""
    first = here.rng.choice(here.communes)
    beside = Area.objects.valid_on(here.day).filter(parent=first.parent_id).exclude(pk=first.pk).order_by("code")
    known = [unit for unit in here.communes if unit.parent_id == first.parent_id and unit != first]
    code, second = _new_code(here), here.rng.choice(known or list(beside[:3]))
    _reform(here, [code], first, [f"{first.code},{code},yes", f"{second.code},{code},yes"])


def _divide(here: Country) -> None:
    """A commune becomes two, and of some people somebody says to which they belong."""
    gone = here.rng.choice(here.communes)
    codes = [_new_code(here), _new_code(here)]
    _reform(here, codes, gone, [f"{gone.code},{codes[0]},yes", f"{gone.code},{codes[1]},no"])
    held = Dossier.objects.filter(card__commune__maps__unit=gone).order_by("pk").distinct()
    chosen = [Choice(line, person.number, here.rng.choice(codes)) for line, person in enumerate(held)]
    chosen = [choice for choice in chosen if here.rng.random() < 0.7]
    choose_successors(choices=chosen, on=here.day, by=here.by, all_or_none=False)
    here.communes += list(Area.objects.filter(code__in=codes, valid_from=here.day).exclude(pk__in=_keys(here)))


def _new_code(here: Country) -> str:
    here.reforms += 1
    return f"{99000 + here.reforms}"


def _reform(here: Country, codes: list[str], like: Area, successions: list[str]) -> None:
    day = here.day + timedelta(days=1)
    units = [f"{code},Xã Mới {code},commune,{like.parent.code}" for code in codes]
    assert load_reform(proposal=proposed(units, successions, day), by=here.by).faults == []
    here.on(day)


def _keys(here: Country) -> list[int]:
    return [unit.pk for unit in here.communes]


ACTS = (_move, _move, _send, _send, _answer, _merge, _undo)
REFORMS = (_unite, _divide)


@histories(3)
def test_whatever_happens_each_has_one_commune_and_is_counted_once(rng, on_day):
    played = scene(rng, asks=1, kind="reform")
    with world(random_register(rng, played, dossiers=rng.randint(4, 9))):
        on_day(LATER)
        for dossier in Dossier.objects.all():
            reindex(dossier)
        refresh_stages()
        here = Country(rng, on_day, LATER, officer(Role.PROVINCE_OFFICER, "01"))
        here.communes = list(Area.objects.filter(maps__unit__in=Responsibility.objects.values("commune")).distinct())
        here.on(LATER)
        count = Dossier.objects.count()
        reform_at = set(rng.sample(range(STEPS), REFORMS_IN_ALL))
        for place in range(STEPS):
            for _ in range(ACTS_A_STEP):
                with suppress(DomainError):
                    rng.choice(ACTS)(here)
            if place in reform_at:
                rng.choice(REFORMS)(here)
            connection.check_constraints()
            assert Dossier.objects.count() + Merge.objects.standing().count() == count
            _one_commune_a_day()
            here.wait()
        assert AreaTree.objects.count() == 2 + REFORMS_IN_ALL
        _seen_is_counted(here)
        assert failing(played.asks) == []
        for window in (window_of(rng.choice(["2025", "2026-H1", "2027-12"])), window_of("2028")):
            assert [one for one in identities(window) if not one.holds] == []


def _one_commune_a_day() -> None:
    """From the day of opening on, without a gap or an overlap."""
    for dossier in Dossier.objects.all():
        stays = list(dossier.responsibilities.order_by("starts").values_list("starts", "ends"))
        assert [starts for starts, _ in stays] == [dossier.opened_on, *(ends for _, ends in stays[:-1])]
        assert stays[-1][1] is None


def _seen_is_counted(here: Country) -> None:
    """Today's commune of everybody, by the relation behind every figure, and by what its officers see."""
    today = here.day
    window = window_of(f"{today:%Y-%m}", today)
    units = map_on(today).filter(area__in=Responsibility.objects.values("commune")).select_related("unit")
    provinces = {chain_above(row.unit).last() for row in units}
    counted = [pair for province in provinces for pair in _held(province, window)]
    everybody = set(Dossier.objects.filter(opened_on__lte=today).values_list("pk", flat=True))
    assert sorted(dossier for dossier, _ in counted) == sorted(everybody)
    for commune in {commune for _, commune in counted}:
        seen = Dossier.objects.within(Scope(frozenset({commune}), frozenset()))
        assert set(seen.values_list("pk", flat=True)) == {dossier for dossier, held in counted if held == commune}


def _held(province: Area, window: Window) -> list[tuple[int, int]]:
    statement = f"""
        WITH RECURSIVE {RELATIONS} SELECT stay.dossier, stay.commune FROM stay
        WHERE stay.starts <= %(E)s AND (stay.ends IS NULL OR stay.ends > %(E)s)
          AND stay.commune IN (SELECT area FROM subtree)
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, Asked(frozenset({"33"}), window, province, (province,)).params())
        return cursor.fetchall()
