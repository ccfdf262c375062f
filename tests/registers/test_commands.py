"""The command line: exit codes, and one JSON object on standard output."""

import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from accounts.enums import Role
from cases.models import Dossier
from core.models import AuditEvent
from registers.enums import ImportState
from registers.models import RegisterImport
from registers.workbook.sheets import SHEETS
from tests.accounts.factories import officer
from tests.registers.books import Book, cells

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return officer(Role.DISTRICT_OFFICER, "001", username="can_bo")


@pytest.fixture
def command(capsys, tmp_path):
    def run(book: Book | bytes, *options: str) -> tuple[int, str]:
        path = tmp_path / "so.xlsx"
        path.write_bytes(book if isinstance(book, bytes) else book.content)
        code = 0
        try:
            call_command("import_register", str(path), "--as", "can_bo", *options)
        except SystemExit as end:
            code = end.code
        return code, capsys.readouterr().out

    return run


def test_a_good_workbook(user, command):
    book = Book()
    code, output = command(book, "--json")
    answer = json.loads(output)
    assert code == 0
    assert list(answer) == ["imported", "updated", "unchanged", "faults", "warnings"]
    assert list(answer["imported"]) == [sheet.name for sheet in SHEETS]
    assert (answer["imported"]["HoSo"], answer["faults"]) == (1, [])
    work = RegisterImport.objects.get()
    assert (work.state, work.requested_by) == (ImportState.DONE, user)
    assert bytes(work.content) == book.content
    event = AuditEvent.objects.get(action="import_register")
    assert (event.actor, event.details["imported"]["HoSo"], event.details["file"]) == (user, 1, "so.xlsx")
    assert event.post_label == user.post_label


def test_a_dry_run(user, command):
    code, output = command(Book(), "--dry-run", "--json")
    assert (code, json.loads(output)["imported"]["HoSo"]) == (0, 1)
    assert not Dossier.objects.exists()
    assert not RegisterImport.objects.exists()


@pytest.mark.parametrize("options", [("--json",), ("--json", "--dry-run")])
def test_a_refused_workbook(user, command, options):
    book = Book()
    row = book.dossier("H-2", opened_on="15/05/20")
    code, output = command(book, *options)
    answer = json.loads(output)
    assert code == 1
    assert answer["faults"] == [
        {
            "sheet": "HoSo",
            "row": row,
            "column": "Ngày lập hồ sơ",
            "value": "15/05/20",
            "message": "Năm phải viết đủ bốn chữ số, ví dụ 15/05/2020.",
        }
    ]
    assert not any(answer["imported"].values())
    assert not Dossier.objects.exists()


def test_a_file_that_is_no_workbook_is_refused(user, command):
    code, output = command(b"hello", "--json")
    assert (code, json.loads(output)["faults"][0]["message"]) == (1, "Tệp không phải là sổ Excel (.xlsx).")


def test_in_words(user, command):
    code, output = command(Book())
    assert (code, "HoSo: thêm 1, sửa 0, không đổi 0" in output) == (0, True)
    book = Book()
    book.dossier("H-2", sex="?")
    code, output = command(book)
    assert code == 1
    assert "LỖI HoSo, dòng 3, Giới tính “?”: Không có trong danh sách" in output
    assert output.endswith("Không nhập: 1 lỗi.\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("import_register", "khong_co.xlsx", "--as", "can_bo"), "không đọc được tệp"),
        (("import_register", "x.xlsx", "--as", "ai_do"), "không có người dùng này"),
        (("import_register", "x.xlsx", "--as", "quan_tri"), "không có chức danh"),
        (("export_register", "--area", "001", "--as", "quan_tri", "--output", "x.xlsx"), "không có chức danh"),
        (("export_register", "--area", "002", "--as", "can_bo", "--output", "x.xlsx"), "Quận Hoàn Kiếm"),
        (("export_register", "--area", "99", "--as", "can_bo", "--output", "x.xlsx"), "không có mã này"),
        (("export_register", "--area", "001", "--as", "can_bo", "--output", "khong/co/x.xlsx"), "không ghi được"),
    ],
)
def test_wrong_use(user, tmp_path, monkeypatch, arguments, words):
    officer(Role.ADMINISTRATOR, username="quan_tri")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError, match=words) as refusal:
        call_command(*arguments)
    assert refusal.value.returncode == 2
    assert "\n" not in str(refusal.value)


def test_an_export_of_a_commune(user, tmp_path, capsys):
    book = Book()
    book.dossier("H-2", commune="00004")
    book.add("ThanhVienCLB", club="C-1", number="H-1", starts=date(2017, 1, 1))
    book.add("ThanhVienCLB", club="C-1", number="H-2", starts=date(2017, 1, 1))
    book.add("SinhHoatCLB", club="C-1", on=date(2017, 2, 1), present="H-1; H-2")
    book.add("SinhHoatCLB", club="C-1", on=date(2017, 3, 1), present="H-1")
    source, target = tmp_path / "so.xlsx", tmp_path / "ra.xlsx"
    source.write_bytes(book.content)
    call_command("import_register", str(source), "--as", "can_bo")
    call_command("export_register", "--area", "00004", "--as", "can_bo", "--output", str(target))
    sheets = cells(target.read_bytes())
    assert list(sheets) == [sheet.name for sheet in SHEETS]
    assert [row[0] for row in sheets["HoSo"][1:]] == ["H-2"]
    assert [row[0] for row in sheets["CLB"][1:]] == ["C-1"]
    assert [row[3] for row in sheets["SinhHoatCLB"][1:]] == ["H-2"]
    assert sheets["CoSo"][1:] == []
    assert "H-1" not in str(sheets)
    event = AuditEvent.objects.get(action="export_register")
    assert (event.actor, event.details["area"], event.details["dossiers"]) == (user, "00004", 1)


def test_text_that_looks_like_a_formula_goes_out_as_text(user, tmp_path):
    book = Book()
    book.set("HoSo", 2, "other_name", "=1+1")
    book.book["HoSo"].cell(2, book.place("HoSo", "other_name")).data_type = "s"
    source, target = tmp_path / "so.xlsx", tmp_path / "ra.xlsx"
    source.write_bytes(book.content)
    call_command("import_register", str(source), "--as", "can_bo")
    call_command("export_register", "--area", "001", "--as", "can_bo", "--output", str(target))
    again = tmp_path / "lai.xlsx"
    call_command("import_register", str(target), "--as", "can_bo")
    call_command("export_register", "--area", "001", "--as", "can_bo", "--output", str(again))
    assert cells(target.read_bytes())["HoSo"][1][2] == "=1+1"
    assert cells(again.read_bytes()) == cells(target.read_bytes())
