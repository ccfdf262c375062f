"""States of what is imported and exported."""

from django.db import models


class ImportState(models.TextChoices):
    WAITING = "waiting", "Đang chờ"
    RUNNING = "running", "Đang xử lý"
    REFUSED = "refused", "Có lỗi, chưa ghi gì"
    READY = "ready", "Không có lỗi, chờ ghi vào sổ"
    DONE = "done", "Đã ghi vào sổ"
    FAILED = "failed", "Không xong"
    STOPPED = "stopped", "Đã hủy"
    UNDONE = "undone", "Đã hoàn tác"
    EXPIRED = "expired", "Đã xóa tệp"


KEEPS_FILE = (ImportState.WAITING, ImportState.RUNNING, ImportState.REFUSED, ImportState.READY)
"""States in which the file is still needed."""


class ExportState(models.TextChoices):
    WAITING = "waiting", "Đang chờ"
    RUNNING = "running", "Đang lập tệp"
    DONE = "done", "Đã xong"
    FAILED = "failed", "Không xong"
    EXPIRED = "expired", "Đã hết hạn tải"
