"""Lists in a layout of their own: headings found, columns matched, judged as a register workbook is."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from cases.models import Dossier
from core import calendar
from registers.enums import ImportState
from registers.lists.guessing import find_heading_row, guess_columns
from registers.lists.layout import Layout
from registers.lists.table import fingerprint, is_plain_list, read_table
from registers.mapping import MAPPED_ALREADY, MISSING, TWICE, check_layout, layout_for, map_list
from registers.models import ListLayout, RegisterImport
from registers.services import approve_import, upload_register
from registers.tasks import import_register_task
from registers.workbook.findings import Findings
from tests.accounts.factories import officer
from tests.refusals import refused
from tests.registers.books import Book
from tests.registers.lists import HEADINGS, ROWS, plain_list

GUESSED = {2: "full_name", 3: "sex", 4: "birth", 5: "paper", 6: "permanent_address"}


@pytest.fixture
def user(db):
    return officer(Role.COMMUNE_OFFICER, "00001")


def test_a_list_is_told_from_a_register():
    assert is_plain_list(plain_list())
    assert is_plain_list("\ufeffHọ tên,Năm sinh\nAn,1990\n".encode())
    assert not is_plain_list(Book().content)


def test_headings_are_found_below_the_title_and_columns_by_their_names():
    table = read_table(plain_list())
    assert (table.title, find_heading_row(table)) == ("DS2024", 4)
    assert guess_columns(table, 4) == GUESSED


def test_columns_without_a_telling_heading_are_matched_by_what_they_hold():
    table = read_table(plain_list(headings=("A", "B", "C", "D", "E", "F", "G")))
    assert find_heading_row(table) == 4
    assert guess_columns(table, 4) == {2: "full_name", 3: "sex", 4: "birth", 5: "paper"}


def test_headings_in_old_letters():
    table = read_table(plain_list(headings=("STT", "Hä vµ tªn", "Giíi tÝnh", "N¨m sinh", "Sè CMND", "§Þa chØ", "")))
    assert guess_columns(table, find_heading_row(table)) == GUESSED


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_list_of_plain_text(mark, sign):
    text = mark + "\r\n".join(sign.join(line) for line in (("Họ và tên", "Ngày sinh", "x,y;"), ("Lê An", "1990", "z")))
    table = read_table(text.encode())
    assert table.headings(1)[1] == "Họ và tên"
    assert table.below(1)[0][1][1] == "Lê An"


def test_the_mark_of_a_layout_is_that_of_its_headings():
    assert fingerprint({1: "Họ tên", 2: "Năm sinh"}) == fingerprint({7: "năm  sinh", 3: "HỌ TÊN"})
    assert fingerprint({1: "Họ tên"}) != fingerprint({1: "Họ tên", 2: "Năm sinh"})


def test_rows_keep_their_numbers_and_take_what_holds_for_all():
    table = read_table(plain_list())
    layout = Layout(4, GUESSED, {"commune": "00001", "sex": "Nam"}, "DS-")
    raw = Layout.of(layout.as_dict()).read(table, Findings())
    assert [number for number, _cells in raw.rows] == [5, 6]
    assert raw.rows[1][1] == {
        "commune": "00001",
        "sex": "Nữ",
        "number": "DS-6",
        "full_name": "Trần Thị Bình",
        "birth": table.rows[-1][1][4],
        "paper": "001185000002",
        "permanent_address": "Tổ 4",
    }


def test_a_layout_says_what_is_missing_or_double():
    assert refused(lambda: check_layout(Layout(4, {1: "sex", 2: "sex"})), "", TWICE.format(column="Giới tính"))
    sentence = refused(lambda: check_layout(Layout(4, {1: "full_name", 2: "sex", 3: "birth"}, {"commune": "00001"})))
    assert sentence == MISSING.format(columns="“Số hồ sơ”, “Ngày lập hồ sơ”")


def posted(**changes: str) -> dict[str, str]:
    said = {f"column_{place}": name for place, name in GUESSED.items()}
    return {
        "heading_row": "4",
        **said,
        "all_commune": "00001",
        "all_opened_on": "01/06/2024",
        "number_prefix": "DS-",
        **changes,
    }


def test_an_officer_maps_a_list_and_saves_it(user):
    client = Client()
    client.force_login(user)
    file = SimpleUploadedFile("ds.xlsx", plain_list())
    page = client.post(reverse("registers:import_list"), {"file": file}, follow=True).content.decode()
    assert "Họ tên người nghiện" in page
    assert 'value="full_name" selected' in page
    assert 'name="all_commune" value="00001"' in page
    work = RegisterImport.objects.get()
    address = reverse("registers:import_map", args=[work.pk])
    wrong = client.post(address, posted(column_2="")).content.decode()
    assert "Chưa có cột nào là “Họ và tên”" in wrong
    client.post(address, posted())
    import_register_task(work.pk)
    work.refresh_from_db()
    assert (work.state, work.counts["imported"]["HoSo"], work.faults) == (ImportState.READY, 2, [])
    assert client.get(address).status_code == 302
    approve_import(work=work, by=user)
    import_register_task(work.pk)
    found = Dossier.objects.order_by("number").values_list("number", "full_name", "opened_on", "birth_year_only")
    assert list(found) == [
        ("DS-5", "Nguyễn Văn An", date(2024, 6, 1), True),
        ("DS-6", "Trần Thị Bình", date(2024, 6, 1), False),
    ]


def test_faults_name_the_lists_own_rows_and_headings(user):
    rows = (*ROWS, (3, "Lê Văn Cường", "Nam", "31/02/1990", "001090000003", None, None))
    work = upload_register(content=plain_list(rows), name="ds.xlsx", by=user)
    table = read_table(plain_list(rows))
    layout = Layout(4, GUESSED, {"commune": "00001", "opened_on": "01/06/2024"}, "DS-")
    map_list(work=work, table=table, layout=layout, by=user)
    import_register_task(work.pk)
    work.refresh_from_db()
    assert (work.state, work.marked is None) == (ImportState.REFUSED, False)
    (fault,) = work.faults
    assert (fault["sheet"], fault["row"], fault["column"]) == ("DS2024", 7, "Năm sinh")
    assert refused(lambda: map_list(work=work, table=table, layout=layout, by=user), "", MAPPED_ALREADY)


def test_a_layout_is_remembered_for_the_unit(user):
    table = read_table(plain_list())
    work = upload_register(content=plain_list(), name="ds.xlsx", by=user)
    layout = Layout(4, {**GUESSED, 7: "occupation"}, {"commune": "00001", "opened_on": "01/06/2024"}, "CA-")
    map_list(work=work, table=table, layout=layout, by=user)
    colleague = officer(Role.COMMUNE_OFFICER, "00001")
    again = layout_for(read_table(plain_list(ROWS[:1], (*HEADINGS[:-1], "ghi CHÚ"))), colleague)
    assert again.columns[7] == "occupation"
    assert layout_for(table, colleague).columns[7] == "occupation"
    assert layout_for(table, colleague).number_prefix == "CA-"
    elsewhere = layout_for(table, officer(Role.COMMUNE_OFFICER, "00004"))
    assert elsewhere.defaults == {"commune": "00004", "opened_on": f"{calendar.today():%d/%m/%Y}"}
    assert ListLayout.objects.count() == 1
