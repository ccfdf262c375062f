"""Judging a target by the rule of its kind, with its boundaries; no database."""

from decimal import Decimal
from fractions import Fraction

import pytest

from core.errors import DomainError
from reporting import plan_rows
from reporting.demo_plans import in_proportion, made_up
from reporting.enums import Sense, TargetKind, Verdict
from reporting.plan_rows import check_rows
from reporting.plan_rows import plan_rows as all_rows
from reporting.plans import joined, judge, lacking, met, percent_of, plain, ratio, row_codes

COUNT, STOCK, RATIO, ALL = TargetKind.COUNT, TargetKind.STOCK, TargetKind.RATIO, TargetKind.ALL
GE, GT, LE = Sense.AT_LEAST, Sense.MORE_THAN, Sense.AT_MOST


@pytest.mark.parametrize(
    ("result", "plan", "shown"),
    [
        (1114, 900, 123.8),
        (900, 900, 100.0),
        (0, 900, 0.0),
        (5, 0, None),
        (None, 900, None),
        (1999, 2000, 100.0),
        (19989, 20000, 99.9),
        (19990, 20000, 100.0),
        (Fraction(253, 3), 80, 105.4),
    ],
)
def test_percent_of_the_plan(result, plan, shown):
    assert percent_of(result, plan) == shown


@pytest.mark.parametrize(
    ("kind", "sense", "value", "result", "is_over", "verdict"),
    [
        (COUNT, GE, 900, 1114, True, Verdict.MET),
        (COUNT, GE, 900, 900, True, Verdict.MET),
        (COUNT, GE, 900, 899, True, Verdict.MISSED),
        (COUNT, GE, 900, 899, False, Verdict.UNDERWAY),
        (COUNT, GE, 900, 900, False, Verdict.MET),
        (COUNT, GE, 0, 0, False, Verdict.MET),
        (COUNT, GT, 900, 900, True, Verdict.MISSED),
        (COUNT, LE, 39, 12, False, Verdict.UNDERWAY),
        (COUNT, LE, 39, 39, True, Verdict.MET),
        (COUNT, LE, 39, 40, False, Verdict.MISSED),
        (STOCK, GE, 6500, 6499, False, Verdict.BEHIND),
        (STOCK, GE, 6500, 6499, True, Verdict.MISSED),
        (STOCK, GE, 6500, 6500, False, Verdict.MET),
        (RATIO, GE, 80, 80, False, Verdict.MET),
        (RATIO, GT, 80, 80, True, Verdict.MISSED),
        (RATIO, GT, 80, Fraction(80001, 1000), True, Verdict.MET),
        (RATIO, LE, 10, Fraction(101, 10), False, Verdict.BEHIND),
        (ALL, GE, 100, 100, True, Verdict.MET),
        (ALL, GE, 100, ratio(1999, 2000), True, Verdict.MISSED),
        (ALL, GE, 100, None, True, Verdict.UNKNOWN),
    ],
)
def test_a_target_is_judged_by_the_rule_of_its_kind(kind, sense, value, result, is_over, verdict):
    assert judge(kind, sense, value, result, is_over=is_over) == verdict


def test_a_share_of_nothing_is_neither_met_nor_missed():
    assert ratio(3, 0) is None
    assert judge(ALL, GE, 100, None, is_over=True, is_empty=True) == Verdict.NOTHING
    assert [met(verdict) for verdict in (Verdict.NOTHING, Verdict.UNDERWAY, Verdict.MET, Verdict.MISSED)] == [
        None,
        None,
        True,
        False,
    ]


def test_a_ratio_that_prints_as_its_target_may_still_miss_it():
    """What is judged is never the rounded number."""
    share = ratio(1999, 2000)
    assert plain(share) == 100.0
    assert judge(ALL, GE, 100, share, is_over=False) == Verdict.BEHIND


def test_the_parts_of_ha_noi_2017_add_up():
    assert lacking(9300, [500, 6500, 300, 2000]) == 0
    assert lacking(9300, [500, 6500, 300, 1700]) == 300
    assert lacking(Decimal(50), [Decimal(20), Decimal(30)]) == 0
    assert lacking(50, []) == 50


def test_rows_are_typed_with_plus_or_comma():
    assert row_codes(" 11.02a + 12.02a,12.02b ") == ("11.02a", "12.02a", "12.02b")
    assert row_codes("") == ()
    assert joined(("11.02a", "12.02a")) == "11.02a + 12.02a"


@pytest.mark.parametrize(
    ("codes", "column", "sentence"),
    [
        (("11.99",), "total", plan_rows.UNKNOWN_ROW.format("11.99")),
        (("16.04",), "total", plan_rows.IS_PERCENT.format("16.04")),
        (("18.01",), "total", plan_rows.TYPED_BY_HAND.format("18.01")),
        (("11.04", "11.04"), "total", plan_rows.TWICE.format("11.04")),
        (("41.01",), "female", plan_rows.ONLY_TOTAL.format("41.01")),
        (("45.all",), "under_18", plan_rows.ONLY_TOTAL.format("45.all")),
    ],
)
def test_rows_that_cannot_be_summed(codes, column, sentence):
    with pytest.raises(DomainError) as refusal:
        check_rows(codes, column)
    assert refusal.value.message == sentence


def test_every_row_of_the_made_up_plans_is_there():
    for told in made_up()["plans"]:
        for target in told["targets"]:
            check_rows((*row_codes(target.get("rows", "")), *row_codes(target.get("of", ""))))
    assert all_rows()["11.02a"].words == "Số tăng trong kỳ – cai lần đầu"


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [(10, [1, 1, 1], [4, 3, 3]), (7, [0, 0], [4, 3]), (5, [0, 5, 0], [0, 5, 0]), (0, [1, 2], [0, 0])],
)
def test_a_number_is_divided_into_whole_parts(total, weights, parts):
    assert in_proportion(total, weights) == parts
