"""Management of persons who use drugs unlawfully."""

from datetime import date

import pytest

from cases.enums import Stage, UserManagementEnd
from cases.services import change_user_management, end_user_management, start_user_management
from cases.services import management as rules
from cases.services.checks import BEFORE_OPENING, END_BEFORE_START, FUTURE
from core.errors import DomainError, StaleVersionError
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.cases import factories

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 20)
TOMORROW = date(2024, 6, 21)
START = date(2023, 6, 1)


@pytest.fixture
def by():
    return officer()


@pytest.fixture
def dossier(by):
    return factories.dossier(by=by)


def _start(dossier, by, starts=START):
    return start_user_management(dossier=dossier, decision_number="12/QĐ-UBND", starts=starts, by=by)


def _end(management, by, ends=date(2024, 6, 1), reason=UserManagementEnd.TERM_OVER, version=1):
    return end_user_management(management=management, version=version, ends=ends, reason=reason, by=by)


def _fields(act, *arguments, **named):
    with pytest.raises(DomainError) as refusal:
        act(*arguments, **named)
    return refusal.value.fields


def test_a_decision_starts_the_management(dossier, by):
    management = _start(dossier, by)
    dossier.refresh_from_db()
    assert dossier.stage == Stage.MANAGED_USER
    event = AuditEvent.objects.get(object_type="cases.usermanagement", object_id=str(management.pk))
    assert (event.action, event.actor) == ("start_user_management", by)


@pytest.mark.parametrize("day", [factories.OPENED, TODAY])
def test_the_opening_day_and_today_are_possible(dossier, by, day):
    assert _start(dossier, by, day).starts == day


def test_before_the_opening_and_tomorrow_are_refused(dossier, by):
    before = date(2023, 2, 28)
    sentence = BEFORE_OPENING.format(day=before, opened=factories.OPENED)
    assert _fields(_start, dossier, by, before) == {"starts": sentence}
    assert _fields(_start, dossier, by, TOMORROW) == {"starts": FUTURE.format(day=TOMORROW, today=TODAY)}


def test_a_second_decision_waits_for_the_end_of_the_first(dossier, by):
    first = _start(dossier, by)
    assert _fields(_start, dossier, by, date(2024, 1, 1)) == {"starts": rules.OPEN_ALREADY.format(starts=START)}
    _end(first, by)
    assert _start(dossier, by, date(2024, 6, 1)).starts == date(2024, 6, 1)


def test_a_decision_inside_an_ended_one_is_refused_by_the_database_rule(dossier, by):
    _end(_start(dossier, by), by)
    with pytest.raises(DomainError, match="đang được quản lý theo một quyết định khác"):
        _start(dossier, by, date(2024, 5, 31))


def test_the_end_has_a_day_and_a_reason(dossier, by):
    management = _end(_start(dossier, by), by)
    dossier.refresh_from_db()
    assert (management.ends, management.end_reason) == (date(2024, 6, 1), UserManagementEnd.TERM_OVER)
    assert dossier.stage == Stage.ENDED


@pytest.mark.parametrize("ends", [START, date(2023, 5, 31)])
def test_an_end_on_or_before_the_start_is_refused(dossier, by, ends):
    management = _start(dossier, by)
    assert _fields(_end, management, by, ends) == {"ends": END_BEFORE_START.format(ends=ends, starts=START)}


def test_an_end_the_day_after_and_today_is_possible_tomorrow_is_not(dossier, by):
    management = _start(dossier, by)
    assert _fields(_end, management, by, TOMORROW) == {"ends": FUTURE.format(day=TOMORROW, today=TODAY)}
    assert _end(management, by, date(2023, 6, 2)).ends == date(2023, 6, 2)
    assert _end(_start(dossier, by, date(2024, 6, 19)), by, TODAY).ends == TODAY


def test_an_end_without_a_reason_is_refused(dossier, by):
    management = _start(dossier, by)
    with pytest.raises(DomainError):
        _end(management, by, reason="")
    management.refresh_from_db()
    assert management.ends is None


def test_what_has_ended_is_not_ended_again(dossier, by):
    management = _end(_start(dossier, by), by)
    with pytest.raises(DomainError, match="đã kết thúc ngày 01/06/2024"):
        _end(management, by, version=management.version)


def _change(management, by, **changes):
    values = {"decision_number": "13/QĐ", "starts": START, "ends": None, "reason": "", **changes}
    return change_user_management(management=management, by=by, **{"version": management.version, **values})


def test_a_wrong_decision_is_corrected_or_opened_again(dossier, by):
    management = _change(_end(_start(dossier, by), by), by)
    dossier.refresh_from_db()
    assert (management.decision_number, management.ends, dossier.stage) == ("13/QĐ", None, Stage.MANAGED_USER)


def test_a_correction_obeys_the_same_rules(dossier, by):
    management = _start(dossier, by)
    dead = UserManagementEnd.DEAD
    assert _fields(_change, management, by, ends=TODAY) == {"end_reason": rules.END_NEEDS_REASON}
    assert _fields(_change, management, by, reason=dead) == {"ends": rules.END_NEEDS_REASON}
    assert _fields(_change, management, by, ends=START, reason=dead).keys() == {"ends"}
    assert _fields(_change, management, by, starts=TOMORROW).keys() == {"starts"}
    _change(management, by, ends=TODAY, reason=dead)
    dossier.refresh_from_db()
    assert dossier.stage == Stage.ENDED


def test_stale_saves_are_refused(dossier, by):
    management = _start(dossier, by)
    _change(management, by)
    with pytest.raises(StaleVersionError):
        _end(management, by, version=1)
    with pytest.raises(StaleVersionError):
        _change(management, by, version=1)
