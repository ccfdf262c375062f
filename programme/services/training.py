"""Courses for staff, and who attended them."""

from collections.abc import Collection
from typing import Any

from django.db import transaction

from accounts.models import User
from areas.models import Office
from cases.services import check_not_future
from programme.models import Course, Participation, StaffMember
from programme.writing import fill, opened, refusal, write

NOT_ON_STAFF = "{names} không trong danh sách cán bộ vào thời gian của lớp ({first:%d/%m/%Y} – {last:%d/%m/%Y})."


@transaction.atomic
def record_course(*, office: Office, participants: Collection[StaffMember], data: dict[str, Any], by: User) -> Course:
    """Record a course that was held, and who of the staff attended."""
    course = fill(Course(office=office), data)
    return _write("record_course", course, participants, by)


@transaction.atomic
def change_course(
    *, course: Course, version: int, participants: Collection[StaffMember], data: dict[str, Any], by: User
) -> Course:
    """Correct a course and its participants."""
    return _write("change_course", opened(course, version, data), participants, by)


def _write(action: str, course: Course, participants: Collection[StaffMember], by: User) -> Course:
    check_not_future(course.last_day, "last_day")
    strangers = [
        staff.full_name
        for staff in participants
        if staff.starts > course.last_day or (staff.ends and staff.ends <= course.first_day)
    ]
    if strangers:
        names = ", ".join(sorted(strangers))
        raise refusal(NOT_ON_STAFF.format(names=names, first=course.first_day, last=course.last_day), "participants")
    write(action, course, by, participants=len(participants))
    kept = {staff.pk for staff in participants}
    Participation.objects.filter(course=course).exclude(staff__in=kept).delete()
    known = set(Participation.objects.filter(course=course).values_list("staff_id", flat=True))
    Participation.objects.bulk_create(Participation(course=course, staff_id=pk) for pk in sorted(kept - known))
    return course
