"""Words of the dossier. Labels are those of the register workbook."""

from django.db import models


class Sex(models.TextChoices):
    MALE = "male", "Nam"
    FEMALE = "female", "Nữ"


class Drug(models.TextChoices):
    OPIUM = "opium", "Thuốc phiện"
    HEROIN = "heroin", "Heroin"
    COCAINE = "cocaine", "Cocain"
    CANNABIS = "cannabis", "Cần sa"
    ATS = "ats", "ATS"
    KETAMINE = "ketamine", "Ketamine"
    OTHER = "other", "Khác"


class Route(models.TextChoices):
    INJECTING = "injecting", "Tiêm chích"
    INHALING = "inhaling", "Hít"
    SMOKING = "smoking", "Hút"
    SWALLOWING = "swallowing", "Uống"
    OTHER = "other", "Khác"


class Stage(models.TextChoices):
    """Where the person stands on the way; computed, never typed."""

    REGISTERED = "registered", "Mới lập hồ sơ"
    MANAGED_USER = "managed_user", "Quản lý người sử dụng"
    ADDICT = "addict", "Người nghiện chưa cai"
    REHAB = "rehab", "Đang cai nghiện"
    METHADONE = "methadone", "Đang điều trị methadone"
    AFTERCARE = "aftercare", "Quản lý sau cai"
    COMPLETED = "completed", "Đã hoàn thành cai nghiện"
    ENDED = "ended", "Không còn quản lý"


class PaperKind(models.TextChoices):
    CCCD = "cccd", "CCCD"
    CMND = "cmnd", "CMND"
    PASSPORT = "passport", "Hộ chiếu"


class DeterminationResult(models.TextChoices):
    ADDICTED = "addicted", "Có nghiện"
    NOT_ADDICTED = "not_addicted", "Không nghiện"


class UserManagementEnd(models.TextChoices):
    TERM_OVER = "term_over", "Hết thời hạn"
    FOUND_ADDICTED = "found_addicted", "Xác định nghiện"
    OTHER_MEASURE = "other_measure", "Biện pháp khác"
    IMPRISONED = "imprisoned", "Phạt tù"
    DEAD = "dead", "Chết"


class RemovalReason(models.TextChoices):
    CLEAN = "clean", "Không tái nghiện"
    IMPRISONED = "imprisoned", "Phạt tù"
    DEAD_OR_MISSING = "dead_or_missing", "Chết hoặc mất tích"
    OTHER = "other", "Khác"


class Education(models.TextChoices):
    NONE = "none", "Chưa đi học"
    PRIMARY = "primary", "Tiểu học"
    LOWER_SECONDARY = "lower_secondary", "THCS"
    UPPER_SECONDARY = "upper_secondary", "THPT"
    COLLEGE = "college", "Đại học, trung cấp, cao đẳng"
    POSTGRADUATE = "postgraduate", "Sau đại học"


class MaritalStatus(models.TextChoices):
    SINGLE = "single", "Chưa kết hôn"
    MARRIED = "married", "Đã kết hôn"
    DIVORCED = "divorced", "Ly dị"


class WorkStatus(models.TextChoices):
    EMPLOYED = "employed", "Có việc"
    STABLE = "stable", "Ổn định"
    UNEMPLOYED = "unemployed", "Thất nghiệp"


class Relation(models.TextChoices):
    FATHER = "father", "Cha"
    MOTHER = "mother", "Mẹ"
    SPOUSE = "spouse", "Vợ hoặc chồng"
    CHILD = "child", "Con"
    GUARDIAN = "guardian", "Người giám hộ"


class Substance(models.TextChoices):
    OPIUM = "opium", "Thuốc phiện"
    MORPHINE = "morphine", "Morphine"
    HEROIN = "heroin", "Heroin"
    AMPHETAMINE = "amphetamine", "Amphetamine"
    METHAMPHETAMINE = "methamphetamine", "Methamphetamine"
    ECSTASY = "ecstasy", "Ecstasy"
    CANNABIS = "cannabis", "Cần sa"
    BENZODIAZEPINE = "benzodiazepine", "Benzodiazepine"
    PHENOBARBITAL = "phenobarbital", "Phenobarbital"
    KETAMINE = "ketamine", "Ketamine"
    COCAINE = "cocaine", "Cocain"
    ALCOHOL = "alcohol", "Rượu"
    TOBACCO = "tobacco", "Thuốc lá"
    OTHER = "other", "Khác"


class PastRehabPlace(models.TextChoices):
    FACILITY = "facility", "Cơ sở"
    HOME = "home", "Gia đình, cộng đồng"
    VOLUNTARY = "voluntary", "Cơ sở tự nguyện"
    HOSPITAL = "hospital", "Bệnh viện"
    OTHER = "other", "Khác"


class TransferSide(models.TextChoices):
    """Who began the handing over."""

    SENT = "sent", "Xã cũ gửi"
    ASKED = "asked", "Xã mới đề nghị"


class TransferState(models.TextChoices):
    WAITING = "waiting", "Chờ trả lời"
    ACCEPTED = "accepted", "Đã chuyển"
    REFUSED = "refused", "Không nhận"
    WITHDRAWN = "withdrawn", "Đã rút lại"


class AddressKind(models.TextChoices):
    """The two residences of the law of residence; the place of treatment is the third."""

    PERMANENT = "permanent", "Nơi thường trú"
    PRESENT = "present", "Nơi ở hiện tại"

    @property
    def column(self) -> str:
        """The field of the dossier that holds the one of today."""
        return f"{self.value}_address"


class ExportFormat(models.TextChoices):
    XLSX = "xlsx", "Excel (XLSX)"
    CSV = "csv", "CSV"


class ExportPurpose(models.TextChoices):
    """What a list is taken out for."""

    REPORT = "report", "Tổng hợp, báo cáo cho cấp trên"
    MEETING = "meeting", "Phục vụ họp, giao ban của cơ quan"
    VISIT = "visit", "Rà soát, gặp gỡ từng người tại địa bàn"
    SUPPORT = "support", "Bố trí người giúp đỡ, học nghề, việc làm, trợ giúp"
    COMPARE = "compare", "Đối chiếu với sổ sách của công an, y tế"
    AUTHORITY = "authority", "Cung cấp theo văn bản của cơ quan có thẩm quyền"
    OTHER = "other", "Khác"

    @classmethod
    def to_be_told(cls) -> list["ExportPurpose"]:
        """Those of which more must be said: by which paper, or what for."""
        return [cls.AUTHORITY, cls.OTHER]


class BulkDoing(models.TextChoices):
    """What is done with the rows of a bulk work."""

    LOOK = "look", "Xem trước"
    APPLY = "apply", "Làm"
    UNDO = "undo", "Hoàn tác"


class BulkState(models.TextChoices):
    CHOSEN = "chosen", "Chờ điền nội dung"
    WAITING = "waiting", "Đang chờ"
    RUNNING = "running", "Đang làm"
    READY = "ready", "Đã xem trước, chưa làm"
    DONE = "done", "Đã làm"
    FAILED = "failed", "Không xong"


class BulkOutcome(models.TextChoices):
    """What became of one dossier of a bulk work."""

    CHOSEN = "chosen", "Chưa xem"
    FITS = "fits", "Sẽ làm"
    REFUSED = "refused", "Không làm được"
    CHANGED = "changed", "Đã đổi sau khi xem"
    DONE = "done", "Đã làm"
    UNDONE = "undone", "Đã hoàn tác"
