"""Rules and the calendar are changed from a day on, with who and why; open deadlines follow, past ones stay."""

from datetime import date

import pytest
from django.forms import model_to_dict
from django.urls import reverse

from accounts.enums import Role
from cases.admin import RuleForm
from cases.models import Rule, SpecialDay
from cases.prepare import load_rules
from cases.procedures.rules import RuleBook
from cases.services import open_procedure, record_determination, take_step
from cases.services.law import set_rule, set_special_day
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.refusals import refused
from tests.rehab import factories

pytestmark = pytest.mark.django_db
KIND = "voluntary_home"


@pytest.fixture
def administrator():
    return officer(Role.ADMINISTRATOR)


@pytest.fixture
def procedure():
    clerk = officer(Role.COMMUNE_OFFICER)
    person = factories.dossier(clerk)
    record_determination(dossier=person, on=date(2024, 6, 3), result="addicted", agency="Trạm y tế", by=clerk)
    step = open_procedure(
        dossier=person,
        kind=KIND,
        act="register",
        on=date(2024, 6, 19),
        by=clerk,
        data={"place": "home"},
        papers=("form_22", "result_sheet", "id_copy"),
    )
    return step.procedure


def due(procedure, act="decide") -> date:
    return procedure.clocks.get(act=act, void=False).due_on


def five_days(valid_from: date) -> Rule:
    return Rule(
        procedure=KIND,
        step="decide",
        valid_from=valid_from,
        amount=5,
        unit="working_day",
        roles=["commune_officer"],
        decider="Chủ tịch UBND cấp xã",
        article="Nghị định thử, Điều 1",
    )


def test_a_rule_from_a_day_on_moves_the_open_deadlines_that_it_governs(administrator, procedure):
    assert due(procedure) == date(2024, 6, 24)
    assert set_rule(rule=five_days(date(2024, 6, 1)), reason="Nghị định thử", by=administrator) == 1
    assert due(procedure) == date(2024, 6, 26)
    assert AuditEvent.objects.filter(action="set_rule").get().details["reason"] == "Nghị định thử"


@pytest.mark.parametrize(
    ("form", "label"),
    [
        ("116-26a", "Mẫu 26a, NĐ 116"),
        ("109-04, 109-05", "Mẫu 04, 05, NĐ 109"),
        ("Sổ 01", "Sổ 01"),
        ("", ""),
    ],
)
def test_the_form_of_a_rule_is_written_as_officers_say_it(form, label):
    assert Rule(form=form).form_label == label


def test_a_rule_of_a_later_day_leaves_what_began_before(administrator, procedure):
    assert set_rule(rule=five_days(date(2024, 6, 20)), reason="Nghị định thử", by=administrator) == 0
    assert due(procedure) == date(2024, 6, 24)


def test_a_deadline_that_was_met_keeps_its_day(administrator, procedure):
    take_step(
        procedure=procedure,
        version=procedure.version,
        act="enter_ledger",
        on=date(2024, 6, 19),
        by=procedure.steps.get().by,
        data={"ledger_number": "7"},
    )
    rule = Rule.objects.get(pk=RuleBook.of(KIND).at("enter_ledger", date(2024, 6, 19)).pk)
    rule.amount = 3
    set_rule(rule=rule, reason="thử", by=administrator)
    assert due(procedure, "enter_ledger") == date(2024, 6, 19)


def test_without_a_reason_nothing_is_changed(administrator):
    sentence = refused(lambda: set_rule(rule=five_days(date(2024, 6, 1)), reason=" ", by=administrator), "reason")
    assert "lý do" in sentence
    assert not Rule.objects.filter(amount=5, step="decide", procedure=KIND).exists()


def test_a_new_holiday_moves_the_open_deadlines(administrator, procedure):
    assert set_special_day(day=SpecialDay(day=date(2024, 6, 21), name="Nghỉ bão"), by=administrator) == 1
    assert due(procedure) == date(2024, 6, 25)


@pytest.mark.parametrize(
    ("day", "moved"),
    [(date(2024, 6, 18), 0), (date(2024, 6, 21), 1), (date(2024, 6, 28), 0)],
    ids=["before it runs", "while it runs", "after its end"],
)
def test_only_a_deadline_that_runs_over_the_day_is_computed_anew(administrator, procedure, day, moved):
    assert due(procedure) == date(2024, 6, 24)
    assert set_special_day(day=SpecialDay(day=day, name="Nghỉ bão"), by=administrator) == moved


def test_a_day_off_that_is_moved_gives_back_the_day_it_had(administrator, procedure):
    off = SpecialDay(day=date(2024, 6, 21), name="Nghỉ bão")
    set_special_day(day=off, by=administrator)
    assert due(procedure) == date(2024, 6, 25)
    off.day = date(2024, 8, 5)
    assert set_special_day(day=off, by=administrator) == 1
    assert due(procedure) == date(2024, 6, 24)


def test_what_an_administrator_changed_outlives_the_next_release(administrator):
    rule = Rule.objects.get(pk=RuleBook.of(KIND).at("decide", date(2024, 6, 19)).pk)
    rule.amount = 4
    set_rule(rule=rule, reason="công văn", by=administrator)
    load_rules()
    assert RuleBook.of(KIND).at("decide", date(2024, 6, 19)).amount == 4


def test_the_file_repairs_a_rule_that_nobody_meant_to_change():
    Rule.objects.filter(procedure=KIND, step="decide", valid_from=date(2022, 1, 1)).update(amount=9)
    load_rules()
    assert RuleBook.of(KIND).at("decide", date(2024, 6, 19)).amount == 3


def test_every_rule_that_is_there_can_be_changed_on_the_management_site():
    steps = Rule.objects.order_by("procedure", "step", "valid_from").distinct("procedure", "step")
    assert {"provider", "compulsory_adult"} <= {rule.procedure for rule in steps}
    for rule in steps:
        form = RuleForm({**model_to_dict(rule), "reason": "thử"}, instance=rule)
        assert form.is_valid(), (rule.procedure, rule.step, form.errors)


def test_the_administrator_writes_a_rule_on_the_management_site(client, administrator, procedure):
    client.force_login(administrator)
    page = reverse("admin:cases_rule_add")
    typed = {
        "procedure": KIND,
        "step": "decide",
        "valid_from": "01/06/2024",
        "in_force": "on",
        "amount": "5",
        "unit": "working_day",
        "roles": ["commune_officer"],
        "decider": "Chủ tịch UBND cấp xã",
        "article": "Nghị định thử, Điều 1",
        "mark": "V",
    }
    assert "bắt buộc" in client.post(page, typed).content.decode()
    wrong = client.post(page, {**typed, "reason": "thử", "step": "no_such"}).content.decode()
    assert "không có bước “no_such”" in wrong
    assert client.post(page, {**typed, "reason": "Nghị định thử"}).status_code == 302
    assert due(procedure) == date(2024, 6, 26)
    rule = Rule.objects.get(article="Nghị định thử, Điều 1")
    assert (rule.changed_by, rule.reason) == (administrator, "Nghị định thử")
