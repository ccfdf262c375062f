"""Reading the worked examples: register workbooks whose figures are known."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.reporting.oracle.register import (
    Aftercare,
    Club,
    Determination,
    Dossier,
    Episode,
    Facility,
    Management,
    Membership,
    Move,
    Register,
    Removal,
    Session,
    Support,
)

Line = dict[str, Any]


def _lines(book: Any, sheet: str) -> list[Line]:
    headings, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows if any(row)]


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return datetime.strptime(value, "%d/%m/%Y").date() if value else None  # noqa: DTZ007 - a day has no zone


def _dossier(line: Line) -> Dossier:
    born = str(line["Ngày sinh"])
    year_only = len(born) == 4
    return Dossier(
        line["Số hồ sơ"],
        line["Giới tính"],
        date(int(born), 12, 31) if year_only else _day(line["Ngày sinh"]),
        line["Mã xã quản lý"],
        _day(line["Ngày lập hồ sơ"]),
        year_only,
        line["Dân tộc"] or "",
        line["Chất ma túy chính"] or "",
    )


def _aftercare(line: Line) -> Aftercare:
    starts, ends = _day(line["Ngày quyết định"]), _day(line["Ngày kết thúc"])
    helped_from = starts if line["Người giúp đỡ"] else None
    return Aftercare(line["Số hồ sơ"], starts, ends, line["Lý do kết thúc"] or "", line["Mã cơ sở"] or "", helped_from)


def _episode(line: Line) -> Episode:
    return Episode(
        line["Số hồ sơ"],
        line["Hình thức"],
        _day(line["Ngày bắt đầu"]),
        _day(line["Ngày kết thúc"]),
        line["Lý do kết thúc"] or "",
        line["Mã cơ sở"] or "",
        _day(line["Ngày đạt liều duy trì"]),
    )


def _support(line: Line) -> Support:
    days = (_day(line["Ngày ghi nhận nhu cầu"]), _day(line["Ngày hỗ trợ"]))
    return Support(line["Số hồ sơ"], line["Loại"], *days, line["Số tiền"])


def _session(line: Line) -> Session:
    present = tuple(number.strip() for number in (line["Có mặt"] or "").split(";") if number.strip())
    return Session(line["Mã CLB"], _day(line["Ngày"]), present)


def read_register(path: Path) -> Register:
    book = load_workbook(path, read_only=True)

    def sheet(name: str) -> list[Line]:
        return _lines(book, name)

    return Register(
        facilities=[Facility(row["Mã cơ sở"], row["Loại"], row["Mã xã"]) for row in sheet("CoSo")],
        dossiers=[_dossier(row) for row in sheet("HoSo")],
        determinations=[Determination(row["Số hồ sơ"], _day(row["Ngày"]), row["Kết quả"]) for row in sheet("XacDinh")],
        managements=[
            Management(row["Số hồ sơ"], _day(row["Ngày quyết định"]), _day(row["Ngày kết thúc"]), row["Lý do"] or "")
            for row in sheet("SuDung")
        ],
        episodes=[_episode(row) for row in sheet("CaiNghien")],
        aftercares=[_aftercare(row) for row in sheet("SauCai")],
        supports=[_support(row) for row in sheet("HoTro")],
        moves=[Move(row["Số hồ sơ"], _day(row["Ngày"]), row["Mã xã đến"]) for row in sheet("ChuyenNoi")],
        removals=[Removal(row["Số hồ sơ"], _day(row["Ngày"]), row["Lý do"]) for row in sheet("RaKhoiDanhSach")],
        clubs=[
            Club(row["Mã CLB"], row["Mã xã"], _day(row["Ngày thành lập"]), _day(row["Ngày giải thể"]))
            for row in sheet("CLB")
        ],
        memberships=[
            Membership(row["Mã CLB"], row["Số hồ sơ"], _day(row["Ngày vào"]), _day(row["Ngày ra"]))
            for row in sheet("ThanhVienCLB")
        ],
        sessions=[_session(row) for row in sheet("SinhHoatCLB")],
    )
