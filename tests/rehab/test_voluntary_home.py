"""Voluntary rehabilitation at home, step by step, under the law of 2021 and across the change of 01/07/2026."""

from datetime import date

import pytest

from accounts.enums import Role
from cases.models import Clock, Procedure
from cases.perms import roles_in
from cases.procedures.reading import openings_for
from cases.procedures.scans import NewScan
from cases.services import (
    open_procedure,
    record_determination,
    record_drug_test,
    record_life_event,
    set_place_of_care,
    take_step,
    undo_step,
)
from core.errors import NotAllowedError
from rehab.enums import EpisodeEnd, Modality
from rehab.forms import AdmitForm
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
    asked = {"ground": "no_residence", "to": "Trạm y tế"}
    record_drug_test(dossier=person, on=day, occasion="found_using", is_positive=True, by=clerk)
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


def test_a_file_not_decided_when_the_law_changes_goes_on_under_the_new_law(on_day):
    """Registered on 28/06/2026 with the commune, taken over on 02/07/2026 by its police: 24 months, no longer 6."""
    on_day(date(2026, 6, 30))
    clerk, police = officer(Role.COMMUNE_OFFICER, "00004"), officer(Role.POLICE_OFFICER, "00004")
    person = factories.dossier(clerk, area_code="00004")
    record_determination(dossier=person, on=date(2026, 6, 26), result="addicted", agency="Trạm y tế", by=clerk)
    procedure = registered(person, clerk, on=date(2026, 6, 28))
    assert due(procedure, "decide") == date(2026, 7, 1)
    on_day(date(2026, 7, 2))
    data = {"decision_number": "01/BB", "months": 12}
    with pytest.raises(NotAllowedError, match="Trưởng Công an cấp xã"):
        taken(procedure, "decide", date(2026, 7, 2), clerk, data, scans=DECISION)
    sentence = refused(lambda: taken(procedure, "decide", date(2026, 7, 2), police, data, scans=DECISION))
    assert "từ 24 đến 24 tháng" in sentence
    assert "120/2025/QH15" in sentence
    procedure = taken(procedure, "decide", date(2026, 7, 2), police, {**data, "months": 24}, scans=DECISION)
    assert procedure.term_ends == date(2028, 7, 2)


def test_decided_before_the_new_law_the_old_term_runs_on(on_day):
    on_day(date(2026, 6, 30))
    clerk, police = officer(Role.COMMUNE_OFFICER, "00004"), officer(Role.POLICE_OFFICER, "00004")
    person = factories.dossier(clerk, area_code="00004")
    record_determination(dossier=person, on=date(2026, 6, 26), result="addicted", agency="Trạm y tế", by=clerk)
    procedure = registered(person, clerk, on=date(2026, 6, 29))
    data = {"decision_number": "01/QĐ", "months": 6}
    procedure = taken(procedure, "decide", date(2026, 6, 30), clerk, data, scans=DECISION)
    on_day(date(2026, 12, 30))
    for stage in ("intake", "detox", "education"):
        answers = {"stage": stage, "starts": date(2026, 7, 1), "result": "passed"}
        procedure = taken(procedure, "stage", date(2026, 12, 29), police, answers)
    done = {"certificate_number": "1"}
    procedure = taken(procedure, "complete", date(2026, 12, 30), police, done, ("form_26a",))
    assert procedure.state == "completed"


def test_the_second_of_two_officers_is_told_who_was_first(clerk, person):
    procedure = registered(person, clerk)
    stale = procedure.version
    colleague = officer(Role.COMMUNE_OFFICER)
    taken(procedure, "enter_ledger", date(2024, 1, 10), clerk, {"ledger_number": "3"})
    sentence = refused(
        lambda: take_step(
            procedure=procedure, version=stale, act="enter_ledger", on=date(2024, 1, 10), by=colleague, data={}
        )
    )
    assert str(clerk) in sentence
    assert "“Ghi Sổ đăng ký cai nghiện”" in sentence


@pytest.mark.parametrize(
    ("data", "papers", "field"),
    [
        ({}, PAPERS, "place"),
        ({"place": "home"}, ("form_22", "id_copy"), "paper_result_sheet"),
    ],
)
def test_without_an_answer_or_a_paper_nothing_is_written(clerk, person, data, papers, field):
    assert refused(
        lambda: open_procedure(
            dossier=person, kind=KIND, act="register", on=date(2024, 1, 10), by=clerk, data=data, papers=papers
        ),
        field,
    )
    assert not Procedure.objects.exists()


