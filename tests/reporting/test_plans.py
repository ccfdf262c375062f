"""Plans: made, issued, amended, given to the units below; every refusal beside its field."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import Error, transaction

from core.models import AuditEvent
from reporting import plan_rows
from reporting.enums import Verdict
from reporting.models import Plan, Share
from reporting.periods import window_of
from reporting.perms import planning_offices
from reporting.plan_results import assigned, compare, distributions_on, version_on
from reporting.services import (
    distribute_target,
    distributing,
    drop_target,
    issue_version,
    planning,
    save_target,
    type_result,
)
from tests.areas.factories import COMMUNE, DISTRICT, NEIGHBOUR, OTHER_COMMUNE, PROVINCE, office
from tests.refusals import refused
from tests.reporting.planning import HALF, add, amended, draft, give, issued, to_the_first

pytestmark = pytest.mark.django_db


def test_parts_that_do_not_add_up_say_by_how_much(world):
    by = world.province
    _, version = draft(by)
    add(version, by, "1", 9300, numerator="")
    for code, value in (("1.1", 500), ("1.2", 6500), ("1.3", 300)):
        add(version, by, code, value, part_of="1")
    sentence = planning.PARTS_MISMATCH.format("1", "7.300", "thiếu", "2.000", "9.300")
    assert refused(lambda: issue_version(version=version, by=by), sentence=sentence)
    beyond = planning.PARTS_BEYOND.format("1", "9.301", "1", "9.300")
    assert refused(lambda: add(version, by, "1.4", 2001, part_of="1"), "value", beyond)
    add(version, by, "1.4", 2000, part_of="1")
    issue_version(version=version, by=by)


@pytest.mark.parametrize(
    ("field", "facts", "sentence"),
    [
        ("code", {"code": "1"}, planning.SAME_CODE.format("1", "1")),
        ("numerator", {"numerator": "11.77"}, plan_rows.UNKNOWN_ROW.format("11.77")),
        ("denominator", {"kind": "ratio"}, planning.RATIO_DENOMINATOR),
        ("numerator", {"kind": "ratio", "numerator": "", "denominator": "33.04"}, planning.RATIO_NUMERATOR),
        ("denominator", {"denominator": "33.04"}, planning.NO_DENOMINATOR),
        ("part_of", {"part_of": "9"}, planning.NO_WHOLE.format("9", "1")),
        ("part_of", {"part_of": "2"}, planning.OWN_PART),
        ("part_of", {"part_of": "1", "kind": "all", "denominator": "33.04"}, None),
        ("value", {"value": -1}, "Không nhập số âm."),
    ],
)
def test_a_target_is_refused_beside_its_field(world, field, facts, sentence):
    _, version = draft(world.province)
    add(version, world.province, "1")
    assert refused(lambda: add(version, world.province, **{"code": "2", **facts}), field, sentence or "")


def test_a_target_without_any_measure_keeps_the_plan_from_being_issued(world):
    _, version = draft(world.province)
    assert refused(lambda: issue_version(version=version, by=world.province), sentence=planning.NO_TARGETS)
    target = add(version, world.province, "1", numerator="")
    assert refused(
        lambda: issue_version(version=version, by=world.province), sentence=planning.NOT_COUNTED_ALONE.format("1", "1")
    )
    drop_target(target=target, by=world.province)
    assert not version.targets.exists()


def test_an_issued_version_is_kept_by_the_database_too(world):
    plan = issued(world.province)
    version = plan.versions.get()
    assert refused(lambda: add(version, world.province, "2"), sentence=planning.NOT_A_DRAFT.format("5/KH-UBND"))
    for act in (
        lambda: version.targets.update(value=1),
        lambda: version.targets.all().delete(),
        lambda: plan.versions.update(decree_number="7"),
    ):
        with pytest.raises(Error), transaction.atomic():
            act()


def test_a_decree_of_tomorrow_issues_nothing_yet(world, on_day):
    _, version = draft(world.province)
    add(version, world.province, "1")
    on_day(date(2024, 1, 7))
    assert refused(lambda: issue_version(version=version, by=world.province))
    on_day(date(2024, 1, 8))
    issue_version(version=version, by=world.province)


def test_a_period_is_judged_by_the_version_in_force_on_its_last_day(world):
    by = world.province
    plan = issued(by, {"code": "1", "value": 1}, {"code": "2", "value": 7})
    assert refused(
        lambda: amended(plan, by, date(2024, 1, 8)),
        "decree_on",
        planning.TOO_EARLY.format(date(2024, 1, 8), "5/KH-UBND", date(2024, 1, 8)),
    )
    version = amended(plan, by, date(2024, 5, 20))
    assert refused(lambda: amended(plan, by, date(2024, 5, 21)), sentence=planning.DRAFT_OPEN)
    save_target(version=version, target=version.targets.get(code="1"), value=Decimal(4), by=by)
    assert version_on(plan, date(2024, 6, 1)).number == 1
    issue_version(version=version, by=by)
    before = compare(plan, office(PROVINCE), window_of("2024-H1", date(2024, 5, 19)))
    after = compare(plan, office(PROVINCE), window_of("2024-H1", date(2024, 5, 20)))
    assert [line.cell["plan"] for line in before.lines] == [1, 7]
    assert [line.cell["plan"] for line in after.lines] == [4, 7]
    assert (before.version.number, after.version.number, plan.versions.count()) == (1, 2, 2)
    assert AuditEvent.objects.filter(action="amend_plan", object_id=str(plan.pk)).count() == 1


def test_units_below_must_add_up(world):
    by = world.province
    plan = issued(by, {"code": "1", "value": 9300})
    short = distributing.MISMATCH.format("9.000", "thiếu", "300", "9.300")
    assert refused(lambda: give(plan, by, u001=7000, u002=2000), sentence=short)
    long = distributing.MISMATCH.format("9.301", "thừa", "1", "9.300")
    assert refused(lambda: give(plan, by, u001=7301, u002=2000), sentence=long)
    give(plan, by, u001=7300, u002=2000)
    compared = compare(plan, office(PROVINCE), HALF)
    assert [(check.name, check.holds) for check in compared.checks] == [("1: units below add up", True)]


def test_a_unit_not_below_gets_nothing(world):
    by = world.province
    plan = issued(by)
    commune = office(COMMUNE)
    sentence = distributing.NOT_BELOW.format(commune, office(PROVINCE), date(2024, 1, 15))
    assert refused(lambda: give(plan, by, **{f"u{COMMUNE}": 10}), f"share_{commune.pk}", sentence)


def test_a_district_gives_on_what_it_was_given(world):
    plan = issued(world.province, {"code": "1", "value": 10})
    give(plan, world.province, **to_the_first(10))
    assert refused(lambda: give(plan, world.district, DISTRICT, u00001=5, u00004=4))
    give(plan, world.district, DISTRICT, u00001=6, u00004=4)
    line = compare(plan, office(COMMUNE), HALF).lines[0]
    assert (line.cell["plan"], line.cell["result"]) == (6, 1)
    assert compare(plan, office(NEIGHBOUR), HALF).lines[0].cell["result"] == 0
    assert refused(lambda: compare(plan, office(OTHER_COMMUNE), HALF))
    other = distributing.NOT_THEIRS.format(office("002"), "1")
    assert refused(lambda: give(plan, world.other_district, "002", u00037=3), sentence=other)


def test_a_later_distribution_takes_the_place_of_the_first_and_leaves_it_on_record(world):
    plan = issued(world.province, {"code": "1", "value": 10})
    give(plan, world.province, **to_the_first(10))
    target = plan.versions.get().targets.get()
    distribute_target(
        target=target,
        giver=office(PROVINCE),
        shares={office(DISTRICT): Decimal(4), office("002"): Decimal(6)},
        decree_number="8/QĐ",
        decree_on=date(2024, 4, 1),
        by=world.province,
    )
    for day, value in ((date(2024, 3, 31), 10), (date(2024, 4, 1), 4)):
        assert assigned(plan, office(DISTRICT), day)[1] == [(target, Decimal(value))]
    assert Share.objects.count() == 3


def test_an_amendment_keeps_what_was_given_of_targets_that_stay(world):
    by = world.province
    plan = issued(by, {"code": "1", "value": 10}, {"code": "2", "value": 10})
    for code in ("1", "2"):
        give(plan, by, code=code, **to_the_first(10))
    version = amended(plan, by, date(2024, 5, 20))
    save_target(version=version, target=version.targets.get(code="2"), value=Decimal(12), by=by)
    issue_version(version=version, by=by)
    kept = distributions_on(version.targets.all(), date(2024, 6, 1))
    assert [given.target.code for given in kept.values()] == ["1"]


def test_a_result_is_typed_only_where_no_figure_counts(world):
    by = world.province
    plan = issued(by, {"code": "1"}, {"code": "2", "numerator": "", "is_typed": True, "value": 24})
    first, second = plan.versions.get().targets.all()
    typed = {"plan": plan, "office": office(PROVINCE), "value": Decimal(30), "note": "Báo cáo 12/BC", "by": by}
    assert refused(
        lambda: type_result(target=first, on=date(2024, 5, 1), **typed), sentence=distributing.IS_COUNTED.format("1")
    )
    assert refused(lambda: type_result(target=second, on=date(2023, 12, 31), **typed), "on")
    assert refused(
        lambda: type_result(target=second, on=date(2024, 5, 1), **{**typed, "note": " "}),
        "note",
        distributing.WHEREFROM,
    )
    type_result(target=second, on=date(2024, 5, 1), **typed)
    line = compare(plan, office(PROVINCE), HALF).lines[1]
    assert (line.cell["result"], line.verdict) == (30, Verdict.MET)
    assert line.notes == "nhập tay, đến 01/05/2024: Báo cáo 12/BC"
    assert compare(plan, office(PROVINCE), window_of("2024-H1", date(2024, 4, 30))).lines[1].verdict == Verdict.UNKNOWN


def test_who_plans_for_whom(world):
    assert list(planning_offices(world.province)) == [office(PROVINCE)]
    assert list(planning_offices(world.district)) == [office(DISTRICT)]
    for user in (world.commune, world.facility_officer):
        assert not planning_offices(user).exists()
    plan = issued(world.province, {"code": "1", "value": 10})
    give(plan, world.province, **to_the_first(10))
    seen = [user for user in vars(world).values() if hasattr(user, "posts") and plan in Plan.objects.visible_to(user)]
    assert seen == [world.district, world.province]


def test_one_plan_of_an_office_for_the_same_years(world):
    draft(world.province)
    assert refused(lambda: draft(world.province))
    assert refused(lambda: draft(world.province, first=2025, last=2024), "last_year")
