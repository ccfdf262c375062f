"""Levels of the administrative tree and kinds of offices."""

from datetime import date

from django.db import models

BEGINNING = date(1900, 1, 1)
"""The first tree is taken as valid from the beginning."""

REFORM_2025 = date(2025, 7, 1)
"""Two-level local government: the district tier ends on 30/06/2025."""


class Level(models.TextChoices):
    PROVINCE = "province", "Tỉnh, thành phố"
    DISTRICT = "district", "Quận, huyện, thị xã"
    COMMUNE = "commune", "Xã, phường, thị trấn"


class OfficeKind(models.TextChoices):
    PROVINCE = "province", "Cơ quan cấp tỉnh"
    DISTRICT = "district", "Cơ quan cấp huyện"
    COMMUNE = "commune", "Cơ quan cấp xã"
    FACILITY = "facility", "Cơ sở cai nghiện"
    CLINIC = "clinic", "Cơ sở điều trị methadone"


AREA_OFFICES = (OfficeKind.PROVINCE, OfficeKind.DISTRICT, OfficeKind.COMMUNE)
CARE_OFFICES = (OfficeKind.FACILITY, OfficeKind.CLINIC)
