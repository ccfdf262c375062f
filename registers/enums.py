"""States of what is imported and exported."""

from django.db import models


class ImportState(models.TextChoices):
    WAITING = "waiting", "Đang chờ"
    RUNNING = "running", "Đang xử lý"
    REFUSED = "refused", "Có lỗi, chưa ghi gì"
    READY = "ready", "Không có lỗi, chờ ghi vào sổ"
    DONE = "done", "Đã ghi vào sổ"
    FAILED = "failed", "Không xong"


class ExportState(models.TextChoices):
    WAITING = "waiting", "Đang chờ"
    RUNNING = "running", "Đang lập tệp"
    DONE = "done", "Đã xong"
    FAILED = "failed", "Không xong"
    EXPIRED = "expired", "Đã hết hạn tải"
