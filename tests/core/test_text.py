"""Vietnamese text without the database: folding, words, order."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import clean, code_token, fold, sort_key, tokens


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("Đỗ Thị Hoà", "do thi hoa"), ("NGUYỄN VĂN ƯỚC", "nguyen van uoc"), ("ĐẶNG", "dang"), (None, ""), ("", "")],
)
def test_fold_drops_every_mark(typed, folded):
    assert fold(typed) == folded


@given(st.text(alphabet="aăâbdđeêioôơuưyáàảãạắằẳẵặấầẩẫậ ", max_size=30))
def test_composed_and_decomposed_text_are_the_same_name(text):
    apart = unicodedata.normalize("NFD", text)
    assert clean(apart) == clean(text)
    assert fold(apart).split() == fold(text).split()
    assert sort_key(apart) == sort_key(text)


def test_tokens_are_words_once_and_in_order():
    assert tokens("Lê Văn Văn", "HS-0012/xã") == ["le", "van", "hs", "0012", "xa"]


def test_a_code_is_one_word():
    assert code_token(" HS-00 12/Đ ") == "hs0012d"


def test_names_sort_by_given_name_in_the_vietnamese_alphabet():
    names = ["Lê Thị Ân", "Trần An", "Bùi Văn Đức", "Đỗ Dũng", "Phạm Ánh", "Nguyễn An", "Lý Ăn", "Vũ Hà", "Vũ Hạ"]
    assert sorted(names, key=sort_key) == [
        "Nguyễn An",
        "Trần An",
        "Phạm Ánh",
        "Lý Ăn",
        "Lê Thị Ân",
        "Đỗ Dũng",
        "Bùi Văn Đức",
        "Vũ Hà",
        "Vũ Hạ",
    ]


def test_tones_follow_letters():
    assert sorted(["ma", "mạ", "mã", "mả", "mà", "má", "mai"], key=sort_key) == [
        "ma",
        "mà",
        "mả",
        "mã",
        "má",
        "mạ",
        "mai",
    ]
