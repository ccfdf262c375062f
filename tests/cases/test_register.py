"""Determinations of addiction, and the list that follows from them."""

from datetime import date

import pytest

from accounts.enums import Role
from cases.enums import DeterminationResult, RemovalReason, Stage
from cases.services import change_determination, change_removal, record_determination, remove_from_list
from cases.services import register as rules
from cases.services.checks import BEFORE_OPENING, FUTURE
from core.errors import DomainError, StaleVersionError
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases import factories

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 20)
TOMORROW = date(2024, 6, 21)
DAY = date(2023, 9, 1)
ADDICTED, NOT_ADDICTED = DeterminationResult.ADDICTED, DeterminationResult.NOT_ADDICTED


@pytest.fixture
def by():
    return officer()


@pytest.fixture
def dossier(by):
    return factories.dossier(by=by)


def _determine(dossier, by, on=DAY, result=ADDICTED):
    return record_determination(dossier=dossier, on=on, result=result, agency="Trạm Y tế", by=by)


def _remove(dossier, by, on=date(2024, 3, 1), reason=RemovalReason.CLEAN):
    return remove_from_list(dossier=dossier, on=on, reason=reason, by=by)


def _fields(act, *arguments, **named):
    with pytest.raises(DomainError) as refusal:
        act(*arguments, **named)
    return refusal.value.fields


def test_a_determination_puts_the_person_on_the_list(dossier, by):
    determination = _determine(dossier, by)
    dossier.refresh_from_db()
    assert dossier.stage == Stage.ADDICT
    event = AuditEvent.objects.get(object_type="cases.determination", object_id=str(determination.pk))
    assert (event.action, event.actor, event.details) == ("determine", by, {"dossier": dossier.pk})


def test_not_addicted_leaves_the_stage(dossier, by):
    _determine(dossier, by, result=NOT_ADDICTED)
    dossier.refresh_from_db()
    assert dossier.stage == Stage.REGISTERED


def test_a_district_officer_determines_on_behalf(dossier):
    determination = _determine(dossier, officer(Role.DISTRICT_OFFICER))
    event = AuditEvent.objects.get(object_type="cases.determination", object_id=str(determination.pk))
    assert event.on_behalf_of == areas.office().name


@pytest.mark.parametrize("day", [factories.OPENED, TODAY])
def test_the_opening_day_and_today_are_possible(dossier, by, day):
    assert _determine(dossier, by, on=day).on == day


def test_the_day_before_the_opening_and_tomorrow_are_refused(dossier, by):
    before = date(2023, 2, 28)
    sentence = BEFORE_OPENING.format(day=before, opened=factories.OPENED)
    assert _fields(_determine, dossier, by, on=before) == {"on": sentence}
    assert _fields(_determine, dossier, by, on=TOMORROW) == {"on": FUTURE.format(day=TOMORROW, today=TODAY)}


def test_two_determinations_on_one_day_are_refused(dossier, by):
    _determine(dossier, by)
    sentence = rules.SECOND_DETERMINATION.format(day=DAY)
    assert _fields(_determine, dossier, by, result=NOT_ADDICTED) == {"on": sentence}
    assert _determine(dossier, by, on=date(2023, 9, 2), result=NOT_ADDICTED)


def test_two_people_may_be_determined_on_one_day(dossier, by):
    assert _determine(dossier, by)
    assert _determine(factories.dossier(by=by), by)


def test_a_removal_takes_the_person_off_and_a_relapse_puts_them_on_again(dossier, by):
    _determine(dossier, by)
    _remove(dossier, by)
    dossier.refresh_from_db()
    assert dossier.stage == Stage.ENDED
    _determine(dossier, by, on=date(2024, 3, 2))
    dossier.refresh_from_db()
    assert dossier.stage == Stage.ADDICT


def test_addicted_and_removed_on_one_day_is_refused_both_ways(dossier, by):
    _determine(dossier, by)
    assert _fields(_remove, dossier, by, on=DAY) == {"on": rules.ADDICTED_THAT_DAY.format(day=DAY)}
    removed = date(2024, 3, 1)
    _remove(dossier, by, on=removed)
    sentence = rules.REMOVED_THAT_DAY.format(day=removed)
    assert _fields(_determine, dossier, by, on=removed) == {"on": sentence}
    assert _determine(dossier, by, on=removed, result=NOT_ADDICTED)


def test_who_is_not_on_the_list_cannot_be_taken_off(dossier, by):
    day = date(2023, 8, 31)
    assert _fields(_remove, dossier, by, on=day) == {"on": rules.NOT_ON_LIST.format(day=day)}
    _determine(dossier, by)
    assert _fields(_remove, dossier, by, on=day) == {"on": rules.NOT_ON_LIST.format(day=day)}
    assert _fields(_remove, dossier, by, on=TOMORROW) == {"on": FUTURE.format(day=TOMORROW, today=TODAY)}
    assert _remove(dossier, by, on=date(2023, 9, 2))
    assert _fields(_remove, dossier, by, on=date(2023, 9, 2)) == {
        "on": rules.SECOND_REMOVAL.format(day=date(2023, 9, 2))
    }


def test_a_wrong_determination_is_corrected(dossier, by):
    wrong = _determine(dossier, by)
    right = change_determination(
        determination=wrong, version=wrong.version, on=date(2023, 9, 3), result=NOT_ADDICTED, agency="", by=by
    )
    dossier.refresh_from_db()
    assert (right.on, right.version, dossier.stage) == (date(2023, 9, 3), 2, Stage.REGISTERED)


def test_a_corrected_determination_obeys_the_same_rules(dossier, by):
    first = _determine(dossier, by)
    second = _determine(dossier, by, on=date(2023, 10, 1), result=NOT_ADDICTED)
    change = {"determination": second, "version": second.version, "agency": "", "by": by}
    assert _fields(change_determination, **change, on=DAY, result=ADDICTED) == {
        "on": rules.SECOND_DETERMINATION.format(day=DAY)
    }
    assert _fields(change_determination, **change, on=TOMORROW, result=ADDICTED).keys() == {"on"}
    assert (
        change_determination(determination=first, version=1, on=DAY, result=ADDICTED, agency="Bệnh viện", by=by).agency
        == "Bệnh viện"
    )


def test_a_wrong_removal_is_corrected_under_the_same_rules(dossier, by):
    _determine(dossier, by)
    removal = _remove(dossier, by)
    change = {"removal": removal, "version": removal.version, "by": by}
    assert _fields(change_removal, **change, on=DAY, reason=RemovalReason.OTHER) == {
        "on": rules.ADDICTED_THAT_DAY.format(day=DAY)
    }
    changed = change_removal(**change, on=date(2024, 3, 5), reason=RemovalReason.DEAD_OR_MISSING)
    assert (changed.on, changed.reason) == (date(2024, 3, 5), RemovalReason.DEAD_OR_MISSING)


def test_stale_corrections_are_refused(dossier, by):
    determination = _determine(dossier, by)
    removal = _remove(dossier, by)
    same = {"determination": determination, "version": 1, "on": DAY, "result": ADDICTED, "by": by}
    change_determination(**same, agency="A")
    with pytest.raises(StaleVersionError):
        change_determination(**same, agency="B")
    change_removal(removal=removal, version=1, on=removal.on, reason=RemovalReason.OTHER, by=by)
    with pytest.raises(StaleVersionError):
        change_removal(removal=removal, version=1, on=removal.on, reason=RemovalReason.CLEAN, by=by)
    determination.refresh_from_db()
    assert determination.agency == "A"
