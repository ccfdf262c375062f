"""What is drafted from figures: sentences worked by hand, noughts, a missing year, shares of nothing."""

from datetime import date

import pytest

from reporting.layout import forms_on
from reporting.narrative import words
from reporting.narrative.bars import drawn as bars
from reporting.narrative.blocks import Chart, Table, Text, beside, kept, paragraphs, read
from reporting.narrative.counting import before, counted_form, last_year_of
from reporting.narrative.drafting import Drawn, draft
from reporting.narrative.outline import heading_of, main_part, outline
from reporting.periods import Window, window_of

HALF = window_of("2024-H1")
LAST = "cùng kỳ năm trước"


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        (240, 228, "tăng 12 người (5,3 %) so với cùng kỳ năm trước"),
        (1_100, 1_234, "giảm 134 người (10,9 %) so với cùng kỳ năm trước"),
        (12, 0, "tăng 12 người so với cùng kỳ năm trước (cùng kỳ năm trước không có)"),
        (0, 5, "giảm 5 người (100,0 %) so với cùng kỳ năm trước"),
        (7, 7, "bằng cùng kỳ năm trước"),
        (0, 0, "cùng kỳ năm trước cũng không có"),
        (7, None, ""),
        (None, 7, ""),
        (12.5, 10.3, "tăng 2,2 người (21,4 %) so với cùng kỳ năm trước"),
    ],
)
def test_a_change_is_said_in_words_and_numbers(now, then, said):
    assert words.change(now, then, "người", LAST) == said


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        (5.3, 6.5, "giảm 1,2 điểm phần trăm so với cùng kỳ năm trước"),
        (6.5, 5.3, "tăng 1,2 điểm phần trăm so với cùng kỳ năm trước"),
        (5.0, 5.0, "bằng cùng kỳ năm trước"),
        (None, 5.0, ""),
        (5.0, None, ""),
    ],
)
def test_a_percentage_changes_by_points(now, then, said):
    assert words.points(now, then, LAST) == said


def test_a_split_leaves_out_noughts_and_shares_of_nothing():
    parts = [("nữ", 3), ("dưới 18 tuổi", 0), ("dân tộc thiểu số", 1)]
    assert words.split(parts, "người", 12) == "nữ 3 người (25,0 %); dân tộc thiểu số 1 người (8,3 %)"
    assert words.split(parts, "người", 0) == "nữ 3 người; dân tộc thiểu số 1 người"
    assert words.split([("nữ", 0)], "người", 12) == ""


def total(**values) -> dict:
    return {code.replace("r", "", 1).replace("_", "."): {"total": value} for code, value in values.items()}


def told(now: dict, last_year: dict | None, earlier: dict | None = None, window: Window = HALF) -> dict[str, list[str]]:
    form = counted_form("district", window)
    everything = {row.code: {"total": 0} for row in form.rows}
    filled = [None if cells is None else everything | cells for cells in (now, last_year, earlier)]
    drawn = Drawn(form, window, "Ủy ban nhân dân quận Ba Đình", *filled)
    return {slug: [block.text for block in blocks if isinstance(block, Text)] for slug, blocks in draft(drawn).items()}


def test_a_number_on_the_last_day_is_held_against_last_year_and_the_period_before():
    said = told(total(r33_04=240), total(r33_04=228), total(r33_04=243))["tinh-hinh"]
    assert said[0] == (
        "Tổng số người nghiện ma túy có hồ sơ quản lý đến ngày 30/06/2024: 240 người, tăng 12 người (5,3 %) so với "
        "cùng kỳ năm trước; giảm 3 người (1,2 %) so với cuối năm 2023."
    )


def test_without_last_year_nothing_is_compared_and_it_is_said_once():
    said = told(total(r33_04=240), None)["tinh-hinh"]
    assert said[:2] == [
        "Hệ thống chưa có số liệu cùng kỳ năm trước của đơn vị nên báo cáo này không so sánh với cùng kỳ năm trước.",
        "Tổng số người nghiện ma túy có hồ sơ quản lý đến ngày 30/06/2024: 240 người.",
    ]


