"""Small numbers that are hidden stay hidden: another table always reads the same."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.suppression import CannotProtectError, Identity, Mark, suppress

MOST = 14
"""Beyond every value of the tables here."""


def adds_up(total, parts) -> Identity:
    return Identity(((total, -1), *((part, 1) for part in parts)))


def at_most(values, whole, parts) -> Identity:
    return Identity(
        ((whole, 1), *((part, -1) for part in parts)), slack=1 + values[whole] - sum(map(values.get, parts))
    )


def others(key, values, identities, marks) -> bool:
    """Whether another table reads the same and has another number in the cell: all tables are tried, with the bounds
    that the identities leave."""
    hidden = [name for name in values if name in marks]
    low = {name: 1 if marks[name] == Mark.SMALL else 0 for name in hidden}
    high = {name: 4 if marks[name] == Mark.SMALL else MOST for name in hidden}
    rules = []
    for identity in identities:
        known = sum(sign * values[name] for name, sign in identity.terms if name not in marks)
        free = [(name, sign) for name, sign in identity.terms if name in marks]
        rules.append((known, free, bool(identity.slack)))
    below = {**high, key: values[key] - 1}
    above = {**low, key: values[key] + 1}
    return _solvable(rules, low, below) or _solvable(rules, above, high)


def _solvable(rules, low, high) -> bool:
    low, high = dict(low), dict(high)
    if not _narrow(rules, low, high):
        return False
    open_ = [name for name in low if low[name] < high[name]]
    if not open_:
        return True
    name = min(open_, key=lambda name: high[name] - low[name])
    middle = (low[name] + high[name]) // 2
    return _solvable(rules, low, {**high, name: middle}) or _solvable(rules, {**low, name: middle + 1}, high)


def _narrow(rules, low, high) -> bool:
    """Bounds narrowed until nothing moves; False: nothing is left. A limit says that the sum is not below nought."""
    moved = True
    while moved:
        moved = False
        if any(low[name] > high[name] for name in low):
            return False
        for known, free, is_limit in rules:
            least = known + sum(min(sign * low[name], sign * high[name]) for name, sign in free)
            most = known + sum(max(sign * low[name], sign * high[name]) for name, sign in free)
            if most < 0 or (least > 0 and not is_limit):
                return False
            for name, sign in free:
                floor = low[name] * sign if sign > 0 else -high[name]
                ceiling = high[name] * sign if sign > 0 else -low[name]
                new_floor = max(floor, ceiling - most)
                new_ceiling = ceiling if is_limit else min(ceiling, floor - least)
                bounds = (new_floor, new_ceiling) if sign > 0 else (-new_ceiling, -new_floor)
                if bounds != (low[name], high[name]):
                    low[name], high[name] = bounds
                    moved = True
                    if bounds[0] > bounds[1]:
                        return False
                    least = known + sum(min(s * low[n], s * high[n]) for n, s in free)
                    most = known + sum(max(s * low[n], s * high[n]) for n, s in free)
    return True


def fixed_by_sums(identities, marks) -> set:
    """The hidden cells that the sums alone determine: Gauss over the hidden cells (any size of table)."""
    names = sorted(marks, key=str)
    places = {name: place for place, name in enumerate(names)}
    rows = []
    for identity in identities:
        row = {places[name]: Fraction(sign) for name, sign in identity.terms if name in marks}
        if row and not identity.slack:
            rows.append(row)
    pivots: dict[int, dict] = {}
    for row in rows:
        while row and (first := min(row)) in pivots:
            row = _less(row, pivots[first], row[first])
        if row:
            first = min(row)
            pivots[first] = {place: value / row[first] for place, value in row.items()}
    fixed = set()
    for first in sorted(pivots, reverse=True):
        for other in sorted(set(pivots[first]) & set(pivots) - {first}):
            if other in pivots[first]:
                pivots[first] = _less(pivots[first], pivots[other], pivots[first][other])
        if len(pivots[first]) == 1:
            fixed.add(names[first])
    return fixed


def _less(row, pivot, times) -> dict:
    found = dict(row)
    for place, value in pivot.items():
        found[place] = found.get(place, 0) - times * value
    return {place: value for place, value in found.items() if value}


@st.composite
def tables(draw):
    """Opening, in with details, out, closing; for the unit, its children and the women of the unit."""
    number = st.sampled_from([0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7])
    children = [f"c{place}" for place in range(draw(st.integers(0, 3)))]
    values, identities = {}, []
    for column in children or ["unit"]:
        first, second, opening = draw(number), draw(number), draw(number)
        entries = first + second
        out = draw(st.integers(0, opening + entries))
        rows = {"02a": first, "02b": second, "01": opening, "02": entries, "03": out, "04": opening + entries - out}
        values |= {(row, column): value for row, value in rows.items()}
    rows = ("01", "02", "02a", "02b", "03", "04")
    if children:
        values |= {(row, "unit"): sum(values[row, child] for child in children) for row in rows}
        identities += [adds_up((row, "unit"), [(row, child) for child in children]) for row in rows]
    for column in [*children, "unit"]:
        identities.append(adds_up(("02", column), [("02a", column), ("02b", column)]))
        identities.append(
            Identity(((("01", column), 1), (("02", column), 1), (("03", column), -1), (("04", column), -1)))
        )
    for row in ("01", "04"):
        values[row, "women"] = draw(st.integers(0, values[row, "unit"]))
        identities.append(at_most(values, (row, "unit"), [(row, "women")]))
    return values, identities


@settings(max_examples=150, deadline=None)
@given(tables())
def test_no_hidden_cell_can_be_computed_back(table):
    values, identities = table
    marks = suppress(values, identities)
    assert {key for key, value in values.items() if 1 <= value <= 4} <= set(marks)
    assert all(1 <= values[key] <= 4 for key, mark in marks.items() if mark == Mark.SMALL)
    assert not fixed_by_sums(identities, marks)
    if len(values) < 15:
        for key in marks:
            assert others(key, values, identities, marks), (key, values, marks)


@pytest.mark.parametrize(
    ("parts", "marks"),
    [
        ((3, 9, 30), {0: "<5", 1: "*"}),
        ((4, 4, 20), {0: "<5", 1: "*"}),
        ((2, 3), {0: "<5", 1: "<5"}),
        ((3, 0), {0: "<5", "total": "<5"}),
        ((8, 9), {}),
        ((0, 0), {}),
    ],
)
def test_what_is_hidden_beside_the_small_ones(parts, marks):
    """One small number is given away by its total: something beside it goes, the smallest there is. Two that can only
    be 4 and 4 give each other away: of one less is told."""
    values = dict(enumerate(parts)) | {"total": sum(parts)}
    identities = [adds_up("total", range(len(parts)))]
    found = suppress(values, identities)
    assert {key: str(mark) for key, mark in found.items()} == marks
    assert all(others(key, values, identities, found) for key in found)


def test_four_ones_that_make_four_are_told_less_of():
    """Total and parts “<5” would say that each part is 1: one bound has to go."""
    values = dict.fromkeys(range(4), 1) | {"total": 4}
    marks = suppress(values, [adds_up("total", range(4))])
    assert Mark.OTHER in marks.values()


def test_a_table_that_cannot_be_protected_is_refused():
    with pytest.raises(CannotProtectError):
        suppress({"a": 2, "b": 2}, [adds_up("a", ["b"])], shown=["b"])


def test_the_oracle_sees_what_is_given_away():
    """The check itself: a lone hidden part of a shown total is found out."""
    values = {"a": 3, "b": 7, "total": 10}
    identities = [adds_up("total", ["a", "b"])]
    assert not others("a", values, identities, {"a": Mark.SMALL})
    assert fixed_by_sums(identities, {"a": Mark.SMALL}) == {"a"}
    assert others("a", values, identities, {"a": Mark.SMALL, "b": Mark.OTHER})
