"""What a question asks, without the database."""

import unicodedata
from datetime import date

import pytest

from cases.finding import asked, telephone, words_to_keep
from core.syllables import is_syllable, readings
from core.text import toned, words_of


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("Nguyeenx", ["nguyen"]),
        ("Nguyeen", ["nguyen"]),
        ("nguye6n4", ["nguyen"]),
        ("hufng", ["hung"]),
        ("huwng", ["hung"]),
        ("hwng", ["hung"]),
        ("vawn", ["van"]),
        ("DDoox", ["do"]),
        ("Tuaans", ["tuan"]),
        ("tuannn", ["tuan"]),
        ("hoaf", ["hoa"]),
        ("Nguyễn", []),
        ("hoa", []),
        ("hs77", []),
        ("xyzxyz", []),
    ],
)
def test_leftovers_of_an_input_method_are_read_as_the_word_meant(word, read):
    assert [one for one in readings(word) if one in read] == read
    assert all(is_syllable(one) for one in readings(word))


@pytest.mark.parametrize(
    ("one", "other"), [("hoà", "hòa"), ("hoà", unicodedata.normalize("NFD", "hòa")), ("THUÝ", "thúy"), ("quý", "quý")]
)
def test_a_tone_is_the_same_wherever_it_is_written(one, other):
    assert toned(one) == toned(other)
    assert len(words_of(f"{one} {other}")) == 2


def test_letters_and_tones_tell_words_apart():
    assert len({toned(word) for word in ("hoa", "hoà", "hoá", "hỏa", "hoạ", "hoã", "hơa", "đo", "do")}) == 9


def test_ed_as_old_converters_wrote_it():
    assert toned("ðỗ") == toned("đỗ")


def test_what_is_kept_of_a_dossier():
    kept = words_to_keep(
        full_name="Đỗ Thị Hoà",
        other_name="Bé",
        number="00097-2024-0001",
        birth_date=date(1990, 5, 15),
        birth_year_only=False,
    )
    assert {"do", "thi", "hoa", "be", "=hoa1", "=đô3", "^hoa", "0009720240001", "20240001", "0001"} <= set(kept)
    assert "@19900515" in kept
    assert "^do" not in kept


@pytest.mark.parametrize("text", ["", "   ", "(", "&|!", "\\", "'", "':*"])
def test_signs_alone_ask_nothing(text):
    assert asked(text).terms == ()
    assert asked(text).matches == ""


def test_what_is_typed_never_becomes_part_of_the_query_language():
    for text in ("a' | 'b", "hoa:* & !x", "a\\'b", "1e5", "a-b", "10.5"):
        inside = asked(text).matches.replace("':*", "'").split("'")[1::2]
        assert all(word.strip("^=@").isalnum() for word in inside), text


def test_long_texts_are_cut():
    assert len(asked("a " * 5000).terms) == 1
    assert len(asked(" ".join(f"w{n}" for n in range(100))).terms) == 12


def test_days_and_months_of_birth():
    assert "'@19850305'" in asked("5/3/1985").matches
    assert "'@19850305'" in asked("05-03-1985").matches
    assert "'@1985'" in asked("05.03.1985").matches
    assert "'@198503':*" in asked("03/1985").matches
    assert asked("32/13/1985").terms[0].scores == (("'32131985'", 4),)
    assert "'@1985':*" in asked("hoa 1985").matches


def test_figures_in_groups_are_one_number_or_several():
    matches = asked("0912 345 678").matches
    assert "'0912345678':*" in matches
    assert "('0912':* & '345':* & '678':*)" in matches
    assert telephone("84912345678") == "0912345678"
    assert "'0912345678':*" in asked("+84 912 345 678").matches
    assert "'0912345678':*" in asked("912345678").matches


def test_all_words_but_one_are_asked_of_three_or_more():
    assert asked("le van").nearly == ""
    assert asked("le van tam").nearly.count("'le':*") == 2