def test_the_decision_needs_its_signed_scan_and_no_other_file(clerk, person):
    procedure = registered(person, clerk)
    data = {"decision_number": "1", "months": 6}
    assert refused(lambda: taken(procedure, "decide", date(2024, 1, 11), clerk, data), "scan_form_24")
    assert "PDF, JPEG" in refused(lambda: NewScan("form_24", "24.exe", b"MZ..."), "scan_form_24")


@pytest.mark.parametrize(("months", "lawful"), [(5, False), (6, True), (12, True), (13, False)])
def test_the_length_lies_within_the_law(clerk, person, months, lawful):
    procedure = registered(person, clerk)
    data = {"decision_number": "1", "months": months}

    def act():
        return taken(procedure, "decide", date(2024, 1, 11), clerk, data, scans=DECISION)

    if lawful:
        assert act().term_months == months
    else:
        assert f"{months} tháng" in refused(act)


@pytest.mark.parametrize(
    ("on", "taken_on"), [(date(2024, 1, 12), date(2024, 1, 11)), (date(2024, 1, 12), date(2024, 6, 21))]
)
def test_a_step_lies_after_its_predecessor_and_not_in_the_future(clerk, person, on, taken_on):
    procedure = registered(person, clerk, on=on)
    assert refused(lambda: taken(procedure, "enter_ledger", taken_on, clerk, {"ledger_number": "1"}), "on")


@pytest.mark.parametrize(("born", "of_age"), [(date(2012, 1, 10), True), (date(2012, 1, 11), False)])
def test_from_the_twelfth_birthday_on(clerk, born, of_age):
    person = factories.dossier(clerk, birth_date=born)
    record_determination(dossier=person, on=date(2024, 1, 8), result="addicted", agency="Trạm y tế", by=clerk)
    data = {"place": "home", "guardian": "Ông Lê Văn Cha"}

    def act():
        return open_procedure(
            dossier=person, kind=KIND, act="register", on=date(2024, 1, 10), by=clerk, data=data, papers=PAPERS
        ).procedure

    if of_age:
        assert act().state == "registered"
    else:
        assert "11 tuổi" in refused(act)


def test_only_the_last_step_is_taken_back_and_with_a_reason(clerk, person):
    procedure = decided(person, clerk)
    first, last = procedure.steps.standing()
    words = {"version": procedure.version, "by": clerk}
    assert "bước sau cùng" in refused(lambda: undo_step(step=first, reason="nhầm", **words))
    assert refused(lambda: undo_step(step=last, reason=" ", **words), "reason")
    undo_step(step=last, reason="nhầm", **words)
    assert "thu hồi lúc" in refused(lambda: undo_step(step=last, reason="nhầm", **words))


def test_without_its_first_step_a_procedure_is_withdrawn_and_another_may_begin(clerk, person):
    procedure = registered(person, clerk)
    undo_step(step=procedure.steps.get(), version=procedure.version, reason="nhầm người", by=clerk)
    procedure.refresh_from_db()
    assert (procedure.state, procedure.closed_on) == ("withdrawn", date(2024, 1, 10))
    assert not procedure.clocks.open().exists()
    assert registered(person, clerk).pk != procedure.pk


def test_one_procedure_of_a_kind_at_a_time(clerk, person):
    registered(person, clerk)
    assert "10/01/2024" in refused(lambda: registered(person, clerk))


@pytest.mark.parametrize(
    ("born", "offered", "hidden"),
    [
        (date(2006, 6, 20), "compulsory_adult", "compulsory_minor"),
        (date(2006, 6, 21), "compulsory_minor", "compulsory_adult"),
    ],
)
def test_a_procedure_is_offered_to_the_ages_it_is_for(clerk, born, offered, hidden):
    kinds = {opening.manifest.slug for opening in openings_for(factories.dossier(clerk, birth_date=born), clerk)}
    assert offered in kinds
    assert hidden not in kinds


BREACH = {"breach": "not_done", "reason": "Không đến tư vấn hai lần."}


