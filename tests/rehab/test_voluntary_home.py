"""Voluntary rehabilitation at home, step by step, under the law of 2021 and across the change of 01/07/2026."""

from datetime import date

import pytest

from accounts.enums import Role
from cases.models import Clock, Procedure
from cases.procedures.scans import NewScan
from cases.services import open_procedure, record_determination, take_step, undo_step
from core.errors import NotAllowedError
from rehab.enums import EpisodeEnd, Modality
from rehab.models import Episode
from tests.accounts.factories import officer
from tests.cases import procedures
from tests.refusals import refused
from tests.rehab import factories

pytestmark = pytest.mark.django_db
KIND = "voluntary_home"
PAPERS = ("form_22", "result_sheet", "id_copy")
DECISION = (NewScan("form_24", "24.pdf", b"%PDF-1.7 decision"),)


@pytest.fixture
def clerk():
    return officer(Role.COMMUNE_OFFICER)


@pytest.fixture
def person(clerk):
    found = factories.dossier(clerk)
    record_determination(dossier=found, on=date(2024, 1, 8), result="addicted", agency="Trạm y tế", by=clerk)
    return found


def registered(person, by, on=date(2024, 1, 10)) -> Procedure:
    step = open_procedure(
        dossier=person, kind=KIND, act="register", on=on, by=by, data={"place": "home"}, papers=PAPERS
    )
    return step.procedure


def taken(procedure, act, on, by, data=None, papers=(), scans=()) -> Procedure:
    procedure.refresh_from_db()
    step = take_step(
        procedure=procedure,
        version=procedure.version,
        act=act,
        on=on,
        by=by,
        data=data or {},
        papers=papers,
        scans=scans,
    )
    return step.procedure


def decided(person, by, on=date(2024, 1, 12), months=6) -> Procedure:
    data = {"decision_number": "05/QĐ-UBND", "months": months}
    return taken(registered(person, by), "decide", on, by, data, scans=DECISION)


def due(procedure, act) -> date:
    return procedure.clocks.open().get(act=act).due_on


def test_registration_starts_the_clock_of_the_decision(clerk, person):
    procedure = registered(person, clerk)
    assert procedure.state == "registered"
    assert due(procedure, "decide") == date(2024, 1, 15)
    assert due(procedure, "enter_ledger") == date(2024, 1, 10)


def test_the_decision_begins_the_episode_and_its_term(clerk, person):
    procedure = decided(person, clerk)
    episode = Episode.objects.get(procedure=procedure)
    assert (episode.modality, episode.starts, episode.planned_end) == (
        Modality.HOME,
        date(2024, 1, 12),
        date(2024, 7, 12),
    )
    assert procedure.term_ends == date(2024, 7, 12)
    assert due(procedure, "complete") == date(2024, 7, 12)
    assert not procedure.clocks.open().filter(act="decide").exists()


def test_taking_the_decision_back_withdraws_the_episode_and_the_clock_runs_again(clerk, person):
    procedure = decided(person, clerk)
    step = procedure.steps.last()
    undo_step(step=step, version=procedure.version, reason="ghi nhầm người", by=clerk)
    procedure.refresh_from_db()
    assert (procedure.state, procedure.decided_on, procedure.term_ends) == ("registered", None, None)
    assert not Episode.objects.filter(dossier=person).exists()
    assert due(procedure, "decide") == date(2024, 1, 15)
    assert Clock.objects.open().filter(procedure=procedure).count() == 2


def test_completed_after_the_term_and_three_stages(clerk, person, on_day):
    procedure = decided(person, clerk)
    on_day(date(2024, 7, 12))
    for stage in ("intake", "detox", "education"):
        data = {"stage": stage, "starts": date(2024, 1, 12), "result": "passed"}
        procedure = taken(procedure, "stage", date(2024, 7, 1), clerk, data)
    procedure = taken(procedure, "complete", date(2024, 7, 12), clerk, {"certificate_number": "1"}, ("form_26a",))
    episode = Episode.objects.get(procedure=procedure)
    assert (episode.ends, episode.end_reason) == (date(2024, 7, 12), EpisodeEnd.COMPLETED)
    assert procedure.closed_on == date(2024, 7, 12)
    assert not procedure.clocks.open().exists()


def test_the_wrong_role_is_told_who_decides(person):
    health = officer(Role.HEALTH_OFFICER)
    with pytest.raises(NotAllowedError, match="UBND cấp xã"):
        registered(person, health)


def test_out_of_order_says_what_can_be_done(clerk, person):
    procedure = registered(person, clerk)
    sentence = refused(lambda: taken(procedure, "complete", date(2024, 1, 12), clerk))
    assert "“Đã đăng ký, chờ quyết định”" in sentence
    assert "“Quyết định (tiếp nhận) cai nghiện tự nguyện”" in sentence


def test_a_registration_answers_the_determination_that_waits_for_it(clerk, person):
    police, health = officer(Role.POLICE_OFFICER), officer(Role.HEALTH_OFFICER)
    day = date(2024, 1, 9)
    asked = {"ground": "managed_again", "to": "Trạm y tế"}
    waiting = procedures.opened(person, "determination", "request_police", day, police, data=asked)
    procedures.taken(waiting, "receive", day, health, data={"agency": "Trạm y tế"})
    procedures.taken(waiting, "examine", day, health, data={"criteria": ["craving", "neglect", "tolerance"]})
    procedures.taken(waiting, "conclude", day, health, data={"conclusion": "addicted", "agency": "Trạm y tế"})
    procedure = registered(person, clerk)
    waiting.refresh_from_db()
    assert waiting.state == "registered"
    undo_step(step=procedure.steps.last(), version=procedure.version, reason="ghi nhầm", by=clerk)
    waiting.refresh_from_db()
    assert waiting.state == "addicted"
