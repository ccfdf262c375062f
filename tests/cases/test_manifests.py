"""Every procedure is whole: states, acts, rules, asks and forms that name each other exist."""

import pytest

from accounts.enums import Role
from cases.documents.issuing import forms_of
from cases.documents.registry import document_forms
from cases.models import DeadlineUnit
from cases.prepare import rules_in
from cases.procedures.asks import ask_kinds
from cases.procedures.manifest import NOT_BEGUN, Manifest, manifests

ASKED_BY_CHECKS = {"statute", "relapsed", "school"}
"""Steps that are no act: a time that a check asks for (the statute of limitation)."""


@pytest.fixture(params=[manifest.slug for manifest in manifests])
def manifest(request) -> Manifest:
    return manifests[request.param]


@pytest.fixture
def rules(manifest) -> list[dict]:
    return rules_in(*manifest.rules_files)


def test_states_and_acts_name_each_other(manifest):
    slugs = [act.slug for act in manifest.acts]
    assert len(slugs) == len(set(slugs))
    assert manifest.final <= set(manifest.states)
    assert not manifest.going_on or manifest.going_on in manifest.states
    for act in manifest.acts:
        assert act.sources, act.slug
        assert set(act.sources) <= {NOT_BEGUN, *manifest.states}, act.slug
        for source in act.sources:
            targets = manifest.targets_from(act, source)
            assert set(targets) <= set(manifest.states), act.slug
            assert source not in manifest.final or targets == [source], act.slug
        assert {*act.due_after, *act.meets, *filter(None, [act.back_from])} <= set(slugs), act.slug
        assert not (act.back_from and (act.target or act.target_by)), act.slug


def test_an_act_that_leads_back_is_open_only_after_the_one_it_answers(manifest):
    for act in manifest.acts:
        for source in act.sources if act.back_from else ():
            into = {other.slug for other in manifest.acts if other.target == source}
            assert into == {act.back_from}, act.slug


def test_a_day_by_which_an_act_is_owed_is_asked_by_the_act_before(manifest):
    for act in manifest.acts:
        if act.due_by:
            asked = [ask for slug in act.due_after for ask in manifest.act(slug).asks if ask.slug == act.due_by]
            assert [ask.kind for ask in asked] == ["day"] * len(act.due_after), act.slug


def test_every_state_is_reached_from_the_beginning(manifest):
    reached, waiting = set(), [NOT_BEGUN]
    while waiting:
        state = waiting.pop()
        if state not in reached:
            reached.add(state)
            waiting += [target for act in manifest.acts_from(state) for target in manifest.targets_from(act, state)]
    assert set(manifest.states) <= reached


def test_a_form_asks_what_it_can_show(manifest):
    kinds = {kind.slug for kind in ask_kinds}
    for act in manifest.acts:
        asked = [ask.slug for ask in act.asks]
        assert len(asked) == len(set(asked)), act.slug
        assert not {"on", "hour", "version"} & set(asked), act.slug
        for ask in act.asks:
            assert ask.kind in kinds, (act.slug, ask.slug)
            assert bool(ask.choices) == (ask.kind in ("choice", "choices", "facility")), (act.slug, ask.slug)


def test_the_documents_that_it_prints_exist(manifest):
    forms = {form.slug for form in document_forms}
    assert {form for act in manifest.acts for form in forms_of(act)} <= forms
    slugs = {act.slug for act in manifest.acts}
    assert {before for act in manifest.acts for form, before in act.documents_after} <= slugs


def test_every_act_has_a_rule_and_every_rule_an_act(manifest, rules):
    steps = {rule["step"] for rule in rules}
    assert steps - {"", *ASKED_BY_CHECKS} == {act.slug for act in manifest.acts}
    days = [(rule["step"], rule["valid_from"]) for rule in rules]
    assert len(days) == len(set(days))


def test_a_rule_says_who_and_by_which_article(manifest, rules):
    for rule in rules:
        where = (rule["step"], rule["valid_from"])
        assert rule["article"], where
        assert ("amount" in rule) == ("unit" in rule), where
        assert rule.get("unit", "day") in DeadlineUnit.values, where
        assert set(rule.get("roles", ())) <= set(Role.values), where
        if rule["step"] not in ("", *ASKED_BY_CHECKS) and rule.get("in_force", True):
            assert rule["roles"], where
            assert rule["decider"], where
        if rule.get("mark") in ("R", "I"):
            assert rule.get("note"), where


def test_a_time_is_run_as_a_clock_or_asked_by_a_check(manifest, rules):
    for step in {rule["step"] for rule in rules if "amount" in rule} - {"", *ASKED_BY_CHECKS}:
        act = manifest.act(step)
        assert act.due_after or act.from_end or act.checks, step
