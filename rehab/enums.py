"""Modalities of rehabilitation and the reasons why an episode ends. Labels are those of the register workbook."""

from datetime import date

from django.db import models


class FacilityKind(models.TextChoices):
    PUBLIC = "public", "Công lập"
    VOLUNTARY = "voluntary", "Tự nguyện"
    METHADONE = "methadone", "Methadone"
    AFTERCARE = "aftercare", "Quản lý sau cai"


class Modality(models.TextChoices):
    HOME = "home", "Tại gia đình"
    COMMUNITY = "community", "Tại cộng đồng"
    COMMUNITY_COMPULSORY = "community_compulsory", "Bắt buộc tại cộng đồng"
    FACILITY_VOLUNTARY = "facility_voluntary", "Tự nguyện tại cơ sở"
    FACILITY_COMPULSORY = "facility_compulsory", "Bắt buộc tại cơ sở"
    METHADONE = "methadone", "Methadone"


AT_FACILITY = (Modality.FACILITY_VOLUNTARY, Modality.FACILITY_COMPULSORY, Modality.METHADONE)
AT_HOME = (Modality.HOME, Modality.COMMUNITY, Modality.COMMUNITY_COMPULSORY)
VOLUNTARY = (Modality.HOME, Modality.COMMUNITY, Modality.FACILITY_VOLUNTARY)
COMPULSORY = (Modality.COMMUNITY_COMPULSORY, Modality.FACILITY_COMPULSORY)
RESIDENTIAL = (Modality.FACILITY_VOLUNTARY, Modality.FACILITY_COMPULSORY)

FACILITY_KINDS = {
    Modality.FACILITY_VOLUNTARY: (FacilityKind.PUBLIC, FacilityKind.VOLUNTARY),
    Modality.FACILITY_COMPULSORY: (FacilityKind.PUBLIC,),
    Modality.METHADONE: (FacilityKind.METHADONE,),
}
"""The kinds of facility that may take each modality (L2021 art. 28: compulsory rehab in public facilities only)."""

ABOLISHED_ON = date(2022, 1, 1)
"""First day on which compulsory rehab in the community and aftercare at a facility cannot start (NĐ116 art. 86)."""


class EpisodeEnd(models.TextChoices):
    COMPLETED = "completed", "Hoàn thành"
    ABANDONED = "abandoned", "Tự ý chấm dứt"
    ESCAPED = "escaped", "Bỏ trốn"
    CONVERTED = "converted", "Chuyển biện pháp"
    IMPRISONED = "imprisoned", "Phạt tù"
    DEAD = "dead", "Chết"
    EXEMPTED = "exempted", "Miễn hoặc đình chỉ"
    EXPELLED = "expelled", "Bị chấm dứt điều trị"
    OTHER = "other", "Khác"


class Phase(models.TextChoices):
    """Phases of substitution treatment (NĐ90/2016 art. 4); also states of its procedure."""

    INDUCTION = "induction", "Khởi liều"
    ADJUSTMENT = "adjustment", "Điều chỉnh liều"
    MAINTENANCE = "maintenance", "Duy trì liều"
    TAPERING = "tapering", "Giảm liều tiến tới ngừng"


class DoseKind(models.TextChoices):
    """What became of a day's dose."""

    TAKEN = "taken", "Đã uống"
    MISSED = "missed", "Vắng"
    TAKE_HOME = "take_home", "Mang về"
    LEAVE = "leave", "Nghỉ phép"

    @classmethod
    def given(cls) -> tuple["DoseKind", "DoseKind"]:
        """With a dose given at the clinic."""
        return cls.TAKEN, cls.TAKE_HOME


class MissedDose(models.TextChoices):
    """What a clinic does when a patient comes back after missed days."""

    SAME = "same", "Cho uống liều cũ"
    HALF = "half", "Cho uống nửa liều"
    RESTART = "restart", "Khởi liều lại"
    DROP_OUT = "drop_out", "Ghi bỏ điều trị"
