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


class ReportState(models.TextChoices):
    """How far the counting is."""

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
