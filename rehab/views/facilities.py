"""Facilities, as the province keeps them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from core import calendar
from core.errors import DomainError
from rehab.filters import FacilityFilter
from rehab.forms import ChangeFacilityForm, OpenFacilityForm
from rehab.models import Facility
from rehab.queries import communes_to_choose, facilities_with_occupancy
from rehab.services import change_facility, open_facility

ON_A_PAGE = 25


@require_safe
@requires(Permission.WRITE_FACILITY)
def facility_list(request: HttpRequest, template_name: str = "rehab/facility_list.html") -> HttpResponse:
    facilities = facilities_with_occupancy(Facility.objects.visible_to(request.user))
    found = FacilityFilter(request.GET, facilities)
    page = Paginator(found.qs, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, template_name, {"filter": found, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_FACILITY)
def facility_create(request: HttpRequest, template_name: str = "rehab/facility_form.html") -> HttpResponse:
    communes = communes_to_choose(request.user, Permission.WRITE_FACILITY, calendar.today())
    form = OpenFacilityForm(request.POST or None, communes=communes)
    if form.is_valid():
        try:
            facility = open_facility(by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"Đã thêm cơ sở {facility}.")
            return redirect("rehab:facility_list")
    return render(request, template_name, {"form": form, "heading": "Thêm cơ sở"})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_FACILITY)
def facility_edit(request: HttpRequest, pk: int, template_name: str = "rehab/facility_form.html") -> HttpResponse:
    facilities = Facility.objects.visible_to(request.user).select_related("office__area")
    facility = get_object_or_404(facilities, pk=pk)
    office = facility.office
    form = ChangeFacilityForm(
        request.POST or None,
        communes=communes_to_choose(request.user, Permission.WRITE_FACILITY, office.valid_from),
        version=facility.version,
        initial={
            "name": office.name,
            "kind": facility.kind,
            "commune": office.area_id,
            "capacity": facility.capacity,
        },
    )
    if form.is_valid():
        data = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        try:
            change_facility(facility=facility, version=form.version, by=request.user, **data)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "Đã lưu thông tin cơ sở.")
            return redirect("rehab:facility_list")
    return render(request, template_name, {"form": form, "heading": f"Sửa cơ sở {office.code}"})
