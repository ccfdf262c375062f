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
    WAITING = "waiting", "Đang chờ"
    RUNNING = "running", "Đang tổng hợp"
    DONE = "done", "Đã xong"
    FAILED = "failed", "Không tổng hợp được"


UNFINISHED = (ReportState.WAITING, ReportState.RUNNING)
