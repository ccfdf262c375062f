"""Rules that a row keeps or breaks by itself."""

from datetime import date

from cases.enums import PaperKind
from cases.identity import cccd_warnings
from registers.workbook.sheets import (
    CAI_NGHIEN,
    CLB,
    HO_SO,
    HO_TRO,
    SAU_CAI,
    SU_DUNG,
    THANH_VIEN_CLB,
)
from registers.workbook.staging import Row, Staged
from rehab.enums import ABOLISHED_ON, AT_FACILITY, EpisodeEnd, Modality
from rehab.lengths import Lengths

END_BEFORE_START = "Ngày kết thúc phải sau ngày bắt đầu ({starts:%d/%m/%Y})."
END_WITHOUT_REASON = "Có ngày kết thúc ({ends:%d/%m/%Y}) mà thiếu lý do."
REASON_WITHOUT_END = "Có lý do kết thúc mà thiếu ngày kết thúc."
NO_FACILITY = "Hình thức “{modality}” phải có mã cơ sở."
FACILITY_AT_HOME = "Hình thức “{modality}” không có cơ sở; hãy xóa mã cơ sở."
ONLY_METHADONE_EXPELS = "Lý do này chỉ có ở hình thức Methadone."
ONLY_METHADONE_MAINTAINS = "Ngày đạt liều duy trì chỉ có ở hình thức Methadone."
MAINTENANCE_BEFORE_START = "Phải từ ngày bắt đầu ({starts:%d/%m/%Y}) trở đi."
MAINTENANCE_AFTER_END = "Phải trước ngày kết thúc ({ends:%d/%m/%Y})."
COMPULSORY_ABOLISHED = "Cai nghiện bắt buộc tại cộng đồng đã bãi bỏ; không bắt đầu sau ngày 31/12/2021."
AFTERCARE_ABOLISHED = "Quản lý sau cai tại cơ sở đã bãi bỏ; không bắt đầu sau ngày 31/12/2021."
NO_DAY = "Phải có ngày ghi nhận nhu cầu hoặc ngày hỗ trợ."
AMOUNT_WITHOUT_DAY = "Có số tiền mà thiếu ngày hỗ trợ."
BORN_AFTER_OPENING = "Ngày sinh phải trước ngày lập hồ sơ ({opened:%d/%m/%Y})."
USED_BEFORE_BIRTH = "Ngày sử dụng lần đầu trước ngày sinh."

OLD_PAPER = "Số có 9 chữ số nên được ghi là số CMND."
UNUSUAL_TERM = "Thời hạn {months} tháng khác thường: “{modality}” thường từ {least} đến {most} tháng."
UNUSUALLY_LONG = "Đợt này dài {months} tháng, khác thường với hình thức “{modality}”."
UNUSUALLY_SHORT = "Hoàn thành chỉ sau {days} ngày, khác thường với hình thức “{modality}”."
SUPPORT_BEFORE_NEED = "Ngày hỗ trợ trước ngày ghi nhận nhu cầu ({recorded:%d/%m/%Y})."

LONGEST_MONTHS = 36
SHORTEST_DAYS = 28
_DAYS_A_MONTH = 30.44


def check_rows(staged: Staged) -> None:
    for row in staged[HO_SO]:
        _check_dossier(staged, row)
    for sheet in (SU_DUNG, CAI_NGHIEN, SAU_CAI):
        for row in staged[sheet]:
            _check_end(staged, row)
    for sheet in (CLB, THANH_VIEN_CLB):
        for row in staged[sheet]:
            _check_order(staged, row)
    lengths = Lengths()
    for row in staged[CAI_NGHIEN]:
        _check_episode(staged, row)
        _check_maintenance(staged, row)
        _warn_length(staged, row, lengths)
    for row in staged[SAU_CAI]:
        if row["facility"] and row["starts"] and row["starts"] >= ABOLISHED_ON:
            staged.fault(row, "starts", AFTERCARE_ABOLISHED)
    for row in staged[HO_TRO]:
        _check_support(staged, row)


