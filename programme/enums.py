"""Kinds and named sets of the programme's activities."""

from django.db import models


class Employment(models.TextChoices):
    FULL_TIME = "full_time", "Chuyên trách"
    PART_TIME = "part_time", "Kiêm nhiệm"


class WorkField(models.TextChoices):
    """In what a member of staff works."""

    SOCIAL = "social", "Lao động – xã hội"
    POLICE = "police", "Công an"
    HEALTH = "health", "Y tế"
    OTHER = "other", "Khác"


class EventKind(models.TextChoices):
    MEETING = "meeting", "Hội nghị, nói chuyện"
    BROADCAST = "broadcast", "Phát thanh, truyền hình"
    CAMPAIGN = "campaign", "Chiến dịch, mít tinh"
    CONTEST = "contest", "Cuộc thi, biểu diễn"
    OTHER = "other", "Hình thức khác"


class ProviderAct(models.TextChoices):
    """What happens to a provider of voluntary rehabilitation services (NĐ116 art. 17-19)."""

    REGISTER = "register", "Đăng ký cung cấp dịch vụ"
    REFUSE = "refuse", "Không công bố"
    PUBLISH = "publish", "Công bố"
    FIND = "find", "Phát hiện căn cứ tạm đình chỉ"
    CLEAR = "clear", "Kết luận không có căn cứ tạm đình chỉ"
    RECORD = "record", "Lập biên bản"
    SUSPEND = "suspend", "Tạm đình chỉ"
    REGISTER_AGAIN = "register_again", "Đề nghị công bố lại"
    REFUSE_AGAIN = "refuse_again", "Không công bố lại"
    REPUBLISH = "republish", "Công bố lại"
    WITHDRAW = "withdraw", "Đưa ra khỏi danh sách"


class ProviderState(models.TextChoices):
    NEW = "new", "Chưa đăng ký"
    REGISTERED = "registered", "Chờ công bố"
    REFUSED = "refused", "Không được công bố"
    PUBLISHED = "published", "Đang công bố"
    FOUND = "found", "Đang công bố, chờ lập biên bản"
    RECORDED = "recorded", "Đang công bố, chờ quyết định tạm đình chỉ"
    SUSPENDED = "suspended", "Đang tạm đình chỉ"
    REGISTERED_AGAIN = "registered_again", "Đang tạm đình chỉ, chờ công bố lại"
    WITHDRAWN = "withdrawn", "Đã đưa ra khỏi danh sách"


SUSPENSION_GROUNDS = (
    ("conditions", "Không còn đủ điều kiện"),
    ("idle", "Không hoạt động trong 06 tháng"),
    ("violation", "Vi phạm trong hoạt động cung cấp dịch vụ"),
)
"""NĐ116 art. 18."""


class Measure(models.TextChoices):
    ALLOTTED = "allotted", "Được cấp"
    SPENT = "spent", "Đã sử dụng"


class PartnerKind(models.TextChoices):
    ENTERPRISE = "enterprise", "Doanh nghiệp"
    COOPERATIVE = "cooperative", "Hợp tác xã, hộ kinh doanh"
    SCHOOL = "school", "Cơ sở dạy nghề"
    BANK = "bank", "Ngân hàng, quỹ tín dụng"
    UNION = "union", "Đoàn thể, hội"
    OTHER = "other", "Tổ chức khác"


class OfferKind(models.TextChoices):
    TRAINING = "training", "Dạy nghề"
    JOB = "job", "Việc làm"
    LOAN = "loan", "Vay vốn"


class AnswerKind(models.TextChoices):
    NUMBER = "number", "Số"
    YES_NO = "yes_no", "Có hoặc không"
    TEXT = "text", "Câu trả lời bằng chữ"
