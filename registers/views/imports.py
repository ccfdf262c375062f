"""A workbook handed in, judged, and saved when its owner says so."""

from collections.abc import Callable
from pathlib import PurePath

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from core.errors import DomainError
from registers.enums import ImportState
from registers.forms import UploadForm
from registers.models import RegisterImport
from registers.services import approve_import, fetch_import, stop_import, undo_import, upload_register
from registers.tables import changes_anything, counts_of, findings_of
from registers.views.files import workbook_response

ON_A_PAGE = 15
_LARGE = ("content", "marked", "faults", "warnings", "counts")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.IMPORT_REGISTER)
def import_list(request: HttpRequest, template_name: str = "registers/import_list.html") -> HttpResponse:
    """Hand in a workbook; below, one's own of before."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            work = upload_register(content=file.read(), name=file.name, by=request.user)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            page = "import_map" if work.state == ImportState.MAPPING else "import_detail"
            return redirect(f"registers:{page}", pk=work.pk)
    works = RegisterImport.objects.visible_to(request.user).defer(*_LARGE)
    page = Paginator(works, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, template_name, {"form": form, "page": page})


@require_safe
@requires(Permission.IMPORT_REGISTER)
def import_detail(request: HttpRequest, pk: int, template_name: str = "registers/import_detail.html") -> HttpResponse:
    """How far it is; then its faults, or what will be saved. While it is worked on the page asks every second,
    and takes this view's middle part alone."""
    work = _own(request, pk)
    if request.headers.get("HX-Request") and not request.headers.get("HX-History-Restore-Request"):
        template_name = "registers/partials/_import.html"
    asked = request.GET
    context = {
        "work": work,
        "counts": counts_of(work),
        "changes_anything": changes_anything(work),
        "table": findings_of(work, kind=asked.get("xem", ""), sheet=asked.get("trang", "*"), page=asked.get("page")),
    }
    response = render(request, template_name, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_POST
@requires(Permission.IMPORT_REGISTER)
def import_approve(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, approve_import)


@require_POST
@requires(Permission.IMPORT_REGISTER)
def import_stop(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, stop_import)


@require_POST
@requires(Permission.IMPORT_REGISTER)
def import_undo(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, undo_import)


@require_safe
@requires(Permission.IMPORT_REGISTER)
def import_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as it was handed in."""
    work = _own(request, pk)
    return _file(request, work, work.name, marked=False)


@require_safe
@requires(Permission.IMPORT_REGISTER)
def import_marked(request: HttpRequest, pk: int) -> HttpResponse:
    """Its copy with the faulty cells marked."""
    work = _own(request, pk)
    return _file(request, work, f"{PurePath(work.name).stem}-loi.xlsx", marked=True)


def _act(request: HttpRequest, pk: int, act: Callable[..., RegisterImport]) -> HttpResponse:
    try:
        act(work=_own(request, pk), by=request.user)
    except DomainError as refusal:
        messages.warning(request, refusal.message)
    return redirect("registers:import_detail", pk=pk)


def _file(request: HttpRequest, work: RegisterImport, name: str, *, marked: bool) -> HttpResponse:
    try:
        return workbook_response(fetch_import(work=work, by=request.user, marked=marked), name)
    except DomainError as refusal:
        messages.warning(request, refusal.message)
        return redirect("registers:import_detail", pk=work.pk)


def _own(request: HttpRequest, pk: int) -> RegisterImport:
    works = RegisterImport.objects.visible_to(request.user).defer("content", "marked")
    works = works.annotate(has_file=Q(content__isnull=False), has_marked=Q(marked__isnull=False))
    return get_object_or_404(works.select_related("requested_by"), pk=pk)
