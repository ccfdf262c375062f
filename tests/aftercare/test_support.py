"""Needs and supports: what the services write, and what they refuse."""

from datetime import date, timedelta

import pytest

from aftercare.enums import SupportKind
from aftercare.models import Need, Support
from aftercare.queries import unmet_needs
from aftercare.services import correct_need, correct_support, record_need, record_support
from core.calendar import today
from core.errors import StaleVersionError
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.refusals import refused
from tests.rehab import factories as rehab

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ON = date(2024, 3, 1)


@pytest.fixture
def clerk():
    return officer()


@pytest.fixture
def person(clerk):
    return rehab.dossier(clerk)


def need(person, clerk, kind=SupportKind.JOB, on=ON) -> Need:
    return record_need(dossier=person, kind=kind, recorded_on=on, by=clerk)


def support(person, clerk, kind=SupportKind.JOB, on=ON, **fields) -> Support:
    return record_support(dossier=person, kind=kind, delivered_on=on, by=clerk, **fields)


def test_a_need_is_unmet_until_a_support_answers_it(clerk, person):
    wanted = need(person, clerk)
    assert list(unmet_needs(person)) == [wanted]
    support(person, clerk, on=ON + DAY)
    assert list(unmet_needs(person)) == [wanted]
    given = support(person, clerk, need=wanted)
    assert given.need == wanted
    assert not unmet_needs(person).exists()
    assert set(AuditEvent.objects.filter(actor=clerk).values_list("action", flat=True)) >= {
        "record_need",
        "record_support",
    }


@pytest.mark.parametrize("kind", SupportKind.values)
def test_only_loans_and_allowances_have_a_sum(clerk, person, kind):
    if kind in (SupportKind.LOAN, SupportKind.ALLOWANCE):
        assert support(person, clerk, kind, amount=12_500_000).amount == 12_500_000
    else:
        assert refused(lambda: support(person, clerk, kind, amount=1), "amount")
        assert support(person, clerk, kind).amount is None


def test_a_sum_is_positive_and_may_be_unknown(clerk, person):
    assert refused(lambda: support(person, clerk, SupportKind.LOAN, amount=0), "amount")
    assert support(person, clerk, SupportKind.LOAN).amount is None


def test_days_lie_between_the_opening_and_today(clerk, person):
    for day in (today() + DAY, rehab.OPENED - DAY):
        assert refused(lambda day=day: need(person, clerk, on=day), "recorded_on")
        assert refused(lambda day=day: support(person, clerk, on=day), "delivered_on")
    for day in (today(), rehab.OPENED):
        need(person, clerk, on=day)
        support(person, clerk, on=day)


def test_the_same_kind_is_entered_once_a_day(clerk, person):
    need(person, clerk)
    support(person, clerk)
    assert refused(lambda: need(person, clerk), "recorded_on")
    assert refused(lambda: support(person, clerk), "delivered_on")
    need(person, clerk, SupportKind.LEGAL)
    support(person, clerk, SupportKind.LEGAL)


def test_a_support_answers_a_need_of_its_kind_recorded_before_and_not_met_yet(clerk, person):
    job, legal = need(person, clerk), need(person, clerk, SupportKind.LEGAL)
    assert refused(lambda: support(person, clerk, need=legal), "need")
    assert refused(lambda: support(person, clerk, on=ON - DAY, need=job), "delivered_on")
    support(person, clerk, need=job)
    assert "01/03/2024" in refused(lambda: support(person, clerk, on=ON + DAY, need=job), "need")


def test_days_and_sums_are_corrected_with_the_version_of_the_form(clerk, person):
    wanted = need(person, clerk, SupportKind.LOAN)
    given = support(person, clerk, SupportKind.LOAN, amount=5, need=wanted, on=ON + DAY)
    correct_support(support=given, version=1, delivered_on=ON, amount=6, by=clerk)
    given.refresh_from_db()
    assert (given.delivered_on, given.amount, given.version) == (ON, 6, 2)
    assert refused(lambda: correct_need(need=wanted, version=1, recorded_on=ON + DAY, by=clerk), "recorded_on")
    assert refused(
        lambda: correct_support(support=given, version=2, delivered_on=ON - DAY, amount=6, by=clerk), "delivered_on"
    )
    correct_need(need=wanted, version=1, recorded_on=ON - DAY, by=clerk)
    with pytest.raises(StaleVersionError):
        correct_need(need=wanted, version=1, recorded_on=ON, by=clerk)
    with pytest.raises(StaleVersionError):
        correct_support(support=given, version=1, delivered_on=ON, amount=7, by=clerk)
