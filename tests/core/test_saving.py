"""How a service changes a row."""

import pytest
from django.db import IntegrityError

from cases.enums import DeterminationResult
from cases.models import Determination
from core.audit import record
from core.errors import DomainError, StaleVersionError
from core.saving import MEANWHILE, checked_save, locked, require_version
from tests.accounts.factories import officer
from tests.cases import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def fact():
    return factories.addict().determinations.get()


def test_a_locked_row_is_the_row_as_it_stands(fact):
    Determination.objects.update(agency="Nơi khác")
    assert locked(fact).agency == "Nơi khác"


def test_every_save_makes_the_next_version(fact):
    checked_save(fact)
    fact.refresh_from_db()
    assert fact.version == 2


def test_a_field_that_cannot_be_is_refused_by_name(fact):
    fact.result = "perhaps"
    with pytest.raises(DomainError) as refusal:
        checked_save(fact)
    assert refusal.value.fields.keys() == {"result"}


def test_a_constraint_speaks_vietnamese(fact):
    twin = Determination(dossier=fact.dossier, on=fact.on, result=DeterminationResult.NOT_ADDICTED)
    with pytest.raises(DomainError, match="Ngày này đã có một kết quả"):
        checked_save(twin)


def test_a_row_written_by_another_at_the_same_moment_is_a_refusal(fact, monkeypatch):
    twin = Determination(dossier=fact.dossier, on=fact.on, result=DeterminationResult.NOT_ADDICTED)
    monkeypatch.setattr(twin, "full_clean", lambda **checks: None)
    with pytest.raises(DomainError, match=MEANWHILE):
        checked_save(twin)
    with pytest.raises(IntegrityError):
        Determination.objects.create(dossier=fact.dossier, on=fact.on, result=DeterminationResult.NOT_ADDICTED)


def test_a_stale_version_says_who_and_when_but_not_who_looked(fact):
    writer, reader = officer(), officer()
    record("change_determination", fact, by=writer)
    record("view", fact, by=reader)
    with pytest.raises(StaleVersionError) as refusal:
        require_version(fact, fact.version - 1)
    assert str(writer) in refusal.value.message
    assert str(reader) not in refusal.value.message
    assert "20/06/2024" in refusal.value.message
    require_version(fact, fact.version)


def test_a_stale_version_of_unknown_hand(fact):
    fact.pk = 0
    with pytest.raises(StaleVersionError, match="Người khác vừa sửa"):
        require_version(fact, 99)
