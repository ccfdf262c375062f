"""Moves from commune to commune, and their correction."""

from datetime import date

import pytest
from django.db import connection

from accounts.enums import Role
from cases.models import Dossier
from cases.services import correct_responsibility, move_dossier
from cases.services import dossiers as opening_rules
from cases.services import moves as rules
from cases.services.checks import BEFORE_OPENING, FUTURE
from core.errors import DomainError, StaleVersionError
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases import factories

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 20)


@pytest.fixture
def by():
    return officer(Role.DISTRICT_OFFICER)


@pytest.fixture
def dossier(by):
    return factories.dossier(by=by)


def _move(dossier, by, *, on=date(2024, 1, 10), to=areas.NEIGHBOUR):
    return move_dossier(dossier=dossier, to=areas.area(to, on), on=on, by=by)


def _refused(dossier, by, **changes):
    with pytest.raises(DomainError) as refusal:
        _move(dossier, by, **changes)
    return refusal.value.fields


def _intervals(dossier):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return [(row.commune.code, row.starts, row.ends) for row in dossier.responsibilities.select_related("commune")]


def test_the_new_commune_answers_from_the_day_of_the_move(dossier, by):
    _move(dossier, by)
    day = date(2024, 1, 10)
    assert _intervals(dossier) == [(areas.COMMUNE, factories.OPENED, day), (areas.NEIGHBOUR, day, None)]
    event = AuditEvent.objects.get(object_id=str(dossier.pk), action="move")
    assert event.on_behalf_of == areas.office().name
    assert event.details == {"on": "2024-01-10", "to": areas.NEIGHBOUR}


def test_after_the_move_only_the_new_commune_sees_the_dossier(dossier, by):
    old, new = officer(area_code=areas.COMMUNE), officer(area_code=areas.NEIGHBOUR)
    _move(dossier, by)
    assert not Dossier.objects.visible_to(old).exists()
    assert Dossier.objects.visible_to(new).get() == dossier


def test_a_move_today_is_possible_tomorrow_is_not(dossier, by):
    tomorrow = date(2024, 6, 21)
    assert _refused(dossier, by, on=tomorrow) == {"on": FUTURE.format(day=tomorrow, today=TODAY)}
    assert _move(dossier, by, on=TODAY).starts == TODAY


def test_a_move_before_and_on_the_opening_day_is_refused(dossier, by):
    before = date(2023, 2, 28)
    assert _refused(dossier, by, on=before) == {"on": BEFORE_OPENING.format(day=before, opened=factories.OPENED)}
    assert _refused(dossier, by, on=factories.OPENED) == {"on": rules.ON_OPENING_DAY.format(day=factories.OPENED)}
    assert _move(dossier, by, on=date(2023, 3, 2))


def test_two_moves_on_one_day_and_a_move_before_the_last_are_refused(dossier, by):
    day = date(2024, 1, 10)
    _move(dossier, by, on=day)
    commune = areas.area(areas.NEIGHBOUR)
    assert _refused(dossier, by, on=day, to=areas.OTHER_COMMUNE) == {
        "on": rules.SECOND_MOVE_THAT_DAY.format(day=day, commune=commune)
    }
    assert _refused(dossier, by, on=date(2024, 1, 9), to=areas.OTHER_COMMUNE) == {
        "on": rules.BEFORE_LAST_MOVE.format(last=day, commune=commune)
    }


def test_a_move_to_the_same_commune_is_refused(dossier, by):
    assert _refused(dossier, by, to=areas.COMMUNE) == {"to": rules.SAME_COMMUNE.format(commune=areas.area())}


def test_a_move_to_a_district_is_refused(dossier, by):
    assert _refused(dossier, by, to=areas.DISTRICT) == {"to": opening_rules.NOT_A_COMMUNE}


def test_the_succession_of_a_commune_is_no_move_another_successor_is(dossier, by, on_day):
    on_day(date(2025, 7, 10))
    reform = date(2025, 7, 1)
    heir = areas.area("00097")  # default successor of Phúc Xá
    refused = _refused(dossier, by, on=reform, to="00097")
    assert refused == {"to": rules.SAME_COMMUNE.format(commune=heir)}
    _move(dossier, by, on=reform, to=areas.NEIGHBOUR)
    assert _intervals(dossier)[-1] == (areas.NEIGHBOUR, reform, None)


def test_a_commune_of_the_old_tree_cannot_receive_after_its_end(dossier, by, on_day):
    on_day(date(2025, 7, 10))
    old = areas.area(areas.OTHER_COMMUNE, date(2025, 6, 30))
    with pytest.raises(DomainError) as refusal:
        move_dossier(dossier=dossier, to=old, on=date(2025, 7, 1), by=by)
    assert refusal.value.fields.keys() == {"to"}


def _correct(dossier, by, row, *, commune=areas.OTHER_COMMUNE, starts=date(2024, 2, 1), version=None):
    version = version or Dossier.objects.get(pk=dossier.pk).version
    return correct_responsibility(
        responsibility=row, version=version, commune=areas.area(commune, starts), starts=starts, by=by
    )


@pytest.mark.parametrize("starts", [date(2023, 12, 1), date(2024, 3, 1)])
def test_a_move_entered_wrongly_is_corrected_without_a_gap(dossier, by, starts):
    _correct(dossier, by, _move(dossier, by), starts=starts)
    assert _intervals(dossier) == [(areas.COMMUNE, factories.OPENED, starts), (areas.OTHER_COMMUNE, starts, None)]
    assert AuditEvent.objects.filter(object_id=str(dossier.pk), action="correct_move").exists()


def test_the_first_commune_is_corrected_and_keeps_its_day(dossier, by):
    _correct(dossier, by, dossier.responsibilities.get(), commune=areas.NEIGHBOUR)
    assert _intervals(dossier) == [(areas.NEIGHBOUR, factories.OPENED, None)]


def test_a_corrected_move_stays_between_its_neighbours(dossier, by):
    middle = _move(dossier, by)
    _move(dossier, by, on=date(2024, 4, 1), to=areas.OTHER_COMMUNE)
    with pytest.raises(DomainError) as refusal:
        _correct(dossier, by, middle, commune=areas.NEIGHBOUR, starts=date(2024, 4, 1))
    assert refusal.value.fields == {"on": rules.TOO_LATE.format(after=date(2024, 4, 1))}
    with pytest.raises(DomainError) as refusal:
        _correct(dossier, by, middle, commune=areas.NEIGHBOUR, starts=factories.OPENED)
    assert refusal.value.fields == {"on": rules.TOO_EARLY.format(before=factories.OPENED)}
    _correct(dossier, by, middle, commune=areas.NEIGHBOUR, starts=date(2024, 3, 31))
    assert len(_intervals(dossier)) == 3


def test_a_correction_cannot_make_two_neighbours_the_same(dossier, by):
    row = _move(dossier, by)
    with pytest.raises(DomainError) as refusal:
        _correct(dossier, by, row, commune=areas.COMMUNE)
    assert refusal.value.fields == {"to": rules.SAME_COMMUNE.format(commune=areas.area())}


def test_a_stale_correction_is_refused(dossier, by):
    row = _move(dossier, by)
    with pytest.raises(StaleVersionError):
        _correct(dossier, by, row, version=dossier.version)
    assert _intervals(dossier)[-1][1] == date(2024, 1, 10)
