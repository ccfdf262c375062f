"""Vocational courses: seats, enrolments, results."""

from datetime import date

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from aftercare.enums import SupportKind
from aftercare.models import CourseResult, Enrolment, Support, VocationalCourse
from aftercare.queries import unmet_needs
from aftercare.services.support import record_support
from areas.models import Area
from cases.models import Dossier
from cases.services import acting_for, check_event_day
from core import audit
from core.errors import DomainError
from core.saving import checked_save, locked, require_version
from core.text import clean

NO_SEAT = "Lớp {course} có {seats} chỗ và đã đủ người; hãy chọn lớp khác hoặc tăng số chỗ."
ENROLLED = "Người này đã ghi danh lớp {course} ngày {on:%d/%m/%Y}."
ENDED = "Lớp {course} đã kết thúc ngày {ends:%d/%m/%Y}; ngày ghi danh phải trước ngày đó."
FEWER_SEATS = "Đã có {count} người đang chiếm chỗ; số chỗ không thể ít hơn."
ENROLLED_LATER = "Đã có người ghi danh ngày {on:%d/%m/%Y}; ngày kết thúc phải sau ngày đó."
ENDS_NOT_LATER = "Ngày kết thúc phải sau ngày khai giảng {starts:%d/%m/%Y}."
BOTH = "Kết quả và ngày có kết quả phải đi cùng nhau."
RESULT_EARLY = "Ngày có kết quả phải từ ngày ghi danh {on:%d/%m/%Y} trở đi."
NOT_OVER = "Lớp kết thúc ngày {ends:%d/%m/%Y}; chưa thể ghi “học xong” trước ngày đó."
JOB_WITHOUT_RESULT = "Việc làm sau khóa học chỉ ghi khi đã có kết quả."


@transaction.atomic
def open_course(
    *, unit: Area, trade: str, giver: str, provider: str, starts: date, ends: date, seats: int, by: User
) -> VocationalCourse:
    """Announce a course with its seats; it may begin later (NĐ116 art. 79)."""
    course = VocationalCourse(unit=unit)
    data = {"trade": clean(trade), "giver": giver, "provider": clean(provider)}
    return _save_course("open_course", course, {**data, "starts": starts, "ends": ends, "seats": seats}, by)


@transaction.atomic
def change_course(
    *,
    course: VocationalCourse,
    version: int,
    trade: str,
    giver: str,
    provider: str,
    starts: date,
    ends: date,
    seats: int,
    by: User,
) -> VocationalCourse:
    """Correct a course; whoever is enrolled keeps the seat."""
    course = locked(course)
    require_version(course, version)
    taken = _taken(course)
    if seats < taken:
        raise _refusal(FEWER_SEATS.format(count=taken), "seats")
    last = course.enrolments.order_by("on").last()
    if last and last.on >= ends:
        raise _refusal(ENROLLED_LATER.format(on=last.on), "ends")
    data = {"trade": clean(trade), "giver": giver, "provider": clean(provider)}
    return _save_course("change_course", course, {**data, "starts": starts, "ends": ends, "seats": seats}, by)


@transaction.atomic
def enrol(*, course: VocationalCourse, dossier: Dossier, on: date, by: User) -> Enrolment:
    """Give a person a seat: that is the support “học nghề”, which meets the oldest open need of that kind."""
    dossier = locked(dossier)
    course = locked(course)
    before = course.enrolments.filter(dossier=dossier).first()
    if before:
        raise _refusal(ENROLLED.format(course=course, on=before.on), "course")
    if on >= course.ends:
        raise _refusal(ENDED.format(course=course, ends=course.ends), "on")
    if _taken(course) >= course.seats:
        raise _refusal(NO_SEAT.format(course=course, seats=course.seats), "course")
    check_event_day(dossier, on, "on")
    needs = unmet_needs(dossier).filter(kind=SupportKind.TRAINING, recorded_on__lte=on)
    need = needs.order_by("recorded_on", "pk").first()
    support = _given(dossier, on) if need is None else None
    if support is None:
        support = record_support(
            dossier=dossier,
            kind=SupportKind.TRAINING,
            delivered_on=on,
            need=need,
            giver=course.giver,
            giver_name=course.provider,
            by=by,
        )
    enrolment = Enrolment(course=course, dossier=dossier, on=on, support=support)
    return _save_enrolment("enrol", enrolment, by)


@transaction.atomic
def end_enrolment(
    *, enrolment: Enrolment, version: int, result: str, result_on: date | None, job: str, by: User
) -> Enrolment:
    """Say what came of it: finished, dropped (the seat is free again), passed; and the job found afterwards."""
    locked(enrolment.dossier)
    course = locked(enrolment.course)
    enrolment = locked(enrolment)
    require_version(enrolment, version)
    if bool(result) != bool(result_on):
        raise _refusal(BOTH, "result_on" if result else "result")
    if clean(job) and not result:
        raise _refusal(JOB_WITHOUT_RESULT, "job")
    if result_on:
        check_event_day(enrolment.dossier, result_on, "result_on")
        if result_on < enrolment.on:
            raise _refusal(RESULT_EARLY.format(on=enrolment.on), "result_on")
        if result != CourseResult.DROPPED and result_on < course.ends:
            raise _refusal(NOT_OVER.format(ends=course.ends), "result_on")
    takes_seat = enrolment.result == CourseResult.DROPPED and result != CourseResult.DROPPED
    if takes_seat and _taken(course) >= course.seats:
        raise _refusal(NO_SEAT.format(course=course, seats=course.seats), "result")
    enrolment.result, enrolment.result_on, enrolment.job = result, result_on, clean(job)
    return _save_enrolment("end_enrolment", enrolment, by)


def _given(dossier: Dossier, on: date) -> Support | None:
    """A support of that kind recorded for the very day, met no need and stands for no other course: it is this one."""
    rows = Support.objects.filter(dossier=dossier, kind=SupportKind.TRAINING, delivered_on=on, need=None)
    return rows.filter(enrolment__isnull=True).first()


def _taken(course: VocationalCourse) -> int:
    """Seats taken: of all who did not drop out."""
    return course.enrolments.exclude(result=CourseResult.DROPPED).count()


def _save_course(action: str, course: VocationalCourse, data: dict, by: User) -> VocationalCourse:
    for name, value in data.items():
        setattr(course, name, value)
    if course.ends <= course.starts:
        raise _refusal(ENDS_NOT_LATER.format(starts=course.starts), "ends")
    checked_save(course)
    audit.record(action, course, by=by, unit=course.unit_id)
    return course


def _save_enrolment(action: str, enrolment: Enrolment, by: User) -> Enrolment:
    checked_save(enrolment)
    behalf = acting_for(by, enrolment.dossier, Permission.WRITE_SUPPORT)
    audit.record(action, enrolment, by=by, on_behalf_of=behalf, dossier=enrolment.dossier_id)
    return enrolment


def _refusal(sentence: str, field: str) -> DomainError:
    return DomainError(sentence, fields={field: sentence})
