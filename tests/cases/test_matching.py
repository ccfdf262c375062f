"""How like each other two persons are, and under which keys they meet."""

from datetime import date
from random import Random

import pytest

from cases.matching.blocks import keys_of
from cases.matching.comparing import QUEUED, SURE, Person, is_one_slip, likeness

BORN = date(1985, 4, 3)


def person(name: str = "Nguyễn Văn Hoà", *, birth: date = BORN, year_only: bool = False, **more) -> Person:
    return Person(
        more.pop("key", 1), name, more.pop("other_name", ""), more.pop("sex", "male"), birth, year_only, **more
    )


def like(**changes) -> int:
    """Points against the person as he is; a pair that would be queued shares a key, or it would never be compared."""
    one, other = person(), person(**changes)
    points = likeness(one, other).score
    assert likeness(other, one).score == points
    if points >= QUEUED:
        assert keys_of(one) & keys_of(other)
    return points


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Văn Hoà",
        "Nguyễn Văn Hòa",
        "nguyen van hoa",
        "NGUYỄN VĂN HOÀ",
        "Nguye\u0302\u0303n Va\u0306n Hoa\u0300",
        "Nguyễn Hoà",
        "Hoà Nguyễn Văn",
        "Nguyễn Văn Hoàn",
    ],
)
def test_a_name_however_it_was_typed_with_the_same_birth_is_found(name):
    assert like(name=name) >= 70


def test_d_and_đ_are_one_letter():
    assert likeness(person("Đỗ Đình Đạt"), person("Do Dinh Dat")).score >= SURE


@pytest.mark.parametrize(
    ("birth", "year_only", "found"),
    [
        (date(1985, 3, 4), False, True),
        (date(1985, 4, 13), False, False),
        (date(1986, 4, 3), False, False),
        (date(1985, 12, 31), True, False),
        (date(1985, 8, 20), False, False),
        (date(1991, 7, 9), False, False),
    ],
)
def test_the_same_name_with_another_birth(birth, year_only, found):
    """Only the year, and the name, are too many people's to ask about, unless something else speaks for it."""
    assert (like(birth=birth, year_only=year_only) >= QUEUED) is found


@pytest.mark.parametrize(
    "more",
    [{"birth": date(1985, 12, 31), "year_only": True}, {"birth": date(1985, 4, 13)}, {"birth": date(1986, 4, 3)}],
)
def test_a_birth_not_wholly_the_same_is_asked_about_in_the_same_commune_or_with_the_same_parents(more):
    assert likeness(person(commune=7), person(**more, commune=7)).score >= QUEUED
    assert likeness(person(mother="Lê Thị Na"), person(**more, mother="Le Na")).score >= QUEUED


def test_papers_speak_for_and_against():
    mine = (("cccd", "046085001234"),)
    slip, swapped, other = "046085001284", "046085002134", "079085123456"
    assert likeness(person(papers=mine), person(papers=(("cccd", slip),), birth=date(1985, 12, 31))).score >= QUEUED
    assert likeness(person(papers=mine), person("Trần An", papers=(("cccd", swapped),))).score >= QUEUED
    assert likeness(person(papers=mine), person(papers=(("cccd", other),))).score < QUEUED
    assert likeness(person(papers=mine), person(papers=(("cmnd", "191234567"),))).score >= SURE
    assert keys_of(person(papers=mine)) & keys_of(person("Trần An", birth=date(1970, 1, 1), papers=(("cccd", slip),)))


def test_another_name_or_sex_is_another_person():
    assert like(name="Trần Quốc Bảo") == 0
    assert like(sex="female") < QUEUED


def test_what_friends_call_him_may_be_the_name_of_the_other_dossier():
    assert likeness(person(other_name="Lê Minh"), person("Lê Minh")).score >= QUEUED


@pytest.mark.parametrize(
    ("one", "other", "is_slip"),
    [("an", "an", False), ("an", "am", True), ("an", "na", True), ("an", "ann", True), ("an", "mm", False)],
)
def test_one_slip(one, other, is_slip):
    assert is_one_slip(one, other) is is_slip is is_one_slip(other, one)


def test_every_single_slip_of_a_digit_shares_a_key():
    rng = Random(3)
    for _ in range(50):
        number = "".join(rng.choice("0123456789") for _ in range(12))
        at = rng.randrange(12)
        wrong = number[:at] + str((int(number[at]) + 1) % 10) + number[at + 1 :]
        one, other = (
            person(name, birth=None, papers=(("cccd", told),)) for name, told in (("A", number), ("B", wrong))
        )
        assert keys_of(one) & keys_of(other)
