"""Letters of before Unicode are told from it by whole columns, and read as what they mean."""

import unicodedata

import pytest

from registers.workbook.letters import READINGS, TCVN3, VNI, converted, find_old_letters, is_syllable, reading_of

NAMES = [
    ("Nguyễn Văn An", "NguyÔn V¨n An", "Nguyeãn Vaên An"),
    ("Trần Thị Hoà", "TrÇn ThÞ Hoµ", "Traàn Thò Hoaø"),
    ("Đỗ Quốc Cường", "§ç Quèc C\u00adêng", "Ñoã Quoác Cöôøng"),
    ("Lê Thị Mỹ Lệ", "Lª ThÞ Mü LÖ", "Leâ Thò Myõ Leä"),
    ("Vũ Đình Tú", "Vò §×nh Tó", "Vuõ Ñình Tuù"),
    ("Phạm Hữu Ước", "Ph¹m H÷u ¦íc", "Phaïm Höõu Öôùc"),
]


@pytest.mark.parametrize(("meant", "tcvn3", "vni"), NAMES)
def test_names_are_read_in_all_three(meant, tcvn3, vni):
    assert reading_of(meant)[0] == ""
    for text, letters in ((tcvn3, TCVN3), (vni, VNI)):
        assert letters in reading_of(text)[1]
        assert converted(text, letters) == meant


def test_capitals_of_a_font_of_capitals():
    assert converted("NGUYÔN V¡N AN", TCVN3) == "NGUYỄN VĂN AN"
    assert converted("NGUYEÃN VAÊN AN", VNI) == "NGUYỄN VĂN AN"
    assert converted("NguyÔn ThÞ ¸nh", TCVN3) == "Nguyễn Thị Ánh"


def test_what_could_be_either_follows_its_column():
    cells = [(1, "a", "Tó"), (2, "a", "NguyÔn"), (3, "b", "Tó"), (4, "b", "Nguyễn"), (5, "c", "An"), (6, "c", "Lý")]
    assert [(cell.row, cell.after) for cell in find_old_letters(cells)] == [(1, "Tú"), (2, "Nguyễn")]


def test_a_sheet_in_unicode_stays_as_it_is():
    texts = [name for name, _tcvn3, _vni in NAMES] * 3
    texts += ["Hà", "Tú", "Lò Vân", "Mùa A Páo", "Êđê", "Hrê", "Café", "Số 5, ngõ 12/3", "Trạm Y tế xã", "Bà Lý"]
    for form in ("NFC", "NFD"):
        cells = [(row, "a", unicodedata.normalize(form, text)) for row, text in enumerate(texts)]
        assert list(find_old_letters(cells)) == []


def test_a_sheet_in_old_letters_is_read_whole():
    for letters, place in ((TCVN3, 1), (VNI, 2)):
        cells = [(row, "a", names[place]) for row, names in enumerate(NAMES)]
        assert [cell.after for cell in find_old_letters(cells)] == [names[0] for names in NAMES]
        assert {cell.letters for cell in find_old_letters(cells)} == {letters}


@pytest.mark.parametrize("word", ["Nguyễn", "nghiêng", "Quỳnh", "gì", "khuya", "Ươm", "xoong", "Đặng"])
def test_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Nguyôn", "Hrê", "cafe", "hòc", "tiêng̃́", "wang"])
def test_no_syllables(word):
    assert not is_syllable(word)


def test_both_letters_are_named():
    assert list(READINGS) == [TCVN3, VNI]
