"""The register workbook as a table: its sheets, their columns, what each holds and what names a row."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from aftercare.enums import AftercareEnd, SupportKind
from cases.enums import DeterminationResult, Drug, RemovalReason, Route, Sex, UserManagementEnd
from registers.workbook.kinds import (
    MOST_MONEY,
    BirthDay,
    Choice,
    CommuneCode,
    Day,
    Kind,
    Numbers,
    PaperNumber,
    Text,
    Whole,
    YesNo,
)
from rehab.enums import EpisodeEnd, FacilityKind, Modality


@dataclass(frozen=True)
class Column:
    heading: str
    name: str
    kind: Kind
    required: bool = False
    also: str = ""
    """Another heading by which the column is known."""


@dataclass(frozen=True)
class Sheet:
    name: str
    title: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def __getitem__(self, name: str) -> Column:
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}


NUMBER = Column("Số hồ sơ", "number", Text(40), required=True)
CLUB = Column("Mã CLB", "club", Text(40), required=True)
FACILITY = Column("Mã cơ sở", "facility", Text(20))
DECISION = Column("Số quyết định", "decision_number", Text(60))
MAX_MONTHS = 600

CO_SO = Sheet(
    "CoSo",
    "Cơ sở",
    ("code",),
    (
        Column("Mã cơ sở", "code", Text(20), required=True),
        Column("Tên", "name", Text(200), required=True),
        Column("Loại", "kind", Choice(FacilityKind), required=True),
        Column("Mã xã", "commune", CommuneCode(), required=True),
        Column("Sức chứa", "capacity", Whole()),
    ),
)
HO_SO = Sheet(
    "HoSo",
    "Hồ sơ",
    ("number",),
    (
        NUMBER,
        Column("Họ và tên", "full_name", Text(120), required=True),
        Column("Tên gọi khác", "other_name", Text(120)),
        Column("Giới tính", "sex", Choice(Sex), required=True),
        Column("Ngày sinh", "birth", BirthDay(), required=True),
        Column("Số CCCD", "paper", PaperNumber()),
        Column("Dân tộc", "ethnicity", Text(40)),
        Column("Nghề nghiệp", "occupation", Text(120)),
        Column("Trình độ học vấn", "education", Text(60)),
        Column("Mã xã quản lý", "commune", CommuneCode(), required=True),
        Column("Địa chỉ thường trú", "permanent_address", Text(250)),
        Column("Nơi ở hiện tại", "present_address", Text(250)),
        Column("Nơi cư trú ổn định", "stable_residence", YesNo()),
        Column("Ngày lập hồ sơ", "opened_on", Day(), required=True),
        Column("Chất ma túy chính", "main_drug", Choice(Drug)),
        Column("Hình thức sử dụng", "route", Choice(Route)),
        Column("Ngày sử dụng lần đầu", "first_used_on", Day()),
    ),
)
XAC_DINH = Sheet(
    "XacDinh",
    "Xác định tình trạng nghiện",
    ("number", "on"),
    (
        NUMBER,
        Column("Ngày", "on", Day(), required=True),
        Column("Kết quả", "result", Choice(DeterminationResult), required=True),
        Column("Cơ quan", "agency", Text(200)),
    ),
)
SU_DUNG = Sheet(
    "SuDung",
    "Quản lý người sử dụng",
    ("number", "starts"),
    (
        NUMBER,
        DECISION,
        Column("Ngày quyết định", "starts", Day(), required=True),
        Column("Ngày kết thúc", "ends", Day()),
        Column("Lý do", "end_reason", Choice(UserManagementEnd)),
    ),
)
CAI_NGHIEN = Sheet(
    "CaiNghien",
    "Đợt cai nghiện",
    ("number", "starts"),
    (
        NUMBER,
        Column("Hình thức", "modality", Choice(Modality), required=True),
        FACILITY,
        DECISION,
        Column("Ngày quyết định", "decided_on", Day()),
        Column("Ngày bắt đầu", "starts", Day(), required=True),
        Column("Số tháng", "months", Whole(least=1, most=MAX_MONTHS)),
        Column("Ngày kết thúc", "ends", Day()),
        Column("Lý do kết thúc", "end_reason", Choice(EpisodeEnd)),
        Column("Ngày đạt liều duy trì", "maintenance_on", Day()),
    ),
)
SAU_CAI = Sheet(
    "SauCai",
    "Quản lý sau cai",
    ("number", "starts"),
    (
        NUMBER,
        DECISION,
        Column("Ngày quyết định", "starts", Day(), required=True),
        Column("Số tháng", "months", Whole(least=1, most=MAX_MONTHS), required=True),
        FACILITY,
        Column("Người giúp đỡ", "helper", Text(200)),
        Column("Ngày kết thúc", "ends", Day()),
        Column("Lý do kết thúc", "end_reason", Choice(AftercareEnd)),
    ),
)
HO_TRO = Sheet(
    "HoTro",
    "Nhu cầu và hỗ trợ",
    ("number", "kind", "recorded_on", "delivered_on"),
    (
        NUMBER,
        Column("Loại", "kind", Choice(SupportKind), required=True),
        Column("Ngày ghi nhận nhu cầu", "recorded_on", Day()),
        Column("Ngày hỗ trợ", "delivered_on", Day()),
        Column("Số tiền", "amount", Whole(most=MOST_MONEY), also="Số tiền (đồng)"),
    ),
)
CHUYEN_NOI = Sheet(
    "ChuyenNoi",
    "Chuyển nơi quản lý",
    ("number", "on"),
    (
        NUMBER,
        Column("Ngày", "on", Day(), required=True),
        Column("Mã xã đến", "commune", CommuneCode(), required=True),
    ),
)
RA_KHOI_DANH_SACH = Sheet(
    "RaKhoiDanhSach",
    "Ra khỏi danh sách",
    ("number", "on"),
    (
        NUMBER,
        Column("Ngày", "on", Day(), required=True),
        Column("Lý do", "reason", Choice(RemovalReason), required=True),
    ),
)
CLB = Sheet(
    "CLB",
    "Câu lạc bộ",
    ("club",),
    (
        CLUB,
        Column("Tên", "name", Text(200), required=True),
        Column("Mã xã", "commune", CommuneCode(), required=True),
        Column("Ngày thành lập", "starts", Day(), required=True),
        Column("Ngày giải thể", "ends", Day()),
    ),
)
THANH_VIEN_CLB = Sheet(
    "ThanhVienCLB",
    "Thành viên câu lạc bộ",
    ("club", "number", "starts"),
    (
        CLUB,
        NUMBER,
        Column("Ngày vào", "starts", Day(), required=True),
        Column("Ngày ra", "ends", Day()),
    ),
)
SINH_HOAT_CLB = Sheet(
    "SinhHoatCLB",
    "Sinh hoạt câu lạc bộ",
    ("club", "on"),
    (
        CLUB,
        Column("Ngày", "on", Day(), required=True),
        Column("Chủ đề", "topic", Text(250)),
        Column("Có mặt", "present", Numbers(40)),
    ),
)

SHEETS = (
    CO_SO,
    HO_SO,
    XAC_DINH,
    SU_DUNG,
    CAI_NGHIEN,
    SAU_CAI,
    HO_TRO,
    CHUYEN_NOI,
    RA_KHOI_DANH_SACH,
    CLB,
    THANH_VIEN_CLB,
    SINH_HOAT_CLB,
)
BY_NAME: dict[str, Sheet] = {sheet.name: sheet for sheet in SHEETS}


def written(sheet: Sheet, values: dict[str, Any]) -> list[Any]:
    """The cells of an exported row, in the order of the columns."""
    return [
        None if values.get(column.name) in (None, "") else column.kind.write(values[column.name])
        for column in sheet.columns
    ]
