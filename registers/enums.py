"""States of what is imported and exported."""

from django.db import models


class ImportState(models.TextChoices):
    MAPPING = "mapping", "Chờ ghép cột"
    WAITING = "waiting", "Đang chờ"
    RUNNING = "running", "Đang xử lý"
    REFUSED = "refused", "Có lỗi, chưa ghi gì"
    READY = "ready", "Không có lỗi, chờ ghi vào sổ"
    DONE = "done", "Đã ghi vào sổ"
    FAILED = "failed", "Không xong"
    STOPPED = "stopped", "Đã hủy"
    UNDONE = "undone", "Đã hoàn tác"
    EXPIRED = "expired", "Đã xóa tệp"


KEEPS_FILE = (ImportState.MAPPING, ImportState.WAITING, ImportState.RUNNING, ImportState.REFUSED, ImportState.READY)
"""States in which the file is still needed."""


class ListSource(models.TextChoices):
    """Whose list it is."""

    POLICE = "police", "Công an"
    HEALTH = "health", "Y tế"
    OTHER = "other", "Nơi khác"


class RowOutcome(models.TextChoices):
    MATCHED = "matched", "Khớp"
    UNSURE = "unsure", "Giống nhiều hồ sơ"
    ONLY_THERE = "only_there", "Chỉ có trong danh sách"


class RowDecision(models.TextChoices):
    """What a person did with a row."""

    OPENED = "opened", "Đã lập hồ sơ"
    IGNORED = "ignored", "Bỏ qua"


class ExportState(models.TextChoices):
    WAITING = "waiting", "Đang chờ"
    RUNNING = "running", "Đang lập tệp"
    DONE = "done", "Đã xong"
    FAILED = "failed", "Không xong"
    EXPIRED = "expired", "Đã hết hạn tải"
