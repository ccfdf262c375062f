"""Sổ ghi chép ban đầu 01-SCN to 08-SCN (TT05/2011 art. 5): what each is, who keeps it, which columns it has. The annex
of the circular could not be read; the columns are those of the neighbouring official lists that could."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rehab.enums import Modality

Cell = str | int | date
FORM_23 = "Cột theo Mẫu số 23, Nghị định 116/2021/NĐ-CP, dùng thay Sổ 01 đến 03-SCN từ năm 2022."
FORM_52 = "Cột theo Mẫu số 52, Nghị định 116/2021/NĐ-CP."
FORM_11 = "Cột theo Mẫu số 11, Thông tư liên tịch 15/2004/TTLT-BLĐTBXH-BYT."
COMPLETED_NOTE = "Cơ sở của số liệu tái nghiện. Cột theo Mẫu số 23, Nghị định 116/2021/NĐ-CP."


@dataclass(frozen=True)
class Column:
    """A heading, under a common one where it shares it; ``width`` in parts of the page."""

    label: str
    width: int
    over: str = ""

    @property
    def full_label(self) -> str:
        """Both headings, where there are two."""
        return f"{self.over}: {self.label}" if self.over else self.label


def _columns(*rows: tuple[str, int] | tuple[str, int, str]) -> tuple[Column, ...]:
    return tuple(Column(*row) for row in rows)


IDENTITY = (
    ("TT", 4),
    ("Họ và tên", 18),
    ("Ngày, tháng, năm sinh", 10),
    ("Giới tính", 6),
    ("Số CCCD/CMND/ Hộ chiếu", 14),
    ("Nơi cư trú", 22),
)
VOLUNTARY = _columns(*IDENTITY, ("Thời gian cai nghiện", 18), ("Địa điểm cai nghiện", 14), ("Ghi chú", 20))
AFTERCARE = _columns(
    *IDENTITY, ("Thời gian quản lý sau cai nghiện", 18), ("Tổ chức, cá nhân được giao quản lý", 16), ("Ghi chú", 18)
)
COMPLETED = _columns(
    *IDENTITY, ("Hình thức cai nghiện", 14), ("Thời gian cai nghiện", 16), ("Ngày hoàn thành", 10), ("Tái nghiện", 14)
)
AT_FACILITY = _columns(
    ("TT", 5),
    ("Họ và tên", 16),
    ("Nam", 6, "Năm sinh"),
    ("Nữ", 6, "Năm sinh"),
    ("Nơi đăng ký hộ khẩu thường trú", 16, "Địa chỉ"),
    ("Nơi cư trú trước khi vào cơ sở", 16, "Địa chỉ"),
    ("Dân tộc", 7),
    ("Trình độ văn hóa", 8),
    ("Nghề nghiệp", 9),
    ("Tình trạng việc làm", 8),
    ("Số tiền án", 5),
    ("Số tiền sự", 5),
    ("Năm bắt đầu nghiện", 6),
    ("Số lần đã cai nghiện", 6),
    ("Được miễn phí", 6, "Loại đối tượng"),
    ("Được giảm phí", 6, "Loại đối tượng"),
    ("Ngày vào cơ sở", 12, "Cai nghiện, chữa trị tại cơ sở"),
    ("Theo hợp đồng, QĐ (tháng)", 8, "Cai nghiện, chữa trị tại cơ sở"),
    ("Thời gian thực tế (ngày)", 7, "Cai nghiện, chữa trị tại cơ sở"),
    ("Ngày ra khỏi cơ sở", 12, "Cai nghiện, chữa trị tại cơ sở"),
    ("Mắc các bệnh khác", 7, "Sức khỏe khi vào"),
    ("Chuyển bệnh viện", 8, "Sức khỏe khi vào"),
    ("Xóa mù chữ", 5, "Học văn hóa (tháng)"),
    ("Phổ cập tiểu học", 6, "Học văn hóa (tháng)"),
    ("Trên tiểu học", 6, "Học văn hóa (tháng)"),
    ("Tên nghề", 7, "Học nghề"),
    ("Thời gian học", 6, "Học nghề"),
    ("Ghi chú", 12),
)
"""28 columns; what the register does not keep, and what is of health, is left to be written by hand."""


@dataclass(frozen=True)
class Ledger:
    """One ledger of a unit for a year, opened on 01/01 and closed on 31/12. ``modality``: the episodes entered; none
    for aftercare (``is_aftercare``) and for all who completed (``is_completed``)."""

    code: str
    title: str
    columns: tuple[Column, ...]
    note: str
    modality: Modality | None = None
    is_facility: bool = False
    is_aftercare: bool = False
    is_completed: bool = False

    @property
    def label(self) -> str:
        return f"Sổ {self.code}. {self.title}"

    @property
    def short_label(self) -> str:
        """For a narrow choice, beside the word "Sổ"."""
        return f"{self.code}: {self.title.removeprefix('Sổ ')}"

    @property
    def overs(self) -> list[tuple[str, int]]:
        """The row of common headings: words and how many columns; empty words over a heading of its own."""
        found: list[tuple[str, int]] = []
        for column in self.columns:
            if column.over and found and found[-1][0] == column.over:
                found[-1] = (column.over, found[-1][1] + 1)
            else:
                found.append((column.over, 1))
        return found if any(over for over, _ in found) else []

    @property
    def heads(self) -> list[tuple[str, int, int]]:
        """The upper row of headings as printed: words, columns and rows that each takes."""
        found, start = [], 0
        for over, span in self.overs or [("", 1) for _ in self.columns]:
            if over:
                found.append((over, span, 1))
            else:
                rows = 2 if self.overs else 1
                found += [(column.label, 1, rows) for column in self.columns[start : start + span]]
            start += span
        return found

    @property
    def subheads(self) -> list[str]:
        """The lower row: the headings that stand under a common one."""
        return [column.label for column in self.columns if column.over]


MANAGED = "Sổ quản lý người cai nghiện ma túy"
LEDGERS = {
    ledger.code: ledger
    for ledger in (
        Ledger("01-SCN", f"{MANAGED} tự nguyện tại gia đình", VOLUNTARY, FORM_23, Modality.HOME),
        Ledger("02-SCN", f"{MANAGED} tự nguyện tại cộng đồng", VOLUNTARY, FORM_23, Modality.COMMUNITY),
        Ledger("03-SCN", f"{MANAGED} bắt buộc tại cộng đồng", VOLUNTARY, FORM_23, Modality.COMMUNITY_COMPULSORY),
        Ledger(
            "04-SCN",
            "Sổ quản lý người sau cai nghiện ma túy tại nơi cư trú",
            AFTERCARE,
            FORM_52,
            is_aftercare=True,
        ),
        Ledger("05-SCN", "Sổ quản lý người hoàn thành cai nghiện ma túy", COMPLETED, COMPLETED_NOTE, is_completed=True),
        Ledger(
            "06-SCN",
            f"{MANAGED} tự nguyện tại cơ sở cai nghiện",
            AT_FACILITY,
            FORM_11,
            Modality.FACILITY_VOLUNTARY,
            is_facility=True,
        ),
        Ledger(
            "07-SCN",
            f"{MANAGED} bắt buộc tại cơ sở cai nghiện",
            AT_FACILITY,
            FORM_11,
            Modality.FACILITY_COMPULSORY,
            is_facility=True,
        ),
        Ledger(
            "08-SCN",
            "Sổ quản lý người sau cai nghiện ma túy tại cơ sở quản lý sau cai nghiện",
            AFTERCARE,
            FORM_52,
            is_facility=True,
            is_aftercare=True,
        ),
    )
}


@dataclass(frozen=True)
class Entry:
    """One line: the dossier, whether this user may open it, and its cells without the running number."""

    dossier_id: int
    may_open: bool
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Filled:
    """A ledger of a unit and year with all its lines and the totals at its foot."""

    ledger: Ledger
    unit_name: str
    year: int
    entries: list[Entry]
    totals: list[tuple[str, int]]

    @property
    def opened(self) -> date:
        return date(self.year, 1, 1)

    @property
    def closed(self) -> date:
        return date(self.year, 12, 31)


def shown(cell: Cell) -> str:
    """A cell in words."""
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell)
