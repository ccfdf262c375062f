"""Forms, periods and states of reports."""

from django.db import models


class FormCode(models.TextChoices):
    COMMUNE = "01-BCN", "Biểu 01-BCN"
    FACILITY = "02-BCN", "Biểu 02-BCN"
    DISTRICT = "03-BCN", "Biểu 03-BCN"
    PROVINCE = "04-BCN", "Biểu 04-BCN"
    SUPPLEMENT = "PL-TK", "Phụ lục thống kê"
    BY_COMMUNE = "PL-XA", "Phụ lục theo xã"


class Calendar(models.TextChoices):
    CIRCULAR = "circular", "Thông tư 05/2011"
    PLAN = "plan", "Theo kế hoạch"


class Sender(models.TextChoices):
    """Who makes a form: an office by its kind. A clinic makes none."""

    COMMUNE = "commune", "Cấp xã"
    DISTRICT = "district", "Cấp huyện"
    PROVINCE = "province", "Cấp tỉnh"
    FACILITY = "facility", "Cơ sở cai nghiện"


class Part(models.TextChoices):
    """Of which periods of a year a form is owed."""

    MONTH = "month", "Hằng tháng"
    JANUARY = "01", "Tháng 1"
    FEBRUARY = "02", "Tháng 2"
    MARCH = "03", "Tháng 3"
    APRIL = "04", "Tháng 4"
    MAY = "05", "Tháng 5"
    JUNE = "06", "Tháng 6"
    JULY = "07", "Tháng 7"
    AUGUST = "08", "Tháng 8"
    SEPTEMBER = "09", "Tháng 9"
    OCTOBER = "10", "Tháng 10"
    NOVEMBER = "11", "Tháng 11"
    DECEMBER = "12", "Tháng 12"
    HALF = "half", "6 tháng đầu năm"
    YEAR = "year", "Năm"


class ReportState(models.TextChoices):
    """How far the counting is; idle: nobody has asked for it yet, and no worker takes it up."""

    IDLE = "idle", "Chưa tổng hợp"
    WAITING = "waiting", "Đang chờ"
    RUNNING = "running", "Đang tổng hợp"
    DONE = "done", "Đã xong"
    FAILED = "failed", "Không tổng hợp được"


UNFINISHED = (ReportState.WAITING, ReportState.RUNNING)


class Stage(models.TextChoices):
    """Where the report stands on its way to the receiver (TT05/2011 art. 4)."""

    OPENED = "opened", "Chờ lập"
    COMPILED = "compiled", "Bản nháp"
    CHECKED = "checked", "Đã kiểm tra"
    SUBMITTED = "submitted", "Đã nộp"
    RETURNED = "returned", "Bị trả lại"
    RESUBMITTED = "resubmitted", "Đã nộp lại"
    APPROVED = "approved", "Đã duyệt"
    LOCKED = "locked", "Đã khóa"


EDITABLE = (Stage.OPENED, Stage.COMPILED, Stage.CHECKED, Stage.RETURNED)
"""With its sender: may be counted anew."""
UNDER_REVIEW = (Stage.SUBMITTED, Stage.RESUBMITTED)
SENT = (*UNDER_REVIEW, Stage.APPROVED, Stage.LOCKED)
"""With its receiver: frozen."""


class Outcome(models.TextChoices):
    """How a submission ended; empty while the receiver has it before them."""

    WITHDRAWN = "withdrawn", "Người gửi rút lại"
    RETURNED = "returned", "Trả lại"
    APPROVED = "approved", "Duyệt"


class JobName(models.TextChoices):
    """What the clock does at night."""

    OPEN = "open_reports", "Mở báo cáo của kỳ"
    REMIND = "remind_reports", "Nhắc nộp báo cáo"
    COMPILE = "compile_drafts", "Giao tổng hợp bản nháp"
    COMPILE_PROVINCE = "compile_province", "Tổng hợp bản nháp của một tỉnh"


class JobOutcome(models.TextChoices):
    RUNNING = "running", "Đang chạy"
    DONE = "done", "Xong"
    FAILED = "failed", "Lỗi"
    LOST = "lost", "Bị gián đoạn"
    MISSED = "missed", "Lỡ, đã làm bù"


class ReminderKind(models.TextChoices):
    BEFORE = "before", "Sắp đến hạn"
    LATE = "late", "Quá hạn"
    OVERDUE = "overdue", "Quá hạn từ một tuần"


class Owing(models.TextChoices):
    """What an office has done about a report that it owes."""

    OPENED = "opened", "Chờ lập"
    DRAFT = "draft", "Bản nháp"
    MISSING = "missing", "Quá hạn chưa nộp"
    RETURNED = "returned", "Bị trả lại"
    SENT = "sent", "Nộp đúng hạn, chờ duyệt"
    SENT_LATE = "late", "Nộp trễ, chờ duyệt"
    APPROVED = "approved", "Đã duyệt"


class Reach(models.TextChoices):
    """How far the reports are that somebody wants as files."""

    LOCKED = "locked", "Chỉ báo cáo đã khóa"
    APPROVED = "approved", "Đã duyệt, đã khóa"
    SENT = "sent", "Đã nộp trở lên"
    ALL = "all", "Tất cả, cả bản nháp"


class BundleState(models.TextChoices):
    """How far a download is; parts: its papers are made one by one by several workers, and no worker holds it."""

    WAITING = "waiting", "Đang chờ"
    RUNNING = "running", "Đang lập tệp"
    PARTS = "parts", "Đang dựng từng bản"
    DONE = "done", "Đã xong"
    FAILED = "failed", "Không xong"
    EXPIRED = "expired", "Đã hết hạn tải"


class TargetKind(models.TextChoices):
    """What kind of number a target of a plan sets; each is met by a rule of its own."""

    COUNT = "count", "Số lượng trong kỳ"
    STOCK = "stock", "Số có đến ngày chốt"
    RATIO = "ratio", "Tỷ lệ (%)"
    ALL = "all", "Làm hết (100 %)"


SHARES = (TargetKind.RATIO, TargetKind.ALL)
"""Have a numerator and a denominator."""
ADDITIVE = (TargetKind.COUNT, TargetKind.STOCK)
"""What the units below have adds up to what the unit has."""


class Span(models.TextChoices):
    YEARLY = "yearly", "Tính từng năm, từ 01/01"
    CUMULATIVE = "cumulative", "Cộng dồn từ đầu kế hoạch"


class Sense(models.TextChoices):
    AT_LEAST = "ge", "≥ (ít nhất)"
    MORE_THAN = "gt", "> (trên)"
    AT_MOST = "le", "≤ (không quá)"


class Verdict(models.TextChoices):
    """What is said of a target on the last day counted."""

    MET = "met", "Đạt"
    MISSED = "missed", "Không đạt"
    UNDERWAY = "underway", "Đang thực hiện"
    BEHIND = "behind", "Chưa đạt"
    NOTHING = "nothing", "Không phát sinh"
    UNKNOWN = "unknown", "Chưa có số liệu"


class NarrativeStage(models.TextChoices):
    """Whether the text of a 6-month or annual report still stands open."""

    DRAFT = "draft", "Dự thảo"
    FINAL = "final", "Đã ban hành"


class NarrativeWork(models.TextChoices):
    """What a worker does for it: count and draft, or make the files."""

    DRAFT = "draft", "Tổng hợp số liệu"
    PRINT = "print", "Dựng tệp"


class FileKind(models.TextChoices):
    """In which shapes it is read."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word (DOCX)"
    XLSX = "xlsx", "Excel (XLSX)"
