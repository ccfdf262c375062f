"""The clinic's morning on one screen, saved in one request."""

from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from accounts.enums import Permission
from accounts.models import User
from accounts.perms import requires
from core import calendar
from core.errors import DomainError, StaleVersionError
from core.forms import DayField
from rehab.clinic import patients_on
from rehab.enums import DoseKind, FacilityKind
from rehab.models import Facility, Morning
from rehab.morning_sheet import Line, blame, compare, rows_of, stored_lines, typed_lines
from rehab.services import record_doses

MEND = "Chưa lưu gì. Hãy sửa những dòng được đánh dấu đỏ rồi bấm Lưu lại."
NO_SUCH_DAY = "Không mở được buổi “{typed}”. {why}"
NOT_YET = "Không mở được buổi ngày {day:%d/%m/%Y} vì ngày đó chưa đến; hôm nay là {today:%d/%m/%Y}."


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_DOSES)
def morning(request: HttpRequest, template_name: str = "rehab/morning.html") -> HttpResponse:
    """Who took the day's dose: all patients of the clinic. What was typed is never lost by a refusal."""
    clinics = _own_clinics(request.user)
    clinic = _chosen(clinics, request.GET.get("co-so"))
    typed = request.GET.get("ngay")
    day, fault = _day(typed)
    if fault:
        context = {"clinic": clinic, "clinics": clinics, "typed": typed, "error": fault, **_ways_out()}
        return render(request, "rehab/morning_refused.html", context, status=400)
    patients = patients_on(request.user, clinic, day)
    error = ""
    if request.method == "POST":
        lines = typed_lines(patients, request.POST)
        error = _save(request, clinic, day, lines)
        if not error:
            blank = len(lines) - len(rows_of(lines))
            left = f" Còn {blank} người chưa ghi." if blank else ""
            messages.success(request, f"Đã lưu buổi ngày {day:%d/%m/%Y}.{left}")
            query = urlencode({"co-so": clinic.pk, "ngay": f"{day:%d/%m/%Y}"})
            return redirect(f"{reverse('rehab:morning')}?{query}")
    else:
        lines = stored_lines(patients)
    context = {
        "clinic": clinic,
        "clinics": clinics,
        "day": day,
        "is_today": day == calendar.today(),
        "lines": lines,
        "kinds": DoseKind.choices,
        "saved": Morning.objects.filter(facility=clinic, on=day).select_related("saved_by").first(),
        "error": error,
    }
    return render(request, template_name, context)


def _save(request: HttpRequest, clinic: Facility, day: date, lines: list[Line]) -> str:
    """Save the sheet; gives the sentence that refuses it."""
    rows = rows_of(lines)
    if any(line.error for line in lines):
        return MEND
    typed = request.POST.get("version", "")
    version = int(typed) if typed.isdecimal() else 0
    try:
        record_doses(clinic=clinic, on=day, version=version, rows=rows, by=request.user)
    except StaleVersionError as refusal:
        compare(lines)
        return refusal.message
    except DomainError as refusal:
        return MEND if blame(lines, refusal.fields) else refusal.message
    return ""


def _own_clinics(user: User) -> list[Facility]:
    own = Facility.objects.visible_to(user, Permission.RECORD_DOSES).filter(kind=FacilityKind.METHADONE)
    return list(own.select_related("office__area").order_by("office__code"))


def _chosen(clinics: list[Facility], key: str | None) -> Facility:
    clinic = next((one for one in clinics if key in (None, str(one.pk))), None)
    if clinic is None:
        raise Http404
    return clinic


def _ways_out() -> dict[str, date]:
    """The mornings that one most likely meant."""
    return {"today": calendar.today(), "yesterday": calendar.today() - timedelta(days=1)}


def _day(typed: str | None) -> tuple[date, str]:
    """The day asked for, today when none is; and the sentence that refuses what is no day, or not yet one."""
    today = calendar.today()
    try:
        day = DayField(required=False).clean(typed) or today
    except ValidationError as fault:
        return today, NO_SUCH_DAY.format(typed=typed, why=" ".join(fault.messages))
    return day, NOT_YET.format(day=day, today=today) if day > today else ""