def test_a_modality_tells_opening_in_out_and_closing():
    now = total(r11_01=10, r11_02=5, r11_03=3, r11_03a=2, r11_03b=1, r11_04=12)
    said = told(now, total(r11_04=10))["cai-nghien"]
    assert (
        "Cai nghiện tự nguyện tại gia đình: đầu kỳ 10 người; trong kỳ tăng 5 người; giảm 3 người (hoàn thành, được cấp "
        "giấy xác nhận 2 người; tự ý chấm dứt, bỏ trốn 1 người); cuối kỳ 12 người, tăng 2 người (20,0 %) so với cùng "
        "kỳ năm trước."
    ) in said
    assert "Cai nghiện tự nguyện tại cộng đồng: trong kỳ không có người." in said


def test_what_has_no_divisor_is_said_to_have_none():
    said = told({"16.04": {"total": None}, "35.03": {"total": None}}, None)
    assert "Chưa tính được tỷ lệ tái nghiện vì không có người hoàn thành cai nghiện trong 24 tháng." in said["sau-cai"]
    rate = told({"16.04": {"total": 12.5}}, {"16.04": {"total": 10.0}})["sau-cai"]
    assert (
        "Tỷ lệ tái nghiện trong 24 tháng sau khi hoàn thành cai nghiện: 12,5 %, tăng 2,5 điểm phần trăm so với cùng kỳ "
        "năm trước."
    ) in rate


def test_what_is_typed_once_a_year_is_asked_for_at_the_years_end():
    assert told({}, None)["kinh-phi"] == ["Số liệu kinh phí được nhập và báo cáo mỗi năm một lần, vào kỳ báo cáo năm."]
    year = window_of("2024")
    money = told(total(r18_01=120.5, r18_01b=100.5, r18_01d=20.0), total(r18_01=100.0), window=year)["kinh-phi"]
    assert money == [
        "Tổng kinh phí đã sử dụng: 120,5 triệu đồng, tăng 20,5 triệu đồng (20,5 %) so với năm trước.",
        "Theo nguồn: ngân sách tỉnh 100,5 triệu đồng (83,4 %); ngân sách xã 20,0 triệu đồng (16,6 %).",
    ]


def test_tables_and_bars_hold_what_the_sentences_say():
    form = counted_form("district", HALF)
    everything = {row.code: {"total": 0} for row in form.rows}
    now = everything | total(r33_04=3, r33_05d=2, r33_05e=1)
    blocks = draft(Drawn(form, HALF, "UBND", now, everything | total(r33_04=2), everything))["tinh-hinh"]
    table = next(block for block in blocks if isinstance(block, Table))
    assert table.heads == ["Chỉ tiêu", "Kỳ này", "Cùng kỳ năm trước", "Tăng, giảm", "Tỷ lệ (%)", "6 tháng trước"]
    assert table.rows[0] == ["Người nghiện có hồ sơ quản lý: Số có đến cuối kỳ", 3, 2, 1, 50.0, 0]
    assert table.rows[1][-3:] == [0, None, 0]
    charts = [block for block in blocks if isinstance(block, Chart)]
    assert [chart.title for chart in charts] == ["Người nghiện có hồ sơ quản lý theo độ tuổi"]
    assert beside(charts[0]).rows[3] == [form.row("33.05d").label, 2, 0]
    assert bars(charts[0]).count("<rect") == 2 + 2 * 5
    assert read(kept(blocks)) == blocks


def test_windows_held_against():
    assert last_year_of(HALF) == Window("2023-H1", date(2023, 1, 1), date(2023, 6, 30))
    assert last_year_of(window_of("2024-H1", date(2024, 2, 29))) == Window(
        "2023-H1", date(2023, 1, 1), date(2023, 2, 28), date(2023, 2, 28)
    )
    assert before(HALF) == Window("2023-H2", date(2023, 7, 1), date(2023, 12, 31))
    assert before(window_of("2024")) is None


def test_what_officers_write_is_paragraphs_and_lists():
    assert paragraphs("Một  đoạn.\n\n- ý một;\n-  ý hai.\n- \n<b>không là HTML</b>") == [
        Text("Một đoạn."),
        Text("ý một;", is_item=True),
        Text("ý hai.", is_item=True),
        Text("<b>không là HTML</b>"),
    ]


def test_the_outline_knows_its_rows_and_sections():
    known = {row.code for form in forms_on(date.max).values() for row in form.rows}
    asked = {row for heading in outline() for item in heading.items for row in [item.get("row"), *item.get("rows", ())]}
    assert asked - {None} <= known
    assert [heading.mark for heading in outline() if heading.level == 1 and heading.mark] == "I II III IV V VI".split()
    assert main_part("chu-quan").mark == "IV"
    assert heading_of("ket-qua") is None