def test_under_the_law_of_2025_the_third_breach_ends_it_even_of_one_decided_before(on_day):
    """Art. 56 keeps the term; the reminder and the review are steps of the law of the day."""
    on_day(date(2026, 6, 30))
    clerk, police = officer(Role.COMMUNE_OFFICER, "00004"), officer(Role.POLICE_OFFICER, "00004")
    person = factories.dossier(clerk, area_code="00004")
    record_determination(dossier=person, on=date(2026, 6, 1), result="addicted", agency="Trạm y tế", by=clerk)
    procedure = registered(person, clerk, on=date(2026, 6, 2))
    data = {"decision_number": "01/QĐ", "months": 6}
    procedure = taken(procedure, "decide", date(2026, 6, 3), clerk, data, scans=DECISION)
    on_day(date(2026, 9, 1))
    assert "lần thứ 3" in refused(lambda: taken(procedure, "violate", date(2026, 8, 1), police, BREACH, ("form_27",)))
    assert "lần thứ 2" in refused(lambda: taken(procedure, "review", date(2026, 8, 1), police, BREACH))
    procedure = taken(procedure, "remind", date(2026, 8, 1), police, BREACH)
    assert "thứ nhất" in refused(lambda: taken(procedure, "remind", date(2026, 8, 2), police, BREACH))
    procedure = taken(procedure, "review", date(2026, 8, 10), police, BREACH)
    procedure = taken(procedure, "violate", date(2026, 8, 20), police, BREACH, ("form_27",))
    assert procedure.state == "violated"


def test_under_the_law_of_2021_the_first_breach_ends_it(clerk, person):
    procedure = decided(person, clerk)
    assert taken(procedure, "violate", date(2024, 3, 1), clerk, BREACH, ("form_27",)).state == "violated"


def test_three_stages_are_the_first_three(clerk, person, on_day):
    procedure = decided(person, clerk)
    on_day(date(2024, 7, 12))
    for stage in ("intake", "labour", "reintegration"):
        answers = {"stage": stage, "starts": date(2024, 1, 12), "result": "passed"}
        procedure = taken(procedure, "stage", date(2024, 7, 1), clerk, answers)
    done = {"certificate_number": "1"}
    sentence = refused(lambda: taken(procedure, "complete", date(2024, 7, 12), clerk, done, ("form_26a",)))
    assert "b) Điều trị cắt cơn" in sentence
    assert "c) Giáo dục" in sentence


def test_below_eighteen_the_guardian_registers(clerk):
    person = factories.dossier(clerk, birth_date=date(2008, 1, 10))
    record_determination(dossier=person, on=date(2024, 1, 8), result="addicted", agency="Trạm y tế", by=clerk)
    assert "16 tuổi" in refused(lambda: registered(person, clerk))


def test_a_move_is_passed_on_within_five_working_days(clerk, person):
    procedure = decided(person, clerk)
    procedure = taken(procedure, "moved", date(2024, 2, 7), clerk, {"to": "Phường Trúc Bạch"})
    assert due(procedure, "transfer") == date(2024, 2, 21)


@pytest.mark.parametrize("starts", [date(2024, 1, 11), date(2024, 3, 2)])
def test_a_stage_begins_within_the_term_and_not_after_its_result(clerk, person, starts):
    procedure = decided(person, clerk)
    answers = {"stage": "intake", "starts": starts, "result": "passed"}
    assert f"{starts:%d/%m/%Y}" in refused(lambda: taken(procedure, "stage", date(2024, 3, 1), clerk, answers))


def test_nothing_begins_after_death(clerk, person):
    record_life_event(dossier=person, kind="dead", on=date(2024, 1, 9), by=clerk)
    assert "09/01/2024" in refused(lambda: registered(person, clerk), "on")
    assert registered(person, clerk, on=date(2024, 1, 9)).state == "registered"


def test_a_facility_does_not_touch_a_procedure_that_did_not_name_it(clerk, person):
    """It sees the dossier for another reason; once the procedure names it, its post counts."""
    factories.facility()
    keeper = officer(Role.FACILITY_OFFICER)
    place = {"dossier": person, "office": keeper.posts_today[0].office, "starts": date(2024, 1, 9)}
    set_place_of_care(reason="episode:1", **place)
    data = {"ground": "not_registered", "breach_on": date(2024, 1, 9)}
    step = open_procedure(
        dossier=person,
        kind="compulsory_adult",
        act="find",
        on=date(2024, 1, 10),
        by=clerk,
        data=data,
        papers=("form_27",),
    )
    assert Role.FACILITY_OFFICER not in roles_in(keeper, step.procedure).own
    set_place_of_care(reason=f"procedure:{step.procedure.pk}", **place)
    assert Role.FACILITY_OFFICER in roles_in(keeper, step.procedure).own


def test_a_facility_takes_nobody_in_by_compulsion_without_the_decision():
    typed = {"modality": "facility_compulsory", "starts": "10/01/2024", "months": "12"}
    form = AdmitForm(typed, facility=factories.facility())
    assert not form.is_valid()
    assert set(form.errors) == {"decision_number", "decided_on"}
    with_decision = {**typed, "decision_number": "01/QĐ-TA", "decided_on": "08/01/2024"}
    assert AdmitForm(with_decision, facility=factories.facility()).is_valid()
