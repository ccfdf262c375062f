"""Needs that nobody has met yet, and vocational courses with their seats."""

from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from accounts.scope import scope_of
from aftercare.enums import SupportKind
from aftercare.forms.courses import ChangeCourseForm, CourseForm, EndEnrolmentForm, EnrolForm, NeedsFilter
from aftercare.models import Enrolment, VocationalCourse
from aftercare.needs import unmet, waits_of_year, with_seats
from aftercare.queries import unmet_needs
from aftercare.services import change_course, end_enrolment, enrol, open_course
from aftercare.views.acts import entry
from areas.models import Area
from cases.models import Dossier
from cases.queries import communes_today, with_commune
from cases.views.base import DossierAct
from core import calendar

ON_A_PAGE = 25
NOT_THIS_COURSE = "Lớp này do đơn vị khác tổ chức; chỉ đơn vị đó sửa được."


@require_safe
@requires(Permission.VIEW_AFTERCARE)
def needs_list(request: HttpRequest, template_name: str = "aftercare/needs.html") -> HttpResponse:
    """Who has waited longest for what, and how long those waited whose need was met this year."""
    form = NeedsFilter(request.GET, user=request.user)
    people = form.people(Dossier.objects.visible_to(request.user))
    found = unmet(people)
    if form.kind_chosen:
        found = found.filter(kind=form.kind_chosen)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    rows, today = list(page.object_list), calendar.today()
    communes = communes_today(with_commune(Dossier.objects.filter(pk__in=[row.dossier_id for row in rows])))
    context = {
        "form": form,
        "page": page,
        "rows": [
            {
                "need": row,
                "commune": communes.get(row.dossier_id),
                "days": (today - row.recorded_on).days,
            }
            for row in rows
        ],
        "kinds": waits_of_year(people, today.year),
        "year": today.year,
        "may_write": request.user.may(Permission.WRITE_SUPPORT),
    }
    return render(request, template_name, context)


@require_safe
@requires(Permission.VIEW_AFTERCARE)
def course_list(request: HttpRequest, template_name: str = "aftercare/course_list.html") -> HttpResponse:
    courses = with_seats(VocationalCourse.objects.visible_to(request.user)).order_by("-starts", "pk")
    page = Paginator(courses, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "may_open": request.user.may(Permission.WRITE_SUPPORT), "today": calendar.today()}
    return render(request, template_name, context)


@require_safe
@requires(Permission.VIEW_AFTERCARE)
def course_detail(request: HttpRequest, pk: int, template_name: str = "aftercare/course_detail.html") -> HttpResponse:
    """A course and, by name, those who take part whose dossiers the user may see."""
    course = get_object_or_404(with_seats(VocationalCourse.objects.visible_to(request.user)), pk=pk)
    rows = course.enrolments.visible_to(request.user).select_related("dossier").order_by("dossier__sort_key", "pk")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "course": course,
        "page": page,
        "hidden": course.enrolments.count() - page.paginator.count,
        "may_change": VocationalCourse.objects.kept_by(request.user).filter(pk=pk).exists(),
        "may_write": request.user.may(Permission.WRITE_SUPPORT),
    }
    return render(request, template_name, context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_SUPPORT)
def course_open(request: HttpRequest) -> HttpResponse:
    return entry(
        request,
        CourseForm(request.POST or None, units=_units(request)),
        open_course,
        heading="Thêm lớp dạy nghề",
        done="Đã ghi lớp {row}.",
        page="aftercare:course_detail",
        back=("Lớp dạy nghề", reverse("aftercare:course_list")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_SUPPORT)
def course_change(request: HttpRequest, pk: int) -> HttpResponse:
    course = get_object_or_404(_visible(request), pk=pk)
    if not VocationalCourse.objects.kept_by(request.user).filter(pk=pk).exists():
        raise PermissionDenied(NOT_THIS_COURSE)
    return entry(
        request,
        ChangeCourseForm(request.POST or None, instance=course, version=course.version),
        partial(change_course, course=course),
        heading="Sửa lớp dạy nghề",
        done="Đã sửa.",
        page="aftercare:course_detail",
        back=(str(course), reverse("aftercare:course_detail", args=[pk])),
    )


ENROLLED_BEFORE_NEED = (
    "Đã ghi danh. Nhu cầu học nghề ghi ngày {recorded_on:%d/%m/%Y}, sau ngày ghi danh {on:%d/%m/%Y}, nên vẫn là chưa "
    "đáp ứng; nếu ghi nhầm ngày, hãy sửa ngày ghi nhận nhu cầu."
)


class Enrol(DossierAct):
    permission = Permission.WRITE_SUPPORT
    form_class = EnrolForm
    heading = "Ghi danh lớp dạy nghề"
    words = "Ghi danh là một hỗ trợ “Học nghề”; nhu cầu học nghề lâu nhất còn chờ được ghi là đã đáp ứng."
    submit = "Ghi danh"
    done = "Đã ghi danh."
    panel = "support"

    def form_arguments(self) -> dict[str, Any]:
        courses = with_seats(_visible(self.request).open_on(calendar.today())).order_by("starts", "pk")
        asked = self.request.GET.get("course", "")
        return {"courses": courses, "initial": {"course": asked} if asked.isdecimal() else {}}

    def act(self, form: Any) -> None:
        enrolled = enrol(dossier=self.dossier, by=self.request.user, **form.cleaned_data)
        later = unmet_needs(self.dossier).filter(kind=SupportKind.TRAINING, recorded_on__gt=enrolled.on).first()
        if enrolled.support.need_id is None and later:
            self.done = ENROLLED_BEFORE_NEED.format(recorded_on=later.recorded_on, on=enrolled.on)


class EnrolmentEnd(DossierAct):
    permission = Permission.WRITE_SUPPORT
    form_class = EndEnrolmentForm
    heading = "Kết quả học nghề"
    done = "Đã ghi kết quả."
    panel = "support"

    def get_subject(self) -> Enrolment:
        rows = Enrolment.objects.select_related("course")
        return get_object_or_404(rows, dossier=self.dossier, pk=self.kwargs["fact"])

    def act(self, form: Any) -> None:
        end_enrolment(enrolment=self.subject, by=self.request.user, **form.cleaned_data)

    def context(self, form: Any) -> dict[str, Any]:
        return {**super().context(form), "words": str(self.subject.course)}


def _visible(request: HttpRequest) -> QuerySet[VocationalCourse]:
    return VocationalCourse.objects.visible_to(request.user, Permission.WRITE_SUPPORT)


def _units(request: HttpRequest) -> QuerySet[Area]:
    """The units of today that the user answers for and that may hold a course."""
    scope = scope_of(request.user, Permission.WRITE_SUPPORT)
    units = scope.units_below() if scope.units else Area.objects.none()
    return units.select_related("parent").order_by("level", "code")
