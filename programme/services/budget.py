"""The money of an office's year."""

from typing import Any

from django.db import transaction

from accounts.models import User
from areas.models import Office
from programme.models import Budget
from programme.services.staff import check_year
from programme.writing import fill, opened, write


@transaction.atomic
def return_budget(*, office: Office, data: dict[str, Any], by: User) -> Budget:
    """Type what was allotted to, or spent by, an office in a year; sources and uses each add up to the total."""
    row = fill(Budget(office=office), data)
    check_year(row)
    return write("return_budget", row, by, year=row.year, measure=row.measure)


@transaction.atomic
def correct_budget(*, row: Budget, version: int, data: dict[str, Any], by: User) -> Budget:
    """Type it anew."""
    row = opened(row, version, data)
    check_year(row)
    return write("correct_budget", row, by, year=row.year, measure=row.measure)
