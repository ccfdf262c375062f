"""The register of an area as a file, and the blank one."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from core.errors import DomainError
from registers.enums import ExportState
from registers.forms import ExportForm
from registers.models import RegisterExport
from registers.services import ask_export, fetch_export
from registers.views.files import workbook_response
from registers.workbook.sheets import SHEETS
from registers.workbook.writing import write_workbook

ON_A_PAGE = 15
BLANK_NAME = "mau-so.xlsx"


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.EXPORT_REGISTER)
def export_list(request: HttpRequest, template_name: str = "registers/export_list.html") -> HttpResponse:
    """Ask for the register of an area; below, one's own of before."""
    form = ExportForm(request.POST or None, user=request.user)
    if form.is_valid():
        try:
            work = ask_export(area=form.cleaned_data["area"], by=request.user)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            return redirect("registers:export_detail", pk=work.pk)
    works = RegisterExport.objects.visible_to(request.user).defer("content").select_related("area")
    page = Paginator(works, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, template_name, {"form": form, "page": page})


@require_safe
@requires(Permission.EXPORT_REGISTER)
def export_detail(request: HttpRequest, pk: int, template_name: str = "registers/export_detail.html") -> HttpResponse:
    """How far it is; then the file. While it is written the page asks every second."""
    if request.headers.get("HX-Request") and not request.headers.get("HX-History-Restore-Request"):
        template_name = "registers/partials/_export.html"
    response = render(request, template_name, {"work": _own(request, pk)})
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
@requires(Permission.EXPORT_REGISTER)
def export_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file itself; whether one may still have it is asked again."""
    work = _own(request, pk)
    if work.state != ExportState.DONE:
        raise Http404
    return workbook_response(fetch_export(work=work, by=request.user), work.file_name)


@require_safe
@requires(Permission.IMPORT_REGISTER, Permission.EXPORT_REGISTER)
def blank_workbook(request: HttpRequest) -> HttpResponse:
    """All sheets with their headings, to be filled in."""
    return workbook_response(write_workbook((sheet, ()) for sheet in SHEETS), BLANK_NAME)


def _own(request: HttpRequest, pk: int) -> RegisterExport:
    works = RegisterExport.objects.visible_to(request.user).defer("content")
    return get_object_or_404(works.select_related("area", "requested_by"), pk=pk)
