"""Words of aftercare. Labels are those of the register workbook."""

from django.db import models

PROCEDURE = "aftercare"
"""The name of the procedure by which aftercare is decided and runs."""


class AftercareEnd(models.TextChoices):
    TERM_SERVED = "term_served", "Hết thời hạn"
    RELAPSED = "relapsed", "Tái nghiện"
    IMPRISONED = "imprisoned", "Phạt tù"
    DEAD = "dead", "Chết"
    OTHER = "other", "Khác"


class SupportKind(models.TextChoices):
    """In the order of the rows of form group 15."""

    SCHOOLING = "schooling", "Học văn hóa"
    TRAINING = "training", "Học nghề"
    JOB = "job", "Việc làm"
    LOAN = "loan", "Vay vốn"
    ALLOWANCE = "allowance", "Trợ cấp khó khăn"
    PSYCHOLOGY = "psychology", "Tư vấn tâm lý"
    LEGAL = "legal", "Hỗ trợ pháp lý"
    TRAINING_ADVICE = "training_advice", "Tư vấn học nghề"
    JOB_ADVICE = "job_advice", "Tư vấn việc làm"


WITH_AMOUNT = (SupportKind.LOAN, SupportKind.ALLOWANCE)


class SessionKind(models.TextChoices):
    """What a meeting of a club was; each kind counts when it is asked whether the club is regular."""

    CLUB = "club", "Sinh hoạt câu lạc bộ"
    FAMILY = "family", "Họp mặt gia đình"
    OUTING = "outing", "Tham quan, dã ngoại"
    TEST = "test", "Xét nghiệm"


class Activity(models.TextChoices):
    """What was done at a meeting."""

    COUNSELLING = "counselling", "Tư vấn"
    DRUG_TEST = "drug_test", "Xét nghiệm ma túy"
    VOCATIONAL = "vocational", "Học nghề"
    LOAN = "loan", "Vay vốn"
    JOB = "job", "Việc làm"
    VISIT = "visit", "Thăm hỏi gia đình"
    SPORT = "sport", "Văn nghệ, thể thao"
    LAW = "law", "Phổ biến pháp luật"
    OTHER = "other", "Khác"


class BoardRole(models.TextChoices):
    CHAIR = "chair", "Chủ nhiệm"
    DEPUTY = "deputy", "Phó chủ nhiệm"
    SECRETARY = "secretary", "Thư ký"
    MEMBER = "member", "Ủy viên"


class Grade(models.TextChoices):
    """How a club or another model was rated at the end of a year."""

    EXCELLENT = "excellent", "Xuất sắc"
    GOOD = "good", "Tốt"
    FAIR = "fair", "Khá"
    AVERAGE = "average", "Trung bình"
    WEAK = "weak", "Yếu"


class SchemeKind(models.TextChoices):
    """Models of aftercare beside the B93 clubs, in the order of the rows of form group 42."""

    VOLUNTEERS = "volunteers", "Tình nguyện viên giúp đỡ"
    SELF_HELP = "self_help", "Nhóm tự giúp nhau"
    COUNSELLING = "counselling", "Điểm tư vấn, hỗ trợ tại cộng đồng"
    REINTEGRATION = "reintegration", "Câu lạc bộ tái hòa nhập"
    OTHER = "other", "Mô hình khác"


class Span(models.TextChoices):
    """What a number of persons reached was counted over."""

    MONTH = "month", "Cả tháng"
    EVENT = "event", "Một buổi"
