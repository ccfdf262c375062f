"""A procedure of rehabilitation broken off by death, prison or a declared absence, and mended."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from cases.procedures.manifest import BROKEN_OFF
from cases.services import (
    record_determination,
    record_drug_test,
    record_life_event,
    take_back_life_event,
    undo_step,
)
from core.errors import NotAllowedError
from rehab.enums import EpisodeEnd
from tests.accounts.factories import officer
from tests.cases.procedures import opened, owed, taken
from tests.rehab import factories

pytestmark = pytest.mark.django_db
WARD = "00004"  # of the tree since 01/07/2025
ON = date(2024, 4, 2)


@pytest.fixture
def by():
    return officer()


@pytest.fixture
def procedure(by):
    """Six months at home since 12/01/2024."""
    person = factories.dossier(by)
    record_determination(dossier=person, on=date(2024, 1, 8), result="addicted", agency="", by=by)
    found = opened(person, "voluntary_home", "register", date(2024, 1, 10), by, data={"place": "home"})
    return taken(found, "decide", date(2024, 1, 12), by, data={"decision_number": "5", "months": 6})


def test_the_procedure_and_its_episode_end_and_go_on_together(procedure, by):
    before = owed(procedure)
    event = record_life_event(dossier=procedure.dossier, kind="dead", on=ON, by=by)
    procedure.refresh_from_db()
    assert (procedure.state, procedure.closed_on, owed(procedure)) == (BROKEN_OFF, ON, set())
    assert (procedure.episode.ends, procedure.episode.end_reason) == (ON, EpisodeEnd.DEAD)
    take_back_life_event(event=event, version=1, reason="nhầm người", by=by)
    procedure.refresh_from_db()
    assert (procedure.state, procedure.closed_on, owed(procedure)) == ("in_rehab", None, before)
    assert procedure.term_ends == date(2024, 7, 12)
    assert type(procedure).objects.get(pk=procedure.pk).episode.ends is None


def test_the_step_is_taken_back_only_with_its_event(procedure, by, client):
    record_life_event(dossier=procedure.dossier, kind="dead", on=ON, by=by)
    procedure.refresh_from_db()
    with pytest.raises(NotAllowedError):
        undo_step(step=procedure.steps.last(), version=procedure.version, reason="nhầm", by=by)
    client.force_login(by)
    page = client.get(reverse("cases:procedure_detail", args=[procedure.dossier_id, procedure.pk]))
    assert "Đã khép lại giữa chừng" in page.content.decode()


def test_a_stretch_that_runs_ends_with_it_and_runs_again(on_day):
    on_day(date(2026, 12, 21))
    police = officer(Role.POLICE_OFFICER, WARD)
    person = factories.dossier(police, area_code=WARD, opened_on=date(2026, 1, 5))
    record_drug_test(dossier=person, on=date(2026, 7, 2), occasion="found_using", is_positive=True, by=police)
    found = opened(person, "user_management", "receive_test", date(2026, 7, 2), police)
    data = {"decision_number": "1", "head": "Công an phường"}
    taken(found, "decide_police", date(2026, 7, 3), police, data=data)
    found = taken(found, "suspend", date(2026, 8, 3), police, data={"reason": "tạm giam"})
    event = record_life_event(dossier=person, kind="imprisoned", on=date(2026, 9, 1), by=police)
    assert found.pauses.get().ends == date(2026, 9, 1)
    assert person.user_managements.get().ends == date(2026, 9, 1)
    take_back_life_event(event=event, version=1, reason="nhầm người", by=police)
    found.refresh_from_db()
    assert (found.state, found.pauses.get().ends) == ("suspended", None)
    assert person.user_managements.get().ends is None
