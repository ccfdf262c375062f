"""Courses for staff and communication events."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.perms import requires
from accounts.scope import scope_of
from areas.enums import Level
from areas.models import Area
from core.calendar import today
from core.templatetags.ui import day
from programme.forms.activities import ChangeCourseForm, ChangeEventForm, CourseForm, EventForm
from programme.models import CommunicationEvent, Course, StaffMember
from programme.perms import keeps, visible_row
from programme.queries import courses_with_numbers, events_with_numbers
from programme.services import change_course, change_event, record_course, record_event
from programme.views.acts import Add, Change
from programme.views.parts import HOME, Button, Cell, Sheet, Table, add_button, number, show, table_of


@require_safe
@requires(Permission.VIEW_PROGRAMME)
def course_list(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    courses = courses_with_numbers(Course.objects.visible_to(request.user).filter(topic__icontains=words))
    table = table_of(
        request,
        courses,
        ("Nội dung", "Cơ quan tổ chức", "Khai mạc", "Bế mạc", "Cán bộ dự", "Người khác"),
        lambda row: [
            Cell(row.topic, url=reverse("programme:course_detail", args=[row.pk])),
            Cell(row.office.name),
            Cell(day(row.first_day)),
            Cell(day(row.last_day)),
            number(row.attended),
            number(row.others),
        ],
        noun="lớp",
        empty="Chưa ghi lớp tập huấn nào.",
    )
    buttons = add_button(request, "programme:course_add", "Ghi lớp tập huấn")
    return show(request, Sheet("Tập huấn cán bộ", "", HOME, buttons, tables=(table,), searches=True))


@require_safe
@requires(Permission.VIEW_PROGRAMME)
def course_detail(request: HttpRequest, pk: int) -> HttpResponse:
    course = visible_row(request.user, Course.objects.select_related("office"), pk)
    attended = StaffMember.objects.filter(participations__course=course).select_related("office")
    table = Table(
        ("Họ và tên", "Cơ quan", "Chức vụ, đơn vị"),
        [[Cell(staff.full_name), Cell(staff.office.name), Cell(staff.title)] for staff in attended],
        title="Cán bộ dự lớp",
        caption=f"{len(attended)} cán bộ",
        empty="Chưa ghi cán bộ nào dự lớp.",
    )
    facts = (
        ("Cơ quan tổ chức", course.office.name),
        ("Thời gian", f"{day(course.first_day)} – {day(course.last_day)}"),
        ("Địa điểm", course.place),
        ("Người dự khác", course.others),
    )
    buttons = _change(request, course, "programme:course_change")
    back = ("Tập huấn cán bộ", reverse("programme:course_list"))
    return show(request, Sheet(course.topic, "", back, buttons, facts, (table,)))


def _change(request: HttpRequest, row: Any, name: str) -> tuple[Button, ...]:
    return (Button("Sửa", reverse(name, args=[row.pk])),) if keeps(request.user, row.office_id) else ()


def _staff(user: Any) -> QuerySet[StaffMember]:
    return StaffMember.objects.visible_to(user).select_related("office")


class CourseAdd(Add):
    form_class, service, apart = CourseForm, record_course, ("participants",)
    heading, done = "Ghi lớp tập huấn", "Đã ghi lớp tập huấn."
    list_name, detail_name = "programme:course_list", "programme:course_detail"

    def form_kwargs(self) -> dict[str, Any]:
        return {**super().form_kwargs(), "staff": _staff(self.request.user).on(today())}


class CourseChange(Change):
    rows, form_class, service, subject = Course.objects.all(), ChangeCourseForm, change_course, "course"
    heading, apart = "Sửa lớp tập huấn", ("participants",)
    list_name, detail_name = "programme:course_list", "programme:course_detail"

    def form_kwargs(self) -> dict[str, Any]:
        on = _staff(self.request.user).on(self.row.last_day)
        attended = _staff(self.request.user).filter(participations__course=self.row)
        return {**super().form_kwargs(), "staff": (on | attended).distinct()}


@require_safe
@requires(Permission.VIEW_PROGRAMME)
def event_list(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    events = events_with_numbers(CommunicationEvent.objects.visible_to(request.user).filter(topic__icontains=words))
    table = table_of(
        request,
        events,
        ("Nội dung", "Ngày", "Hình thức", "Cơ quan", "Lượt người nghe", "Số xã"),
        lambda row: [
            Cell(row.topic, url=reverse("programme:event_detail", args=[row.pk])),
            Cell(day(row.on)),
            Cell(row.get_kind_display()),
            Cell(row.office.name),
            number(row.listeners),
            number(row.reached),
        ],
        noun="buổi",
        empty="Chưa ghi buổi tuyên truyền nào.",
    )
    buttons = add_button(request, "programme:event_add", "Ghi buổi tuyên truyền")
    return show(request, Sheet("Tuyên truyền", "", HOME, buttons, tables=(table,), searches=True))


@require_safe
@requires(Permission.VIEW_PROGRAMME)
def event_detail(request: HttpRequest, pk: int) -> HttpResponse:
    event = visible_row(request.user, CommunicationEvent.objects.select_related("office"), pk)
    reached = event.communes.select_related("commune__parent").order_by("commune__code")
    table = Table(
        ("Xã", "Thuộc"),
        [[Cell(row.commune.name), Cell(str(row.commune.parent or ""))] for row in reached],
        title="Xã được tuyên truyền",
        caption=f"{len(reached)} xã",
    )
    facts = (
        ("Cơ quan", event.office.name),
        ("Ngày", day(event.on)),
        ("Hình thức", event.get_kind_display()),
        ("Lượt người nghe", event.listeners),
    )
    buttons = _change(request, event, "programme:event_change")
    back = ("Tuyên truyền", reverse("programme:event_list"))
    return show(request, Sheet(event.topic, "", back, buttons, facts, (table,)))


def _communes(user: Any) -> QuerySet[Area]:
    scope = scope_of(user, Permission.WRITE_PROGRAMME)
    return scope.units_below().filter(level=Level.COMMUNE).order_by("code")


class EventAdd(Add):
    form_class, service, apart = EventForm, record_event, ("communes",)
    heading, done = "Ghi buổi tuyên truyền", "Đã ghi buổi tuyên truyền."
    list_name, detail_name = "programme:event_list", "programme:event_detail"

    def form_kwargs(self) -> dict[str, Any]:
        return {**super().form_kwargs(), "communes": _communes(self.request.user)}


class EventChange(Change):
    rows, form_class, service, subject = CommunicationEvent.objects.all(), ChangeEventForm, change_event, "event"
    heading, apart = "Sửa buổi tuyên truyền", ("communes",)
    list_name, detail_name = "programme:event_list", "programme:event_detail"

    def form_kwargs(self) -> dict[str, Any]:
        kept = Area.objects.filter(pk__in=self.row.communes.values("commune"))
        communes = Area.objects.filter(pk__in=_communes(self.request.user).values("pk")) | kept
        return {**super().form_kwargs(), "communes": communes.distinct().order_by("code")}
