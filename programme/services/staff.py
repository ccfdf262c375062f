"""The staff list of an office, and what it returns of its staff for the year."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import User
from areas.enums import OfficeKind
from areas.models import Office
from cases.services import check_end, check_not_future
from core.calendar import today
from core.errors import DomainError
from programme.models import Course, StaffMember, StaffReturn
from programme.writing import fill, opened, refusal, write

TASK_TEAM_OF_COMMUNE = "Tổ công tác cai nghiện ma túy là của cấp xã; {office} không có tổ này."
LEFT_ALREADY = "Cán bộ này đã thôi từ ngày {ends:%d/%m/%Y}."
ATTENDED_LATER = "Cán bộ này dự lớp tập huấn khai mạc ngày {day:%d/%m/%Y}; ngày thôi phải sau ngày đó."
YEAR_TO_COME = "Năm {year} chưa đến; chỉ nhập số liệu của năm nay hoặc các năm trước."
ONLY_AT_FACILITY = "{office} là cơ sở nên chỉ có số liệu tại cơ sở; hãy đánh dấu “tại cơ sở cai nghiện”."
NOT_AT_FACILITY = "{office} không lập số liệu tại cơ sở; chỉ cơ sở và cơ quan cấp tỉnh có số liệu đó."


@transaction.atomic
def add_staff(*, office: Office, data: dict[str, Any], by: User) -> StaffMember:
    """Put a person on the staff list of an office."""
    staff = fill(StaffMember(office=office), data)
    _check(staff)
    return write("add_staff", staff, by)


@transaction.atomic
def change_staff(*, staff: StaffMember, version: int, data: dict[str, Any], by: User) -> StaffMember:
    """Correct what the list says of a person."""
    staff = opened(staff, version, data)
    _check(staff)
    return write("change_staff", staff, by)


@transaction.atomic
def end_staff(*, staff: StaffMember, version: int, ends: date, by: User) -> StaffMember:
    """Take a person off the staff from a day on."""
    staff = opened(staff, version, {})
    if staff.ends:
        raise DomainError(LEFT_ALREADY.format(ends=staff.ends))
    check_end(staff.starts, ends)
    attended = Course.objects.filter(participations__staff=staff, first_day__gte=ends).order_by("-first_day").first()
    if attended:
        raise refusal(ATTENDED_LATER.format(day=attended.first_day), "ends")
    staff.ends = ends
    return write("end_staff", staff, by)


@transaction.atomic
def return_staff(*, office: Office, data: dict[str, Any], by: User) -> StaffReturn:
    """Type the staff figures of an office's year; the details add up to the total, or it is refused."""
    row = fill(StaffReturn(office=office), data)
    check_year(row)
    return write("return_staff", row, by, year=row.year)


@transaction.atomic
def correct_staff_return(*, row: StaffReturn, version: int, data: dict[str, Any], by: User) -> StaffReturn:
    """Type them anew."""
    row = opened(row, version, data)
    check_year(row)
    return write("correct_staff_return", row, by, year=row.year)


def check_year(row: Any) -> None:
    """Figures of a year that has begun, at the kind of place that the office reports of."""
    if row.year > today().year:
        raise refusal(YEAR_TO_COME.format(year=row.year), "year")
    if row.office.is_care and not row.at_facilities:
        raise refusal(ONLY_AT_FACILITY.format(office=row.office), "at_facilities")
    if row.at_facilities and not (row.office.is_care or row.office.kind == OfficeKind.PROVINCE):
        raise refusal(NOT_AT_FACILITY.format(office=row.office), "at_facilities")


def _check(staff: StaffMember) -> None:
    check_not_future(staff.starts, "starts")
    check_not_future(staff.certified_on, "certified_on")
    if staff.in_task_team and staff.office.kind != OfficeKind.COMMUNE:
        raise refusal(TASK_TEAM_OF_COMMUNE.format(office=staff.office), "in_task_team")
