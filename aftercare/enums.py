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