def _check_dossier(staged: Staged, row: Row) -> None:
    birth, opened, paper = row["birth"], row["opened_on"], row["paper"]
    first_day = birth and (date(birth.day.year, 1, 1) if birth.year_only else birth.day)
    if birth and opened and first_day > opened:
        staged.fault(row, "birth", BORN_AFTER_OPENING.format(opened=opened))
    if first_day and row["first_used_on"] and row["first_used_on"] < first_day:
        staged.fault(row, "first_used_on", USED_BEFORE_BIRTH)
    if paper and paper.kind == PaperKind.CMND:
        staged.warn(row, "paper", OLD_PAPER)
    elif paper and birth and row["sex"]:
        for sentence in cccd_warnings(paper.number, sex=row["sex"], birth_year=birth.day.year):
            staged.warn(row, "paper", sentence)


def _check_order(staged: Staged, row: Row) -> None:
    if row["starts"] and row["ends"] and row["ends"] <= row["starts"]:
        staged.fault(row, "ends", END_BEFORE_START.format(starts=row["starts"]))


def _check_end(staged: Staged, row: Row) -> None:
    _check_order(staged, row)
    if "ends" not in row.raw and "end_reason" in row.raw:
        staged.fault(row, "ends", REASON_WITHOUT_END)
    elif row["ends"] and "end_reason" not in row.raw:
        staged.fault(row, "end_reason", END_WITHOUT_REASON.format(ends=row["ends"]))


def _check_episode(staged: Staged, row: Row) -> None:
    modality = row["modality"]
    if modality is None:
        return
    label = Modality(modality).label
    if modality in AT_FACILITY and "facility" not in row.raw:
        staged.fault(row, "facility", NO_FACILITY.format(modality=label))
    elif modality not in AT_FACILITY and "facility" in row.raw:
        staged.fault(row, "facility", FACILITY_AT_HOME.format(modality=label))
    if row["end_reason"] == EpisodeEnd.EXPELLED and modality != Modality.METHADONE:
        staged.fault(row, "end_reason", ONLY_METHADONE_EXPELS)
    if modality == Modality.COMMUNITY_COMPULSORY and row["starts"] and row["starts"] >= ABOLISHED_ON:
        staged.fault(row, "starts", COMPULSORY_ABOLISHED)


def _check_maintenance(staged: Staged, row: Row) -> None:
    day = row["maintenance_on"]
    if day is None:
        return
    if row["modality"] not in (None, Modality.METHADONE):
        staged.fault(row, "maintenance_on", ONLY_METHADONE_MAINTAINS)
    elif row["starts"] and day < row["starts"]:
        staged.fault(row, "maintenance_on", MAINTENANCE_BEFORE_START.format(starts=row["starts"]))
    elif row["ends"] and day >= row["ends"]:
        staged.fault(row, "maintenance_on", MAINTENANCE_AFTER_END.format(ends=row["ends"]))


def _warn_length(staged: Staged, row: Row, lengths: Lengths) -> None:
    usual = row["modality"] and row["starts"] and lengths.usual(row["modality"], row["starts"])
    if not usual:
        return
    label = Modality(row["modality"]).label
    least, most = usual
    if row["months"] and not least <= row["months"] <= most:
        staged.warn(row, "months", UNUSUAL_TERM.format(months=row["months"], modality=label, least=least, most=most))
    if not row["ends"] or row["ends"] <= row["starts"]:
        return
    days = (row["ends"] - row["starts"]).days
    if days > LONGEST_MONTHS * _DAYS_A_MONTH:
        staged.warn(row, "ends", UNUSUALLY_LONG.format(months=round(days / _DAYS_A_MONTH), modality=label))
    elif days < SHORTEST_DAYS and row["end_reason"] == EpisodeEnd.COMPLETED:
        staged.warn(row, "ends", UNUSUALLY_SHORT.format(days=days, modality=label))


def _check_support(staged: Staged, row: Row) -> None:
    recorded, delivered = row["recorded_on"], row["delivered_on"]
    if "recorded_on" not in row.raw and "delivered_on" not in row.raw:
        staged.fault(row, "recorded_on", NO_DAY)
    elif "delivered_on" not in row.raw and "amount" in row.raw:
        staged.fault(row, "amount", AMOUNT_WITHOUT_DAY)
    if recorded and delivered and delivered < recorded:
        staged.warn(row, "delivered_on", SUPPORT_BEFORE_NEED.format(recorded=recorded))
